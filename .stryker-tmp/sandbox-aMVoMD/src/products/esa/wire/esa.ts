// Edge containers of ESA 2024-09-10 exactly as on the wire. In answers everything is optional: nothing is taken for granted.

/** A container as it is answered; a listing of versions leaves out Storage, IsACRImage and ACRImageInfo. */
export interface EdgeContainer {
  readonly ACRImageInfo?: AcrImage;
  readonly Args?: string;
  readonly Command?: string;
  /** `key1=val1,key2=val2`; there is no way to write a comma in a value. */
  readonly EnvVariables?: string;
  readonly Image?: string;
  readonly IsACRImage?: boolean;
  readonly Name?: string;
  readonly PostStart?: string;
  readonly PreStop?: string;
  readonly ProbeContent?: EdgeProbe;
  /** exec, tcpSocket or httpGet. */
  readonly ProbeType?: string;
  /** For example `1C2G`. */
  readonly Spec?: string;
  /** For example `0.5G`. */
  readonly Storage?: string;
}

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

/** An object here and in answers, whatever the published example of a request shows. */
export interface EdgeProbe {
  readonly Command?: string;
  readonly FailureThreshold?: number;
  readonly Host?: string;
  /** JSON in a string: `[{"Content-Type":"application/json"}]`; a listing may show one object instead. */
  readonly HttpHeaders?: string;
  readonly InitialDelaySeconds?: number;
  readonly Path?: string;
  readonly PeriodSeconds?: number;
  readonly Port?: number;
  readonly Scheme?: string;
  readonly SuccessThreshold?: number;
  readonly TimeoutSeconds?: number;
}

interface AcrImage {
  readonly Domain?: string;
  readonly InstanceId?: string;
  readonly IsEnterpriseRegistry?: boolean;
  readonly RegionId?: string;
  readonly RepoId?: string;
  readonly RepoName?: string;
  readonly RepoNamespace?: string;
  readonly Tag?: string;
  readonly TagUrl?: string;
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

export interface CreateEdgeContainerAppVersionResponse {
  readonly RequestId?: string;
  readonly VersionId?: string;
}

export interface EdgeContainerAppVersion {
  readonly AppId?: string;
  readonly Containers?: readonly EdgeContainer[];
  readonly CreateTime?: string;
  readonly LastPublishTime?: string;
  readonly Name?: string;
  readonly PublishTime?: string;
  readonly Remarks?: string;
  /** creating, created or failed. */
  readonly Status?: string;
  readonly UpdateTime?: string;
  readonly VersionId?: string;
}

export interface GetEdgeContainerAppVersionResponse {
  readonly RequestId?: string;
  readonly Version?: EdgeContainerAppVersion;
}

/** What every list by page number returns besides its items. */
export interface NumberedPage {
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export interface ListEdgeContainerAppVersionsResponse extends NumberedPage {
  readonly Versions?: readonly EdgeContainerAppVersion[];
}

export interface EdgeContainerApp {
  readonly AppId?: string;
  /** May carry nanoseconds and an offset: `2022-12-01T16:16:27.418298794+08:00`. */
  readonly CreateTime?: string;
  readonly DomainName?: string;
  /** l7 or l4. */
  readonly GatewayType?: string;
  readonly HealthCheck?: EdgeHealthCheck;
  readonly Name?: string;
  /** Share of the traffic a release has reached; in listings only. */
  readonly Percentage?: number;
  readonly QuicCid?: string;
  readonly Remarks?: string;
  readonly ServicePort?: number;
  /** creating, created or failed. */
  readonly Status?: string;
  readonly TargetPort?: number;
  readonly UpdateTime?: string;
  readonly VersionCount?: number;
}

interface EdgeHealthCheck {
  readonly FailTimes?: number;
  readonly Host?: string;
  readonly HttpCode?: string;
  readonly Interval?: number;
  readonly Method?: string;
  readonly Port?: number;
  readonly SuccTimes?: number;
  readonly Timeout?: number;
  readonly Type?: string;
  readonly Uri?: string;
}

export interface ListEdgeContainerAppsResponse extends NumberedPage {
  readonly Apps?: readonly EdgeContainerApp[];
}

export interface GetEdgeContainerAppResponse {
  readonly App?: EdgeContainerApp;
  readonly RequestId?: string;
}

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

export interface CreateEdgeContainerAppResponse {
  readonly AppId?: string;
  readonly RequestId?: string;
}

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

export interface EdgeContainerAppStatus {
  readonly BaseLineVersion?: string;
  /** undeploy, deploying, deployed or undeploying. */
  readonly DeployStatus?: string;
  readonly DeployTime?: string;
  readonly DeployedVersion?: string;
  readonly ExpectPercentage?: number;
  readonly FullRelease?: boolean;
  readonly PublishEnv?: string;
  readonly PublishPercentage?: number;
  /** publishing (one example: `pubishing`), published, rollbacking or rollbacked. */
  readonly PublishStatus?: string;
  readonly PublishTime?: string;
  readonly PublishType?: string;
  readonly PublishingVersion?: string;
  readonly Regions?: { readonly Region?: readonly string[] };
  readonly RollbackTime?: string;
  readonly UnDeployTime?: string;
}

export interface GetEdgeContainerAppStatusResponse {
  readonly AppStatus?: EdgeContainerAppStatus;
  readonly RequestId?: string;
}

/** How the containers of the staging environment are. Conditions are `ok` or `unready`. */
export interface GetEdgeContainerStagingDeployStatusResponse {
  readonly ContainersReady?: string;
  readonly CreationTimestamp?: string;
  readonly Initialized?: string;
  /** NoContainer, Pending, ContainerCreating, Running, Succeeded, ImagePullBackOff, CrashLoopBackOff, Failed, Unknown. */
  readonly Phase?: string;
  readonly PodRestartState?: { readonly LastTerminatedReason?: string; readonly RestartCount?: number };
  readonly Ready?: string;
  readonly RequestId?: string;
  readonly Scheduled?: string;
  readonly VIPs?: readonly string[];
}

export interface GetEdgeContainerDeployRegionsResponse {
  readonly Regions?: readonly string[];
  readonly RequestId?: string;
}

/** Replicas in one region and network. */
export interface EdgeContainerAppResource {
  readonly IsOffline?: boolean;
  readonly IsStaging?: boolean;
  readonly Isp?: string;
  readonly Ready?: number;
  readonly Region?: string;
  readonly Total?: number;
}

export interface GetEdgeContainerAppResourceStatusResponse {
  readonly Regions?: readonly EdgeContainerAppResource[];
  readonly RequestId?: string;
}
