import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { foldRows, rowsPerLevel } from '../../../../src/workbench/tree/folding';
import { buildResource } from '../../../support/buildResource';

const rows = (count: number) => Array.from({ length: count }, (_, index) => buildResource(`row-${index}`));

describe('a level of the tree', () => {
  it('is shown whole up to five hundred rows', () => {
    equal(rowsPerLevel, 500);
    equal(foldRows([]), undefined);
    equal(foldRows(rows(500)), undefined);
  });

  it('is folded into ranges beyond that, counted from one', () => {
    const ranges = foldRows(rows(1_201)) ?? [];
    deepEqual(
      ranges.map(({ from, to, resources }) => [from, to, resources.length, resources[0]?.id]),
      [
        [1, 500, 500, 'row-0'],
        [501, 1_000, 500, 'row-500'],
        [1_001, 1_201, 201, 'row-1000'],
      ],
    );
  });

  it('holds every row once and in order, however it is folded', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 12 }), (count, limit) => {
        const all = rows(count);
        const ranges = foldRows(all, limit) ?? [{ from: 1, to: count, resources: all }];
        deepEqual(
          ranges.flatMap(({ resources }) => resources),
          all,
        );
        for (const { from, to, resources } of ranges) {
          equal(resources.length, to - from + 1);
          equal(resources.length <= limit || count <= limit, true);
          equal(resources[0], all[from - 1]);
        }
      }),
    );
  });
});
