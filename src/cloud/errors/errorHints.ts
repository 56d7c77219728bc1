// Explains error codes: what happened and what to do. A code that is not here is shown with the service's own message.
import type { ProductApi } from '../product';
import type { ErrorExplanation } from './errorWords';
import { explainGatewayErrors } from './gateway';

/**
 * The explanation of a code, compared without case, because even one product differs in it. A code means what its product defines;
 * the definitions that every product shares come second. In both, a code that ends in `*` stands for all that begin like it and have no
 * explanation of their own.
 */
export function explainCode(api: ProductApi, code: string): ErrorExplanation | undefined {
  const written = code.toLowerCase();
  const tables = [lowerCodes(api.errors()), lowerCodes(explainGatewayErrors())];
  return (
    tables.map((table) => table.get(written)).find(Boolean) ??
    tables.map((table) => findFamily(table, written)).find(Boolean)
  );
}

/** Made for each error, which is rare, in the language of the moment. */
function lowerCodes(table: Readonly<Record<string, ErrorExplanation>>): ReadonlyMap<string, ErrorExplanation> {
  return new Map(Object.entries(table).map(([code, explanation]) => [code.toLowerCase(), explanation]));
}

function findFamily(table: ReadonlyMap<string, ErrorExplanation>, code: string): ErrorExplanation | undefined {
  return [...table].find(([family]) => family.endsWith('*') && code.startsWith(family.slice(0, -1)))?.[1];
}
