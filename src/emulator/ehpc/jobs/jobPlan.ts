// A job's future as phases of its container group.
import type { Phase } from '../../world/timeline';

/** What will become of a job that is not stopped. */
export interface JobPlan {
  /** When its container group is created: the end of its wait in the queue. */
  readonly createdAt: number;
  readonly initMs: number;
  readonly runMs: number;
  readonly ending: 'Succeeded' | 'Failed';
}

/** Scheduling takes a fifth of the way to running, as with any group. */
export function createPhases({ createdAt, initMs, runMs, ending }: JobPlan): readonly Phase[] {
  return [
    { status: 'Scheduling', since: createdAt },
    { status: 'Pending', since: createdAt + initMs / 5 },
    { status: 'Running', since: createdAt + initMs },
    { status: ending, since: createdAt + initMs + runMs },
  ];
}
