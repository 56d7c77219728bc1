// What is bound to an edge container app, or read of it, in ESA 2024-09-10 exactly as on the wire: records, secrets, sites, logs, metrics.
import { freeMap, list, number, object, text } from '../../../cloud/answerShape';
import type { Decoded } from '../../../cloud/answerShape';
import { numberedPageFields } from './esa';

/** A domain name that leads to an app. */
const edgeContainerAppRecordShape = object({
  AppId: text,
  Cname: text,
  ConfigId: number,
  CreateTime: text,
  RecordId: number,
  RecordName: text,
  /** The literal name in every published source. */
  SchemdId: number,
  SiteId: number,
  UpdateTime: text,
});
export type EdgeContainerAppRecord = Decoded<typeof edgeContainerAppRecordShape>;

export const listEdgeContainerAppRecordsResponseShape = object({
  ...numberedPageFields,
  Records: list(edgeContainerAppRecordShape, 'RecordName'),
});
export type ListEdgeContainerAppRecordsResponse = Decoded<typeof listEdgeContainerAppRecordsResponseShape>;

/** Names a record. The schema has SiteId optional; without it the service answers InternalError. */
export interface EdgeContainerAppRecordRequest {
  readonly AppId: string;
  readonly RecordName: string;
  readonly SiteId: number;
}

/** A login to a registry; the password never comes back. */
const edgeContainerAppImageSecretShape = object({
  Name: text,
  Registry: text,
  Username: text,
});
export type EdgeContainerAppImageSecret = Decoded<typeof edgeContainerAppImageSecretShape>;

export const listEdgeContainerAppImageSecretsResponseShape = object({
  ImageSecretList: list(edgeContainerAppImageSecretShape, 'Name'),
  RequestId: text,
});

export interface CreateEdgeContainerAppImageSecretRequest {
  readonly AppId: string;
  readonly Password: string;
  readonly Registry: string;
  readonly Username: string;
}

const esaSiteShape = object({
  /** NS or CNAME. */
  AccessType: text,
  CnameZone: text,
  /** domestic, global or overseas. */
  Coverage: text,
  CreateTime: text,
  InstanceId: text,
  NameServerList: text,
  OfflineReason: text,
  PlanName: text,
  PlanSpecName: text,
  ResourceGroupId: text,
  SiteId: number,
  SiteName: text,
  /** pending, active, offline or moved. */
  Status: text,
  Tags: freeMap,
  UpdateTime: text,
  VerifyCode: text,
  VisitTime: text,
});
export type EsaSite = Decoded<typeof esaSiteShape>;

export const listSitesResponseShape = object({
  ...numberedPageFields,
  Sites: list(esaSiteShape, 'SiteId'),
});
export type ListSitesResponse = Decoded<typeof listSitesResponseShape>;

export const getEdgeContainerLogsResponseShape = object({
  Items: list(text),
  RequestId: text,
});

export type EdgeContainerAppStatsField =
  | 'container_cpu_usage_seconds_quota_rate'
  | 'container_cpu_usage_seconds_total'
  | 'container_fs_reads_bytes_avg'
  | 'container_fs_writes_bytes_avg'
  | 'container_memory_rss'
  | 'container_memory_rss_quota_rate'
  | 'pod_ready_rate';

export interface DescribeEdgeContainerAppStatsRequest {
  /** An app id, although the parameter is not called AppId here. */
  readonly App: string;
  readonly EndTime?: string;
  /** Sent comma separated. */
  readonly Fields: readonly EdgeContainerAppStatsField[];
  readonly Isp?: string;
  readonly Locate?: string;
  /** yyyy-MM-ddTHH:mm:ssZ */
  readonly StartTime?: string;
}

const edgeContainerAppStatsPointShape = object({
  ContainerCpuUsageSecondsQuotaRate: number,
  ContainerCpuUsageSecondsTotal: number,
  ContainerFsReadsBytesAvg: number,
  ContainerFsWritesBytesAvg: number,
  ContainerMemoryRss: number,
  ContainerMemoryRssQuotaRate: number,
  PodReadyRate: number,
  Time: text,
});
export type EdgeContainerAppStatsPoint = Decoded<typeof edgeContainerAppStatsPointShape>;

export const describeEdgeContainerAppStatsResponseShape = object({
  CpuUsageSecondsQuotaRateAvg: number,
  CpuUsageSecondsTotalAvg: number,
  FsReadsBytesAvgAvg: number,
  FsWritesBytesAvgAvg: number,
  MemoryRssAvg: number,
  MemoryRssQuotaRateAvg: number,
  PodReadyRateAvg: number,
  Points: list(edgeContainerAppStatsPointShape),
  RequestId: text,
});
export type DescribeEdgeContainerAppStatsResponse = Decoded<typeof describeEdgeContainerAppStatsResponseShape>;
