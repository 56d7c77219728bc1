// Responses of the ECI 2018-08-08 operations in use, exactly as on the wire.
import { boolean, list, number, object, text } from '../../../cloud/answerShape';
import type { Decoded } from '../../../cloud/answerShape';
import { containerGroupEventShape, containerGroupShape } from './containerGroup';

const regionShape = object({
  RecommendZones: list(text),
  RegionEndpoint: text,
  RegionId: text,
  UnavailableZones: list(text),
  Zones: list(text),
});
export type Region = Decoded<typeof regionShape>;

export const describeRegionsResponseShape = object({
  Regions: list(regionShape, 'RegionId'),
  RequestId: text,
});

export const describeContainerGroupsResponseShape = object({
  ContainerGroups: list(containerGroupShape, 'ContainerGroupId'),
  NextToken: text,
  RequestId: text,
  TotalCount: number,
});
export type DescribeContainerGroupsResponse = Decoded<typeof describeContainerGroupsResponseShape>;

const containerGroupEventsShape = object({
  Annotations: text,
  ContainerGroupId: text,
  Events: list(containerGroupEventShape),
  Name: text,
  Namespace: text,
  uuid: text,
});
export type ContainerGroupEvents = Decoded<typeof containerGroupEventsShape>;

export const describeContainerGroupEventsResponseShape = object({
  Data: list(containerGroupEventsShape),
  RequestId: text,
  TotalCount: number,
});

const podConditionShape = object({
  Message: text,
  Reason: text,
  lastTransitionTime: text,
  status: text,
  type: text,
});

const podContainerStateShape = object({
  /** `StartedAtstartedAt` is the literal name in every published source. */
  Running: object({ StartedAtstartedAt: text, StartedAt: text }),
  Terminated: object({
    ContainerID: text,
    ExitCode: number,
    FinishedAt: text,
    Message: text,
    Reason: text,
    Signal: number,
    StartedAt: text,
  }),
  Waiting: object({ Message: text, Reason: text }),
});

const containerStatusShape = object({
  Image: text,
  ImageID: text,
  LastState: podContainerStateShape,
  Name: text,
  Ready: boolean,
  RestartCount: number,
  Started: boolean,
  State: podContainerStateShape,
});

const podStatusShape = object({
  Conditions: list(podConditionShape),
  ContainerStatuses: list(containerStatusShape),
  HostIp: text,
  Phase: text,
  PodIp: text,
  PodIps: list(object({ Ip: text })),
  QosClass: text,
  StartTime: text,
});

/** The light listing: no cpu, memory, zone, creation time, init containers or volumes. */
const containerGroupStateShape = object({
  Annotations: text,
  ContainerGroupId: text,
  Name: text,
  Namespace: text,
  PodStatus: podStatusShape,
  Status: text,
  uuid: text,
});
export type ContainerGroupState = Decoded<typeof containerGroupStateShape>;

export const describeContainerGroupStatusResponseShape = object({
  Data: list(containerGroupStateShape, 'ContainerGroupId'),
  NextToken: text,
  RequestId: text,
  TotalCount: number,
});
export type DescribeContainerGroupStatusResponse = Decoded<typeof describeContainerGroupStatusResponseShape>;

export const createInstanceOpsTaskResponseShape = object({
  RequestId: text,
  Result: text,
});
export type CreateInstanceOpsTaskResponse = Decoded<typeof createInstanceOpsTaskResponseShape>;

export const execContainerCommandResponseShape = object({
  RequestId: text,
  /** A secret, as is HttpUrl. */
  WebSocketUri: text,
  HttpUrl: text,
  /** Only with Sync. */
  SyncResponse: text,
});
export type ExecContainerCommandResponse = Decoded<typeof execContainerCommandResponseShape>;

const opsRecordShape = object({
  CreateTime: text,
  ExpireTime: text,
  OpsStatus: text,
  OpsType: text,
  ResultContent: text,
  ResultType: text,
});
export type OpsRecord = Decoded<typeof opsRecordShape>;

export const describeInstanceOpsRecordsResponseShape = object({
  Records: list(opsRecordShape),
  RequestId: text,
});

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

export const describeContainerLogResponseShape = object({
  ContainerName: text,
  Content: text,
  RequestId: text,
});

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
