// The emulator against the client Alibaba Cloud publishes: what that signs, flattens and reads must be what this speaks.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as Sdk from '@alicloud/eci20180808';
import type * as OpenApi from '@alicloud/openapi-client';
import { type Emulator, startEmulator } from '../support/emulatorProcess';

// Outside the bundle and by require: the client must run on its own HTTP layer, not on ours.
const installed = createRequire(import.meta.url);
const sdk = installed('@alicloud/eci20180808') as typeof Sdk;
const { Config } = installed('@alicloud/openapi-client') as typeof OpenApi;

type Client = Sdk.default;

const region = 'cn-hangzhou';

function createClient(
  emulator: Emulator,
  keys: { accessKeySecret?: string; accessKeyId?: string; securityToken?: string } = {},
): Client {
  const { accessKeyId, accessKeySecret } = emulator.ready;
  return new sdk.default(
    new Config({ accessKeyId, accessKeySecret, ...keys, endpoint: new URL(emulator.endpoint).host, protocol: 'http' }),
  );
}

async function codeOf(call: Promise<unknown>): Promise<{ code: string; statusCode: number }> {
  const error: unknown = await call.then(
    () => assert.fail('the call was answered without an error'),
    (thrown: unknown) => thrown,
  );
  const { code, statusCode } = error as { code: string; statusCode: number };
  return { code, statusCode };
}

