// GetEdgeContainerLogs and DescribeEdgeContainerAppStats: what running containers leave behind, made up from the clock.
import { ApiError } from '../gateway/apiError';
import { defineOperation } from '../gateway/operation';
import { toWireTime } from '../world/clock';
import { type EdgeApp, findTrouble } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { esaError } from './errors';
import { appId } from './parameters';

const maxLines = 5_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Curves have about this many points, however long the requested time range is. */
const pointsWanted = 120;
const bytesPerGib = 2 ** 30;

const paths = ['/', '/healthz', '/api/items', '/api/cart', '/static/app.js', '/api/search?q=shoes'] as const;
const statuses = [200, 200, 200, 200, 304, 404, 500] as const;

interface Line {
  readonly at: number;
  readonly text: string;
}

/** The last lines of an app at a time, oldest first. */
function logLines(apps: EdgeApps, app: EdgeApp, count: number, now: number): readonly string[] {
  const { everyMs, style } = app.logging;
  const since = app.readySince(now);
  const total = since === undefined ? 0 : Math.floor((now - since) / everyMs);
  const shown = Math.min(total, count);
  const own = Array.from({ length: shown }, (_, index): Line => {
    const number = total - shown + index;
    const at = (since ?? now) + (number + 1) * everyMs;
    return { at, text: style === 'heartbeat' ? 'heartbeat ok' : accessLine(apps, app, at, number) };
  });
  return [...own, ...app.writtenLines]
    .sort((one, other) => one.at - other.at)
    .slice(-count)
    .map(({ text }) => text);
}

function accessLine(apps: EdgeApps, app: EdgeApp, at: number, number: number): string {
  const random = apps.random(app, number);
  const status = random.pick(statuses);
  const level = status >= 500 ? 'ERROR' : status >= 400 ? 'WARN' : 'INFO';
  const took = random.integer(1, 180);
  return `${new Date(at).toISOString()} ${level} GET ${random.pick(paths)} ${status} ${took}ms trace=${random.hex(8)}`;
}

/** Values at one moment, by the field that requests them. Rates are percentages. */
type Sample = Readonly<Record<StatsField, number>>;

const statsFields = {
  pod_ready_rate: ['PodReadyRate', 'PodReadyRateAvg'],
  container_cpu_usage_seconds_quota_rate: ['ContainerCpuUsageSecondsQuotaRate', 'CpuUsageSecondsQuotaRateAvg'],
  container_cpu_usage_seconds_total: ['ContainerCpuUsageSecondsTotal', 'CpuUsageSecondsTotalAvg'],
  container_memory_rss: ['ContainerMemoryRss', 'MemoryRssAvg'],
  container_memory_rss_quota_rate: ['ContainerMemoryRssQuotaRate', 'MemoryRssQuotaRateAvg'],
  container_fs_reads_bytes_avg: ['ContainerFsReadsBytesAvg', 'FsReadsBytesAvgAvg'],
  container_fs_writes_bytes_avg: ['ContainerFsWritesBytesAvg', 'FsWritesBytesAvgAvg'],
} as const;
type StatsField = keyof typeof statsFields;

function isStatsField(name: string): name is StatsField {
  return Object.hasOwn(statsFields, name);
}

function sampleAt(apps: EdgeApps, app: EdgeApp, at: number): Sample {
  const random = apps.random(app, Math.floor(at / minute));
  const noise = (size: number): number => (random.next() - 0.5) * size;
  // Busiest at eight in the evening in China, and a memory that fills up within a week.
  const wave = Math.sin(((at + 8 * hour) / day) * 2 * Math.PI - (14 / 24) * 2 * Math.PI);
  const cpu = Math.max(1, 35 + 20 * wave + (app.sequence % 7) + noise(10));
  const memory = 40 + ((at % (7 * day)) / (7 * day)) * 20 + noise(3);
  const { cores, gib } = sumSizes(app, at);
  return {
    pod_ready_rate: readyRate(app, at),
    container_cpu_usage_seconds_quota_rate: round(cpu),
    container_cpu_usage_seconds_total: round((cpu / 100) * cores),
    container_memory_rss: Math.round((memory / 100) * gib * bytesPerGib),
    container_memory_rss_quota_rate: round(memory),
    container_fs_reads_bytes_avg: Math.round(20_000 * (1.2 + wave) + random.integer(0, 4_000)),
    container_fs_writes_bytes_avg: Math.round(6_000 * (1.2 + wave) + random.integer(0, 1_500)),
  };
}

