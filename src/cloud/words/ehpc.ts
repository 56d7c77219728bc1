// Error codes of E-HPC.
import type { ErrorWords } from './errorWords';

export function ehpcWords(): Record<string, ErrorWords> {
  return {};
}
