// The emulator against the client Alibaba Cloud publishes: what that signs, flattens and reads must be what this speaks.
import assert from 'node:assert/strict';
import type * as Sdk from '@alicloud/eci20180808';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { regionId, sdk } from '../officialSdk';
import { InstanceCalls } from './officialSdkInstances';

describe('The emulator and the official SDK', () => {
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
  it('lists every region with its zones and its endpoint', async () => {
    const { body } = await client.describeRegions(new sdk.DescribeRegionsRequest({}));
    assert.equal(body.regions?.length, 35);
    const hangzhou = body.regions.find((one) => one.regionId === regionId);
    assert.deepEqual(hangzhou?.zones, ['cn-hangzhou-h', 'cn-hangzhou-i', 'cn-hangzhou-j', 'cn-hangzhou-k']);
    assert.equal(hangzhou.regionEndpoint, 'eci.cn-hangzhou.aliyuncs.com');
  });

  it('pages through all instances without repeating or losing one', async () => {
    const inPages = (await calls.listAll(7)).map((group) => group.containerGroupId);
    assert.equal(new Set(inPages).size, 18);
    assert.deepEqual(
      inPages,
      (await calls.listAll(20)).map((group) => group.containerGroupId),
    );
  });

  it('shows all ten statuses in the main region', async () => {
    const statuses = new Set((await calls.listAll(20)).map((group) => group.status));
    assert.equal(statuses.size, 10);
  });

  it('filters by status, tag, zone and ids together', async () => {
    const groups = await calls.listAll(20);
    const wanted = groups.find((group) => group.status === 'Running') ?? assert.fail('nothing runs');
    const { body } = await client.describeContainerGroups(
      new sdk.DescribeContainerGroupsRequest({
        regionId,
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
    const groups = await calls.listAll(20);
    const orders = groups.find((group) => group.status === 'Running' && group.containerGroupName?.startsWith('orders'));
    assert.equal(orders?.containers?.[0]?.currentState?.state, 'Running');
    assert.equal(orders.initContainers?.[0]?.currentState?.exitCode, 0);
    assert.equal(orders.volumes?.[0]?.type, 'ConfigFileVolume');
    assert.equal(orders.containers[0].environmentVars?.at(-1)?.valueFrom?.fieldRef?.fieldPath, 'status.podIP');
    assert.equal(orders.cpu, 2);
  });

  it('gives the light status of all instances in one call', async () => {
    const { body } = await client.describeContainerGroupStatus(
      new sdk.DescribeContainerGroupStatusRequest({ regionId, limit: 200 }),
    );
    assert.equal(body.data?.length, 18);
    const running = body.data.find((one) => one.status === 'Running');
    assert.equal(running?.podStatus?.phase, 'Running');
    assert.match(running.podStatus.containerStatuses?.[0]?.state?.running?.startedAtstartedAt ?? '', /^\d{4}-/);
  });

  it('gives only what has changed since some seconds ago', async () => {
    const id = await calls.idOf('Running', 'storefront');
    await client.restartContainerGroup(new sdk.RestartContainerGroupRequest({ regionId, containerGroupId: id }));
    await emulator.advance(61_000);
    const since = async (sinceSecond: number) => {
      const request = new sdk.DescribeContainerGroupStatusRequest({ regionId, limit: 200, sinceSecond });
      return (await client.describeContainerGroupStatus(request)).body.data?.map((one) => one.containerGroupId) ?? [];
    };
    assert.ok((await since(60)).includes(id), 'it was running again within the minute');
    await emulator.advance(60_000);
    assert.ok(!(await since(60)).includes(id));
  });

  it('returns warnings and their source in the events', async () => {
    const { body } = await client.describeContainerGroupEvents(
      new sdk.DescribeContainerGroupEventsRequest({ regionId, limit: 200, eventSource: 'K8sAgent' }),
    );
    const events = body.data?.flatMap((one) => one.events ?? []) ?? [];
    assert.ok(events.some((event) => event.type === 'Warning' && event.reason === 'BackOff'));
    assert.ok(events.every((event) => event.source?.component === 'kubelet'));
  });
});
