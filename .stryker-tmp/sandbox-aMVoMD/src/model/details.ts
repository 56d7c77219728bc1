import { toSingleLine } from '../base/text';
import type { Detail } from './resource';

/** Lines of a hover that have something to say, safe to show. */
export function toDetails(pairs: readonly (readonly [string, string | number | undefined])[]): readonly Detail[] {
  return pairs.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value: toSingleLine(String(value)) }],
  );
}
