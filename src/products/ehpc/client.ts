// One typed method per E-HPC operation in use; nothing else. No SDK package of E-HPC exists: generic calls. Errors are ApiError.
import { ClientKey } from '../../base/clientKey';
import { ehpcApi } from './api';
import { collectItems, readNumberedPages } from '../../cloud/paging';
import type { Decoded } from '../../cloud/answerShape';
import type { Call, Transport } from '../../cloud/transport/transport';
import { ehpcAnswers } from './wire';
import type * as wire from './wire';

/** States ListServerlessJobs can filter by. Initing is not among them: only All shows it. */
export type JobStateFilter = 'All' | 'Pending' | 'Running' | 'Succeeded' | 'Canceled' | 'Failed';
type JobOrder = 'Asc' | 'Desc';

/** One page of a cluster's jobs. The filters hold together: a job must match all that are given. */
export interface ServerlessJobsQuery {
  /** From 1. */
  readonly page: number;
  /** 1 to 100. */
  readonly pageSize: number;
  readonly state?: JobStateFilter;
  /** Whole names, at most 10. */
  readonly jobNames?: readonly string[];
  /** At most 10. */
  readonly jobIds?: readonly string[];
  /** Submitted at or after; seconds since 1970. */
  readonly submittedFrom?: number;
  /** Submitted at or before; seconds since 1970. */
  readonly submittedTo?: number;
  /** `Asc` keeps the pages in place while jobs are submitted. */
  readonly submitOrder?: JobOrder;
  readonly startOrder?: JobOrder;
}

/** Documented as 1 to 50. */
const clustersPerPage = 50;

type EhpcAction = keyof typeof ehpcAnswers;
type Answer<A extends EhpcAction> = Decoded<(typeof ehpcAnswers)[A]>;
type ReadCall<A extends EhpcAction> = Pick<Call, 'region' | 'method' | 'query' | 'signal'> & { readonly action: A };

export const ehpc = new ClientKey<EhpcClient>('ehpc');

export class EhpcClient {
  constructor(private readonly transport: Transport) {}

  /** ListRegions: where E-HPC is offered. */
  async listRegions(signal: AbortSignal): Promise<readonly string[]> {
    const response = await this.read({
      region: undefined,
      action: 'ListRegions',
      method: 'GET',
      query: {},
      signal,
    });
    return (response.Regions?.RegionInfo ?? []).flatMap(({ RegionId: id }) => id ?? []);
  }

  /** ListClusters, all pages: the clusters of a region, each once, in the service's order. */
  async listClusters(region: string, signal: AbortSignal): Promise<readonly wire.Cluster[]> {
    const items = (page: wire.ListClustersResponse): readonly wire.Cluster[] | undefined =>
      page.Clusters?.ClusterInfoSimple;
    const pages = readNumberedPages(clustersPerPage, items, (page) =>
      this.read({ region, action: 'ListClusters', method: 'GET', query: page, signal }),
    );
    const clusters = await collectItems(pages, items);
    // Documented to list the clusters of all regions, whichever region is called. A cluster that comes or goes between two
    // pages moves the others, so that one can be on both.
    const here = clusters.filter(({ RegionId: id = region }) => id === region);
    const byId = new Map(here.map((cluster, index) => [cluster.Id ?? `#${index}`, cluster]));
    return [...byId.values()];
  }

  /** ListServerlessJobs, one page: an array job is one row. `TotalCount` determines the number of pages. */
  listServerlessJobs(
    region: string,
    clusterId: string,
    query: ServerlessJobsQuery,
    signal: AbortSignal,
  ): Promise<wire.ListServerlessJobsResponse> {
    const parameters = {
      RegionId: region,
      ClusterId: clusterId,
      PageNumber: query.page,
      PageSize: query.pageSize,
      ...(query.state && { State: query.state }),
      ...(query.jobNames && { JobNames: query.jobNames }),
      ...(query.jobIds && { JobIds: query.jobIds }),
      ...(query.submittedFrom !== undefined && { SubmitTimeStart: String(query.submittedFrom) }),
      ...(query.submittedTo !== undefined && { SubmitTimeEnd: String(query.submittedTo) }),
      ...(query.submitOrder && { SubmitOrder: query.submitOrder }),
      ...(query.startOrder && { StartOrder: query.startOrder }),
    };
    return this.read({ region, action: 'ListServerlessJobs', method: 'POST', query: parameters, signal });
  }

  /**
   * DescribeServerlessJobs, which takes one id a call; undefined when there is no such job.
   * @param jobId of a subtask `<job>_<index>` for an array job: its own id is refused
   */
  async describeServerlessJob(
    region: string,
    clusterId: string,
    jobId: string,
    signal: AbortSignal,
  ): Promise<wire.ServerlessJob | undefined> {
    return (await this.describeServerlessJobs(region, clusterId, jobId, signal)).JobInfos?.[0];
  }

  /** The whole answer. */
  describeServerlessJobs(
    region: string,
    clusterId: string,
    jobId: string,
    signal: AbortSignal,
  ): Promise<wire.DescribeServerlessJobsResponse> {
    const query = { ClusterId: clusterId, JobIds: [jobId] };
    return this.read({ region, action: 'DescribeServerlessJobs', method: 'POST', query, signal });
  }

  /**
   * StopServerlessJobs. Has no ClientToken: never sent twice.
   * @param ids 1 to 100; the id of an array job stops all its subtasks, that of a subtask only this one
   */
  async stopServerlessJobs(
    region: string,
    clusterId: string,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    await this.transport.callFor(ehpcAnswers.StopServerlessJobs, {
      api: ehpcApi,
      region,
      action: 'StopServerlessJobs',
      query: { ClusterId: clusterId, JobIds: ids },
      repeat: 'refused',
      signal,
    });
  }

  private read<A extends EhpcAction>(call: ReadCall<A>): Promise<Answer<A>> {
    return this.transport.callFor(ehpcAnswers[call.action], { ...call, api: ehpcApi, repeat: 'read' });
  }
}
