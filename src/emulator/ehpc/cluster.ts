// An E-HPC cluster: what ListClusters shows of it, and its serverless jobs.
import { createNetwork, createResourceGroups } from '../world/network';
import { type RegionId, listZones } from '../world/regions';
import type { ServerlessJob } from './jobs/job';

/** The six documented statuses. */
type ClusterStatus = 'uninit' | 'creating' | 'init' | 'running' | 'exception' | 'releasing';

/** What a cluster is by its creation. */
export interface ClusterFacts {
  readonly id: string;
  readonly regionId: RegionId;
  readonly name: string;
  readonly description: string;
  readonly status: ClusterStatus;
  readonly schedulerType: 'pbs' | 'slurm' | 'opengridscheduler' | 'deadline';
  readonly deployMode: 'Standard' | 'Advanced' | 'Simple' | 'Tiny';
  readonly computeNodes: number;
  /** ms. */
  readonly createdAt: number;
}

/** A cluster and its jobs by id, in the order of submission. */
export interface Cluster {
  readonly facts: ClusterFacts;
  jobs: ReadonlyMap<string, ServerlessJob>;
}

const cpusPerNode = 8;
const memoryPerCpu = 4_096;

/** One element of Clusters.ClusterInfoSimple. */
export function describeCluster({ facts }: Cluster, seed: number): Readonly<Record<string, unknown>> {
  const { regionId, status, computeNodes } = facts;
  const network = createNetwork(seed, regionId);
  const zoneId = listZones(regionId)[0];
  const isUp = status === 'running' || status === 'exception';
  const nodes = (total: number, broken = 0): object => ({
    Total: total,
    NormalCount: isUp ? total - broken : 0,
    ExceptionCount: isUp ? broken : 0,
    OperatingCount: isUp ? 0 : total,
    StoppedCount: 0,
  });
  const resources = (count: number): object => ({
    Cpu: count * cpusPerNode,
    Memory: count * cpusPerNode * memoryPerCpu,
    Gpu: 0,
  });
  return {
    Id: facts.id,
    Name: facts.name,
    Description: facts.description,
    RegionId: regionId,
    ZoneId: zoneId,
    Status: status,
    CreateTime: new Date(facts.createdAt).toISOString(),
    SchedulerType: facts.schedulerType,
    AccountType: 'nis',
    DeployMode: facts.deployMode,
    Location: 'PublicCloud',
    EhpcVersion: '1.0.0',
    ClientVersion: '1.0.64',
    HasPlugin: false,
    OsTag: 'CentOS_7.6_64',
    BaseOsTag: 'CentOS_7.6_64',
    ImageId: 'centos_7_6_x64_20G_alibase_20211130.vhd',
    ImageOwnerAlias: 'system',
    InstanceType: 'ecs.c7.2xlarge',
    InstanceChargeType: 'PostPaid',
    IsComputeEss: false,
    ComputeSpotStrategy: 'NoSpot',
    ComputeSpotPriceLimit: 0,
    NodePrefix: 'compute',
    NodeSuffix: '',
    LoginNodes: '[]',
    VpcId: network.vpcId,
    VSwitchId: network.vSwitchByZone.get(zoneId),
    ResourceGroupId: createResourceGroups(seed)[0],
    Count: computeNodes,
    Managers: nodes(2, status === 'exception' ? 2 : 0),
    Computes: nodes(computeNodes),
    TotalResources: resources(computeNodes),
    UsedResources: resources(isUp ? Math.floor(computeNodes / 2) : 0),
  };
}