describe('The emulator and the official SDK', () => {
  let emulator: Emulator;
  let client: Client;

  before(async () => {
    emulator = await startEmulator();
    client = createClient(emulator);
  });
  after(async () => {
    await emulator.stop();
  });
  afterEach(async () => {
    await emulator.clearFaults();
    await emulator.reset();
  });

  async function listAll(limit: number): Promise<Sdk.DescribeContainerGroupsResponseBodyContainerGroups[]> {
    const found: Sdk.DescribeContainerGroupsResponseBodyContainerGroups[] = [];
    let nextToken: string | undefined;
    do {
      const { body } = await client.describeContainerGroups(
        new sdk.DescribeContainerGroupsRequest({ regionId: region, limit, nextToken }),
      );
      found.push(...(body.containerGroups ?? []));
      nextToken = body.nextToken;
      assert.equal(body.totalCount, 18);
    } while (nextToken);
    return found;
  }

  async function idOf(status: string, name = ''): Promise<string> {
    const groups = await listAll(20);
    const group = groups.find((one) => one.status === status && one.containerGroupName?.startsWith(name));
    return group?.containerGroupId ?? assert.fail(`no ${name} is ${status}`);
  }

  function task(containerGroupId: string, opsType: string, opsValue: string, regionId = region) {
    return client.createInstanceOpsTask(
      new sdk.CreateInstanceOpsTaskRequest({ regionId, containerGroupId, opsType, opsValue }),
    );
  }

  async function newestRecord(containerGroupId: string, opsType: string) {
    const { body } = await client.describeInstanceOpsRecords(
      new sdk.DescribeInstanceOpsRecordsRequest({ regionId: region, containerGroupId, opsType }),
    );
    return body.records?.[0] ?? assert.fail('no record');
  }

  it('lists every region with its zones and its endpoint', async () => {
    const { body } = await client.describeRegions(new sdk.DescribeRegionsRequest({}));
    assert.equal(body.regions?.length, 35);
    const hangzhou = body.regions.find((one) => one.regionId === region);
    assert.deepEqual(hangzhou?.zones, ['cn-hangzhou-h', 'cn-hangzhou-i', 'cn-hangzhou-j', 'cn-hangzhou-k']);
    assert.equal(hangzhou.regionEndpoint, 'eci.cn-hangzhou.aliyuncs.com');
  });

  it('pages through all instances without repeating or losing one', async () => {
    const inPages = (await listAll(7)).map((group) => group.containerGroupId);
    assert.equal(new Set(inPages).size, 18);
    assert.deepEqual(
      inPages,
      (await listAll(20)).map((group) => group.containerGroupId),
    );
  });

  it('shows all ten statuses in the main region', async () => {
    const statuses = new Set((await listAll(20)).map((group) => group.status));
    assert.equal(statuses.size, 10);
  });

  it('filters by status, tag, zone and ids together', async () => {
    const groups = await listAll(20);
    const wanted = groups.find((group) => group.status === 'Running') ?? assert.fail('nothing runs');
    const { body } = await client.describeContainerGroups(
      new sdk.DescribeContainerGroupsRequest({
        regionId: region,
        status: 'Running',
        zoneId: wanted.zoneId,
        tag: [new sdk.DescribeContainerGroupsRequestTag({ key: 'app', value: wanted.tags?.[0]?.value })],
        containerGroupIds: JSON.stringify([wanted.containerGroupId, 'eci-unknown']),
        withEvent: true,
      }),
    );
    assert.deepEqual(
      body.containerGroups?.map((group) => group.containerGroupId),
      [wanted.containerGroupId],
    );
    assert.ok((body.containerGroups[0]?.events?.length ?? 0) > 0);
  });

  it('fills the SDK model of a group with containers, volumes and states', async () => {
    const groups = await listAll(20);
    const orders = groups.find((group) => group.status === 'Running' && group.containerGroupName?.startsWith('orders'));
    assert.equal(orders?.containers?.[0]?.currentState?.state, 'Running');
    assert.equal(orders.initContainers?.[0]?.currentState?.exitCode, 0);
    assert.equal(orders.volumes?.[0]?.type, 'ConfigFileVolume');
    assert.equal(orders.containers[0].environmentVars?.at(-1)?.valueFrom?.fieldRef?.fieldPath, 'status.podIP');
    assert.equal(orders.cpu, 2);
  });

  it('gives the light status of all instances in one call', async () => {
    const { body } = await client.describeContainerGroupStatus(
      new sdk.DescribeContainerGroupStatusRequest({ regionId: region, limit: 200 }),
    );
    assert.equal(body.data?.length, 18);
    const running = body.data.find((one) => one.status === 'Running');
    assert.equal(running?.podStatus?.phase, 'Running');
    assert.match(running.podStatus.containerStatuses?.[0]?.state?.running?.startedAtstartedAt ?? '', /^\d{4}-/);
  });

  it('gives only what has changed since some seconds ago', async () => {
    const id = await idOf('Running', 'storefront');
    await client.restartContainerGroup(
      new sdk.RestartContainerGroupRequest({ regionId: region, containerGroupId: id }),
    );
    await emulator.advance(61_000);
    const since = async (sinceSecond: number) => {
      const request = new sdk.DescribeContainerGroupStatusRequest({ regionId: region, limit: 200, sinceSecond });
      return (await client.describeContainerGroupStatus(request)).body.data?.map((one) => one.containerGroupId) ?? [];
    };
    assert.ok((await since(60)).includes(id), 'it was running again within the minute');
    await emulator.advance(60_000);
    assert.ok(!(await since(60)).includes(id));
  });

  it('tells warnings and their source in the events', async () => {
    const { body } = await client.describeContainerGroupEvents(
      new sdk.DescribeContainerGroupEventsRequest({ regionId: region, limit: 200, eventSource: 'K8sAgent' }),
    );
    const events = body.data?.flatMap((one) => one.events ?? []) ?? [];
    assert.ok(events.some((event) => event.type === 'Warning' && event.reason === 'BackOff'));
    assert.ok(events.every((event) => event.source?.component === 'kubelet'));
  });

  it('runs a capture to its end and serves a file that is a capture', async () => {
    const id = await idOf('Running');
    await task(id, 'tcpdump', JSON.stringify({ Enable: true, Protocol: 'tcp', DestPort: 443, Duration: 30 }));
    const open = await newestRecord(id, 'tcpdump');
    assert.deepEqual([open.opsType, open.opsStatus, open.resultContent], ['Tcpdump', 'Ready', undefined]);
    assert.equal(Date.parse(open.expireTime ?? '') - Date.parse(open.createTime ?? ''), 12 * 3_600_000);

    await emulator.advance(31_000);
    const done = await newestRecord(id, 'tcpdump');
    assert.deepEqual([done.opsStatus, done.resultType], ['Success', 'Oss']);
    const response = await fetch(done.resultContent ?? '');
    const file = Buffer.from(await response.arrayBuffer());
    assert.equal(response.status, 200);
    assert.equal(String(file.length), response.headers.get('content-length'));
    assert.equal(file.readUInt32LE(0), 0xa1b2c3d4);
    assert.ok(file.length > 24);
  });

  it('ends an unlimited capture when told to, and gives it up after twelve hours', async () => {
    const id = await idOf('Running');
    await task(id, 'tcpdump', '{"Enable":true}');
    await emulator.advance(15_000);
    assert.equal((await newestRecord(id, 'tcpdump')).opsStatus, 'Ready');
    await task(id, 'tcpdump', '{"Enable":false}');
    assert.equal((await newestRecord(id, 'tcpdump')).opsStatus, 'Success');

    await emulator.advance(15_000);
    await task(id, 'tcpdump', '{"Enable":true}');
    await emulator.advance(12 * 3_600_000);
    assert.equal((await newestRecord(id, 'tcpdump')).opsStatus, 'Expired');
  });

  it('refuses a download with a changed or expired link, as XML', async () => {
    const id = await idOf('Running');
    await task(id, 'tcpdump', '{"Enable":true,"PacketNum":3}');
    await emulator.advance(1_000);
    const link = new URL((await newestRecord(id, 'tcpdump')).resultContent ?? '');
    const forged = new URL(link);
    forged.searchParams.set('Expires', '4102444800');
    const refused = await fetch(forged);
    assert.deepEqual([refused.status, refused.headers.get('content-type')], [403, 'application/xml']);
    assert.match(await refused.text(), /<Code>SignatureDoesNotMatch<\/Code>/);

    await emulator.advance(12 * 3_600_000);
    const expired = await fetch(link);
    assert.equal(expired.status, 403);
    assert.match(await expired.text(), /Request has expired/);
  });

  it('dumps the core of a crash-looping instance soon after it is armed', async () => {
    const id = await idOf('Running', 'checkout');
    await task(id, 'coredump', 'enable');
    assert.equal((await newestRecord(id, 'coredump')).opsStatus, 'Ready');
    await emulator.advance(2 * 60_000);
    const record = await newestRecord(id, 'coredump');
    assert.deepEqual([record.opsType, record.opsStatus], ['Coredump', 'Success']);
    const file = Buffer.from(await (await fetch(record.resultContent ?? '')).arrayBuffer());
    assert.equal(file.subarray(0, 4).toString('latin1'), '\x7fELF');
  });

  it('closes an armed core dump when told to, and dumps one when a healthy instance is made to crash', async () => {
    const id = await idOf('Running', 'storefront');
    await task(id, 'coredump', 'enable');
    await emulator.advance(11_000);
    await task(id, 'coredump', 'disable');
    assert.equal((await newestRecord(id, 'coredump')).opsStatus, 'Closed');

    await emulator.advance(11_000);
    await task(id, 'coredump', 'enable');
    await emulator.advance(1_000);
    await emulator.crash(id);
    assert.equal((await newestRecord(id, 'coredump')).opsStatus, 'Success');
  });

  it('can let an accepted task fail', async () => {
    const id = await idOf('Running');
    await emulator.fault({ name: 'task-failed', operation: 'CreateInstanceOpsTask', count: 1 });
    await task(id, 'tcpdump', '{"Enable":true,"Duration":60}');
    await emulator.advance(5_000);
    const record = await newestRecord(id, 'tcpdump');
    assert.deepEqual([record.opsStatus, record.resultContent], ['Failed', undefined]);
  });

  it('answers every documented code of CreateInstanceOpsTask', async () => {
    const [id, final, patterned] = [
      await idOf('Running'),
      await idOf('Failed'),
      await idOf('Running', 'legacy-billing'),
    ];
    const start = '{"Enable":true}';
    const cases: [string, () => Promise<unknown>][] = [
      ['Ops.TypeNotSupport', () => task(id, 'strace', 'enable')],
      ['Ops.RegionNotSupport', () => task(id, 'tcpdump', start, 'cn-heyuan')],
      ['Coredump.RegionNotSupport', () => task(id, 'coredump', 'enable', 'cn-wulanchabu')],
      ['InvalidInstanceId.NotFound', () => task('eci-unknown', 'tcpdump', start)],
      ['Ops.InstanceNotSupport', () => task(final, 'tcpdump', start)],
      ['Coredump.InvalidCorePatternType', () => task(patterned, 'coredump', 'enable')],
      ['InvalidCorePatternValue', () => task(id, 'coredump', 'on')],
      ['Ops.OpsValueInvalid', () => task(id, 'tcpdump', 'enable')],
      ['Ops.OpsValueInvalid', () => task(id, 'tcpdump', '{"Enable":"true"}')],
      ['Ops.OpsValueInvalid', () => task(id, 'tcpdump', '{"Protocol":"tcp"}')],
      ...[
        { SourcePort: 0 },
        { DestPort: 65536 },
        { SourceIp: '10.0.0' },
        { DestCidr: '10.0.0.0/33' },
        { Protocol: 'icmp' },
        { FileSize: 1073741825 },
        { PacketNum: -1 },
        { Duration: '60' },
      ].map((fields): [string, () => Promise<unknown>] => [
        'Tcpdump.InvalidValue',
        () => task(id, 'tcpdump', JSON.stringify({ Enable: true, ...fields })),
      ]),
    ];
    for (const [code, call] of cases) {
      assert.deepEqual(await codeOf(call()), { code, statusCode: 400 });
    }

    await task(id, 'tcpdump', start);
    await task(id, 'coredump', 'enable');
    await emulator.advance(9_000);
    assert.equal((await codeOf(task(id, 'tcpdump', start))).code, 'Ops.IntervalTooShort');
    assert.equal((await codeOf(task(id, 'coredump', 'disable'))).code, 'Coredump.RefrshIntervalTooShort');
    await emulator.advance(1_000);
    await task(id, 'tcpdump', start);

    for (const name of ['CorePattern.UpdateFail', 'Ops.ExecuteTaskFail']) {
      await emulator.fault({ name, operation: 'CreateInstanceOpsTask', count: 1 });
      assert.equal((await codeOf(task(id, 'coredump', 'enable'))).code, name);
    }
  });

  it('restarts an instance, and only one that runs or is about to', async () => {
    const id = await idOf('Running', 'storefront');
    const restart = (containerGroupId: string) =>
      client.restartContainerGroup(new sdk.RestartContainerGroupRequest({ regionId: region, containerGroupId }));
    await restart(id);
    assert.equal(await idOf('Restarting', 'storefront'), id);
    assert.equal((await codeOf(restart(id))).code, 'IncorrectStatus');
    assert.equal((await codeOf(restart(await idOf('Succeeded')))).code, 'IncorrectStatus');
    await emulator.advance(10_000);
    assert.equal(await idOf('Running', 'storefront'), id);
    const [container] = (await listAll(20)).find((group) => group.containerGroupId === id)?.containers ?? [];
    assert.deepEqual([container?.restartCount, container?.previousState?.state], [1, 'Terminated']);
  });

  it('deletes an instance in its own time, and says so to who asks again', async () => {
    const id = await idOf('Running', 'session-cache');
    const remove = () =>
      client.deleteContainerGroup(new sdk.DeleteContainerGroupRequest({ regionId: region, containerGroupId: id }));
    await remove();
    assert.equal((await codeOf(remove())).code, 'OperationConflict');
    await emulator.advance(20_000);
    const { body } = await client.describeContainerGroups(
      new sdk.DescribeContainerGroupsRequest({ regionId: region, containerGroupIds: JSON.stringify([id]) }),
    );
    assert.deepEqual([body.totalCount, body.containerGroups], [0, []]);
  });

  it('takes a call with a known client token once, and refuses the token for another call', async () => {
    const id = await idOf('Running', 'storefront');
    const restart = (containerGroupId: string) =>
      client.restartContainerGroup(
        new sdk.RestartContainerGroupRequest({ regionId: region, containerGroupId, clientToken: 'token-1' }),
      );
    await restart(id);
    await restart(id);
    assert.equal((await codeOf(restart(await idOf('Running')))).code, 'IdempotentParameterMismatch');
  });

  it('knows its keys', async () => {
    const call = (keys: Parameters<typeof createClient>[1]) =>
      createClient(emulator, keys).describeRegions(new sdk.DescribeRegionsRequest({}));
    assert.deepEqual(await codeOf(call({ accessKeySecret: 'wrong' })), {
      code: 'SignatureDoesNotMatch',
      statusCode: 400,
    });
    assert.deepEqual(await codeOf(call({ accessKeyId: 'LTAIwrong' })), {
      code: 'InvalidAccessKeyId.NotFound',
      statusCode: 404,
    });
    assert.equal((await codeOf(call({ securityToken: 'wrong' }))).code, 'InvalidSecurityToken.Malformed');
    assert.equal((await call({ securityToken: emulator.ready.securityToken })).statusCode, 200);
  });

  it('refuses parameters that are missing, of the wrong type or out of bounds', async () => {
    const list = (fields: object) =>
      client.describeContainerGroups(new sdk.DescribeContainerGroupsRequest({ regionId: region, ...fields }));
    assert.equal((await codeOf(list({ regionId: undefined }))).code, 'MissingRegionId');
    for (const fields of [
      { limit: 21 },
      { status: 'Dead' },
      { containerGroupIds: 'eci-1' },
      { nextToken: 'x' },
      { regionId: 'cn-x' },
    ]) {
      assert.equal((await codeOf(list(fields))).code, 'InvalidParameter', JSON.stringify(fields));
    }
  });
});
