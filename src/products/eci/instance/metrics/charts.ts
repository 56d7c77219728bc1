// Which lines and limits the charts show, from the samples of one instance or several. Free of the page, so that it is tested
// without one.
import * as l10n from '@vscode/l10n';
import { formatBytes } from '../../../../base/format';
import type { MetricTarget } from './panel';
import type { MetricValue, Sample } from './sample';
import { toCores, findLast, alignToGrid, toRates, toValues } from './series';

export type ChartId = 'cpu' | 'memory' | 'network' | 'disk' | 'space';

interface Line {
  readonly label: string;
  readonly values: readonly MetricValue[];
  /** What it can reach at most; null where nothing limits it. */
  readonly limit: MetricValue;
}

export interface Chart {
  readonly id: ChartId;
  readonly title: string;
  /** The display name of the unit. */
  readonly unit: string;
  readonly lines: readonly Line[];
  /** A value with its unit. */
  readonly format: (value: number) => string;
  /** Whether round values are powers of two, as those of bytes are, or of ten. */
  readonly base: 2 | 10;
}

export interface InstanceSamples extends MetricTarget {
  readonly samples: readonly Sample[];
}

/** The lines of all charts over a grid. With one instance its containers have lines of their own. */
export function createCharts(instances: readonly InstanceSamples[], grid: readonly number[]): readonly Chart[] {
  const placed = instances.map(({ name, samples }) => ({ name, samples: alignToGrid(samples, grid) }));
  const [only] = placed.length === 1 ? placed : [];
  const each = (lines: (label: string, samples: Placed) => readonly Line[]): readonly Line[] =>
    placed.flatMap(({ name, samples }) => lines(only ? '' : name, samples));
  return [
    {
      id: 'cpu',
      title: l10n.t('CPU'),
      unit: l10n.t('vCPUs in use'),
      format: formatCores,
      base: 10,
      lines: [
        ...each((name, samples) => [
          {
            label: name || l10n.t('Instance'),
            values: toCores(samples, (sample) => sample),
            limit: findLimit(samples, ({ coreLimit }) => coreLimit),
          },
        ]),
        ...(only ? createContainerLines(only.samples, 'cpu') : []),
      ],
    },
    {
      id: 'memory',
      title: l10n.t('Memory'),
      unit: l10n.t('working set in bytes'),
      format: formatBytes,
      base: 2,
      lines: [
        ...each((name, samples) => [
          {
            label: name || l10n.t('Instance'),
            values: toValues(samples, ({ memory }) => memory),
            limit: findLimit(samples, ({ memoryLimit }) => memoryLimit),
          },
        ]),
        ...(only ? createContainerLines(only.samples, 'memory') : []),
      ],
    },
    {
      id: 'network',
      title: l10n.t('Network'),
      unit: l10n.t('bytes per second'),
      format: formatRate,
      base: 2,
      lines: each((name, samples) => [
        createRateLine(formatLineName(name, l10n.t('Received')), samples, ({ received }) => received),
        createRateLine(formatLineName(name, l10n.t('Sent')), samples, ({ sent }) => sent),
      ]),
    },
    {
      id: 'disk',
      title: l10n.t('Disk'),
      unit: l10n.t('bytes per second'),
      format: formatRate,
      base: 2,
      lines: each((name, samples) => [
        createRateLine(formatLineName(name, l10n.t('Read')), samples, ({ read }) => read),
        createRateLine(formatLineName(name, l10n.t('Written')), samples, ({ written }) => written),
      ]),
    },
    {
      id: 'space',
      title: l10n.t('Disk space'),
      unit: l10n.t('bytes on all file systems'),
      format: formatBytes,
      base: 2,
      lines: each((name, samples) => [
        {
          label: formatLineName(name, l10n.t('Used')),
          values: toValues(samples, ({ stored }) => stored),
          limit: findLimit(samples, ({ capacity }) => capacity),
        },
      ]),
    },
  ];
}

type Placed = readonly (Sample | undefined)[];

function createContainerLines(samples: Placed, what: 'cpu' | 'memory'): readonly Line[] {
  const names = new Set(samples.flatMap((sample) => sample?.containers.map(({ name }) => name) ?? []));
  return [...names].map((name) => {
    const of = (sample: Sample) => sample.containers.find((container) => container.name === name);
    return what === 'cpu'
      ? { label: name, values: toCores(samples, of), limit: findLimit(samples, (sample) => of(sample)?.coreLimit) }
      : {
          label: name,
          values: toValues(samples, (sample) => of(sample)?.memory),
          limit: findLimit(samples, (sample) => of(sample)?.memoryLimit),
        };
  });
}

function createRateLine(label: string, samples: Placed, counter: (sample: Sample) => MetricValue): Line {
  return { label, values: toRates(samples, counter), limit: null };
}

/** Limits change with the instance: the newest holds. */
function findLimit(samples: Placed, limit: (sample: Sample) => MetricValue | undefined): MetricValue {
  return findLast(samples.map((sample) => sample && limit(sample)));
}

function formatLineName(instance: string, what: string): string {
  return instance === '' ? what : `${instance} · ${what}`;
}

function formatCores(cores: number): string {
  const digits = cores >= 10 ? 1 : cores >= 0.1 ? 2 : 3;
  return l10n.t('{0} vCPU', Number(cores.toFixed(digits)));
}

function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** How much of its limit a value is: 17%. */
export function formatShare(value: MetricValue, limit: MetricValue): string {
  return value === null || limit === null || limit === 0 ? '' : `${Math.round((value / limit) * 100)}%`;
}
