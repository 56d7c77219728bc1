// Serverless jobs and their clusters, E-HPC 2018-04-12, exactly as on the wire. Every field is optional: the service
// may leave out any. Times are seconds since 1970 unless noted otherwise.
import type { Container, ContainerGroup } from '../eci/product';

/** Documented as text by ListServerlessJobs and as a number by DescribeServerlessJobs. */
export type NumberOrText = number | string;

export interface ListRegionsResponse {
  readonly Regions?: { readonly RegionInfo?: readonly Region[] };
  readonly RequestId?: string;
}

interface Region {
  /** For people, e.g. 华东1（杭州）. */
  readonly LocalName?: string;
  readonly RegionId?: string;
}

export interface ListClustersResponse {
  readonly Clusters?: { readonly ClusterInfoSimple?: readonly Cluster[] };
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export interface Cluster {
  readonly AccountType?: string;
  readonly BaseOsTag?: string;
  readonly ClientVersion?: string;
  /** Per hour. */
  readonly ComputeSpotPriceLimit?: number;
  readonly ComputeSpotStrategy?: string;
  readonly Computes?: NodeCounts;
  /** Compute nodes. */
  readonly Count?: number;
  /** UTC, e.g. 2020-10-30T07:39:20.000Z. */
  readonly CreateTime?: string;
  readonly DeployMode?: string;
  readonly Description?: string;
  readonly EhpcVersion?: string;
  readonly HasPlugin?: boolean;
  readonly Id?: string;
  readonly ImageId?: string;
  readonly ImageOwnerAlias?: string;
  readonly InstanceChargeType?: string;
  readonly InstanceType?: string;
  readonly IsComputeEss?: boolean;
  readonly Location?: string;
  /** JSON. */
  readonly LoginNodes?: string;
  readonly Managers?: NodeCounts;
  readonly Name?: string;
  readonly NodePrefix?: string;
  readonly NodeSuffix?: string;
  readonly OsTag?: string;
  readonly RegionId?: string;
  readonly ResourceGroupId?: string;
  readonly SchedulerType?: string;
  /** uninit, creating, init, running, exception or releasing. */
  readonly Status?: string;
  readonly TotalResources?: Resources;
  readonly UsedResources?: Resources;
  readonly VSwitchId?: string;
  readonly VpcId?: string;
  readonly ZoneId?: string;
}

export interface NodeCounts {
  readonly ExceptionCount?: number;
  readonly NormalCount?: number;
  readonly OperatingCount?: number;
  readonly StoppedCount?: number;
  readonly Total?: number;
}

interface Resources {
  readonly Cpu?: number;
  readonly Gpu?: number;
  /** Unit not documented; the published example is 1024 for one vCPU. */
  readonly Memory?: number;
}

export interface ListServerlessJobsResponse {
  readonly Jobs?: readonly ServerlessJobSummary[];
  readonly PageNumber?: number;
  readonly PageSize?: number;
  readonly RequestId?: string;
  /** Jobs that match, on all pages. */
  readonly TotalCount?: number;
}

/** What the listing shows of a job; an array job is one row of it. */
export interface ServerlessJobSummary {
  /** Seconds since 1970. */
  readonly EndTime?: NumberOrText;
  readonly IsArrayJob?: boolean;
  readonly JobId?: string;
  readonly JobName?: string;
  /** 0-999. */
  readonly Priority?: NumberOrText;
  readonly Queue?: string;
  /** Seconds since 1970. */
  readonly StartTime?: NumberOrText;
  /** Pending, Initing, Running, Succeeded, Canceled or Failed. */
  readonly State?: string;
  /** Seconds since 1970. */
  readonly SubmitTime?: NumberOrText;
  readonly User?: string;
}

export interface DescribeServerlessJobsResponse {
  readonly JobInfos?: readonly ServerlessJob[];
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

/** A job, or one subtask of an array job: then JobId is `<job>_<index>`. */
export interface ServerlessJob extends ServerlessJobSummary {
  readonly ArrayProperties?: ArrayProperties;
  readonly ContainerGroups?: readonly JobContainerGroup[];
  /** Milliseconds since 1970, alone among the times. */
  readonly LastModifyTime?: NumberOrText;
}

/** The indices of an array job: from start to end, both included. */
interface ArrayProperties {
  readonly IndexEnd?: number;
  readonly IndexStart?: number;
  readonly IndexStep?: number;
}

/** An ECI container group with all that DescribeContainerGroups shows of it but two fields. */
export interface JobContainerGroup extends Omit<ContainerGroup, 'ComputeCategory' | 'DnsPolicy' | 'InitContainers'> {
  readonly InitContainers?: readonly InitContainer[];
}

/** Init containers have a Command where containers have Commands. */
interface InitContainer extends Omit<Container, 'Commands'> {
  readonly Command?: readonly string[];
}
