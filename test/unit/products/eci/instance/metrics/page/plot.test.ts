import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import type { Chart } from '../../../../../../../src/products/eci/instance/metrics/charts';
import type { Plot } from '../../../../../../../src/products/eci/instance/metrics/page/plot';
import type { Drawing } from '../../../../../../support/page/canvas';
import { useUnitModules } from '../../../../../../support/page/unitPage';

const chart: Chart = {
  id: 'cpu',
  title: 'CPU',
  unit: 'vCPUs in use',
  base: 10,
  format: (value) => `${Number(value.toFixed(2))} vCPU`,
  lines: [
    { label: 'web', values: Array.from({ length: 25 }, (_, at) => (at === 3 ? null : 1 + (at % 2))), limit: 4 },
    { label: 'side', values: Array.from({ length: 25 }, () => 0.5), limit: null },
  ],
};
const grid = Array.from({ length: 25 }, (_, at) => 1_760_000_000_000 + at * 15_000);

describe('a chart on a canvas', () => {
  const page = useUnitModules();
  let plot: Plot;

  function create(): Plot {
    return page().modules.plot.createPlot(
      (ms) => `full ${(ms - grid[0]!) / 15_000}`,
      (ms) => `clock ${Math.round(ms / 1000)}`,
    );
  }

  async function show(shown: Chart = chart, withLimits = true): Promise<void> {
    plot.show(shown, grid, withLimits);
    await page().passTime(0);
  }

  beforeEach(async () => {
    plot = create();
    await page().show(plot.root);
  });

  const slider = (): HTMLElement => page().one('[role=slider]');
  const now = (): string | null => slider().getAttribute('aria-valuenow');
  const text = (): string | null => slider().getAttribute('aria-valuetext');
  const reading = (): string => page().one('.reading').textContent;
  const drawing = (): Drawing => {
    const found = page().view.drawings.get(page().one('canvas'));
    ok(found);
    return found;
  };
  /** The lines of values and limits, not those of the grid. */
  const series = (): { colour: string; dash: readonly number[]; width: number }[] =>
    drawing()
      .lines.filter(({ points }) => points > 0)
      .map(({ colour, dash, width }) => ({ colour, dash, width }));

  describe('to assistive technology', () => {
    it('is a slider from the first moment to the last, at the last', async () => {
      await show();
      equal(slider().getAttribute('aria-label'), 'CPU over time');
      equal(slider().getAttribute('aria-valuemin'), '0');
      equal(slider().getAttribute('aria-valuemax'), '24');
      equal(now(), '24');
      equal(text(), 'full 24 · web: 1 vCPU · side: 0.5 vCPU');
      equal(reading(), '');
    });

    it('goes from moment to moment with the keys of a slider, and stays at its ends', async () => {
      await show();
      slider().focus();
      const way: string[] = [];
      const keys = 'Home ArrowRight ArrowUp ArrowLeft ArrowDown ArrowDown PageUp PageUp PageUp End PageDown ArrowLeft';
      for (const key of keys.split(' ')) {
        equal(await page().press(key), true, key);
        way.push(now() ?? '');
      }
      deepEqual(way, ['0', '1', '2', '1', '0', '0', '10', '20', '24', '24', '14', '13']);
      equal(await page().press('Enter'), false);
    });

    it('begins at the last moment', async () => {
      await show();
      slider().focus();
      await page().press('ArrowLeft');
      equal(now(), '23');
    });

    it('reads each moment out, also one without a value, and shows it', async () => {
      await show();
      slider().focus();
      await page().press('Home');
      await page().press('PageUp');
      for (let at = 10; at > 3; at -= 1) {
        await page().press('ArrowLeft');
      }
      equal(text(), 'full 3 · web: no data · side: 0.5 vCPU');
      equal(reading(), 'full 3 · web: no data · side: 0.5 vCPU');
    });

    it('does nothing before there are values', async () => {
      slider().focus();
      await page().press('Home');
      equal(now(), null);
    });

    it('moves the other charts along', async () => {
      const other = create();
      page().document.getElementById('root')?.append(other.root);
      other.show({ ...chart, title: 'Memory' }, grid, false);
      await show();
      const [first, second] = page().all('[role=slider]');
      first?.focus();
      await page().press('Home');
      equal(second?.getAttribute('aria-valuenow'), '0');
    });
  });

  describe('as it is painted', () => {
    it('has a line a series in its style, and a thin one a limit', async () => {
      await show();
      deepEqual(series(), [
        { colour: '#59a4f9', dash: [], width: 2 },
        { colour: '#cca700', dash: [8, 4], width: 2 },
        { colour: '#9d9d9d', dash: [3, 5], width: 1 },
      ]);
    });

    it('names each limit once, unless it lies on the one above', async () => {
      const limits = [4, 4, 3.98, 1];
      const lines = limits.map((limit, at) => ({ ...chart.lines[0]!, label: String(at), limit }));
      await show({ ...chart, lines });
      deepEqual(
        drawing()
          .texts.filter((one) => one.text.startsWith('Limit'))
          .map((one) => one.text),
        ['Limit 4 vCPU', 'Limit 1 vCPU'],
      );
    });

    it('puts the name of a limit just above it, at the right', async () => {
      await show();
      const [limit] = drawing().texts.filter((one) => one.text.startsWith('Limit'));
      const canvas = page().one('canvas');
      ok(limit && limit.x > canvas.width * 0.9 && limit.x < canvas.width);
      equal(limit.colour, '#9d9d9d');
      // 4 of an axis that ends 12 % above it.
      ok(limit.y > 8 && limit.y < canvas.height / 4, String(limit.y));
    });

    it('leaves out the limits when they are not wanted', async () => {
      await show(chart, false);
      equal(series().length, 2);
      deepEqual(
        drawing().texts.filter((one) => one.text.startsWith('Limit')),
        [],
      );
    });

    it('has its unit and the time of day on the axes', async () => {
      await show();
      ok(drawing().texts.some((one) => /^\d+ vCPU$/.test(one.text)));
      ok(drawing().texts.some((one) => /^clock 17600\d+$/.test(one.text)));
      ok(drawing().texts.some((one) => one.text === '0 vCPU'));
    });

    it('has ticks at powers of two for bytes, and at round values otherwise', async () => {
      const lines = [{ label: 'web', values: grid.map(() => 3000), limit: null }];
      const ticks = (): number[] =>
        drawing()
          .texts.filter((one) => one.text.endsWith('vCPU'))
          .map((one) => parseInt(one.text, 10));
      await show({ ...chart, base: 2, lines });
      deepEqual(
        ticks().filter((tick) => tick % 512 !== 0),
        [],
      );
      ok(ticks().length > 2);
      plot.dispose();
      plot = create();
      await page().show(plot.root);
      await show({ ...chart, base: 10, lines });
      deepEqual(
        ticks().filter((tick) => tick % 100 !== 0),
        [],
      );
      notEqual(ticks().length, 0);
    });

    it('has an axis also when every value is zero', async () => {
      const lines = [{ label: 'web', values: grid.map(() => 0), limit: null }];
      await show({ ...chart, lines });
      ok(drawing().texts.some((one) => one.text === '1 vCPU'));
    });
  });

  describe('when it changes', () => {
    it('is painted on the same canvas while its lines are the same', async () => {
      await show();
      const before = page().one('canvas');
      const lines = chart.lines.map((line) => ({ ...line, values: grid.map(() => 7) }));
      await show({ ...chart, lines });
      equal(page().one('canvas'), before);
      match(text() ?? '', /web: 7 vCPU/);
    });

    it('is made again when lines or limits are others', async () => {
      await show();
      const before = page().one('canvas');
      await show(chart, false);
      notEqual(page().one('canvas'), before);
      equal(series().length, 2);
    });

    it('is painted again in another theme', async () => {
      await show();
      page().view.setTheme('light');
      plot.repaint();
      await page().passTime(0);
      deepEqual(
        series().map(({ colour }) => colour),
        ['#0063d3', '#bf8803', '#3b3b3b'],
      );
    });

    it('is as wide as its place, and not resized while it has none', async () => {
      await show();
      const canvas = page().one('canvas');
      equal(canvas.width, 400);
      page().view.resize(slider(), { clientWidth: 0 });
      await page().passTime(0);
      equal(canvas.width, 400);
      page().view.resize(slider(), { clientWidth: 700 });
      await page().passTime(0);
      equal(canvas.width, 700);
      equal(canvas.height, 190);
    });

    it('is gone when it is disposed of', async () => {
      await show();
      plot.dispose();
      equal(page().all('canvas').length, 0);
      equal(page().view.isSizeObserved(slider()), false);
    });

    it('can be repainted, resized and disposed of before it has values', () => {
      plot.repaint();
      page().view.resize(slider(), { clientWidth: 500 });
      plot.dispose();
      equal(page().all('canvas').length, 0);
    });
  });
});
