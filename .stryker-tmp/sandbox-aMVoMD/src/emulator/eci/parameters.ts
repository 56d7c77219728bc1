// Parameters that operations of ECI share.
import { regionIds } from '../world/regions';

/** A region ECI is offered in. */
export const region = {
  type: 'string',
  required: true,
  oneOf: regionIds,
  expected: 'a region ECI is offered in',
} as const;

/** The container group a call is about. */
export const groupIdentity = {
  RegionId: { type: 'string', required: true },
  ContainerGroupId: { type: 'string', required: true },
} as const;

export const clientToken = { type: 'string', maxLength: 64 } as const;

/** Tags to filter by. One without a value matches every value of the key. */
export function tagFilter<const Max extends number>(maxItems: Max) {
  const tag = {
    type: 'object',
    fields: { Key: { type: 'string', required: true }, Value: { type: 'string' } },
  } as const;
  return { type: 'list', of: tag, minItems: 1, maxItems } as const;
}

export interface TagFilter {
  readonly Key: string;
  readonly Value?: string | undefined;
}

/** True when tags have everything that a filter requires. */
export function hasTags(
  tags: readonly { readonly Key: string; readonly Value: string }[],
  wanted: readonly TagFilter[] = [],
): boolean {
  return wanted.every(({ Key, Value }) =>
    tags.some((tag) => tag.Key === Key && (Value === undefined || tag.Value === Value)),
  );
}
