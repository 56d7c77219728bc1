// From samples to what is drawn: moments at equal distances, and a value or a gap at each.
import type { Range } from './ranges';
import type { MetricValue, Sample, ResourceUsage } from './sample';

/** The moments of a range up to `now`, in ms, oldest first. */
export function createGrid({ minutes, periodSeconds }: Range, now: number): readonly number[] {
  const periodMs = periodSeconds * 1000;
  const last = Math.floor(now / periodMs) * periodMs;
  const count = Math.round((minutes * 60_000) / periodMs) + 1;
  return Array.from({ length: count }, (_, index) => last - (count - 1 - index) * periodMs);
}

/** Adds samples to those there are, in order of time: of several in one period the newest stays, and none older than needed. */
export function mergeSamples(
  known: readonly Sample[],
  more: readonly Sample[],
  { minutes, periodSeconds }: Range,
  now: number,
): readonly Sample[] {
  const periodMs = periodSeconds * 1000;
  const oldest = now - minutes * 60_000 - 2 * periodMs;
  const byPeriod = new Map<number, Sample>();
  for (const sample of [...known, ...more]) {
    const period = Math.floor(sample.at / periodMs);
    const there = byPeriod.get(period);
    if (sample.at >= oldest && sample.at <= now + periodMs && (!there || there.at <= sample.at)) {
      byPeriod.set(period, sample);
    }
  }
  return [...byPeriod.values()].sort((a, b) => a.at - b.at);
}

/** The sample at each moment of the grid; undefined where there is none. */
export function alignToGrid(samples: readonly Sample[], grid: readonly number[]): readonly (Sample | undefined)[] {
  const [first = 0, second = first + 1] = grid;
  const step = second - first;
  const byMoment = new Map(samples.map((sample) => [Math.floor(sample.at / step) * step, sample]));
  return grid.map((moment) => byMoment.get(moment));
}

/**
 * What a counter grew by each second, at each moment but the first. A counter that fell was reset with its container: what it
 * shows by then has accumulated since, at most over the whole time between.
 */
export function toRates(
  samples: readonly (Sample | undefined)[],
  counter: (sample: Sample) => MetricValue,
): readonly MetricValue[] {
  return samples.map((sample, index) => {
    const before = samples[index - 1];
    if (!sample || !before || sample.at <= before.at) {
      return null;
    }
    const [from, to] = [counter(before), counter(sample)];
    if (from === null || to === null) {
      return null;
    }
    return (to >= from ? to - from : to) / ((sample.at - before.at) / 1000);
  });
}

/** Cores in use: the mean since the previous moment if the counter provides it, otherwise the value measured at the moment. */
export function toCores(
  samples: readonly (Sample | undefined)[],
  use: (sample: Sample) => ResourceUsage | undefined,
): readonly MetricValue[] {
  const means = toRates(samples, (sample) => use(sample)?.coreSeconds ?? null);
  return samples.map((sample, index) => means[index] ?? (sample ? (use(sample)?.cores ?? null) : null));
}

export function toValues(
  samples: readonly (Sample | undefined)[],
  value: (sample: Sample) => MetricValue | undefined,
): readonly MetricValue[] {
  return samples.map((sample) => (sample ? (value(sample) ?? null) : null));
}

/** The last value there is. */
export function findLast(values: readonly (MetricValue | undefined)[]): MetricValue {
  return values.filter((value) => typeof value === 'number').at(-1) ?? null;
}

export interface Summary {
  readonly now: MetricValue;
  readonly lowest: MetricValue;
  readonly mean: MetricValue;
  readonly highest: MetricValue;
}

export function summarize(values: readonly MetricValue[]): Summary {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) {
    return { now: null, lowest: null, mean: null, highest: null };
  }
  return {
    now: findLast(values),
    lowest: Math.min(...there),
    mean: there.reduce((sum, value) => sum + value, 0) / there.length,
    highest: Math.max(...there),
  };
}
