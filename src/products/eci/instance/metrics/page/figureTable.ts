// The figures of a chart as tables: a line's present, lowest, mean and highest value beside it, and, when asked for, every value.

import * as l10n from '@vscode/l10n';
import { type Chart, shareOf } from '../charts';
import { type Summary, summaryOf } from '../series';
import { element } from '../../../../../panels/ui/dom';
import { sampleOfLine } from './lineStyle';

/** One row a line; it is the legend as well. */
export function summaryTable(chart: Chart): HTMLElement {
  const columns: readonly (readonly [keyof Summary, string])[] = [
    ['now', l10n.t('Now')],
    ['lowest', l10n.t('Lowest')],
    ['mean', l10n.t('Average')],
    ['highest', l10n.t('Highest')],
  ];
  const hasLimits = chart.lines.some(({ limit }) => limit !== null);
  const text = (value: number | null): string => (value === null ? '–' : chart.format(value));
  const rows = chart.lines.map((line, index) => {
    const summary = summaryOf(line.values);
    const share = shareOf(summary.now, line.limit);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, sampleOfLine(index), line.label),
      ...columns.map(([of]) => element('td', {}, text(summary[of]))),
      ...(hasLimits
        ? [element('td', {}, line.limit === null ? l10n.t('none') : text(line.limit)), element('td', {}, share || '–')]
        : []),
    );
  });
  return element(
    'table',
    { class: 'summary' },
    element('caption', { class: 'spoken' }, l10n.t('{0}: lines and their figures', chart.title)),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, l10n.t('Line')),
        ...columns.map(([, title]) => element('th', { scope: 'col' }, title)),
        ...(hasLimits
          ? [element('th', { scope: 'col' }, l10n.t('Limit')), element('th', { scope: 'col' }, l10n.t('Of limit'))]
          : []),
      ),
    ),
    element('tbody', {}, ...rows),
  );
}

/** One row a moment, newest first. */
export function valueTable(chart: Chart, grid: readonly number[], timeText: (ms: number) => string): HTMLElement {
  const moments = grid.map((_, index) => grid.length - 1 - index);
  return element(
    'table',
    { class: 'values' },
    element('caption', { class: 'spoken' }, l10n.t('{0}: every value, newest first', chart.title)),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, l10n.t('Time')),
        ...chart.lines.map(({ label }) => element('th', { scope: 'col' }, label)),
      ),
    ),
    element(
      'tbody',
      {},
      ...moments.map((at) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, timeText(grid[at] ?? 0)),
          ...chart.lines.map(({ values }) => {
            const value = values[at] ?? null;
            return element('td', {}, value === null ? '–' : chart.format(value));
          }),
        ),
      ),
    ),
  );
}
