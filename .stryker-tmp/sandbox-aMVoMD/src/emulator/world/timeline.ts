// The life of a container group as moments on the clock. The status at any time is looked up, never set by a timer.

/** The ten documented statuses of a container group. */
export const statuses = [
  'Scheduling',
  'ScheduleFailed',
  'Pending',
  'Running',
  'Updating',
  'Restarting',
  'Terminating',
  'Succeeded',
  'Failed',
  'Expired',
] as const;
export type Status = (typeof statuses)[number];

/** True for one of the ten. */
export function isStatus(name: string): name is Status {
  return (statuses as readonly string[]).includes(name);
}

/** Statuses an instance never leaves without a call. */
export const finalStatuses: ReadonlySet<Status> = new Set(['ScheduleFailed', 'Succeeded', 'Failed', 'Expired']);

/** A status from a moment on; `Gone` is the end. */
export interface Phase {
  readonly status: Status | 'Gone';
  readonly since: number;
}

/** What an instance in a status becomes next. Final statuses and Running become nothing. */
const next: Partial<Record<Status, Status | 'Gone'>> = {
  Scheduling: 'Pending',
  Pending: 'Running',
  Updating: 'Running',
  Restarting: 'Running',
  Terminating: 'Gone',
  ScheduleFailed: 'Gone',
};

/** The system removes what could not be scheduled after a day. */
const scheduleFailedKeptMs = 24 * 3_600_000;

/** The phases from `status` on, each lasting `eachMs` until the natural course ends. */
export function courseFrom(status: Status, since: number, eachMs: number): Phase[] {
  const course: Phase[] = [{ status, since }];
  let current: Status | 'Gone' | undefined = status;
  let time = since;
  while (current && current !== 'Gone') {
    time += current === 'ScheduleFailed' ? scheduleFailedKeptMs : eachMs;
    current = next[current];
    if (current) {
      course.push({ status: current, since: time });
    }
  }
  return course;
}

/** Phases in order of time, some of them in the future. */
export class Timeline {
  /** `phases` is not empty. */
  constructor(private phases: readonly Phase[]) {}

  /** The phase at a time; before the first, the first. */
  at(now: number): Phase {
    let found = this.phases[0];
    for (const phase of this.phases) {
      if (phase.since > now) {
        break;
      }
      found = phase;
    }
    return found ?? { status: 'Gone', since: now };
  }

  /** When the instance is gone, if its course leads there. */
  get goneAt(): number | undefined {
    const last = this.phases.at(-1);
    return last?.status === 'Gone' ? last.since : undefined;
  }

  get createdAt(): number {
    return this.phases[0]?.since ?? 0;
  }

  /** When its containers stopped permanently; undefined while they may continue. */
  get endedAt(): number | undefined {
    return this.phases.find(({ status }) => status !== 'Gone' && finalStatuses.has(status))?.since ?? this.goneAt;
  }

  /** Everything up to a time, in order. */
  until(now: number): readonly Phase[] {
    return this.phases.filter((phase) => phase.since <= now);
  }

  /** When the containers last started to run, undefined if they never did. */
  runningSince(now: number): number | undefined {
    return this.phases.findLast((phase) => phase.status === 'Running' && phase.since <= now)?.since;
  }

  /** Forgets what was to come after `now` and continues with `course`. */
  continueWith(now: number, course: readonly Phase[]): void {
    this.phases = [...this.until(now), ...course];
  }
}
