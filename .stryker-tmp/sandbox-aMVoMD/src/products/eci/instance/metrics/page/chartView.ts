// One section of the page: a chart, its lines with their values, and every data point on request.

import type { TimeFormat } from '../../../../../base/format';
import * as l10n from '@vscode/l10n';
import type { Chart } from '../charts';
import { createElement, setText } from '../../../../../panels/ui/dom';
import { createSummaryTable, createValueTable } from './figureTable';
import { createPlot } from './plot';

export interface ChartView {
  readonly root: HTMLElement;
  show(chart: Chart, grid: readonly number[], withLimits: boolean): void;
  repaint(): void;
  dispose(): void;
}

export function createChartView(id: string, times: TimeFormat): ChartView {
  const heading = createElement('h2', { id: `chart-${id}` });
  const unit = createElement('span', { class: 'help' });
  const plot = createPlot(times.full, times.clock);
  const summary = createElement('div', { class: 'scroll', role: 'group' });
  const fits = new ResizeObserver(() => makeFocusableWhenClipped(summary));
  fits.observe(summary);
  const label = createElement('summary', {}, l10n.t('All values'));
  const values = createElement('div', { class: 'scroll tall', tabindex: '0', role: 'group' });
  const details = createElement('details', {}, label, values);
  let shown: { readonly chart: Chart; readonly grid: readonly number[] } | undefined;
  const fill = (): void => {
    if (details.open && shown) {
      values.replaceChildren(createValueTable(shown.chart, shown.grid, times.full));
    } else {
      values.replaceChildren();
    }
  };
  details.addEventListener('toggle', fill);
  return {
    root: createElement(
      'section',
      { class: 'chart', 'aria-labelledby': `chart-${id}` },
      createElement('div', { class: 'title' }, heading, unit),
      plot.root,
      summary,
      details,
    ),
    show(chart, grid, withLimits) {
      shown = { chart, grid };
      setText(heading, chart.title);
      setText(unit, chart.unit);
      summary.setAttribute('aria-label', l10n.t('{0}: series and values', chart.title));
      values.setAttribute('aria-label', l10n.t('{0}: all values', chart.title));
      plot.show(chart, grid, withLimits);
      summary.replaceChildren(createSummaryTable(chart));
      makeFocusableWhenClipped(summary);
      fill();
    },
    repaint: () => plot.repaint(),
    dispose() {
      fits.disconnect();
      plot.dispose();
    },
  };
}

/** What must be scrolled can be reached with the keyboard; what need not is no stop on the way. */
function makeFocusableWhenClipped(box: HTMLElement): void {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
  } else {
    box.removeAttribute('tabindex');
  }
}
