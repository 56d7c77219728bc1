// Filters and order of ListServerlessJobs.
import type { Course, ServerlessJob } from './job';
import { toSeconds } from './jobWire';

/** What State takes: no value of it selects Initing alone. */
export const stateFilters = ['All', 'Pending', 'Running', 'Succeeded', 'Canceled', 'Failed'] as const;
export const orders = ['Asc', 'Desc'] as const;

/** A requested listing, without its cluster and page. */
export interface JobQuery {
  readonly State?: string | undefined;
  readonly JobIds?: readonly string[] | undefined;
  readonly JobNames?: readonly string[] | undefined;
  /** Seconds; a job submitted in that very second counts. */
  readonly SubmitTimeStart?: number | undefined;
  readonly SubmitTimeEnd?: number | undefined;
  readonly SubmitOrder?: string | undefined;
  readonly StartOrder?: string | undefined;
}

/** A job with its current state, computed on request: of thousands, usually only one page is requested. */
export class ListedJob {
  private known: Course | undefined;

  constructor(
    readonly job: ServerlessJob,
    private readonly now: number,
  ) {}

  get course(): Course {
    this.known ??= this.job.course(this.now);
    return this.known;
  }
}

/** All jobs that match, in order. If two orders are requested, submission comes first; if none is, newest first. */
export function listJobs(jobs: readonly ServerlessJob[], query: JobQuery, now: number): readonly ListedJob[] {
  const { SubmitOrder: submitOrder, StartOrder: startOrder } = query;
  const bySubmission = direction(submitOrder ?? (startOrder === undefined ? 'Desc' : undefined));
  const byStart = direction(startOrder);
  return jobs
    .filter(({ facts }) => matches(facts, query))
    .map((job) => new ListedJob(job, now))
    .filter((listed) => isInState(listed, query.State))
    .sort(
      (one, other) =>
        bySubmission * (one.job.facts.submittedAt - other.job.facts.submittedAt) || compareStarts(one, other, byStart),
    );
}

function isInState(listed: ListedJob, wanted = 'All'): boolean {
  return wanted === 'All' || listed.course.state === wanted;
}

function matches({ id, name, submittedAt }: ServerlessJob['facts'], query: JobQuery): boolean {
  const submitted = toSeconds(submittedAt);
  return (
    (query.JobIds?.includes(id) ?? true) &&
    (query.JobNames?.includes(name) ?? true) &&
    submitted >= (query.SubmitTimeStart ?? 0) &&
    submitted <= (query.SubmitTimeEnd ?? Infinity)
  );
}

function direction(order: string | undefined): -1 | 0 | 1 {
  return order === undefined ? 0 : order === 'Asc' ? 1 : -1;
}

/** Jobs that have not started come last in either direction. */
function compareStarts(first: ListedJob, second: ListedJob, sign: -1 | 0 | 1): number {
  if (sign === 0) {
    return 0;
  }
  const [one, other] = [first.course.startedAt, second.course.startedAt];
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined);
  }
  return sign * (one - other);
}
