// Metrics of an app as text: averages with a curve each, then every point.
import * as l10n from '@vscode/l10n';
import type { DescribeEdgeContainerAppStatsResponse, EdgeContainerAppStatsPoint } from '../wire/esaBindings';
import { formatBytes } from '../../../base/format';

type Point = keyof Omit<EdgeContainerAppStatsPoint, 'Time'>;
type Average = Exclude<keyof DescribeEdgeContainerAppStatsResponse, 'Points' | 'RequestId'>;

interface StatMetric {
  readonly point: Point;
  readonly average: Average;
  readonly label: string;
  readonly text: (value: number) => string;
}

function listStatMetrics(): readonly StatMetric[] {
  const rate = (value: number): string => `${value.toFixed(1)} %`;

  return [
    { point: 'PodReadyRate', average: 'PodReadyRateAvg', label: l10n.t('Ready'), text: rate },
    {
      point: 'ContainerCpuUsageSecondsQuotaRate',
      average: 'CpuUsageSecondsQuotaRateAvg',
      label: l10n.t('CPU utilization'),
      text: rate,
    },
    {
      point: 'ContainerCpuUsageSecondsTotal',
      average: 'CpuUsageSecondsTotalAvg',
      label: l10n.t('CPU cores'),
      text: (value) => value.toFixed(2),
    },
    {
      point: 'ContainerMemoryRssQuotaRate',
      average: 'MemoryRssQuotaRateAvg',
      label: l10n.t('Memory utilization'),
      text: rate,
    },
    { point: 'ContainerMemoryRss', average: 'MemoryRssAvg', label: l10n.t('Memory'), text: formatBytes },
    { point: 'ContainerFsReadsBytesAvg', average: 'FsReadsBytesAvgAvg', label: l10n.t('Reads'), text: formatBytes },
    { point: 'ContainerFsWritesBytesAvg', average: 'FsWritesBytesAvgAvg', label: l10n.t('Writes'), text: formatBytes },
  ];
}

export interface StatsHeading {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const curveLength = 40;
const blocks = '▁▂▃▄▅▆▇█';

export function renderStats(answer: DescribeEdgeContainerAppStatsResponse, { name, from, to }: StatsHeading): string {
  const points = answer.Points ?? [];
  const all = listStatMetrics();
  const averages = all.map(({ point, average, label, text }) => {
    const values = points.flatMap((one) => one[point] ?? []);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const mean = answer[average];
    return values.length === 0
      ? [label, '-', '', '', '']
      : [label, mean === undefined ? '-' : text(mean), text(low), text(high), drawCurve(values)];
  });
  const rows = points.map((one) => [
    one.Time ?? '',
    ...all.map(({ point, text }) => {
      const value = one[point];
      return value === undefined ? '-' : text(value);
    }),
  ]);
  return [
    l10n.t('{0}, {1} to {2} (UTC)', name, from, to),
    '',
    ...drawTable([['', l10n.t('Average'), l10n.t('Minimum'), l10n.t('Maximum'), l10n.t('Series')], ...averages]),
    '',
    ...drawTable([[l10n.t('Time'), ...all.map(({ label }) => label)], ...rows]),
    '',
  ].join('\n');
}

/** Means of equal parts of the time, each as the height of a block. */
function drawCurve(values: readonly number[]): string {
  const length = Math.min(curveLength, values.length);
  const means = Array.from({ length }, (_, index) => {
    const part = values.slice(
      Math.floor((index * values.length) / length),
      Math.floor(((index + 1) * values.length) / length),
    );
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const [low, high] = [Math.min(...means), Math.max(...means)];
  // A constant value has no range to scale by: it is drawn in full, or as nothing when it is 0.
  const share = (mean: number): number => (high === low ? Number(high > 0) : (mean - low) / (high - low));
  return means.map((mean) => blocks[Math.round(share(mean) * (blocks.length - 1))]).join('');
}

/** Aligned columns: the first one and curves to the left, numbers to the right. */
function drawTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => measureWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - measureWidth(text));
        return column === 0 || /^[▁-█]/.test(text) ? text + space : space + text;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Chinese characters take two columns of an editor's font. */
function measureWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0);
}
