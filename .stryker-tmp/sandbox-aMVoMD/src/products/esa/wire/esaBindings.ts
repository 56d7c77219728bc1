// What is bound to an edge container app, or read of it, in ESA 2024-09-10 exactly as on the wire: records, secrets, sites, logs, metrics.
import type { NumberedPage } from './esa';

/** A domain name that leads to an app. */
export interface EdgeContainerAppRecord {
  readonly AppId?: string;
  readonly Cname?: string;
  readonly ConfigId?: number;
  readonly CreateTime?: string;
  readonly RecordId?: number;
  readonly RecordName?: string;
  /** The literal name in every published source. */
  readonly SchemdId?: number;
  readonly SiteId?: number;
  readonly UpdateTime?: string;
}

export interface ListEdgeContainerAppRecordsResponse extends NumberedPage {
  readonly Records?: readonly EdgeContainerAppRecord[];
}

/** Names a record. The schema has SiteId optional; without it the service answers InternalError. */
export interface EdgeContainerAppRecordRequest {
  readonly AppId: string;
  readonly RecordName: string;
  readonly SiteId: number;
}

/** A login to a registry; the password never comes back. */
export interface EdgeContainerAppImageSecret {
  readonly Name?: string;
  readonly Registry?: string;
  readonly Username?: string;
}

export interface ListEdgeContainerAppImageSecretsResponse {
  readonly ImageSecretList?: readonly EdgeContainerAppImageSecret[];
  readonly RequestId?: string;
}

export interface CreateEdgeContainerAppImageSecretRequest {
  readonly AppId: string;
  readonly Password: string;
  readonly Registry: string;
  readonly Username: string;
}

export interface EsaSite {
  /** NS or CNAME. */
  readonly AccessType?: string;
  readonly CnameZone?: string;
  /** domestic, global or overseas. */
  readonly Coverage?: string;
  readonly CreateTime?: string;
  readonly InstanceId?: string;
  readonly NameServerList?: string;
  readonly OfflineReason?: string;
  readonly PlanName?: string;
  readonly PlanSpecName?: string;
  readonly ResourceGroupId?: string;
  readonly SiteId?: number;
  readonly SiteName?: string;
  /** pending, active, offline or moved. */
  readonly Status?: string;
  readonly Tags?: Readonly<Record<string, unknown>>;
  readonly UpdateTime?: string;
  readonly VerifyCode?: string;
  readonly VisitTime?: string;
}

export interface ListSitesResponse extends NumberedPage {
  readonly Sites?: readonly EsaSite[];
}

export interface GetEdgeContainerLogsResponse {
  readonly Items?: readonly string[];
  readonly RequestId?: string;
}

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

export interface EdgeContainerAppStatsPoint {
  readonly ContainerCpuUsageSecondsQuotaRate?: number;
  readonly ContainerCpuUsageSecondsTotal?: number;
  readonly ContainerFsReadsBytesAvg?: number;
  readonly ContainerFsWritesBytesAvg?: number;
  readonly ContainerMemoryRss?: number;
  readonly ContainerMemoryRssQuotaRate?: number;
  readonly PodReadyRate?: number;
  readonly Time?: string;
}

export interface DescribeEdgeContainerAppStatsResponse {
  readonly CpuUsageSecondsQuotaRateAvg?: number;
  readonly CpuUsageSecondsTotalAvg?: number;
  readonly FsReadsBytesAvgAvg?: number;
  readonly FsWritesBytesAvgAvg?: number;
  readonly MemoryRssAvg?: number;
  readonly MemoryRssQuotaRateAvg?: number;
  readonly PodReadyRateAvg?: number;
  readonly Points?: readonly EdgeContainerAppStatsPoint[];
  readonly RequestId?: string;
}
