// Tables of a text document: columns that line up in an editor's font, in Chinese too.
import { deepEqual, ok } from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import { renderStats } from '../../../../../src/products/esa/app/statsText';

const answer = {
  ...{ PodReadyRateAvg: 99.95, MemoryRssAvg: 1_536 },
  Points: [
    { Time: '2026-11-23T02:00:00Z', PodReadyRate: 100, ContainerMemoryRss: 1_024 },
    { Time: '2026-11-23T02:30:00Z', PodReadyRate: 5, ContainerMemoryRss: 2_048_000 },
  ],
};
const heading = { name: 'shop', from: '02:00', to: '03:00' };
const table = (): readonly string[] => renderStats(answer, heading).split('\n').slice(2, 10);
/** Columns an editor takes for a text, as its font has it: Chinese characters are two wide. */
const measure = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
/** Where a cell of a line ends. */
const endOf = (cell: string): number => {
  const line = table().find((one) => one.includes(cell)) ?? '';
  return measure(line.slice(0, line.indexOf(cell) + cell.length));
};

describe('the metrics of an edge app as text', () => {
  afterEach(() => l10n.config({ contents: {} }));

  it('have the numbers of a column under one another, to the right', () => {
    deepEqual(['Average', '100.0 %', '1.5 KiB'].map(endOf), [27, 27, 27]);
    deepEqual(['Maximum', '2.0 MiB'].map(endOf), [45, 45]);
  });

  it('have them there in Chinese as well', () => {
    l10n.config({ contents: { Memory: '内存', Ready: '就绪', Maximum: '最大值', Average: '平均值' } });
    ok(table().some((line) => line.startsWith('内存')));
    deepEqual(['平均值', '1.5 KiB'].map(endOf), [27, 27]);
    deepEqual(['最大值', '2.0 MiB'].map(endOf), [45, 45]);
  });
});
