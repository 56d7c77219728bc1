import type { KindManifest } from './kind';
import type { Resource } from './resource';

/**
 * Whether a row allows an action of its own kind: the only judge, for context values, inline buttons, pickers, the registrar and
 * advice on pages.
 */
export function allowsAction(
  { statuses = [], actions }: KindManifest,
  row: Pick<Resource, 'status' | 'traits'>,
  action: string,
): boolean {
  const entry = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!entry) {
    return false;
  }
  const { anyOf, noneOf = [], unknown = 'allow' } = entry.when ?? {};
  const { code } = row.status;
  const holds = (condition: string): boolean => condition === code || (row.traits?.includes(condition) ?? false);
  if (noneOf.some(holds)) {
    return false;
  }
  return !anyOf || anyOf.some(holds) || (unknown === 'allow' && !statuses.includes(code));
}
