// How busy the containers of a group are: curves over time, drawn from its seed, whose integrals are known in closed form, so
// that a counter at any moment costs one formula.
import type { Group } from '../../world/group';
import { Random } from '../../world/random';
import type { Status } from '../../world/timeline';

/** While a container runs. Times in ms. */
export interface Run {
  readonly startedAt: number;
  /** Undefined while it continues according to its timeline. */
  readonly endsAt: number | undefined;
}

const staggerMs = 1_500;
const livingStatuses: ReadonlySet<Status | 'Gone'> = new Set(['Running', 'Updating', 'Restarting', 'Terminating']);

/** The run of a main container, by its index, that a moment falls into. */
export function runAt(group: Group, index: number, time: number): Run | undefined {
  const { timeline } = group;
  const since = timeline.runningSince(time);
  if (time < timeline.createdAt || since === undefined || !livingStatuses.has(timeline.at(time).status)) {
    return undefined;
  }
  const { last } = group.runs(index).upTo(time);
  const startedAt = last === undefined ? since + index * staggerMs : last.backAt;
  return time < startedAt ? undefined : { startedAt, endsAt: timeline.endedAt };
}

/** A quantity per second that swings around a mean: a slow wave of ten minutes and a quick one. */
class Curve {
  private readonly phase: number;

  constructor(
    private readonly mean: number,
    random: Random,
  ) {
    this.phase = random.next() * 2 * Math.PI;
  }

  /** Per second at a moment. */
  at(ms: number): number {
    return this.mean * (1 + waves.reduce((sum, { share, w }) => sum + share * Math.sin(w * ms + this.phase), 0));
  }

  /** What has come together between two moments. */
  sum(fromMs: number, toMs: number): number {
    const swing = waves.reduce(
      (sum, { share, w }) => sum + (share / w) * (Math.cos(w * fromMs + this.phase) - Math.cos(w * toMs + this.phase)),
      0,
    );
    return (this.mean * (toMs - fromMs + swing)) / 1000;
  }
}

const waves = [
  { share: 0.45, w: (2 * Math.PI) / 600_000 },
  { share: 0.25, w: (2 * Math.PI) / 97_000 },
] as const;

const gib = 1024 ** 3;
const kib = 1024;

/** What one container may use: its own limits, or those of the instance where it has none. */
export interface Limits {
  readonly cores: number;
  readonly bytes: number;
}

export function getLimits({ workload }: Group, index: number): Limits {
  const { Cpu = 0, Memory = 0 } = workload.containers[index] ?? {};
  return { cores: Cpu || workload.cpu, bytes: (Memory || workload.memoryGib) * gib };
}

/** Processor seconds of one container: per second, and in all of its run. */
export function processorUse(group: Group, index: number, run: Run, time: number): { now: number; total: number } {
  const random = new Random(group.seed, 20, index);
  const share = 0.08 + 0.35 * random.next();
  const curve = new Curve(getLimits(group, index).cores * share, random);
  return { now: curve.at(time), total: curve.sum(run.startedAt, time) };
}

/** Bytes that one container holds. What ends for want of memory grows up to its limit until then. */
export function memoryUse(group: Group, index: number, run: Run, time: number): number {
  const { bytes } = getLimits(group, index);
  if (group.trouble === 'outOfMemory' && index === 0 && run.endsAt !== undefined) {
    const lived = (time - run.startedAt) / Math.max(1, run.endsAt - run.startedAt);
    return bytes * (0.15 + 0.84 * Math.min(1, lived));
  }
  const random = new Random(group.seed, 21, index);
  const usualLoad = 0.25 + 0.4 * random.next();
  const warm = 1 - Math.exp(-(time - run.startedAt) / 90_000);
  const curve = new Curve(0.06, random);
  return bytes * (0.04 + (usualLoad - 0.04) * warm + (curve.at(time) - 0.06) * 0.5 * warm);
}

/** Bytes over the network or a disk since the instance runs. */
export function traffic(group: Group, what: 'rx' | 'tx' | 'read' | 'write', since: number, time: number): number {
  const means = { rx: 180, tx: 420, read: 12, write: 90 } as const;
  const random = new Random(group.seed, 22, means[what]);
  const mean = means[what] * kib * group.workload.cpu * (0.4 + random.next());
  return new Curve(mean, random).sum(since, time);
}
