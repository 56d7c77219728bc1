// The last log lines and the metrics of an app, as documents to read.
import * as l10n from '@vscode/l10n';
import { sanitizeOutputLine } from '../../../base/text';
import type { ActionHandler } from '../../../model/action';
import { esa } from '../client';
import type { EdgeContainerAppStatsField } from '../wire/esaBindings';
import { renderStats } from './statsText';

/** The most lines the service returns at once. */
const maxLines = 5_000;

export const showLogs: ActionHandler<'one'> = async ({ ask, show, client, clock }, { region, id, name }) => {
  const typed = await ask.input({
    title: l10n.t('How many of the last lines to show? (up to {0})', maxLines),
    value: '500',
    problem: (text) =>
      /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= maxLines
        ? undefined
        : l10n.t('A whole number from 1 to {0}.', maxLines),
  });
  if (typed === undefined) {
    return undefined;
  }
  const lines = await show.progress(l10n.t('Reading the logs of {0}', name), (_progress, signal) =>
    client(esa).getEdgeContainerLogs(region, id, Number(typed), signal),
  );
  if (lines.length === 0) {
    return { message: l10n.t('{0} has no logs, or they are no longer kept.', name) };
  }
  await show.texts.open({
    name: `${name} ${formatFileTimestamp(clock.now())}.log`,
    text: `${lines.map(sanitizeOutputLine).join('\n')}\n`,
  });
  return undefined;
};

const minute = 60_000;
const fields: readonly EdgeContainerAppStatsField[] = [
  'pod_ready_rate',
  'container_cpu_usage_seconds_quota_rate',
  'container_cpu_usage_seconds_total',
  'container_memory_rss',
  'container_memory_rss_quota_rate',
  'container_fs_reads_bytes_avg',
  'container_fs_writes_bytes_avg',
];

export const showStats: ActionHandler<'one'> = async ({ ask, show, client, clock }, { region, id, name }) => {
  const period = await ask.pick(l10n.t('Metrics for which time range?'), [
    { label: l10n.t('Last hour'), icon: 'graph', value: 60 },
    { label: l10n.t('Last 6 hours'), icon: 'graph', value: 360 },
    { label: l10n.t('Last 24 hours'), icon: 'graph', value: 1_440 },
    { label: l10n.t('Last 7 days'), icon: 'graph', value: 10_080 },
  ]);
  if (period === undefined) {
    return undefined;
  }
  const now = clock.now();
  const [StartTime, EndTime] = [formatWireTime(now - period * minute), formatWireTime(now)];
  const answer = await show.progress(l10n.t('Loading the metrics of {0}', name), (_progress, signal) =>
    client(esa).describeEdgeContainerAppStats(region, { App: id, Fields: fields, StartTime, EndTime }, signal),
  );
  if ((answer.Points ?? []).length === 0) {
    return { message: l10n.t('There are no metrics of {0} for this time range.', name) };
  }
  const text = renderStats(answer, { name, from: StartTime, to: EndTime });
  await show.texts.open({ name: `${name} ${formatFileTimestamp(now)}.txt`, text });
  return undefined;
};

/** yyyy-MM-ddTHH:mm:ssZ */
function formatWireTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** As part of a document name. */
function formatFileTimestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replaceAll(':', '.').replace('T', ' ');
}
