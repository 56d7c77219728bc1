// ListServerlessJobs, DescribeServerlessJobs and StopServerlessJobs.
import { ApiError } from '../gateway/apiError';
import type { Operation } from '../gateway/operation';
import type { NestedParameters } from '../gateway/parameters';
import type { World } from '../world/world';
import type { Cluster } from './cluster';
import type { Clusters } from './clusters';
import { ArrayJob } from './jobs/arrayJob';
import { PlainJob, type ServerlessJob } from './jobs/job';
import { listJobs, orders, stateFilters } from './jobs/jobListing';
import { describeJob, summariseJob } from './jobs/jobWire';
import { SampleJob } from './jobs/sampleJob';
import { defineEhpcOperation, type ProductPace, readTexts } from './operation';
import { invalidParams } from './refusal';

const jobsPage = { default: 20, max: 100 };
const maxPageNumber = 2 ** 31 - 1;
const maxFilterItems = 10;
const maxStopped = 100;
const methods = ['GET', 'POST'];
/** Unix seconds, as text. */
const moment = { type: 'integer', min: 0, max: 9_999_999_999 } as const;
const order = { type: 'string', oneOf: orders } as const;

/** The operations over the jobs of a cluster. */
export function jobOperations(pace: ProductPace, clusters: Clusters, world: World): readonly Operation[] {
  const now = (): number => world.clock.now();
  return [
    defineEhpcOperation(pace, {
      name: 'ListServerlessJobs',
      methods,
      parameters: {
        RegionId: { type: 'string' },
        ClusterId: { type: 'string', required: true },
        PageNumber: { type: 'integer', min: 1, max: maxPageNumber },
        PageSize: { type: 'integer', min: 1, max: jobsPage.max },
        State: { type: 'string', oneOf: stateFilters },
        StartOrder: order,
        SubmitOrder: order,
        SubmitTimeStart: moment,
        SubmitTimeEnd: moment,
      },
      handle: ({ ClusterId: clusterId, RegionId: regionId, PageNumber: page = 1, PageSize: size, ...query }, raw) => {
        const pageSize = size ?? jobsPage.default;
        const filters = {
          JobIds: readTexts(raw, 'JobIds', maxFilterItems),
          JobNames: readTexts(raw, 'JobNames', maxFilterItems),
        };
        const { jobs } = clusters.working(clusterId, regionId);
        const found = listJobs([...jobs.values()], { ...query, ...filters }, now());
        return {
          PageNumber: page,
          PageSize: pageSize,
          TotalCount: found.length,
          Jobs: found.slice((page - 1) * pageSize, page * pageSize).map(({ job, course }) => summariseJob(job, course)),
        };
      },
    }),

    defineEhpcOperation(pace, {
      name: 'DescribeServerlessJobs',
      methods,
      parameters: { ClusterId: { type: 'string', required: true } },
      handle: ({ ClusterId: clusterId }, raw) => {
        const [id = ''] = requiredIds(raw, 1);
        const { array, job } = findJob(clusters.working(clusterId), id);
        if (job instanceof ArrayJob) {
          throw invalidParams('JobIds');
        }
        if (job instanceof SampleJob) {
          return job.documentedAnswer();
        }
        const infos = job instanceof PlainJob ? [describeJob(job, array, world, now())] : [];
        return { TotalCount: infos.length, JobInfos: infos };
      },
    }),

    defineEhpcOperation(pace, {
      name: 'StopServerlessJobs',
      methods,
      parameters: { ClusterId: { type: 'string', required: true } },
      handle: ({ ClusterId: clusterId }, raw) => {
        const ids = requiredIds(raw, maxStopped);
        const cluster = clusters.working(clusterId);
        const jobs = ids.map((id) => findJob(cluster, id).job);
        if (jobs.includes(undefined)) {
          // All or nothing.
          throw invalidParams('JobIds');
        }
        jobs.forEach((job) => job?.cancel(now()));
        return {};
      },
    }),
  ];
}

function requiredIds(raw: NestedParameters, maxItems: number): readonly string[] {
  const ids = readTexts(raw, 'JobIds', maxItems);
  if (!ids) {
    throw ApiError.missing('JobIds');
  }
  if (!ids.every((id) => /^\d+(_\d+)?$/.test(id))) {
    throw invalidParams('JobIds');
  }
  return ids;
}

/** The job of an id, and for a subtask the array it is of. */
function findJob(cluster: Cluster, id: string): { readonly array?: ArrayJob; readonly job: ServerlessJob | undefined } {
  const [jobId = '', index] = id.split('_');
  const job = cluster.jobs.get(jobId);
  if (index === undefined) {
    return { job };
  }
  return job instanceof ArrayJob ? { array: job, job: job.subtask(Number(index)) } : { job: undefined };
}
