// One section of the page: a chart, its lines with their figures, and every value on request.

import * as l10n from '@vscode/l10n';
import type { Chart } from '../charts';
import { element, setText } from '../../../../../panels/ui/dom';
import { summaryTable, valueTable } from './figureTable';
import { createPlot } from './plot';

export interface ChartView {
  readonly root: HTMLElement;
  show(chart: Chart, grid: readonly number[], withLimits: boolean): void;
  repaint(): void;
  dispose(): void;
}

export interface TimeWords {
  /** For axes. */
  readonly clock: (ms: number) => string;
  /** With date where it is not today. */
  readonly full: (ms: number) => string;
}

export function createChartView(id: string, words: TimeWords): ChartView {
  const heading = element('h2', { id: `chart-${id}` });
  const unit = element('span', { class: 'help' });
  const plot = createPlot(words.full, words.clock);
  const summary = element('div', { class: 'scroll', role: 'group' });
  const fits = new ResizeObserver(() => reachWhenCut(summary));
  fits.observe(summary);
  const label = element('summary', {}, l10n.t('All values'));
  const values = element('div', { class: 'scroll tall', tabindex: '0', role: 'group' });
  const details = element('details', {}, label, values);
  let shown: { readonly chart: Chart; readonly grid: readonly number[] } | undefined;
  const fill = (): void => {
    if (details.open && shown) {
      values.replaceChildren(valueTable(shown.chart, shown.grid, words.full));
    } else {
      values.replaceChildren();
    }
  };
  details.addEventListener('toggle', fill);
  return {
    root: element(
      'section',
      { class: 'chart', 'aria-labelledby': `chart-${id}` },
      element('div', { class: 'title' }, heading, unit),
      plot.root,
      summary,
      details,
    ),
    show(chart, grid, withLimits) {
      shown = { chart, grid };
      setText(heading, chart.title);
      setText(unit, chart.unit);
      summary.setAttribute('aria-label', l10n.t('{0}: lines and their figures', chart.title));
      values.setAttribute('aria-label', l10n.t('{0}: every value', chart.title));
      plot.show(chart, grid, withLimits);
      summary.replaceChildren(summaryTable(chart));
      reachWhenCut(summary);
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
function reachWhenCut(box: HTMLElement): void {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
  } else {
    box.removeAttribute('tabindex');
  }
}
