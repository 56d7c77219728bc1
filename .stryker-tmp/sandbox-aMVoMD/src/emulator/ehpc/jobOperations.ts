// ListServerlessJobs, DescribeServerlessJobs and StopServerlessJobs.
import { defineOperation } from '../gateway/operation';
import type { Cluster } from './cluster';
import type { Clusters } from './clusters';
import { invalidParams } from './errors';
import { ArrayJob } from './jobs/arrayJob';
import { PlainJob, type ServerlessJob } from './jobs/job';
import { listJobs, orders, stateFilters } from './jobs/jobListing';
import { describeJob, summariseJob } from './jobs/jobWire';
import { SampleJob } from './jobs/sampleJob';

const jobsPage = { default: 20, max: 100 };
const maxPageNumber = 2 ** 31 - 1;
/** Unix seconds, as text. */
const moment = { type: 'integer', min: 0, max: 9_999_999_999 } as const;
const order = { type: 'string', oneOf: orders } as const;
const clusterId = { type: 'string', required: true } as const;
const filterItems = { type: 'list', of: { type: 'string', pattern: /./s }, maxItems: 10 } as const;
/** Of jobs and subtasks. */
const jobIds = <const Max extends number>(maxItems: Max) =>
  ({ type: 'list', required: true, of: { type: 'string', pattern: /^\d+(_\d+)?$/ }, maxItems }) as const;

export const listServerlessJobs = defineOperation({
  name: 'ListServerlessJobs',
  parameters: {
    RegionId: { type: 'string' },
    ClusterId: clusterId,
    PageNumber: { type: 'integer', min: 1, max: maxPageNumber },
    PageSize: { type: 'integer', min: 1, max: jobsPage.max },
    State: { type: 'string', oneOf: stateFilters },
    JobIds: filterItems,
    JobNames: filterItems,
    StartOrder: order,
    SubmitOrder: order,
    SubmitTimeStart: moment,
    SubmitTimeEnd: moment,
  },
  handle: ({ PageNumber: page = 1, PageSize: size = jobsPage.default, ...query }, clusters: Clusters) => {
    const { jobs } = clusters.working(query.ClusterId, query.RegionId);
    const found = listJobs([...jobs.values()], query, clusters.now());
    return {
      PageNumber: page,
      PageSize: size,
      TotalCount: found.length,
      Jobs: found.slice((page - 1) * size, page * size).map(({ job, course }) => summariseJob(job, course)),
    };
  },
});

export const describeServerlessJobs = defineOperation({
  name: 'DescribeServerlessJobs',
  parameters: { ClusterId: clusterId, JobIds: jobIds(1) },
  handle: ({ ClusterId, JobIds: [id = ''] }, clusters: Clusters) => {
    const { array, job } = findJob(clusters.working(ClusterId), id);
    if (job instanceof ArrayJob) {
      throw invalidParams('JobIds');
    }
    if (job instanceof SampleJob) {
      return job.documentedAnswer();
    }
    const infos = job instanceof PlainJob ? [describeJob(job, array, clusters.world, clusters.now())] : [];
    return { TotalCount: infos.length, JobInfos: infos };
  },
});

export const stopServerlessJobs = defineOperation({
  name: 'StopServerlessJobs',
  parameters: { ClusterId: clusterId, JobIds: jobIds(100) },
  handle: ({ ClusterId, JobIds: ids }, clusters: Clusters) => {
    const cluster = clusters.working(ClusterId);
    const jobs = ids.map((id) => findJob(cluster, id).job);
    if (jobs.includes(undefined)) {
      // All or nothing.
      throw invalidParams('JobIds');
    }
    jobs.forEach((job) => job?.cancel(clusters.now()));
    return {};
  },
});

/** The job of an id, and for a subtask the array it is of. */
function findJob(cluster: Cluster, id: string): { readonly array?: ArrayJob; readonly job: ServerlessJob | undefined } {
  const [jobId = '', index] = id.split('_');
  const job = cluster.jobs.get(jobId);
  if (index === undefined) {
    return { job };
  }
  return job instanceof ArrayJob ? { array: job, job: job.subtask(Number(index)) } : { job: undefined };
}
