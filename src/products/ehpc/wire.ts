// Serverless jobs and their clusters, E-HPC 2018-04-12, exactly as on the wire. Every field is optional: the service
// may leave out any. Times are seconds since 1970 unless noted otherwise.
import { boolean, list, number, numberOrText, object, text } from '../../cloud/answerShape';
import type { Decoded } from '../../cloud/answerShape';
import { containerGroupShape, containerShape } from '../eci/product';

/** Documented as text by ListServerlessJobs and as a number by DescribeServerlessJobs. */
export type NumberOrText = number | string;

const regionShape = object({
  /** For people, e.g. 华东1（杭州）. */
  LocalName: text,
  RegionId: text,
});

const listRegionsResponseShape = object({
  Regions: object({ RegionInfo: list(regionShape, 'RegionId') }),
  RequestId: text,
});

const nodeCountsShape = object({
  ExceptionCount: number,
  NormalCount: number,
  OperatingCount: number,
  StoppedCount: number,
  Total: number,
});
export type NodeCounts = Decoded<typeof nodeCountsShape>;

const resourcesShape = object({
  Cpu: number,
  Gpu: number,
  /** Unit not documented; the published example is 1024 for one vCPU. */
  Memory: number,
});

const clusterShape = object({
  AccountType: text,
  BaseOsTag: text,
  ClientVersion: text,
  /** Per hour. */
  ComputeSpotPriceLimit: number,
  ComputeSpotStrategy: text,
  Computes: nodeCountsShape,
  /** Compute nodes. */
  Count: number,
  /** UTC, e.g. 2020-10-30T07:39:20.000Z. */
  CreateTime: text,
  DeployMode: text,
  Description: text,
  EhpcVersion: text,
  HasPlugin: boolean,
  Id: text,
  ImageId: text,
  ImageOwnerAlias: text,
  InstanceChargeType: text,
  InstanceType: text,
  IsComputeEss: boolean,
  Location: text,
  /** JSON. */
  LoginNodes: text,
  Managers: nodeCountsShape,
  Name: text,
  NodePrefix: text,
  NodeSuffix: text,
  OsTag: text,
  RegionId: text,
  ResourceGroupId: text,
  SchedulerType: text,
  /** uninit, creating, init, running, exception or releasing. */
  Status: text,
  TotalResources: resourcesShape,
  UsedResources: resourcesShape,
  VSwitchId: text,
  VpcId: text,
  ZoneId: text,
});
export type Cluster = Decoded<typeof clusterShape>;

const listClustersResponseShape = object({
  Clusters: object({ ClusterInfoSimple: list(clusterShape, 'Id') }),
  PageNumber: number,
  PageSize: number,
  RequestId: text,
  TotalCount: number,
});
export type ListClustersResponse = Decoded<typeof listClustersResponseShape>;

/** What the listing shows of a job; an array job is one row of it. */
const serverlessJobSummaryShape = object({
  /** Seconds since 1970. */
  EndTime: numberOrText,
  IsArrayJob: boolean,
  JobId: text,
  JobName: text,
  /** 0-999. */
  Priority: numberOrText,
  Queue: text,
  /** Seconds since 1970. */
  StartTime: numberOrText,
  /** Pending, Initing, Running, Succeeded, Canceled or Failed. */
  State: text,
  /** Seconds since 1970. */
  SubmitTime: numberOrText,
  User: text,
});
export type ServerlessJobSummary = Decoded<typeof serverlessJobSummaryShape>;

const listServerlessJobsResponseShape = object({
  Jobs: list(serverlessJobSummaryShape, 'JobId'),
  PageNumber: number,
  PageSize: number,
  RequestId: text,
  /** Jobs that match, on all pages. */
  TotalCount: number,
});
export type ListServerlessJobsResponse = Decoded<typeof listServerlessJobsResponseShape>;

/** The indices of an array job: from start to end, both included. */
const arrayPropertiesShape = object({
  IndexEnd: number,
  IndexStart: number,
  IndexStep: number,
});

/** Init containers have a Command where containers have Commands. */
const initContainerShape = object({
  ...containerShape.fields,
  Command: list(text),
});

/** An ECI container group with all that DescribeContainerGroups shows of it but two fields. */
const jobContainerGroupShape = object({
  ...containerGroupShape.fields,
  InitContainers: list(initContainerShape),
});
export type JobContainerGroup = Decoded<typeof jobContainerGroupShape>;

/** A job, or one subtask of an array job: then JobId is `<job>_<index>`. */
const serverlessJobShape = object({
  ...serverlessJobSummaryShape.fields,
  ArrayProperties: arrayPropertiesShape,
  ContainerGroups: list(jobContainerGroupShape),
  /** Milliseconds since 1970, alone among the times. */
  LastModifyTime: numberOrText,
});
export type ServerlessJob = Decoded<typeof serverlessJobShape>;

const describeServerlessJobsResponseShape = object({
  JobInfos: list(serverlessJobShape),
  RequestId: text,
  TotalCount: number,
});
export type DescribeServerlessJobsResponse = Decoded<typeof describeServerlessJobsResponseShape>;

const onlyRequestId = object({ RequestId: text });

/** What each operation in use answers. */
export const ehpcAnswers = {
  DescribeServerlessJobs: describeServerlessJobsResponseShape,
  ListClusters: listClustersResponseShape,
  ListRegions: listRegionsResponseShape,
  ListServerlessJobs: listServerlessJobsResponseShape,
  StopServerlessJobs: onlyRequestId,
};
