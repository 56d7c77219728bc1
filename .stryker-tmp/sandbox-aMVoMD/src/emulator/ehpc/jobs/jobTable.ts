// Short ways to write the jobs of a cluster in the default world.
import type { Group } from '../../world/group';
import type { RegionId } from '../../world/regions';
import { finalStatuses, type Status } from '../../world/timeline';
import { type WorkloadName, workloads } from '../../world/workloads';
import type { World } from '../../world/world';
import type { ArrayIndexes, ArrayPace } from './arrayJob';
import { type JobFacts, PlainJob, type ServerlessJob } from './job';
import type { JobFactory } from './jobFactory';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
/** From submission to the container group, and from there to running. */
const queueMs = 40 * second;
const initMs = 20 * second;
/** Jobs in transition at the start stay so for about half an hour. */
const slowMs = 30 * minute;

/** A job before its submission time is set. */
export type JobEntry = Omit<JobFacts, 'submittedAt'>;

export function entry(id: string, name: string, more: Partial<JobEntry> = {}): JobEntry {
  return { id, name, queue: 'comp', user: 'ana', priority: 100, ...more };
}

/** Jobs as they are found at the start. */
export class JobTable {
  constructor(
    private readonly world: World,
    private readonly factory: JobFactory,
    private readonly regionId: RegionId,
    private readonly now: number,
  ) {}

  /** In the instance of a workload that has this status; in one of its own where there is none. */
  inInstance(job: JobEntry, workload: WorkloadName, status: Status, attempts: 1 | 2 = 1): ServerlessJob {
    const found = this.instance(workload, status);
    const createdAt = found?.timeline.createdAt ?? this.now - hour;
    const facts = { ...job, submittedAt: createdAt - queueMs - (attempts - 1) * 10 * minute };
    const ending = status === 'Succeeded' ? 'Succeeded' : 'Failed';
    const runMs = finalStatuses.has(status) ? slowMs : day;
    const last = found
      ? this.factory.existingGroup(found)
      : this.factory.plannedGroup(facts, { createdAt, initMs, runMs, ending });
    const first = { createdAt: facts.submittedAt + queueMs, initMs, runMs: 5 * minute, ending: 'Failed' } as const;
    return new PlainJob(facts, attempts === 2 ? [this.factory.plannedGroup(facts, first, 1), last] : [last]);
  }

  /** Stopped after a wait or, when that was over, while running. */
  canceled(job: JobEntry, ageMs: number, waitMs: number, canceledAgoMs: number): ServerlessJob {
    const facts = this.submitted(job, ageMs);
    const createdAt = facts.submittedAt + waitMs;
    const canceled = this.factory.planned(facts, { createdAt, initMs, runMs: day, ending: 'Succeeded' });
    canceled.cancel(this.now - canceledAgoMs);
    return canceled;
  }

  /** In the queue, with half an hour to wait, to begin and to run. */
  waiting(job: JobEntry, ageMs: number, ending: 'Succeeded' | 'Failed'): ServerlessJob {
    const plan = { createdAt: this.now + slowMs, initMs: slowMs, runMs: slowMs, ending };
    return this.factory.planned(this.submitted(job, ageMs), plan);
  }

  array(
    job: JobEntry,
    ageMs: number,
    indexes: ArrayIndexes,
    pace: Pick<ArrayPace, 'parallel' | 'runMs' | 'failing'>,
  ): ServerlessJob {
    return this.factory.array(this.submitted(job, ageMs), indexes, { queueMs, initMs, ...pace });
  }

  private submitted(job: JobEntry, ageMs: number): JobFacts {
    return { ...job, submittedAt: this.now - ageMs };
  }

  private instance(workload: WorkloadName, status: Status): Group | undefined {
    return this.world
      .inRegion(this.regionId)
      .find((group) => group.workload === workloads[workload] && group.status(this.now) === status);
  }
}
