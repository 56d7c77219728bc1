// Edge containers of ESA 2024-09-10 exactly as on the wire. In answers everything is optional: nothing is taken for granted.
import { boolean, list, number, object, text } from '../../../cloud/answerShape';
import type { Decoded } from '../../../cloud/answerShape';

/** An object here and in answers, whatever the published example of a request shows. */
const edgeProbeShape = object({
  Command: text,
  FailureThreshold: number,
  Host: text,
  /** JSON in a string: `[{"Content-Type":"application/json"}]`; a listing may show one object instead. */
  HttpHeaders: text,
  InitialDelaySeconds: number,
  Path: text,
  PeriodSeconds: number,
  Port: number,
  Scheme: text,
  SuccessThreshold: number,
  TimeoutSeconds: number,
});
export type EdgeProbe = Decoded<typeof edgeProbeShape>;

const acrImageShape = object({
  Domain: text,
  InstanceId: text,
  IsEnterpriseRegistry: boolean,
  RegionId: text,
  RepoId: text,
  RepoName: text,
  RepoNamespace: text,
  Tag: text,
  TagUrl: text,
});

/** A container as it is answered; a listing of versions leaves out Storage, IsACRImage and ACRImageInfo. */
const edgeContainerShape = object({
  ACRImageInfo: acrImageShape,
  Args: text,
  Command: text,
  /** `key1=val1,key2=val2`; there is no way to write a comma in a value. */
  EnvVariables: text,
  Image: text,
  IsACRImage: boolean,
  Name: text,
  PostStart: text,
  PreStop: text,
  ProbeContent: edgeProbeShape,
  /** exec, tcpSocket or httpGet. */
  ProbeType: text,
  /** For example `1C2G`. */
  Spec: text,
  /** For example `0.5G`. */
  Storage: text,
});
export type EdgeContainer = Decoded<typeof edgeContainerShape>;

/** A container in a request. The published example leaves out Storage and IsACRImage, which its own table requires. */
interface EdgeContainerSpec extends EdgeContainer {
  readonly Image: string;
  readonly IsACRImage: boolean;
  readonly Name: string;
  readonly ProbeContent: EdgeProbe;
  readonly ProbeType: string;
  readonly Spec: string;
  readonly Storage: string;
}

export interface CreateEdgeContainerAppVersionRequest {
  readonly AppId: string;
  /** At least one; names differ. Sent as one JSON string. */
  readonly Containers: readonly EdgeContainerSpec[];
  /** 6 to 128 characters, once per app. */
  readonly Name: string;
  /** Up to 1024 characters. */
  readonly Remarks?: string;
}

export const createEdgeContainerAppVersionResponseShape = object({
  RequestId: text,
  VersionId: text,
});
export type CreateEdgeContainerAppVersionResponse = Decoded<typeof createEdgeContainerAppVersionResponseShape>;

const edgeContainerAppVersionShape = object({
  AppId: text,
  Containers: list(edgeContainerShape),
  CreateTime: text,
  LastPublishTime: text,
  Name: text,
  PublishTime: text,
  Remarks: text,
  /** creating, created or failed. */
  Status: text,
  UpdateTime: text,
  VersionId: text,
});
export type EdgeContainerAppVersion = Decoded<typeof edgeContainerAppVersionShape>;

export const getEdgeContainerAppVersionResponseShape = object({
  RequestId: text,
  Version: edgeContainerAppVersionShape,
});

/** What every list by page number returns besides its items. */
export const numberedPageFields = {
  PageNumber: number,
  PageSize: number,
  RequestId: text,
  TotalCount: number,
};

export const listEdgeContainerAppVersionsResponseShape = object({
  ...numberedPageFields,
  Versions: list(edgeContainerAppVersionShape, 'VersionId'),
});
export type ListEdgeContainerAppVersionsResponse = Decoded<typeof listEdgeContainerAppVersionsResponseShape>;

const edgeHealthCheckShape = object({
  FailTimes: number,
  Host: text,
  HttpCode: text,
  Interval: number,
  Method: text,
  Port: number,
  SuccTimes: number,
  Timeout: number,
  Type: text,
  Uri: text,
});

const edgeContainerAppShape = object({
  AppId: text,
  /** May carry nanoseconds and an offset: `2022-12-01T16:16:27.418298794+08:00`. */
  CreateTime: text,
  DomainName: text,
  /** l7 or l4. */
  GatewayType: text,
  HealthCheck: edgeHealthCheckShape,
  Name: text,
  /** Share of the traffic a release has reached; in listings only. */
  Percentage: number,
  QuicCid: text,
  Remarks: text,
  ServicePort: number,
  /** creating, created or failed. */
  Status: text,
  TargetPort: number,
  UpdateTime: text,
  VersionCount: number,
});
export type EdgeContainerApp = Decoded<typeof edgeContainerAppShape>;

