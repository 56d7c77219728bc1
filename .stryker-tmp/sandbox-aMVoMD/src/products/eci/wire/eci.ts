// Responses of the ECI 2018-08-08 operations in use, exactly as on the wire.
import type { ContainerGroup, ContainerGroupEvent } from './containerGroup';

export interface DescribeRegionsResponse {
  readonly Regions?: readonly Region[];
  readonly RequestId?: string;
}

export interface Region {
  readonly RecommendZones?: readonly string[];
  readonly RegionEndpoint?: string;
  readonly RegionId?: string;
  readonly UnavailableZones?: readonly string[];
  readonly Zones?: readonly string[];
}

export interface DescribeContainerGroupsResponse {
  readonly ContainerGroups?: readonly ContainerGroup[];
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export interface DescribeContainerGroupEventsResponse {
  readonly Data?: readonly ContainerGroupEvents[];
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export interface ContainerGroupEvents {
  readonly Annotations?: string;
  readonly ContainerGroupId?: string;
  readonly Events?: readonly ContainerGroupEvent[];
  readonly Name?: string;
  readonly Namespace?: string;
  readonly uuid?: string;
}

export interface DescribeContainerGroupStatusResponse {
  readonly Data?: readonly ContainerGroupState[];
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

/** The light listing: no cpu, memory, zone, creation time, init containers or volumes. */
export interface ContainerGroupState {
  readonly Annotations?: string;
  readonly ContainerGroupId?: string;
  readonly Name?: string;
  readonly Namespace?: string;
  readonly PodStatus?: PodStatus;
  readonly Status?: string;
  readonly uuid?: string;
}

interface PodStatus {
  readonly Conditions?: readonly PodCondition[];
  readonly ContainerStatuses?: readonly ContainerStatus[];
  readonly HostIp?: string;
  readonly Phase?: string;
  readonly PodIp?: string;
  readonly PodIps?: readonly { readonly Ip?: string }[];
  readonly QosClass?: string;
  readonly StartTime?: string;
}

interface PodCondition {
  readonly Message?: string;
  readonly Reason?: string;
  readonly lastTransitionTime?: string;
  readonly status?: string;
  readonly type?: string;
}

interface ContainerStatus {
  readonly Image?: string;
  readonly ImageID?: string;
  readonly LastState?: PodContainerState;
  readonly Name?: string;
  readonly Ready?: boolean;
  readonly RestartCount?: number;
  readonly Started?: boolean;
  readonly State?: PodContainerState;
}

interface PodContainerState {
  /** `StartedAtstartedAt` is the literal name in every published source. */
  readonly Running?: { readonly StartedAtstartedAt?: string; readonly StartedAt?: string };
  readonly Terminated?: {
    readonly ContainerID?: string;
    readonly ExitCode?: number;
    readonly FinishedAt?: string;
    readonly Message?: string;
    readonly Reason?: string;
    readonly Signal?: number;
    readonly StartedAt?: string;
  };
  readonly Waiting?: { readonly Message?: string; readonly Reason?: string };
}

export interface CreateInstanceOpsTaskResponse {
  readonly RequestId?: string;
  readonly Result?: string;
}

export interface ExecContainerCommandResponse {
  readonly RequestId?: string;
  /** A secret, as is HttpUrl. */
  readonly WebSocketUri?: string;
  readonly HttpUrl?: string;
  /** Only with Sync. */
  readonly SyncResponse?: string;
}

export interface DescribeInstanceOpsRecordsResponse {
  readonly Records?: readonly OpsRecord[];
  readonly RequestId?: string;
}

export interface OpsRecord {
  readonly CreateTime?: string;
  readonly ExpireTime?: string;
  readonly OpsStatus?: string;
  readonly OpsType?: string;
  readonly ResultContent?: string;
  readonly ResultType?: string;
}

/** What DescribeContainerLog selects by, besides the container. SinceSeconds and StartTime: one of them, no precedence is documented. */
export interface ContainerLogQuery {
  /** Newest lines, 1 to 2000; 500 when left out. */
  readonly Tail?: number;
  readonly SinceSeconds?: number;
  /** RFC 3339, UTC, whole seconds. */
  readonly StartTime?: string;
  /** 1 to 1,048,576. */
  readonly LimitBytes?: number;
  /** Each line begins with the time it was written. */
  readonly Timestamps?: boolean;
  /** The log of the previous container instance. */
  readonly LastTime?: boolean;
}

export interface DescribeContainerLogResponse {
  readonly ContainerName?: string;
  readonly Content?: string;
  readonly RequestId?: string;
}

/** What both listings of container groups can select by. */
export interface GroupFilter {
  readonly ZoneId?: string;
  readonly VSwitchId?: string;
  readonly ResourceGroupId?: string;
  /** At most 10. */
  readonly Tag?: readonly { readonly Key: string; readonly Value?: string }[];
}

export interface DetailFilter extends GroupFilter {
  /** One of the ten statuses. */
  readonly Status?: string;
}

/** What names a container. */
export interface ContainerName {
  readonly instanceId: string;
  readonly containerName: string;
}
