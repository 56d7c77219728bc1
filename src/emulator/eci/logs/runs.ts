// When the process of a container began and ended: what a log belongs to.
import type { Group } from '../../world/group';

/** One life of a container. */
export interface Run {
  readonly from: number;
  /** Undefined while it runs. */
  readonly to: number | undefined;
}

/** The runs whose logs are kept: the last container instance and the previous one. */
export interface KeptRuns {
  readonly current: Run | undefined;
  readonly previous: Run | undefined;
}

const staggerMs = 1_500;
const initRunMs = 6_000;
const none: KeptRuns = { current: undefined, previous: undefined };

/** The runs of a main container at a time, by its index. While it waits for its restart, the last run counts as both. */
export function findRuns(group: Group, index: number, now: number): KeptRuns {
  const lives = listRuns(group, index, now);
  const [before, last] = [lives.at(-2), lives.at(-1)];
  const stops = group.runs(index).upTo(now);
  const isBack = stops.last === undefined || now >= stops.last.backAt;
  return { current: last, previous: isBack ? before : last };
}

/** Everything an init container did; they run one after another while the group is pending, and once. */
export function findInitRuns(group: Group, index: number, now: number): KeptRuns {
  const pendingSince = group.timeline.until(now).find((phase) => phase.status === 'Pending')?.since;
  const from = (pendingSince ?? now) + 2_000 + index * initRunMs;
  if (pendingSince === undefined || now < from) {
    return none;
  }
  const to = from + initRunMs;
  return { current: { from, to: now < to ? undefined : to }, previous: undefined };
}

/** All runs up to a time, oldest first. */
export function listRuns(group: Group, index: number, now: number): readonly Run[] {
  const phases = group.timeline.until(now);
  const began = phases.find(({ status }) => status === 'Running' || status === 'Updating' || status === 'Restarting');
  const ended = phases.find(({ status }) => status === 'Succeeded' || status === 'Failed' || status === 'Expired');
  const first = (began ?? (ended && phases[0]))?.since;
  if (first === undefined || first + index * staggerMs > now) {
    return [];
  }
  const lives: Run[] = [];
  let from = first + index * staggerMs;
  for (const stop of group.runs(index).between(from, now)) {
    if (stop.at >= from) {
      lives.push({ from, to: stop.at });
    }
    from = stop.backAt;
  }
  return from <= now ? [...lives, { from, to: ended?.since }] : lives;
}
