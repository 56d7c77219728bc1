// Error codes of ESA.
import type { ErrorWords } from './errorWords';

export function esaWords(): Record<string, ErrorWords> {
  return {};
}