/** vCPU and GiB of all containers of the version in production, else in staging: `2C4G` is 2 and 4. */
function sumSizes(app: EdgeApp, at: number): { readonly cores: number; readonly gib: number } {
  const progress = app.environments.prod.progress(at) ?? app.environments.staging.progress(at);
  const containers = app.versions.get(progress?.release.versionId ?? '')?.containers ?? [];
  return containers.reduce(
    (sum, { Spec }) => {
      const [cores = 0, gib = 0] = Spec.split(/[CG]/).map(Number);
      return { cores: sum.cores + cores, gib: sum.gib + gib };
    },
    { cores: 0, gib: 0 },
  );
}

function readyRate(app: EdgeApp, at: number): number {
  const progress = app.environments.prod.progress(at) ?? app.environments.staging.progress(at);
  const version = progress && app.versions.get(progress.release.versionId);
  if (version && findTrouble(version)) {
    return progress.baseline === '' ? 0 : 80;
  }
  return progress && progress.done < 1 && progress.baseline === '' ? round(progress.done * 100) : 100;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Moments of the points, on whole minutes; none before there is anything to measure. */
function listPoints(app: EdgeApp, from: number, to: number, now: number): readonly number[] {
  const since = app.readySince(now) ?? Infinity;
  const step = Math.max(1, Math.ceil((to - from) / pointsWanted / minute)) * minute;
  const first = Math.ceil(Math.max(from, since) / step) * step;
  const count = Math.floor((Math.min(to, now) - first) / step) + 1;
  return Number.isFinite(first) && count > 0 ? Array.from({ length: count }, (_, index) => first + index * step) : [];
}

export const getEdgeContainerLogs = defineOperation({
  name: 'GetEdgeContainerLogs',
  methods: ['GET'],
  parameters: {
    ...appId,
    Lines: { type: 'integer', required: true, min: 1, max: maxLines },
  },
  handle: ({ AppId, Lines }, apps: EdgeApps) => ({
    Items: logLines(apps, apps.require(AppId), Lines, apps.clock.now()),
  }),
});

export const describeEdgeContainerAppStats = defineOperation({
  name: 'DescribeEdgeContainerAppStats',
  methods: ['GET'],
  parameters: {
    App: appId.AppId,
    Fields: { type: 'string', required: true },
    StartTime: { type: 'time', refuse: () => esaError('InvalidStartTime.Malformed') },
    EndTime: { type: 'time', refuse: () => esaError('InvalidEndTime.Malformed') },
    Locate: { type: 'string' },
    Isp: { type: 'string' },
    Tenant: { type: 'string' },
  },
  handle: (given, apps: EdgeApps) => {
    const now = apps.clock.now();
    const app = apps.require(given.App);
    const names = given.Fields.split(',').map((name) => name.trim());
    const fields = names.filter(isStatsField);
    if (fields.length < names.length) {
      throw ApiError.invalid('Fields', `names of ${Object.keys(statsFields).join(', ')} are expected`);
    }
    const to = given.EndTime ?? now;
    const from = given.StartTime ?? to - hour;
    if (to < from) {
      throw esaError('InvalidEndTime.Mismatch');
    }
    const samples = listPoints(app, from, to, now).map((at) => ({ at, sample: sampleAt(apps, app, at) }));
    const averages = fields.map((field) => {
      const sum = samples.reduce((total, { sample }) => total + sample[field], 0);
      return [statsFields[field][1], samples.length === 0 ? 0 : round(sum / samples.length)] as const;
    });
    const Points = samples.map(({ at, sample }) => ({
      Time: toWireTime(at),
      ...Object.fromEntries(fields.map((field) => [statsFields[field][0], sample[field]] as const)),
    }));
    return { ...Object.fromEntries(averages), Points };
  },
});
