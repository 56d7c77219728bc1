// What is seen inside instances, by the client Alibaba Cloud publishes: figures, logs, commands, usage.
import assert from 'node:assert/strict';
import type * as Sdk from '@alicloud/eci20180808';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { catchErrorCode, regionId, sdk } from '../officialSdk';
import { InstanceCalls } from './officialSdkInstances';

describe('The emulator and the official SDK, inside instances', () => {
  let emulator: Emulator;
  let client: Sdk.default;
  let containerGroupId: string;
  const containerName = 'nginx';

  before(async () => {
    emulator = await startEmulator();
    const calls = new InstanceCalls(emulator);
    client = calls.client;
    containerGroupId = await calls.idOf('Running', 'storefront');
  });
  after(() => emulator.stop());

  it('gives the figures of one instance, by default of five minutes at 15 seconds', async () => {
    const { body } = await client.describeContainerGroupMetric(
      new sdk.DescribeContainerGroupMetricRequest({ regionId, containerGroupId }),
    );
    assert.equal(body.containerGroupId, containerGroupId);
    const records = body.records ?? [];
    assert.equal(records.length, 20);
    const times = records.map(({ timestamp }) => Date.parse(timestamp ?? ''));
    assert.ok(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) === 15_000));
    const last = records.at(-1) ?? assert.fail('no record');
    assert.ok((last.CPU?.usageNanoCores ?? 0) > 0 && (last.CPU?.limit ?? 0) >= 250);
    assert.ok((last.memory?.workingSet ?? 0) > 0 && (last.memory?.availableBytes ?? 0) > 0);
    assert.ok((last.network?.interfaces?.[0]?.rxBytes ?? 0) > 0);
    assert.equal(typeof last.disk?.[0]?.readIO, 'number');
    assert.equal(last.filesystem?.[0]?.category, 'System');
    assert.ok(last.containers?.some(({ name }) => name === containerName));
  });

  it('refuses more than 50 records, and a period that does not exist', async () => {
    const ask = (minutes: number, period: string) => {
      const now = Date.now();
      const [startTime, endTime] = [now - minutes * 60_000, now].map(
        (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
      );
      return client.describeContainerGroupMetric(
        new sdk.DescribeContainerGroupMetricRequest({ regionId, containerGroupId, startTime, endTime, period }),
      );
    };
    assert.match(await catchErrorCode(ask(120, '15')), /^Invalid/);
    assert.match(await catchErrorCode(ask(5, '17')), /^Invalid/);
    assert.ok(((await ask(45, '60')).body.records ?? []).length <= 50);
  });

  it('gives the newest record of several instances', async () => {
    const { body } = await client.describeMultiContainerGroupMetric(
      new sdk.DescribeMultiContainerGroupMetricRequest({
        ...{ regionId, containerGroupIds: JSON.stringify([containerGroupId, 'eci-unknown']), metricType: 'summary' },
      }),
    );
    assert.deepEqual(
      body.monitorDatas?.map((one) => one.containerGroupId),
      [containerGroupId],
    );
    const [record, ...others] = body.monitorDatas[0]?.records ?? [];
    assert.equal(others.length, 0);
    assert.match(record?.timestamp ?? '', /Z$/);
    assert.equal(typeof record?.disk?.[0]?.readIo, 'number');
  });

  it('gives the newest lines of a log, with times where they are asked for', async () => {
    const lines = async (more: object): Promise<readonly string[]> => {
      const request = new sdk.DescribeContainerLogRequest({ regionId, containerGroupId, containerName, ...more });
      const { body } = await client.describeContainerLog(request);
      assert.equal(body.containerName, containerName);
      return (body.content ?? '').split('\n').slice(0, -1);
    };
    const plain = await lines({ tail: 3 });
    assert.equal(plain.length, 3);
    const stamped = await lines({ tail: 2, timestamps: true });
    assert.ok(stamped.every((line) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /.test(line)));
    assert.ok(Buffer.byteLength((await lines({ limitBytes: 100 })).join('\n')) <= 100);
    assert.match(await catchErrorCode(lines({ tail: 2_001 })), /^Invalid/);
  });

  it('runs a command to its end, or gives an address to connect to', async () => {
    const exec = async (command: readonly string[], more: object) => {
      const request = { regionId, containerGroupId, containerName, command: JSON.stringify(command), ...more };
      return (await client.execContainerCommand(new sdk.ExecContainerCommandRequest(request))).body;
    };
    const { syncResponse } = await exec(['/bin/sh', '-c', 'echo one; echo two'], { sync: true, TTY: false });
    assert.equal(syncResponse, 'one\ntwo\n');
    const { webSocketUri = '', httpUrl } = await exec(['/bin/bash'], { TTY: true, stdin: true });
    assert.match(webSocketUri, /^wss?:\/\/[^/]+\/exec\/\?s=/);
    assert.ok(httpUrl);
    assert.match(await catchErrorCode(exec(['sh'], { sync: true, TTY: true })), /^Invalid/);
  });

  it('returns the used part of the quotas', async () => {
    const { body } = await client.listUsage(new sdk.ListUsageRequest({ regionId }));
    const attributes = body.attributes ?? assert.fail('no attributes');
    assert.ok(Number(attributes['UsedCpu']) > 0 && Number(attributes['MaxCpu']) >= Number(attributes['UsedCpu']));
  });
});
