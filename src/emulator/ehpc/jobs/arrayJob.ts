// An array job: one row in the listing, up to five thousand subtasks behind it. They run some at a time, one batch after another.
import { type Course, finalStates, type JobFacts, type PlainJob, type ServerlessJob } from './job';
import type { JobPlan } from './jobPlan';

/** The indices, both ends included. */
export interface ArrayIndexes {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** How the subtasks come along. */
export interface ArrayPace {
  /** From submission to the first batch. */
  readonly queueMs: number;
  readonly parallel: number;
  readonly initMs: number;
  readonly runMs: number;
  /** The index of every subtask that fails leaves this remainder; none fails without. */
  readonly failing?: { readonly every: number; readonly remainder: number };
}

/** A job whose subtasks are created when they are requested. */
export class ArrayJob implements ServerlessJob {
  readonly isArray = true;
  private readonly subtasks = new Map<number, PlainJob>();
  private canceledAt: number | undefined;

  constructor(
    readonly facts: JobFacts,
    readonly indexes: ArrayIndexes,
    private readonly pace: ArrayPace,
    private readonly createSubtask: (facts: JobFacts, plan: JobPlan) => PlainJob,
  ) {}

  /** The subtask of an index; undefined when the array has no such index. */
  subtask(index: number): PlainJob | undefined {
    const { start, end, step } = this.indexes;
    if (index < start || index > end || (index - start) % step !== 0) {
      return undefined;
    }
    let subtask = this.subtasks.get(index);
    if (!subtask) {
      const { initMs, runMs } = this.pace;
      subtask = this.createSubtask(
        { ...this.facts, id: `${this.facts.id}_${index}` },
        {
          createdAt: this.getStartTime((index - start) / step),
          ...{ initMs, runMs },
          ending: this.isFailing(index) ? 'Failed' : 'Succeeded',
        },
      );
      if (this.canceledAt !== undefined) {
        subtask.cancel(this.canceledAt);
      }
      this.subtasks.set(index, subtask);
    }
    return subtask;
  }

  /** The course of all together. Subtasks stopped one by one do not change it. */
  course(now: number): Course {
    const { initMs, runMs } = this.pace;
    const first = this.getStartTime(0);
    const end = this.getStartTime(this.count - 1) + initMs + runMs;
    const reached = (time: number): number | undefined => (time <= (this.canceledAt ?? now) ? time : undefined);
    const startedAt = reached(first + initMs);
    if (this.canceledAt !== undefined) {
      return { state: 'Canceled', since: this.canceledAt, startedAt, endedAt: this.canceledAt };
    }
    if (now >= end) {
      const failed = Array.from({ length: this.count }).some((_, ordinal) => this.isFailing(this.indexOf(ordinal)));
      return { state: failed ? 'Failed' : 'Succeeded', since: end, startedAt, endedAt: end };
    }
    const since = startedAt ?? reached(first) ?? this.facts.submittedAt;
    const state = startedAt !== undefined ? 'Running' : reached(first) !== undefined ? 'Initing' : 'Pending';
    return { state, since, startedAt, endedAt: undefined };
  }

  cancel(now: number): void {
    if (!finalStates.has(this.course(now).state)) {
      this.canceledAt = now;
      this.subtasks.forEach((subtask) => subtask.cancel(now));
    }
  }

  private get count(): number {
    return Math.floor((this.indexes.end - this.indexes.start) / this.indexes.step) + 1;
  }

  private indexOf(ordinal: number): number {
    return this.indexes.start + ordinal * this.indexes.step;
  }

  private getStartTime(ordinal: number): number {
    const { queueMs, parallel, initMs, runMs } = this.pace;
    return this.facts.submittedAt + queueMs + Math.floor(ordinal / parallel) * (initMs + runMs);
  }

  private isFailing(index: number): boolean {
    const { failing } = this.pace;
    return failing !== undefined && index % failing.every === failing.remainder;
  }
}
