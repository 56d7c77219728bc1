import { deepEqual, equal } from 'node:assert/strict';
import type { Chart } from '../../../../../../../src/products/eci/instance/metrics/charts';
import { useUnitModules } from '../../../../../../support/page/unitPage';

const chart: Chart = {
  id: 'cpu',
  title: 'CPU',
  unit: 'vCPUs in use',
  base: 10,
  format: (value) => `${value} vCPU`,
  lines: [
    { label: 'web', values: [1, 3, null, 2], limit: 4 },
    { label: 'side', values: [null, null, null, null], limit: null },
  ],
};

describe('the values of a chart as a table', () => {
  const page = useUnitModules();
  const rows = (): (string | null)[][] =>
    page()
      .all('tr')
      .map((row) => [...row.children].map(({ textContent }) => textContent));

  it('has a row a line: its last, lowest, mean and highest value, its limit and its share', async () => {
    await page().show(page().modules.figureTable.createSummaryTable(chart));
    deepEqual(rows(), [
      ['Series', 'Now', 'Minimum', 'Average', 'Maximum', 'Limit', 'Of limit'],
      ['web', '2 vCPU', '1 vCPU', '2 vCPU', '3 vCPU', '4 vCPU', '50%'],
      ['side', '–', '–', '–', '–', 'none', '–'],
    ]);
    equal(page().one('caption.spoken').textContent, 'CPU: series and values');
    deepEqual(page().texts('th[scope=col]'), rows()[0]);
    deepEqual(page().texts('th[scope=row]'), ['web', 'side']);
    deepEqual(
      page()
        .all('svg')
        .map((sample) => sample.getAttribute('class')),
      ['swatch colour-blue', 'swatch colour-yellow'],
    );
  });

  it('leaves out the limits when no line has one', async () => {
    const lines = chart.lines.map((line) => ({ ...line, limit: null }));
    await page().show(page().modules.figureTable.createSummaryTable({ ...chart, lines }));
    deepEqual(
      rows().map((row) => row.length),
      [5, 5, 5],
    );
    deepEqual(page().texts('tr'), ['SeriesNowMinimumAverageMaximum', 'web2 vCPU1 vCPU2 vCPU3 vCPU', 'side––––']);
  });

  it('has a row a moment on request, the newest first', async () => {
    const grid = [0, 1000, 2000, 3000];
    await page().show(page().modules.figureTable.createValueTable(chart, grid, (ms) => `at ${ms}`));
    deepEqual(rows(), [
      ['Time', 'web', 'side'],
      ['at 3000', '2 vCPU', '–'],
      ['at 2000', '–', '–'],
      ['at 1000', '3 vCPU', '–'],
      ['at 0', '1 vCPU', '–'],
    ]);
    equal(page().one('.values > caption.spoken').textContent, 'CPU: all values, newest first');
    deepEqual(page().texts('th[scope=col]'), ['Time', 'web', 'side']);
    deepEqual(page().texts('th[scope=row]'), ['at 3000', 'at 2000', 'at 1000', 'at 0']);
  });
});
