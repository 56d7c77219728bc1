// Every method of our client against the emulator, which checks signatures and parameters by rules of its own.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { systemClock } from '../../../src/base/clock';
import type { Transport } from '../../../src/cloud/transport/transport';
import { createEciInstanceKind } from '../../../src/products/eci/instance/kind';
import { buildKindContext } from '../../support/kindContext';
import { EciClient } from '../../../src/products/eci/client';
import { TransportTrial } from '../transportTrial';
import type { Emulator } from '../../support/emulatorProcess';
import { startEmulator } from '../../support/emulatorProcess';

const { signal } = new AbortController();
const region = 'cn-hangzhou';
const secret = 'emulator-secret-for-contract';

describe('the ECI client and the emulator', function () {
  this.timeout(10_000);
  let emulator: Emulator;
  let transport: Transport;
  let client: EciClient;
  before(async () => {
    emulator = await startEmulator({ seed: 1, accessKeyId: 'LTAItest', accessKeySecret: secret });
  });
  after(() => emulator.stop());
  beforeEach(async () => {
    await emulator.clearFaults();
    await emulator.reset();
    await emulator.clearRequests();
    ({ transport } = new TransportTrial(emulator.endpoint, { accessKeySecret: secret }));
    client = new EciClient(transport);
  });

  const running = async (): Promise<string> => {
    const id = 'eci-contract0running';
    await emulator.put({ ContainerGroupId: id, RegionId: region, Status: 'Running' });
    return id;
  };
  async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
    const seen: T[] = [];
    for await (const page of pages) {
      seen.push(page);
    }
    return seen;
  }
  async function catchErrorCode(call: Promise<unknown>): Promise<string | undefined> {
    let code: string | undefined;
    await rejects(call, (error) => {
      code = error instanceof ApiError ? error.code : String(error);
      return true;
    });
    return code;
  }

  it('know each other’s signature', async () => {
    const wrong = new EciClient(new TransportTrial(emulator.endpoint, { accessKeySecret: 'other' }).transport);
    equal(await catchErrorCode(wrong.describeRegions(signal)), 'SignatureDoesNotMatch');
  });

  it('agree on the regions', async () => {
    const regions = await client.describeRegions(signal);
    ok(regions.some(({ RegionId: id }) => id === region));
  });

  it('list groups in pages, each group once', async () => {
    await emulator.reset({ instances: 45 });
    const regions = (await client.describeRegions(signal)).flatMap(({ RegionId: id }) => id ?? []);
    let count = 0;
    for (const one of regions) {
      const pages = await all(client.describeContainerGroups(one, signal));
      const ids = pages.flatMap((page) => (page.ContainerGroups ?? []).map((group) => group.ContainerGroupId));
      ok(pages.every((page) => (page.ContainerGroups ?? []).length <= 20));
      equal(new Set(ids).size, ids.length);
      count += ids.length;
    }
    equal(count, 45);
  });

  it('read known groups and leave out those that do not exist', async () => {
    const id = await running();
    const groups = await client.describeContainerGroupsById(region, [id, 'eci-nowhere'], signal);
    deepEqual(
      groups.map((group) => [group.ContainerGroupId, group.Status]),
      [[id, 'Running']],
    );
  });

  it('read states and events', async () => {
    const id = await running();
    const states = (await all(client.describeContainerGroupStatus(region, signal))).flatMap((page) => page.Data ?? []);
    ok(states.some((state) => state.ContainerGroupId === id));
    const [events] = await client.describeContainerGroupEvents(region, id, signal);
    equal(events?.ContainerGroupId, id);
  });

  it('capture packets: a task, its record, its result', async () => {
    const id = await running();
    await client.createInstanceOpsTask(
      region,
      id,
      { opsType: 'tcpdump', opsValue: '{"Enable":true,"Duration":5}' },
      signal,
    );
    const [started] = await client.describeInstanceOpsRecords(region, id, 'tcpdump', signal);
    equal(started?.OpsStatus, 'Ready');
    ok(!started.ResultContent);
    await emulator.advance(6_000);
    const [ended] = await client.describeInstanceOpsRecords(region, id, 'tcpdump', signal);
    equal(ended?.OpsStatus, 'Success');
    match(ended.ResultContent ?? '', /^http/);
    equal(ended.CreateTime, started.CreateTime);
    deepEqual(await client.describeInstanceOpsRecords(region, id, 'coredump', signal), []);
  });

  it('take core dumps: armed, crashed, there', async () => {
    const id = await running();
    await client.createInstanceOpsTask(region, id, { opsType: 'coredump', opsValue: 'enable' }, signal);
    await emulator.crash(id);
    await emulator.advance(1_000);
    const [record] = await client.describeInstanceOpsRecords(region, id, 'coredump', signal);
    equal(record?.OpsStatus, 'Success');
  });

  it('refuse two settings of one instance in a row, and the client does not insist', async () => {
    const id = await running();
    await client.createInstanceOpsTask(region, id, { opsType: 'coredump', opsValue: 'enable' }, signal);
    await emulator.clearRequests();
    const code = await catchErrorCode(
      client.createInstanceOpsTask(region, id, { opsType: 'coredump', opsValue: 'disable' }, signal),
    );
    match(code ?? '', /IntervalTooShort$/);
    equal((await emulator.requests()).requests.length, 1);
  });

  it('restart and delete once, however often the request arrives', async () => {
    const id = await running();
    await emulator.fault({ name: 'reset-after', operation: 'RestartContainerGroup', count: 1 });
    await client.restartContainerGroup(region, id, 'token-restart-1', signal);
    const [restarting] = await client.describeContainerGroupsById(region, [id], signal);
    equal(restarting?.Status, 'Restarting');
    const tokens = (await emulator.requests()).requests
      .filter(({ action }) => action === 'RestartContainerGroup')
      .map(({ parameters }) => parameters['ClientToken']);
    deepEqual(tokens, ['token-restart-1', 'token-restart-1']);
    await emulator.fault({ name: 'reset-after', operation: 'DeleteContainerGroup', count: 1 });
    await client.deleteContainerGroup(region, id, 'token-delete-1', signal);
    const left = await client.describeContainerGroupsById(region, [id], signal);
    ok(left.every((group) => group.Status === 'Terminating'));
  });

  it('never send a task twice, even when its answer is lost', async () => {
    const id = await running();
    await emulator.fault({ name: 'reset-after', operation: 'CreateInstanceOpsTask', count: 1 });
    await catchErrorCode(
      client.createInstanceOpsTask(region, id, { opsType: 'tcpdump', opsValue: '{"Enable":true}' }, signal),
    );
    const sent = (await emulator.requests()).requests.filter(({ action }) => action === 'CreateInstanceOpsTask');
    equal(sent.length, 1);
    equal((await client.describeInstanceOpsRecords(region, id, 'tcpdump', signal)).length, 1);
  });

  for (const name of [
    'throttle',
    'throttle-retry-after',
    'http500',
    'http503',
    'html502',
    'empty500',
    'truncated',
    'gzip',
    'reset-before',
    'reset-after',
  ]) {
    it(`get over ${name} when reading`, async () => {
      await emulator.fault({ name, count: 1 });
      ok((await client.describeRegions(signal)).length > 0);
    });
  }

  it('make rows of every group of the default world', async () => {
    const { list } = createEciInstanceKind(buildKindContext(transport, { clock: systemClock }));
    ok(list);
    const pages = await all(list({ region }, { query: undefined, wantedRows: Infinity, signal }));
    const rows = pages.flatMap(({ resources }) => resources);
    ok(rows.length >= 10);
    equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    ok(rows.every(({ label, status }) => label !== '' && status.icon.name !== 'question'));
  });

  it('agree on the logs of a container, also of its life before', async () => {
    const [group] = (await all(client.describeContainerGroups(region, signal))).flatMap(
      ({ ContainerGroups: groups = [] }) => groups.filter(({ Status: status }) => status === 'Running'),
    );
    const name = { instanceId: group?.ContainerGroupId ?? '', containerName: group?.Containers?.[0]?.Name ?? '' };
    const feed = { id: name.instanceId, container: name.containerName };
    await emulator.log({ ...feed, append: ['first', 'second'] });
    equal(await client.describeContainerLog(region, name, { Tail: 1 }, signal), 'second\n');
    match(
      await client.describeContainerLog(region, name, { Tail: 1, Timestamps: true }, signal),
      /^\d{4}-\S+Z second\n$/,
    );
    await emulator.crash(name.instanceId);
    await emulator.advance(11_000);
    equal(await client.describeContainerLog(region, name, {}, signal), '');
    const before = { LastTime: true, StartTime: '2020-01-01T00:00:00Z', LimitBytes: 1_048_576 };
    equal(await client.describeContainerLog(region, name, before, signal), 'first\nsecond\n');
    equal(await catchErrorCode(client.describeContainerLog(region, name, { Tail: 2_001 }, signal)), 'InvalidParameter');
  });
});
