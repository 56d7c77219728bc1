// Jobs and clusters as the service tells of them: sound by default, the point of the test laid over.
import { equal, ok } from 'node:assert/strict';
import type {
  Cluster,
  JobContainerGroup,
  ServerlessJob,
  ServerlessJobSummary,
} from '../../../../../src/products/ehpc/wire';
import { createEciContainerKind } from '../../../../../src/products/eci/container/kind';
import { createEciInstanceKind } from '../../../../../src/products/eci/instance/kind';
import { createEhpcClusterKind } from '../../../../../src/products/ehpc/cluster/kind';
import { createServerlessJobKind } from '../../../../../src/products/ehpc/job/kind';
import type { ChildOf } from '../../../../../src/model/kind';
import type { ResourceRef } from '../../../../../src/model/resource';
import { FakeClock } from '../../../../support/fakeClock';
import type { ScriptedTransport } from '../../../../support/scriptedTransport';

export const jobRegion = 'cn-hangzhou';
export const clusterRef: ResourceRef = { kind: 'ehpcCluster', region: jobRegion, id: 'ehpc-hz-1', name: 'farm' };

export function jobRef(id: string, name = `job-${id}`): ResourceRef {
  return { kind: 'serverlessJob', region: jobRegion, parent: clusterRef.id, id, name };
}

/** As ListServerlessJobs writes it: numbers as text. Submitted an hour before the fake clock begins. */
export function buildJob(over: ServerlessJobSummary = {}): ServerlessJobSummary {
  return {
    JobId: '15',
    JobName: 'etl',
    State: 'Running',
    Priority: '100',
    Queue: 'comp',
    User: 'li',
    SubmitTime: '1795399200',
    StartTime: '1795399260',
    IsArrayJob: false,
    ...over,
  };
}

/** As DescribeServerlessJobs writes it. */
export function buildDescribedJob(over: ServerlessJob = {}): ServerlessJob {
  return {
    ...buildJob(),
    Priority: 100,
    SubmitTime: 1_795_399_200,
    StartTime: 1_795_399_260,
    LastModifyTime: 1_795_399_260_123,
    ContainerGroups: [],
    ...over,
  };
}

export function buildJobGroup(over: JobContainerGroup = {}): JobContainerGroup {
  return {
    ContainerGroupId: 'eci-bp1etl',
    ContainerGroupName: 'etl-15',
    RegionId: jobRegion,
    ZoneId: 'cn-hangzhou-j',
    Status: 'Failed',
    Cpu: 4,
    Memory: 16,
    CreationTime: '2026-11-23T02:01:00Z',
    Containers: [
      {
        Name: 'etl',
        CurrentState: { State: 'Terminated', ExitCode: 137, Reason: 'OOMKilled', Message: 'too much' },
        EnvironmentVars: [{ Key: 'TOKEN', Value: 'S3CRET' }],
      },
    ],
    ...over,
  };
}

export function buildCluster(over: Cluster = {}): Cluster {
  return {
    Id: clusterRef.id,
    Name: clusterRef.name,
    Description: 'Renders',
    RegionId: jobRegion,
    Status: 'running',
    SchedulerType: 'slurm',
    CreateTime: '2026-11-20T03:00:00Z',
    Computes: { Total: 16, NormalCount: 16, ExceptionCount: 0 },
    ...over,
  };
}

/** The kinds that jobs have to do with, talking to a script as one account. */
export function jobKinds(transport: ScriptedTransport, clock: FakeClock = new FakeClock()) {
  const { clients } = transport;
  const eci = () => clients.eci;
  const client = () => clients.ehpc;
  const childOf: ChildOf = (kindId, parent, wire) => {
    const kind = kindId === 'eciContainer' ? containers : instances;
    equal(kindId, kind.manifest.id);
    return kind.fromWire(wire, { region: parent.region, parent });
  };
  const containers = createEciContainerKind({
    client: eci,
    exec: () => transport.clients.exec,
    clock,
    memory: { get: () => undefined, set: () => Promise.resolve() },
  });
  const instances = createEciInstanceKind({ client: eci, clock, childOf });
  const jobs = createServerlessJobKind({ client, eci, clock, childOf });
  ok(jobs.list && jobs.get && jobs.describe && jobs.details);
  return {
    instances,
    jobs: { ...jobs, list: jobs.list, get: jobs.get, describe: jobs.describe, details: jobs.details },
    clusters: createEhpcClusterKind({ client }),
  };
}
