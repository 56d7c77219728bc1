// Jobs and clusters as the service describes them: valid by default; a test overrides what it is about.
import { ok } from 'node:assert/strict';
import type { JobContainerGroup, ServerlessJob, ServerlessJobSummary } from '../../../../../src/products/ehpc/wire';
import { createEhpcClusterKind } from '../../../../../src/products/ehpc/cluster/kind';
import { createServerlessJobKind } from '../../../../../src/products/ehpc/job/kind';
import { createJobPlace } from '../../../../../src/products/ehpc/job/place';
import { toListedJob } from '../../../../../src/products/ehpc/job/row';
import type { ServerlessJobRow } from '../../../../../src/products/ehpc/job/row';
import type { ResourceRef } from '../../../../../src/model/resource';
import { FakeClock } from '../../../../support/fakeClock';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

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

/** Both kinds of E-HPC over scripted answers. */
export function createJobKinds(transport: ScriptedTransport, clock: FakeClock = new FakeClock()) {
  const context = buildKindContext(transport, { clock });
  const jobs = createServerlessJobKind(context);
  ok(jobs.list && jobs.get && jobs.describe && jobs.details);
  return {
    jobs: { ...jobs, list: jobs.list, get: jobs.get, describe: jobs.describe, details: jobs.details },
    clusters: createEhpcClusterKind(context),
  };
}

/** A job as its list shows it; what is shown below it is read from scripted answers. */
export function buildJobRow(
  over: ServerlessJobSummary = {},
  transport: ScriptedTransport = new ScriptedTransport(),
  clock: FakeClock = new FakeClock(),
): ServerlessJobRow {
  return toListedJob(buildJob(over), createJobPlace(buildKindContext(transport, { clock }), jobRegion, clusterRef.id));
}
