import { deepEqual, equal } from 'node:assert/strict';
import type { Chart } from '../../../../../../../src/products/eci/instance/metrics/charts';
import type { ChartView } from '../../../../../../../src/products/eci/instance/metrics/page/chartView';
import { useUnitModules } from '../../../../../../support/page/unitPage';

const chart: Chart = {
  id: 'cpu',
  title: 'CPU',
  unit: 'vCPUs in use',
  base: 10,
  format: (value) => `${value} vCPU`,
  lines: [{ label: 'web', values: [1, 2], limit: 4 }],
};
const grid = [1_760_000_000_000, 1_760_000_015_000];

describe('a section of the metrics panel', () => {
  const page = useUnitModules();
  let view: ChartView;

  beforeEach(async () => {
    const times = { full: (ms: number) => `full ${ms - grid[0]!}`, clock: () => 'clock' };
    view = page().modules.chartView.createChartView('cpu', times);
    await page().show(view.root);
  });

  const summary = (): HTMLElement => page().one('.scroll:not(.tall)');
  const values = (): string[] => page().texts('.tall tbody tr');
  const unfold = (): Promise<void> => page().unfold(page().one('summary'));

  it('has a heading with the unit, the chart, and its lines with their values', () => {
    view.show(chart, grid, true);
    equal(page().one('h2').textContent, 'CPU');
    equal(page().one('h2').id, page().one('section').getAttribute('aria-labelledby'));
    equal(page().one('.chart > .title > .help').textContent, 'vCPUs in use');
    deepEqual(
      page()
        .all('.chart > .scroll, .chart > details > .scroll.tall')
        .map((box) => [box.getAttribute('role'), box.getAttribute('tabindex')]),
      [
        ['group', null],
        ['group', '0'],
      ],
    );
    equal(page().one('[role=slider]').getAttribute('aria-valuetext'), 'full 15000 · web: 2 vCPU');
    equal(summary().getAttribute('aria-label'), 'CPU: series and values');
    deepEqual(page().texts('table.summary tbody tr'), ['web2 vCPU1 vCPU1.5 vCPU2 vCPU4 vCPU50%']);
  });

  it('has every value when it is unfolded, and drops them when it is folded', async () => {
    view.show(chart, grid, true);
    deepEqual(values(), []);
    await unfold();
    deepEqual(values(), ['full 150002 vCPU', 'full 01 vCPU']);
    equal(page().one('.tall').getAttribute('aria-label'), 'CPU: all values');
    await unfold();
    deepEqual(values(), []);
  });

  it('shows new values in what is unfolded', async () => {
    view.show(chart, grid, true);
    await unfold();
    view.show({ ...chart, lines: [{ label: 'web', values: [3, 4], limit: null }] }, grid, true);
    deepEqual(values(), ['full 150004 vCPU', 'full 03 vCPU']);
  });

  it('has nothing to unfold before there are values', async () => {
    await unfold();
    deepEqual(values(), []);
  });

  it('can be reached with the keyboard where it must be scrolled, and is no stop where it need not', () => {
    view.show(chart, grid, true);
    equal(summary().hasAttribute('tabindex'), false);
    page().view.resize(summary(), { scrollWidth: 500, clientWidth: 400 });
    equal(summary().tabIndex, 0);
    page().view.resize(summary(), { scrollWidth: 400, clientWidth: 400 });
    equal(summary().hasAttribute('tabindex'), false);
    Object.defineProperty(summary(), 'scrollWidth', { value: 401, configurable: true });
    view.show(chart, grid, true);
    equal(summary().tabIndex, 0);
  });

  it('is painted again on request', async () => {
    view.show(chart, grid, true);
    await page().passTime(0);
    const drawing = page().view.drawings.get(page().one('canvas'));
    const before = drawing?.cleared ?? 0;
    view.repaint();
    await page().passTime(0);
    equal(drawing?.cleared, before + 1);
  });

  it('observes no size after it is disposed of', () => {
    view.show(chart, grid, true);
    view.dispose();
    equal(page().view.isSizeObserved(summary()), false);
    equal(page().all('canvas').length, 0);
  });
});
