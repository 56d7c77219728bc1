// RPC flattening undone: Tag.1.Key=k becomes {Tag: [{Key: 'k'}]}.
import { ApiError } from './apiError';
import type { Pair } from './body';

/** A parameter as it was before flattening. Objects have no prototype, so no name can reach one. */
export type Nested = string | readonly Nested[] | { readonly [name: string]: Nested };
/** All parameters of a call by their top-level names. */
export type NestedParameters = Readonly<Record<string, Nested>>;

type Branch = Map<string, Branch | string>;

/** The deepest parameter of the documents has seven parts: ContainerGroup.1.Container.1.Port.1.Port and the like. */
const maxParts = 32;

const indexForm = /^[1-9]\d{0,4}$/;

/**
 * Rebuilds the parameters. Numeric segments are 1-based list indices; gaps are closed up.
 * @throws ApiError InvalidParameter when a name is repeated, is both a value and a group of values, or has too many parts
 */
export function nestParameters(pairs: readonly Pair[]): NestedParameters {
  const root: Branch = new Map();
  for (const [name, value] of pairs) {
    const segments = name.split('.');
    if (segments.length > maxParts) {
      throw ApiError.invalid(`${name.slice(0, 80)}…`, `it has more than ${maxParts} parts`);
    }
    const last = segments.pop() ?? '';
    let branch = root;
    for (const segment of segments) {
      const next = branch.get(segment) ?? new Map<string, Branch | string>();
      if (typeof next === 'string') {
        throw ApiError.invalid(name, 'it is given both as a value and as a group');
      }
      branch.set(segment, next);
      branch = next;
    }
    if (branch.has(last)) {
      throw ApiError.invalid(name, 'it is given twice');
    }
    branch.set(last, value);
  }
  return toRecord(root);
}

function toNested(branch: Branch | string): Nested {
  if (typeof branch === 'string') {
    return branch;
  }
  const names = [...branch.keys()];
  if (names.every((name) => indexForm.test(name))) {
    return names.sort((one, other) => Number(one) - Number(other)).map((name) => toNested(branch.get(name) ?? ''));
  }
  return toRecord(branch);
}

function toRecord(branch: Branch): Record<string, Nested> {
  const record = Object.create(null) as Record<string, Nested>;
  for (const [name, value] of branch) {
    record[name] = toNested(value);
  }
  return record;
}
