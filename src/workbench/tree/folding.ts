// A level of very many rows as ranges of rows, so that VS Code never gets more than a few hundred at once.
import type { Resource } from '../../model/resource';

/** Rows of a level that are shown as they are; beyond that they are folded into ranges of this length. */
export const rowsPerLevel = 500;

export interface Range {
  /** Counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly resources: readonly Resource[];
}

/** Undefined when the level is short enough to be shown whole. */
export function foldRows(resources: readonly Resource[], limit = rowsPerLevel): readonly Range[] | undefined {
  if (resources.length <= limit) {
    return undefined;
  }
  return Array.from({ length: Math.ceil(resources.length / limit) }, (_, index) => {
    const from = index * limit;
    const part = resources.slice(from, from + limit);
    return { from: from + 1, to: from + part.length, resources: part };
  });
}
