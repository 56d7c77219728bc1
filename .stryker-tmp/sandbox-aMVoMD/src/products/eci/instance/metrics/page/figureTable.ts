// The values of a chart as tables: a line's current, lowest, mean and highest value beside it and, on request, every value.

import * as l10n from '@vscode/l10n';
import { type Chart, formatShare } from '../charts';
import { type Summary, summarize } from '../series';
import { createElement } from '../../../../../panels/ui/dom';
import { createLineSample } from './lineStyle';

/** One row a line; it is the legend as well. */
export function createSummaryTable(chart: Chart): HTMLElement {
  const columns: readonly (readonly [keyof Summary, string])[] = [
    ['now', l10n.t('Now')],
    ['lowest', l10n.t('Minimum')],
    ['mean', l10n.t('Average')],
    ['highest', l10n.t('Maximum')],
  ];
  const hasLimits = chart.lines.some(({ limit }) => limit !== null);
  const text = (value: number | null): string => (value === null ? '–' : chart.format(value));
  const rows = chart.lines.map((line, index) => {
    const summary = summarize(line.values);
    const share = formatShare(summary.now, line.limit);
    return createElement(
      'tr',
      {},
      createElement('th', { scope: 'row' }, createLineSample(index), line.label),
      ...columns.map(([of]) => createElement('td', {}, text(summary[of]))),
      ...(hasLimits
        ? [
            createElement('td', {}, line.limit === null ? l10n.t('none') : text(line.limit)),
            createElement('td', {}, share || '–'),
          ]
        : []),
    );
  });
  return createElement(
    'table',
    { class: 'summary' },
    createElement('caption', { class: 'spoken' }, l10n.t('{0}: series and values', chart.title)),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        createElement('th', { scope: 'col' }, l10n.t('Series')),
        ...columns.map(([, title]) => createElement('th', { scope: 'col' }, title)),
        ...(hasLimits
          ? [
              createElement('th', { scope: 'col' }, l10n.t('Limit')),
              createElement('th', { scope: 'col' }, l10n.t('Of limit')),
            ]
          : []),
      ),
    ),
    createElement('tbody', {}, ...rows),
  );
}

/** One row a moment, newest first. */
export function createValueTable(chart: Chart, grid: readonly number[], timeText: (ms: number) => string): HTMLElement {
  const moments = grid.map((_, index) => grid.length - 1 - index);
  return createElement(
    'table',
    { class: 'values' },
    createElement('caption', { class: 'spoken' }, l10n.t('{0}: all values, newest first', chart.title)),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        createElement('th', { scope: 'col' }, l10n.t('Time')),
        ...chart.lines.map(({ label }) => createElement('th', { scope: 'col' }, label)),
      ),
    ),
    createElement(
      'tbody',
      {},
      ...moments.map((at) =>
        createElement(
          'tr',
          {},
          createElement('th', { scope: 'row' }, timeText(grid[at] ?? 0)),
          ...chart.lines.map(({ values }) => {
            const value = values[at] ?? null;
            return createElement('td', {}, value === null ? '–' : chart.format(value));
          }),
        ),
      ),
    ),
  );
}
