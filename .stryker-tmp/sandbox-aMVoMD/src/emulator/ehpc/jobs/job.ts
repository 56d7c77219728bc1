// A serverless job on the clock. What it does is what its container group does, after a wait in the queue.
import type { Phase } from '../../world/timeline';
import type { JobGroup } from './jobGroup';

/** The six documented states. */
export type JobState = 'Pending' | 'Initing' | 'Running' | 'Succeeded' | 'Canceled' | 'Failed';

/** States a job never leaves. */
export const finalStates: ReadonlySet<JobState> = new Set(['Succeeded', 'Canceled', 'Failed']);

/** What a job is by its submission. */
export interface JobFacts {
  readonly id: string;
  readonly name: string;
  readonly queue: string;
  readonly user: string;
  readonly priority: number;
  /** ms. */
  readonly submittedAt: number;
}

/** Where a job stands; moments in ms. */
export interface Course {
  readonly state: JobState;
  readonly since: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** A row of the listing. */
export interface ServerlessJob {
  readonly facts: JobFacts;
  readonly isArray: boolean;
  course(now: number): Course;
  /** StopServerlessJobs; nothing happens to a job that has ended. */
  cancel(now: number): void;
}

/** What the first of these in the life of a group makes of its job. */
const endings: Partial<Record<Phase['status'], JobState>> = {
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Expired: 'Failed',
  ScheduleFailed: 'Failed',
  // Deleted under the job, through ECI.
  Terminating: 'Failed',
  Gone: 'Failed',
};

/** A plain job, or one subtask of an array. */
export class PlainJob implements ServerlessJob {
  readonly isArray = false;
  private canceledAt: number | undefined;

  constructor(
    readonly facts: JobFacts,
    /** One per attempt, the last decides. */
    readonly groups: readonly [...JobGroup[], JobGroup],
  ) {}

  course(now: number): Course {
    const phases = this.groups.map((group) => group.phasesUntil(now));
    const startedAt = phases.flat().find(({ status }) => status === 'Running')?.since;
    const last = phases.at(-1) ?? [];
    const ending = last.find(({ status }) => endings[status]);
    if (this.canceledAt !== undefined) {
      return { state: 'Canceled', since: this.canceledAt, startedAt, endedAt: this.canceledAt };
    }
    if (ending) {
      return { state: endings[ending.status] ?? 'Failed', since: ending.since, startedAt, endedAt: ending.since };
    }
    const [created] = last;
    const since = startedAt ?? created?.since ?? this.facts.submittedAt;
    const state = startedAt !== undefined ? 'Running' : created ? 'Initing' : 'Pending';
    return { state, since, startedAt, endedAt: undefined };
  }

  cancel(now: number): void {
    if (!finalStates.has(this.course(now).state)) {
      this.canceledAt = now;
      this.groups.forEach((group) => group.stop(now));
    }
  }
}