export const listEdgeContainerAppsResponseShape = object({
  ...numberedPageFields,
  Apps: list(edgeContainerAppShape, 'AppId'),
});
export type ListEdgeContainerAppsResponse = Decoded<typeof listEdgeContainerAppsResponseShape>;

export const getEdgeContainerAppResponseShape = object({
  App: edgeContainerAppShape,
  RequestId: text,
});

export interface CreateEdgeContainerAppRequest {
  readonly HealthCheckFailTimes?: number;
  readonly HealthCheckHost?: string;
  readonly HealthCheckHttpCode?: 'http_2xx' | 'http_3xx';
  readonly HealthCheckInterval?: number;
  readonly HealthCheckMethod?: 'GET' | 'HEAD';
  readonly HealthCheckPort?: number;
  readonly HealthCheckSuccTimes?: number;
  readonly HealthCheckTimeout?: number;
  readonly HealthCheckType?: 'l4' | 'l7';
  readonly HealthCheckURI?: string;
  /** 6 to 128 lower-case letters, digits and hyphens, a letter first, no hyphen last. */
  readonly Name: string;
  readonly Remarks?: string;
  /** 80 or 443. */
  readonly ServicePort: number;
  readonly TargetPort: number;
}

export const createEdgeContainerAppResponseShape = object({
  AppId: text,
  RequestId: text,
});
export type CreateEdgeContainerAppResponse = Decoded<typeof createEdgeContainerAppResponseShape>;

export type EdgePublishEnv = 'prod' | 'staging';

export interface PublishEdgeContainerAppVersionRequest {
  readonly AppId: string;
  /** Only with PublishType region. */
  readonly FullRelease?: boolean;
  /** 1 to 100. */
  readonly Percentage?: number;
  readonly PublishEnv: EdgePublishEnv;
  readonly PublishType?: 'percentage' | 'region';
  /** Of those GetEdgeContainerDeployRegions answers. Sent as one JSON string. */
  readonly Regions?: readonly string[];
  readonly Remarks?: string;
  /** yyyy-MM-ddTHH:mm:ssZ; at once when absent. */
  readonly StartTime?: string;
  readonly VersionId: string;
}

export interface RollbackEdgeContainerAppVersionRequest {
  readonly AppId: string;
  /** 1 to 100, only with UsedPercent. */
  readonly Percentage?: number;
  readonly Remarks?: string;
  readonly UsedPercent?: boolean;
  /** The version to go back to. */
  readonly VersionId: string;
}

const edgeContainerAppStatusShape = object({
  BaseLineVersion: text,
  /** undeploy, deploying, deployed or undeploying. */
  DeployStatus: text,
  DeployTime: text,
  DeployedVersion: text,
  ExpectPercentage: number,
  FullRelease: boolean,
  PublishEnv: text,
  PublishPercentage: number,
  /** publishing (one example: `pubishing`), published, rollbacking or rollbacked. */
  PublishStatus: text,
  PublishTime: text,
  PublishType: text,
  PublishingVersion: text,
  Regions: object({ Region: list(text) }),
  RollbackTime: text,
  UnDeployTime: text,
});
export type EdgeContainerAppStatus = Decoded<typeof edgeContainerAppStatusShape>;

export const getEdgeContainerAppStatusResponseShape = object({
  AppStatus: edgeContainerAppStatusShape,
  RequestId: text,
});

/** How the containers of the staging environment are. Conditions are `ok` or `unready`. */
export const getEdgeContainerStagingDeployStatusResponseShape = object({
  ContainersReady: text,
  CreationTimestamp: text,
  Initialized: text,
  /** NoContainer, Pending, ContainerCreating, Running, Succeeded, ImagePullBackOff, CrashLoopBackOff, Failed, Unknown. */
  Phase: text,
  PodRestartState: object({ LastTerminatedReason: text, RestartCount: number }),
  Ready: text,
  RequestId: text,
  Scheduled: text,
  VIPs: list(text),
});
export type GetEdgeContainerStagingDeployStatusResponse = Decoded<
  typeof getEdgeContainerStagingDeployStatusResponseShape
>;

export const getEdgeContainerDeployRegionsResponseShape = object({
  Regions: list(text),
  RequestId: text,
});

/** Replicas in one region and network. */
const edgeContainerAppResourceShape = object({
  IsOffline: boolean,
  IsStaging: boolean,
  Isp: text,
  Ready: number,
  Region: text,
  Total: number,
});
export type EdgeContainerAppResource = Decoded<typeof edgeContainerAppResourceShape>;

export const getEdgeContainerAppResourceStatusResponseShape = object({
  Regions: list(edgeContainerAppResourceShape),
  RequestId: text,
});
