// Explains error codes: what happened and what to do. A code that is not here is shown with the service's own message.
import type { ProductApi } from '../product';
import type { ErrorExplanation } from './errorWords';
import { explainGatewayErrors } from './gateway';

/** The explanation of a product's code, compared without case, because even one product differs in it. */
export function explainCode(api: ProductApi, code: string): ErrorExplanation | undefined {
  return readTable(api).get(code.toLowerCase());
}

/**
 * A code means what its product defines; the definitions that every product shares come second. Made for each error, which is rare, in the
 * language of the moment.
 */
function readTable(api: ProductApi): ReadonlyMap<string, ErrorExplanation> {
  const all = Object.entries({ ...explainGatewayErrors(), ...api.errors() });
  return new Map(all.map(([code, explanation]) => [code.toLowerCase(), explanation]));
}
