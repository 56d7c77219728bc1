// Error codes in words: what happened and what to do. A code that is not here is shown with the service's own message.
import type { Product } from '../endpoints';
import { containerGroupWords } from '../../products/eci/errors/containerGroup';
import { gatewayWords } from './gateway';
import { imageCacheWords } from '../../products/eci/errors/imageCache';
import { ehpcWords } from '../../products/ehpc/errors';
import type { ErrorWords } from './errorWords';
import { esaWords } from '../../products/esa/errors/esa';
import { opsWords } from '../../products/eci/errors/ops';
import { stsWords } from './sts';

/** Words for a code of a product, compared without case, because even one product differs in it. */
export function wordsFor(product: Product, code: string): ErrorWords | undefined {
  return tableOf(product).get(code.toLowerCase());
}

/** A code means what its product says it means; what every product shares comes last. */
const tables: Readonly<Record<Product, () => Record<string, ErrorWords>>> = {
  eci: () => ({ ...gatewayWords(), ...imageCacheWords(), ...opsWords(), ...containerGroupWords() }),
  ehpc: () => ({ ...gatewayWords(), ...ehpcWords() }),
  esa: () => ({ ...gatewayWords(), ...esaWords() }),
  sts: () => ({ ...gatewayWords(), ...stsWords() }),
};

const cached = new Map<Product, ReadonlyMap<string, ErrorWords>>();

function tableOf(product: Product): ReadonlyMap<string, ErrorWords> {
  const known = cached.get(product);
  if (known) {
    return known;
  }
  const made = new Map(Object.entries(tables[product]()).map(([code, words]) => [code.toLowerCase(), words]));
  cached.set(product, made);
  return made;
}
