// How the user wants a view's rows: found, grouped, sorted. Pure: the same rows and wishes give the same arrangement.
import { isRecord } from '../../base/isRecord';
import type { Resource } from '../../model/resource';
import type { Field } from '../../model/field';
import type { Arrangement } from '../../model/viewPort';

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly resources: readonly Resource[];
}

/** Copies what is an arrangement out of what was kept; anything else is dropped. */
export function parseArrangement(value: unknown): Arrangement {
  if (!isRecord(value)) {
    return {};
  }
  const { find, groupBy, sortBy, query } = value;
  const group = parseFieldChoice(groupBy);
  const sort = parseFieldChoice(sortBy);
  return {
    ...(typeof find === 'string' && find.trim() !== '' && { find }),
    ...(group && {
      groupBy: { field: group.field, ...(typeof group['variant'] === 'string' && { variant: group['variant'] }) },
    }),
    ...(sort && { sortBy: { field: sort.field, descending: sort['descending'] === true } }),
    ...(query !== undefined && query !== null && { query }),
  };
}

function parseFieldChoice(value: unknown): ({ readonly field: string } & Record<string, unknown>) | undefined {
  const fields = isRecord(value) ? value : {};
  return typeof fields['field'] === 'string' ? { ...fields, field: fields['field'] } : undefined;
}

/** In the wanted order. Sorting is stable: what is equal stays in the service's order. */
export function sortResources(
  resources: readonly Resource[],
  fields: readonly Field[],
  sortBy: Arrangement['sortBy'],
): readonly Resource[] {
  const field = fields.find(({ id }) => id === sortBy?.field);
  if (!sortBy || !field?.sort) {
    return resources;
  }
  const { sort } = field;
  const turn = sortBy.descending ? -1 : 1;
  return resources
    .map((resource) => ({ resource, by: sort(resource) }))
    .sort((a, b) => turn * compare(a.by, b.by))
    .map(({ resource }) => resource);
}

/** Groups by key, in the order of their labels, those without a value last: severity is not known here. */
export function groupResources(
  resources: readonly Resource[],
  fields: readonly Field[],
  groupBy: NonNullable<Arrangement['groupBy']>,
): readonly Group[] {
  const field = fields.find(({ id }) => id === groupBy.field);
  if (!field?.group) {
    return [];
  }
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = field.group(resource, groupBy.variant);
    const group = groups.get(key);
    if (group) {
      group.push(resource);
    } else {
      groups.set(key, [resource]);
    }
  }
  return [...groups]
    .map(([key, members]) => ({ key, label: field.formatGroup?.(key) ?? key, resources: members }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || compare(a.label, b.label));
}

/** Made once, with the first list: building a collator costs far more than comparing. */
let collator: Intl.Collator | undefined;

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  collator ??= new Intl.Collator(undefined, { numeric: true });
  return collator.compare(String(a), String(b));
}
