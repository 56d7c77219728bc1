// O&M tasks, restart, delete and refusals of the emulator, through the client Alibaba Cloud publishes.
import assert from 'node:assert/strict';
import type * as Sdk from '@alicloud/eci20180808';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { type Refusal, catchErrorCode, createSdkClient, catchRefusal, regionId, sdk } from '../officialSdk';
import { InstanceCalls } from './officialSdkInstances';

/** Code and status of a call that must be refused. */
async function catchVerdict(call: Promise<unknown>): Promise<Pick<Refusal, 'code' | 'statusCode'>> {
  const { code, statusCode } = await catchRefusal(call);
  return { code, statusCode };
}

describe('The emulator’s tasks and the official SDK', () => {
  let emulator: Emulator;
  let client: Sdk.default;
  let calls: InstanceCalls;

  before(async () => {
    emulator = await startEmulator();
    calls = new InstanceCalls(emulator);
    client = calls.client;
  });
  after(async () => {
    await emulator.stop();
  });
  afterEach(async () => {
    await emulator.clearFaults();
    await emulator.reset();
  });
  it('runs a capture to its end and serves a file that is a capture', async () => {
    const id = await calls.idOf('Running');
    await calls.task(id, 'tcpdump', JSON.stringify({ Enable: true, Protocol: 'tcp', DestPort: 443, Duration: 30 }));
    const open = await calls.newestRecord(id, 'tcpdump');
    assert.deepEqual([open.opsType, open.opsStatus, open.resultContent], ['Tcpdump', 'Ready', undefined]);
    assert.equal(Date.parse(open.expireTime ?? '') - Date.parse(open.createTime ?? ''), 12 * 3_600_000);

    await emulator.advance(31_000);
    const done = await calls.newestRecord(id, 'tcpdump');
    assert.deepEqual([done.opsStatus, done.resultType], ['Success', 'Oss']);
    const response = await fetch(done.resultContent ?? '');
    const file = Buffer.from(await response.arrayBuffer());
    assert.equal(response.status, 200);
    assert.equal(String(file.length), response.headers.get('content-length'));
    assert.equal(file.readUInt32LE(0), 0xa1b2c3d4);
    assert.ok(file.length > 24);
  });

  it('ends an unlimited capture on request, and lets it expire after twelve hours', async () => {
    const id = await calls.idOf('Running');
    await calls.task(id, 'tcpdump', '{"Enable":true}');
    await emulator.advance(15_000);
    assert.equal((await calls.newestRecord(id, 'tcpdump')).opsStatus, 'Ready');
    await calls.task(id, 'tcpdump', '{"Enable":false}');
    assert.equal((await calls.newestRecord(id, 'tcpdump')).opsStatus, 'Success');

    await emulator.advance(15_000);
    await calls.task(id, 'tcpdump', '{"Enable":true}');
    await emulator.advance(12 * 3_600_000);
    assert.equal((await calls.newestRecord(id, 'tcpdump')).opsStatus, 'Expired');
  });

  it('refuses a download with a changed or expired link, as XML', async () => {
    const id = await calls.idOf('Running');
    await calls.task(id, 'tcpdump', '{"Enable":true,"PacketNum":3}');
    await emulator.advance(1_000);
    const link = new URL((await calls.newestRecord(id, 'tcpdump')).resultContent ?? '');
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
    const id = await calls.idOf('Running', 'checkout');
    await calls.task(id, 'coredump', 'enable');
    assert.equal((await calls.newestRecord(id, 'coredump')).opsStatus, 'Ready');
    await emulator.advance(2 * 60_000);
    const record = await calls.newestRecord(id, 'coredump');
    assert.deepEqual([record.opsType, record.opsStatus], ['Coredump', 'Success']);
    const file = Buffer.from(await (await fetch(record.resultContent ?? '')).arrayBuffer());
    assert.equal(file.subarray(0, 4).toString('latin1'), '\x7fELF');
  });

  it('closes an armed core dump on request, and writes one when a healthy instance is made to crash', async () => {
    const id = await calls.idOf('Running', 'storefront');
    await calls.task(id, 'coredump', 'enable');
    await emulator.advance(11_000);
    await calls.task(id, 'coredump', 'disable');
    assert.equal((await calls.newestRecord(id, 'coredump')).opsStatus, 'Closed');

    await emulator.advance(11_000);
    await calls.task(id, 'coredump', 'enable');
    await emulator.advance(1_000);
    await emulator.crash(id);
    assert.equal((await calls.newestRecord(id, 'coredump')).opsStatus, 'Success');
  });

  it('can let an accepted task fail', async () => {
    const id = await calls.idOf('Running');
    await emulator.fault({ name: 'task-failed', operation: 'CreateInstanceOpsTask', count: 1 });
    await calls.task(id, 'tcpdump', '{"Enable":true,"Duration":60}');
    await emulator.advance(5_000);
    const record = await calls.newestRecord(id, 'tcpdump');
    assert.deepEqual([record.opsStatus, record.resultContent], ['Failed', undefined]);
  });

  it('answers every documented code of CreateInstanceOpsTask', async () => {
    const [id, final, patterned] = [
      await calls.idOf('Running'),
      await calls.idOf('Failed'),
      await calls.idOf('Running', 'legacy-billing'),
    ];
    const start = '{"Enable":true}';
    const cases: [string, () => Promise<unknown>][] = [
      ['Ops.TypeNotSupport', () => calls.task(id, 'strace', 'enable')],
      ['Ops.RegionNotSupport', () => calls.task(id, 'tcpdump', start, 'cn-heyuan')],
      ['Coredump.RegionNotSupport', () => calls.task(id, 'coredump', 'enable', 'cn-wulanchabu')],
      ['InvalidInstanceId.NotFound', () => calls.task('eci-unknown', 'tcpdump', start)],
      ['Ops.InstanceNotSupport', () => calls.task(final, 'tcpdump', start)],
      ['Coredump.InvalidCorePatternType', () => calls.task(patterned, 'coredump', 'enable')],
      ['InvalidCorePatternValue', () => calls.task(id, 'coredump', 'on')],
      ['Ops.OpsValueInvalid', () => calls.task(id, 'tcpdump', 'enable')],
      ['Ops.OpsValueInvalid', () => calls.task(id, 'tcpdump', '{"Enable":"true"}')],
      ['Ops.OpsValueInvalid', () => calls.task(id, 'tcpdump', '{"Protocol":"tcp"}')],
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
        () => calls.task(id, 'tcpdump', JSON.stringify({ Enable: true, ...fields })),
      ]),
    ];
    for (const [code, call] of cases) {
      assert.deepEqual(await catchVerdict(call()), { code, statusCode: 400 });
    }

    await calls.task(id, 'tcpdump', start);
    await calls.task(id, 'coredump', 'enable');
    await emulator.advance(9_000);
    assert.equal(await catchErrorCode(calls.task(id, 'tcpdump', start)), 'Ops.IntervalTooShort');
    assert.equal(await catchErrorCode(calls.task(id, 'coredump', 'disable')), 'Coredump.RefrshIntervalTooShort');
    await emulator.advance(1_000);
    await calls.task(id, 'tcpdump', start);

    for (const name of ['CorePattern.UpdateFail', 'Ops.ExecuteTaskFail']) {
      await emulator.fault({ name, operation: 'CreateInstanceOpsTask', count: 1 });
      assert.equal(await catchErrorCode(calls.task(id, 'coredump', 'enable')), name);
    }
  });

  it('restarts an instance, and only one that runs or is about to', async () => {
    const id = await calls.idOf('Running', 'storefront');
    const restart = (containerGroupId: string) =>
      client.restartContainerGroup(new sdk.RestartContainerGroupRequest({ regionId, containerGroupId }));
    await restart(id);
    assert.equal(await calls.idOf('Restarting', 'storefront'), id);
    assert.equal(await catchErrorCode(restart(id)), 'IncorrectStatus');
    assert.equal(await catchErrorCode(restart(await calls.idOf('Succeeded'))), 'IncorrectStatus');
    await emulator.advance(10_000);
    assert.equal(await calls.idOf('Running', 'storefront'), id);
    const [container] = (await calls.listAll(20)).find((group) => group.containerGroupId === id)?.containers ?? [];
    assert.deepEqual([container?.restartCount, container?.previousState?.state], [1, 'Terminated']);
  });

  it('deletes an instance in its own time, and says so to who asks again', async () => {
    const id = await calls.idOf('Running', 'session-cache');
    const remove = () =>
      client.deleteContainerGroup(new sdk.DeleteContainerGroupRequest({ regionId, containerGroupId: id }));
    await remove();
    assert.equal(await catchErrorCode(remove()), 'OperationConflict');
    await emulator.advance(20_000);
    const { body } = await client.describeContainerGroups(
      new sdk.DescribeContainerGroupsRequest({ regionId, containerGroupIds: JSON.stringify([id]) }),
    );
    assert.deepEqual([body.totalCount, body.containerGroups], [0, []]);
  });

  it('takes a call with a known client token once, and refuses the token for another call', async () => {
    const id = await calls.idOf('Running', 'storefront');
    const restart = (containerGroupId: string) =>
      client.restartContainerGroup(
        new sdk.RestartContainerGroupRequest({ regionId, containerGroupId, clientToken: 'token-1' }),
      );
    await restart(id);
    await restart(id);
    assert.equal(await catchErrorCode(restart(await calls.idOf('Running'))), 'IdempotentParameterMismatch');
  });

  it('knows its keys', async () => {
    const call = (keys: Parameters<typeof createSdkClient>[1]) =>
      createSdkClient(emulator, keys).describeRegions(new sdk.DescribeRegionsRequest({}));
    assert.deepEqual(await catchVerdict(call({ accessKeySecret: 'wrong' })), {
      code: 'SignatureDoesNotMatch',
      statusCode: 400,
    });
    assert.deepEqual(await catchVerdict(call({ accessKeyId: 'LTAIwrong' })), {
      code: 'InvalidAccessKeyId.NotFound',
      statusCode: 404,
    });
    assert.equal(await catchErrorCode(call({ securityToken: 'wrong' })), 'InvalidSecurityToken.Malformed');
    assert.equal((await call({ securityToken: emulator.ready.securityToken })).statusCode, 200);
  });

  it('refuses parameters that are missing, of the wrong type or out of bounds', async () => {
    const list = (fields: object) =>
      client.describeContainerGroups(new sdk.DescribeContainerGroupsRequest({ regionId, ...fields }));
    assert.equal(await catchErrorCode(list({ regionId: undefined })), 'MissingRegionId');
    for (const fields of [
      { limit: 21 },
      { status: 'Dead' },
      { containerGroupIds: 'eci-1' },
      { nextToken: 'x' },
      { regionId: 'cn-x' },
    ]) {
      assert.equal(await catchErrorCode(list(fields)), 'InvalidParameter', JSON.stringify(fields));
    }
  });
});
