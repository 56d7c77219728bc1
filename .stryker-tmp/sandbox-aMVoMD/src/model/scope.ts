import type { ResourceRef } from './resource';

/** What one list holds: a region, or what lies below one resource of it. */
export interface Scope {
  readonly region: string;
  readonly parent?: ResourceRef;
}

/** `resources` is set when only these rows changed in place; otherwise the whole scope is to be drawn again. */
export interface StoreChange {
  readonly scope: Scope;
  readonly resources?: readonly ResourceRef[];
}

/** The same text for the same scope. */
export function toScopeKey({ region, parent }: Scope): string {
  return parent ? `${region}/${parent.id}` : region;
}

/** Key of the scope that holds the resource. */
export function toRefScopeKey({ region, parent }: ResourceRef): string {
  return parent === undefined ? region : `${region}/${parent}`;
}
