// One typed method per ECI operation in use; nothing else. Errors are ApiError.
import { ClientKey } from '../../base/clientKey';
import { eciApi } from './api';
import { raceWithAbort } from '../../base/async/untilAborted';
import { collectItems, readTokenPages } from '../../cloud/paging';
import type { Decoded } from '../../cloud/answerShape';
import type { Call, Transport } from '../../cloud/transport/transport';
import { eciAnswers } from './wire/answers';
import type { ContainerGroup } from './wire/containerGroup';
import type * as wire from './wire/eci';
import type * as cacheWire from './wire/imageCache';
import type * as metricWire from './wire/metrics';

export type { GroupFilter, DetailFilter, ContainerName } from './wire/eci';

export type OpsType = 'coredump' | 'tcpdump';

export interface OpsTask {
  readonly opsType: OpsType;
  /** enable, disable, or the JSON of a capture. */
  readonly opsValue: string;
}

const opsTypes: readonly OpsType[] = ['tcpdump', 'coredump'];

/** Most ids that the describing operations take in one call. */
const idsPerCall = 20;
const groupsPerPage = 20;
const statesPerPage = 200;
/** DescribeContainerGroupStatus looks back this many seconds. */
const sinceSeconds = { min: 60, max: 3600 };

type EciAction = keyof typeof eciAnswers;
type Answer<A extends EciAction> = Decoded<(typeof eciAnswers)[A]>;

/** It counts instances and names none of them: the older listing may. */
export function countsWithoutNaming({ Data, TotalCount }: wire.DescribeContainerGroupStatusResponse): boolean {
  return (Data ?? []).length === 0 && (TotalCount ?? 0) > 0;
}

export const eci = new ClientKey<EciClient>('eci');

export class EciClient {
  private regions: Promise<readonly wire.Region[]> | undefined;

  /** Where calls go. */
  readonly endpoint = {
    isLocal: (region: string, signal: AbortSignal): Promise<boolean> => this.transport.isLocal(eciApi, region, signal),
  };

  constructor(private readonly transport: Transport) {}

  /** DescribeRegions on the region-free host: all regions ECI is sold in, with their zones. */
  async describeRegions(signal: AbortSignal): Promise<readonly wire.Region[]> {
    const response = await this.read('DescribeRegions', undefined, {}, signal);
    return response.Regions ?? [];
  }

  /** Zones of a region, requested once for all regions; empty when the service returns none. */
  async listZones(region: string, signal: AbortSignal): Promise<readonly string[]> {
    if (!this.regions) {
      // Shared by all callers, so that it does not end when the first caller cancels.
      const asking = this.describeRegions(new AbortController().signal);
      this.regions = asking;
      asking.catch(() => (this.regions = undefined));
    }
    const regions = await raceWithAbort(this.regions, signal);
    return regions.find(({ RegionId: id }) => id === region)?.Zones ?? [];
  }

  /** DescribeContainerGroups, 20 a page, in the service's order. */
  describeContainerGroups(
    region: string,
    signal: AbortSignal,
    filter: wire.DetailFilter = {},
  ): AsyncGenerator<wire.DescribeContainerGroupsResponse, void, undefined> {
    return readTokenPages(
      ({ ContainerGroups }) => ContainerGroups,
      (token) =>
        this.read(
          'DescribeContainerGroups',
          region,
          { Limit: groupsPerPage, ...filter, ...(token && { NextToken: token }) },
          signal,
        ),
    );
  }

