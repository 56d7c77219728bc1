// Every method of our client against the emulator, which checks signatures and parameters by rules of its own.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { createClients } from '../../support/kindContext';
import type { Clients } from '../../support/kindContext';
import type { ServerlessJob } from '../../../src/products/ehpc/wire';
import { TransportTrial } from '../transportTrial';
import type { Emulator } from '../../support/emulatorProcess';
import { startEmulator } from '../../support/emulatorProcess';

const { signal } = new AbortController();
const region = 'cn-hangzhou';
const cluster = 'ehpc-hz-FYUr32Kp8w';
const emptyCluster = 'ehpc-hz-7Wc2mXd4Rb';
const secret = 'emulator-secret-for-contract';

describe('the E-HPC client and the emulator', function () {
  this.timeout(10_000);
  let emulator: Emulator;
  let clients: Clients;
  before(async () => {
    emulator = await startEmulator({ seed: 1, accessKeyId: 'LTAItest', accessKeySecret: secret });
    clients = createClients(new TransportTrial(emulator.endpoint, { accessKeySecret: secret }).transport);
  });
  after(() => emulator.stop());
  beforeEach(async () => {
    await emulator.clearFaults();
    // The gateway's count of calls outlives the world; ten seconds fill it up again.
    await emulator.advance(10_000);
    await emulator.reset();
    await emulator.clearRequests();
  });

  const describeJob = async (id: string): Promise<ServerlessJob> => {
    const job = await clients.ehpc.describeServerlessJob(region, cluster, id, signal);
    ok(job, id);
    return job;
  };
  async function catchFailure(call: Promise<unknown>): Promise<ApiError> {
    let failure: ApiError | undefined;
    await rejects(call, (error) => {
      failure = error instanceof ApiError ? error : undefined;
      return true;
    });
    ok(failure);
    return failure;
  }

  it('agree on the regions', async () => {
    const regions = await clients.ehpc.listRegions(signal);
    ok(regions.includes(region) && regions.includes('eu-central-1'));
    equal(regions.length, 18);
  });

  it('agree on the clusters of a region', async () => {
    const clusters = await clients.ehpc.listClusters(region, signal);
    deepEqual(
      clusters.map(({ Name, Status }) => [Name, Status]),
      [
        ['render-farm', 'running'],
        ['genomics', 'running'],
        ['legacy-solver', 'exception'],
        ['tryout', 'uninit'],
        ['fluid-dynamics', 'creating'],
        ['weather', 'init'],
        ['old-render', 'releasing'],
      ],
    );
    deepEqual(await clients.ehpc.listClusters('ap-southeast-1', signal), []);
  });

  it('list clusters of more than one page, each once', async () => {
    await emulator.control('POST', 'world', { ehpcClusters: { regionId: 'cn-shanghai', count: 120 } });
    const clusters = await clients.ehpc.listClusters('cn-shanghai', signal);
    deepEqual([clusters.length, new Set(clusters.map(({ Id: id }) => id)).size], [120, 120]);
    equal((await clients.ehpc.listClusters(region, signal)).length, 7);
  });

  it('read a page of jobs by every filter', async () => {
    const query = { page: 1, pageSize: 100, submitOrder: 'Asc' } as const;
    const ids = async (more: object): Promise<unknown> => {
      const answer = await clients.ehpc.listServerlessJobs(region, cluster, { ...query, ...more }, signal);
      equal(answer.TotalCount, answer.Jobs?.length);
      return answer.Jobs?.map(({ JobId: id }) => id);
    };
    const all = await clients.ehpc.listServerlessJobs(region, cluster, query, signal);
    deepEqual([all.TotalCount, all.PageNumber, all.PageSize], [15, 1, 100]);
    deepEqual(await ids({ state: 'Pending' }), ['21', '22']);
    deepEqual(await ids({ jobNames: ['testjob', 'param-sweep'] }), ['5', '10']);
    deepEqual(await ids({ jobIds: ['5', '21'] }), ['5', '21']);
    const submitted = Number(all.Jobs?.find(({ JobId: id }) => id === '17')?.SubmitTime);
    deepEqual(await ids({ submittedFrom: submitted, submittedTo: submitted }), ['17']);
    deepEqual(await ids({ submitOrder: 'Desc', state: 'Pending' }), ['22', '21']);
    equal(
      (all.Jobs ?? []).every(({ SubmitTime: time }) => typeof time === 'string'),
      true,
    );
  });

  it('read all jobs of a large cluster page by page', async () => {
    await emulator.control('POST', 'world', { ehpcJobs: { clusterId: emptyCluster, count: 2_050 } });
    const read = async (page: number) =>
      clients.ehpc.listServerlessJobs(region, emptyCluster, { page, pageSize: 100, submitOrder: 'Asc' }, signal);
    const answers = await Promise.all(Array.from({ length: 21 }, (_, index) => read(index + 1)));
    const ids = answers.flatMap(({ Jobs: jobs }) => (jobs ?? []).map(({ JobId: id }) => id));
    deepEqual(
      ids,
      Array.from({ length: 2_050 }, (_, index) => String(index + 1)),
    );
    ok(answers.every(({ TotalCount: total }) => total === 2_050));
  });

  it('read the published example to the letter', async () => {
    const text = readFileSync(join(process.cwd(), 'test/contract/ehpc/describeServerlessJobs.json'), 'utf8');
    const { JobInfos: jobs } = JSON.parse(text) as { JobInfos: readonly ServerlessJob[] };
    deepEqual(await describeJob('5'), jobs[0]);
  });

  it('find the instances of a job in ECI, of running subtasks too', async () => {
    for (const id of ['11', '15', '20', '17_2450']) {
      const [group] = (await describeJob(id)).ContainerGroups ?? [];
      ok(group?.ContainerGroupId, id);
      const [instance] = await clients.eci.describeContainerGroupsById(region, [group.ContainerGroupId], signal);
      deepEqual(
        [instance?.ContainerGroupName, instance?.RegionId, instance?.Status],
        [group.ContainerGroupName, region, group.Status],
      );
    }
  });

  it('stop jobs: one, an array, a subtask', async () => {
    await clients.ehpc.stopServerlessJobs(region, cluster, ['20', '17', '21'], signal);
    for (const id of ['20', '17_4999', '21']) {
      equal((await describeJob(id)).State, 'Canceled', id);
    }
    deepEqual((await describeJob('17_0')).State, 'Succeeded');
  });

  it('take a hundred ids to stop, and not one more', async () => {
    await emulator.control('POST', 'world', { ehpcJobs: { clusterId: emptyCluster, count: 101 } });
    const ids = Array.from({ length: 101 }, (_, index) => String(index + 1));
    await clients.ehpc.stopServerlessJobs(region, emptyCluster, ids.slice(0, 100), signal);
    const failure = await catchFailure(clients.ehpc.stopServerlessJobs(region, emptyCluster, ids, signal));
    equal(failure.code, 'InvalidParams');
  });

  it('never stop twice, even when the answer is lost', async () => {
    await emulator.fault({ name: 'reset-after', operation: 'StopServerlessJobs', count: 1 });
    await catchFailure(clients.ehpc.stopServerlessJobs(region, cluster, ['20'], signal));
    const sent = (await emulator.requests()).requests.filter(({ action }) => action === 'StopServerlessJobs');
    deepEqual(
      sent.map(({ parameters }) => parameters),
      [{ ClusterId: cluster, JobIds: ['20'] }],
    );
    equal((await describeJob('20')).State, 'Canceled');
  });

  it('have no job where there is none, and refuse an array as a whole', async () => {
    equal(await clients.ehpc.describeServerlessJob(region, cluster, '999', signal), undefined);
    const failure = await catchFailure(clients.ehpc.describeServerlessJob(region, cluster, '17', signal));
    deepEqual([failure.code, failure.httpStatus, failure.kind], ['InvalidParams', 400, 'input']);
  });

  for (const [code, status, kind] of [
    ['NotAuthorized', 407, 'denied'],
    ['AgentError', 406, 'service'],
    ['DbError', 406, 'service'],
    ['NotEnabled', 400, 'denied'],
  ] as const) {
    it(`report ${code} as such, without a retry`, async () => {
      await emulator.fault({ name: code, operation: 'ListServerlessJobs' });
      const failure = await catchFailure(
        clients.ehpc.listServerlessJobs(region, cluster, { page: 1, pageSize: 20 }, signal),
      );
      deepEqual([failure.code, failure.httpStatus, failure.kind], [code, status, kind]);
      equal((await emulator.requests()).requests.length, 1);
    });
  }

  it('get over throttling and a server in trouble when reading', async () => {
    for (const name of ['throttle', 'throttle-retry-after', 'http503', 'UnknownError', 'reset-before']) {
      await emulator.fault({ name, operation: 'DescribeServerlessJobs', count: 1 });
      equal((await describeJob('20')).State, 'Running', name);
    }
  });
});
