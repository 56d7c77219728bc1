// One chart on a canvas. To assistive technology it is a slider over time: the arrow keys go from moment to moment, and each is
// read out as text.

import * as l10n from '@vscode/l10n';
import uPlot from 'uplot';
import type { Chart } from '../charts';
import { createElement, setText } from '../../../../../panels/ui/dom';
import { getLineStyle, getThemeColour } from './lineStyle';

const height = 190;
/** Distances of ticks on an axis of bytes: 1 B to 8 PiB. */
const binarySteps = Array.from({ length: 54 }, (_, power) => 2 ** power);
const syncKey = 'metrics';

export interface Plot {
  readonly root: HTMLElement;
  show(chart: Chart, grid: readonly number[], withLimits: boolean): void;
  /** The theme is another. */
  repaint(): void;
  dispose(): void;
}

export function createPlot(timeText: (ms: number) => string, clockText: (ms: number) => string): Plot {
  const reading = createElement('p', { class: 'reading', 'aria-hidden': 'true' });
  const canvas = createElement('div', {
    class: 'plot',
    role: 'slider',
    tabindex: '0',
    'aria-orientation': 'horizontal',
  });
  const root = createElement('div', { class: 'plot-box' }, canvas, reading);
  let shown:
    { readonly chart: Chart; readonly grid: readonly number[]; readonly limits: readonly number[] } | undefined;
  let plot: uPlot | undefined;
  /** Changes when lines are added or removed: then the canvas is recreated. */
  let layout = '';

  const label = (index: number): string => {
    const { chart, grid } = shown ?? {};
    const at = grid?.[index];
    if (!chart || at === undefined) {
      return '';
    }
    const values = chart.lines.map(({ label, values: of }) => {
      const value = of[index] ?? null;
      return l10n.t('{0}: {1}', label, value === null ? l10n.t('no data') : chart.format(value));
    });
    return [timeText(at), ...values].join(' · ');
  };
  const onPoint = (index: number | null | undefined): void => {
    const last = (shown?.grid.length ?? 1) - 1;
    const at = index ?? last;
    canvas.setAttribute('aria-valuenow', String(at));
    canvas.setAttribute('aria-valuetext', label(at));
    setText(reading, index === null || index === undefined ? '' : label(at));
  };
  const moveTo = (index: number): void => {
    const at = shown?.grid[index];
    if (plot && at !== undefined) {
      plot.setCursor({ left: plot.valToPos(at / 1000, 'x'), top: -10 });
    }
  };
  canvas.addEventListener('keydown', (event) => {
    const last = (shown?.grid.length ?? 1) - 1;
    const now = plot?.cursor.idx ?? last;
    const ways: Readonly<Record<string, number>> = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      PageUp: now + 10,
      PageDown: now - 10,
      Home: 0,
      End: last,
    };
    const to = ways[event.key];
    if (to !== undefined) {
      event.preventDefault();
      moveTo(Math.min(Math.max(to, 0), last));
    }
  });
  const resize = new ResizeObserver(() => {
    if (plot && canvas.clientWidth > 0) {
      plot.setSize({ width: canvas.clientWidth, height });
    }
  });
  resize.observe(canvas);

  return {
    root,
    show(chart, grid, withLimits) {
      const limits = withLimits ? listLimits(chart) : [];
      shown = { chart, grid, limits };
      canvas.setAttribute('aria-label', l10n.t('{0} over time', chart.title));
      canvas.setAttribute('aria-valuemin', '0');
      canvas.setAttribute('aria-valuemax', String(Math.max(0, grid.length - 1)));
      const data = toData(chart, grid, limits);
      const wanted = JSON.stringify([chart.lines.map(({ label }) => label), limits]);
      if (plot && wanted === layout) {
        plot.setData(data);
      } else {
        plot?.destroy();
        layout = wanted;
        plot = new uPlot(
          createOptions(chart, limits, { width: canvas.clientWidth || 400, clockText, onPoint }),
          data,
          canvas,
        );
      }
      onPoint(plot.cursor.idx);
    },
    repaint: () => plot?.redraw(false),
    dispose() {
      resize.disconnect();
      plot?.destroy();
    },
  };
}

/** Each value once; what nothing limits has none. */
function listLimits({ lines }: Chart): readonly number[] {
  return [...new Set(lines.flatMap(({ limit }) => limit ?? []))].sort((a, b) => b - a);
}

function toData(chart: Chart, grid: readonly number[], limits: readonly number[]): uPlot.AlignedData {
  return [
    grid.map((ms) => ms / 1000),
    ...chart.lines.map(({ values }) => [...values]),
    ...limits.map((limit) => grid.map(() => limit)),
  ] as uPlot.AlignedData;
}

interface PlotContext {
  readonly width: number;
  readonly clockText: (ms: number) => string;
  readonly onPoint: (index: number | null | undefined) => void;
}

function createOptions(
  chart: Chart,
  limits: readonly number[],
  { width, clockText, onPoint }: PlotContext,
): uPlot.Options {
  const foreground = (): string => getThemeColour('descriptionForeground', 'foreground');
  const grid: uPlot.Axis.Grid = { stroke: () => getThemeColour('charts-lines', 'descriptionForeground'), width: 0.5 };
  const axis = { stroke: foreground, grid, ticks: { ...grid, size: 4 }, font: getAxisFont() };
  return {
    width,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: syncKey }, y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: {
      x: { time: true },
      // Never a line along the top edge, never a chart without height.
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.12 : 1] },
    },
    axes: [
      { ...axis, values: (_plot, ticks) => ticks.map((seconds) => clockText(seconds * 1000)), space: 70, size: 28 },
      {
        ...axis,
        ...(chart.base === 2 && { incrs: binarySteps }),
        values: (_plot, ticks) => ticks.map((value) => chart.format(value)),
        ...{ size: 96, space: 34 },
      },
    ],
    series: [
      {},
      ...chart.lines.map(({ label }, index): uPlot.Series => ({
        label,
        stroke: () => getLineStyle(index).colour,
        width: 2,
        dash: [...getLineStyle(index).dash],
        points: { show: false },
      })),
      ...limits.map((): uPlot.Series => ({ stroke: foreground, width: 1, dash: [3, 5], points: { show: false } })),
    ],
    hooks: {
      setCursor: [(plot) => onPoint(plot.cursor.idx)],
      draw: [(plot) => drawLimitLabels(plot, chart, limits)],
    },
  };
}

/** "Limit 2 vCPU" on each limit, unless it would lie on the one before. */
function drawLimitLabels(plot: uPlot, chart: Chart, limits: readonly number[]): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio;
  let free = -Infinity;
  ctx.save();
  ctx.font = getAxisFont(scale);
  ctx.fillStyle = getThemeColour('descriptionForeground', 'foreground');
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  for (const limit of limits) {
    const y = plot.valToPos(limit, 'y', true);
    if (y - free > 14 * scale) {
      ctx.fillText(l10n.t('Limit {0}', chart.format(limit)), bbox.left + bbox.width - 4 * scale, y - 2 * scale);
      free = y;
    }
  }
  ctx.restore();
}

function getAxisFont(scale = 1): string {
  return `${11 * scale}px ${getComputedStyle(document.body).fontFamily}`;
}