  /** DescribeContainerGroups for known ids, in batches side by side. Ids that do not exist are left out. */
  async describeContainerGroupsById(
    region: string,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly ContainerGroup[]> {
    const batches = Array.from({ length: Math.ceil(ids.length / idsPerCall) }, (_, index) =>
      ids.slice(index * idsPerCall, (index + 1) * idsPerCall),
    );
    const items = ({ ContainerGroups }: wire.DescribeContainerGroupsResponse): readonly ContainerGroup[] | undefined =>
      ContainerGroups;
    const found = await Promise.all(
      batches.map((batch) => {
        const query = { ContainerGroupIds: JSON.stringify(batch), Limit: idsPerCall };
        // A page may hold less than it may hold at most.
        const pages = readTokenPages(items, (token) =>
          this.read('DescribeContainerGroups', region, { ...query, ...(token && { NextToken: token }) }, signal),
        );
        return collectItems(pages, items);
      }),
    );
    return found.flat();
  }

  /** DescribeContainerGroupStatus, 200 a page: names and states without details. */
  describeContainerGroupStatus(
    region: string,
    signal: AbortSignal,
    filter: wire.GroupFilter = {},
    sinceMs?: number,
  ): AsyncGenerator<wire.DescribeContainerGroupStatusResponse, void, undefined> {
    const { min, max } = sinceSeconds;
    const since = sinceMs === undefined ? {} : { SinceSecond: Math.min(Math.max(Math.ceil(sinceMs / 1000), min), max) };
    return readTokenPages(
      ({ Data }) => Data,
      (token) =>
        this.read(
          'DescribeContainerGroupStatus',
          region,
          { Limit: statesPerPage, ...filter, ...since, ...(token && { NextToken: token }) },
          signal,
        ),
    );
  }

  /** How many container groups there are; undefined when the service does not say, or counts some and names none. */
  async countContainerGroups(
    region: string,
    filter: wire.GroupFilter,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const query = { Limit: 1, ...filter };
    const response = await this.read('DescribeContainerGroupStatus', region, query, signal);
    return countsWithoutNaming(response) ? undefined : response.TotalCount;
  }

  /** DescribeContainerGroupEvents of one instance: its newest 50 events. */
  async describeContainerGroupEvents(
    region: string,
    id: string,
    signal: AbortSignal,
  ): Promise<readonly wire.ContainerGroupEvents[]> {
    const query = { ContainerGroupIds: JSON.stringify([id]), Limit: 200 };
    const response = await this.read('DescribeContainerGroupEvents', region, query, signal);
    return response.Data ?? [];
  }

  /** DescribeContainerGroupMetric: the records of one instance in a window. */
  describeContainerGroupMetric(
    region: string,
    id: string,
    { startMs, endMs, periodSeconds }: metricWire.MetricWindow,
    signal: AbortSignal,
  ): Promise<metricWire.DescribeContainerGroupMetricResponse> {
    const [StartTime, EndTime] = [startMs, endMs].map((ms) => new Date(ms).toISOString());
    const query = { ContainerGroupId: id, StartTime, EndTime, Period: String(periodSeconds) };
    return this.read('DescribeContainerGroupMetric', region, query, signal);
  }

  /** DescribeMultiContainerGroupMetric: the newest record of up to 20 instances. */
  describeMultiContainerGroupMetric(
    region: string,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<metricWire.DescribeMultiContainerGroupMetricResponse> {
    const query = { ContainerGroupIds: JSON.stringify(ids), MetricType: 'summary' };
    return this.read('DescribeMultiContainerGroupMetric', region, query, signal);
  }

  /** DescribeContainerLog: the newest lines of one container that the query selects, as one text. */
  async describeContainerLog(
    region: string,
    container: wire.ContainerName,
    selection: wire.ContainerLogQuery,
    signal: AbortSignal,
  ): Promise<string> {
    const query = { ContainerGroupId: container.instanceId, ContainerName: container.containerName, ...selection };
    const response = await this.read('DescribeContainerLog', region, query, signal);
    return response.Content ?? '';
  }

  /** CreateInstanceOpsTask. Has no ClientToken: never sent twice. */
  createInstanceOpsTask(
    region: string,
    id: string,
    { opsType, opsValue }: OpsTask,
    signal: AbortSignal,
  ): Promise<wire.CreateInstanceOpsTaskResponse> {
    const query = { RegionId: region, ContainerGroupId: id, OpsType: opsType, OpsValue: opsValue };
    return this.request('CreateInstanceOpsTask', { region, query, repeat: 'refused', signal });
  }

  /** DescribeInstanceOpsRecords: all O&M records of one type on one instance. */
  async describeInstanceOpsRecords(
    region: string,
    id: string,
    opsType: OpsType,
    signal: AbortSignal,
  ): Promise<readonly wire.OpsRecord[]> {
    const query = { ContainerGroupId: id, OpsType: opsType };
    const response = await this.read('DescribeInstanceOpsRecords', region, query, signal);
    return response.Records ?? [];
  }

  /** The O&M records of every type on one instance, newest first: one call a type. */
  async listOpsRecords(region: string, id: string, signal: AbortSignal): Promise<readonly wire.OpsRecord[]> {
    const lists = await Promise.all(opsTypes.map((type) => this.describeInstanceOpsRecords(region, id, type, signal)));
    return lists.flat().sort((a, b) => (b.CreateTime ?? '').localeCompare(a.CreateTime ?? ''));
  }

  /** RestartContainerGroup; `clientToken` makes a repeated request one restart. */
  async restartContainerGroup(region: string, id: string, clientToken: string, signal: AbortSignal): Promise<void> {
    const query = { ContainerGroupId: id, ClientToken: clientToken };
    await this.write('RestartContainerGroup', region, query, signal);
  }

  /** DeleteContainerGroup with its grace period; `clientToken` makes a repeated request one deletion. */
  async deleteContainerGroup(region: string, id: string, clientToken: string, signal: AbortSignal): Promise<void> {
    const query = { ContainerGroupId: id, ClientToken: clientToken };
    await this.write('DeleteContainerGroup', region, query, signal);
  }

  /** DescribeImageCaches, 20 a page: no larger page is documented. */
  describeImageCaches(
    region: string,
    signal: AbortSignal,
  ): AsyncGenerator<cacheWire.DescribeImageCachesResponse, void, undefined> {
    return readTokenPages(
      ({ ImageCaches }) => ImageCaches,
      (token) => this.read('DescribeImageCaches', region, { Limit: 20, ...(token && { NextToken: token }) }, signal),
    );
  }

  /** DescribeImageCaches for one id; undefined when it does not exist. */
  async describeImageCache(region: string, id: string, signal: AbortSignal): Promise<cacheWire.ImageCache | undefined> {
    const query = { ImageCacheId: id };
    const response = await this.read('DescribeImageCaches', region, query, signal);
    return response.ImageCaches?.find((cache) => cache.ImageCacheId === id);
  }

  /** CreateImageCache; `clientToken` makes a repeated request one cache. `parameters` are named as on the wire. */
  createImageCache(
    region: string,
    parameters: object,
    clientToken: string,
    signal: AbortSignal,
  ): Promise<cacheWire.CreateImageCacheResponse> {
    return this.write('CreateImageCache', region, { ...parameters, ClientToken: clientToken }, signal);
  }

  /** UpdateImageCache: only what is in `parameters` changes. Allowed in status Ready and UpdateFailed. */
  async updateImageCache(
    region: string,
    parameters: { readonly ImageCacheId: string; readonly [parameter: string]: unknown },
    clientToken: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.write('UpdateImageCache', region, { ...parameters, ClientToken: clientToken }, signal);
  }

  /** DeleteImageCache. */
  async deleteImageCache(region: string, id: string, clientToken: string, signal: AbortSignal): Promise<void> {
    await this.write('DeleteImageCache', region, { ImageCacheId: id, ClientToken: clientToken }, signal);
  }

  /** ListUsage: what is used and what is allowed in a region. */
  async listUsage(region: string, signal: AbortSignal): Promise<Readonly<Record<string, number>>> {
    const response = await this.read('ListUsage', region, {}, signal);
    return response.Attributes ?? {};
  }

  private read<A extends EciAction>(
    action: A,
    region: string | undefined,
    query: object,
    signal: AbortSignal,
  ): Promise<Answer<A>> {
    const full = region === undefined ? query : { RegionId: region, ...query };
    return this.request(action, { region, query: full, repeat: 'read', signal });
  }

  private write<A extends EciAction>(
    action: A,
    region: string,
    query: { readonly ClientToken: string; readonly [parameter: string]: unknown },
    signal: AbortSignal,
  ): Promise<Answer<A>> {
    return this.request(action, { region, query: { RegionId: region, ...query }, repeat: 'token', signal });
  }

  private request<A extends EciAction>(action: A, call: Omit<Call, 'api' | 'action'>): Promise<Answer<A>> {
    return this.transport.callFor(eciAnswers[action], { ...call, api: eciApi, action });
  }
}
