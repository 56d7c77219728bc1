// Every field the emulator answers is one the service documents, of the type it documents; and nearly all are there.
import assert from 'node:assert/strict';
import { createEci } from '../../../../src/emulator/eci/product';
import { Clock } from '../../../../src/emulator/world/clock';
import { World } from '../../../../src/emulator/world/world';
import { documentedFields } from './documentedAnswers';

const regionId = 'cn-hangzhou';

/** Path and type of each leaf of an answer. */
function fieldsOf(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => fieldsOf(item, `${path}[]`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, item]) => fieldsOf(item, path === '' ? name : `${path}.${name}`));
  }
  return [[path, typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value]];
}

describe('The answers of the operations', () => {
  const clock = new Clock(() => Date.parse('2026-11-22T03:00:00Z'));
  const world = new World(clock, { seed: 1 });
  const eci = createEci(world, 1);

  function call(name: string, parameters: Record<string, string> = {}): unknown {
    const operation = eci.operations.find((one) => one.name === name) ?? assert.fail(name);
    const answer = operation.call({ RegionId: regionId, ...parameters }, { origin: 'http://x', taskFails: false });
    return JSON.parse(JSON.stringify({ RequestId: 'id', ...answer })) as unknown;
  }

  const [checkout, storefront] = ['checkout-api', 'storefront-web'].map(
    (name) => world.inRegion(regionId).find((group) => group.workload.name === name)?.id ?? assert.fail(name),
  ) as [string, string];

  const answers: Readonly<Record<string, () => readonly unknown[]>> = {
    DescribeRegions: () => [call('DescribeRegions')],
    DescribeContainerGroups: () => [
      call('DescribeContainerGroups', { WithEvent: 'true' }),
      call('DescribeContainerGroups', { Limit: '1' }),
    ],
    DescribeContainerGroupStatus: () => [
      call('DescribeContainerGroupStatus', { Limit: '200' }),
      call('DescribeContainerGroupStatus', { Limit: '1' }),
    ],
    DescribeContainerGroupEvents: () => [
      call('DescribeContainerGroupEvents'),
      call('DescribeContainerGroupEvents', { Limit: '1' }),
    ],
    CreateInstanceOpsTask: () => [
      call('CreateInstanceOpsTask', { ContainerGroupId: checkout, OpsType: 'coredump', OpsValue: 'enable' }),
    ],
    ExecContainerCommand: () => {
      const command = { ContainerGroupId: storefront, ContainerName: 'nginx', Command: '["echo","hi"]' };
      return [call('ExecContainerCommand', command), call('ExecContainerCommand', { ...command, Sync: 'true' })];
    },
    DescribeInstanceOpsRecords: () => {
      clock.advance(60_000);
      return [call('DescribeInstanceOpsRecords', { ContainerGroupId: checkout, OpsType: 'coredump' })];
    },
    RestartContainerGroup: () => [call('RestartContainerGroup', { ContainerGroupId: storefront })],
    DeleteContainerGroup: () => [call('DeleteContainerGroup', { ContainerGroupId: storefront })],
  };

  /** Documented, and not plausible in this world: resources of a tenant, disks, an earlier state that did not end. */
  const neverThere = [
    /^ContainerGroups\[\]\.Tenant/,
    /DiskVolume/,
    /\.SubPath$/,
    /TcpSocket\.Host$/,
    /LastState\.(Waiting|Running)\./,
    /InitContainers\[\]\.(PreviousState|Ports|SecurityContext)/,
  ];

  for (const [operation, answersOf] of Object.entries(answers)) {
    it(`of ${operation} have the documented names and types`, () => {
      const documented = documentedFields(operation);
      const seen = new Set<string>();
      for (const [path, type] of answersOf().flatMap((answer) => fieldsOf(answer))) {
        const expected = documented.get(path) ?? documented.get(`${path}[]`) ?? `undocumented: ${path}`;
        assert.ok(
          expected === type || (expected === 'number' && type === 'integer'),
          `${path}: ${expected}, not ${type}`,
        );
        seen.add(path);
      }
      const missing = [...documented.keys()].filter(
        (path) => !seen.has(path) && !neverThere.some((pattern) => pattern.test(path)),
      );
      assert.deepEqual(missing, []);
    });
  }

  it('have the conditions of each group, with a reason for those that are false', () => {
    interface Condition {
      readonly type: string;
      readonly status: string;
      readonly Reason?: string;
    }
    const { Data } = call('DescribeContainerGroupStatus', { Limit: '200' }) as {
      Data: { Status: string; PodStatus: { Conditions: Condition[]; ContainerStatuses: { Ready: boolean }[] } }[];
    };
    const seen = new Set<string>();
    for (const { Status, PodStatus } of Data) {
      const { Conditions, ContainerStatuses } = PodStatus;
      const isReady = ContainerStatuses.every(({ Ready }) => Ready);
      const isScheduled = !['Scheduling', 'ScheduleFailed'].includes(Status);
      const holds = Object.fromEntries(Conditions.map(({ type, status }) => [type, status === 'True']));
      assert.deepEqual(
        [holds['PodScheduled'], holds['ContainersReady'], holds['Ready']],
        [isScheduled, isReady, isReady],
      );
      assert.ok(Status !== 'Running' || holds['Initialized']);
      assert.ok(Conditions.every(({ status, Reason }) => (status === 'False') === (Reason !== undefined)));
      Conditions.forEach(({ type, status }) => seen.add(`${type} ${status}`));
    }
    assert.ok(['PodScheduled True', 'PodScheduled False', 'Ready True', 'Ready False'].every((one) => seen.has(one)));
  });

  it('come at the documented rates', () => {
    const limits = Object.fromEntries(eci.operations.map(({ name, limit }) => [name, limit]));
    const perMinute = (calls: number) => ({ calls, perMs: 60_000 });
    const unpublished = { burst: 100, refillPerSecond: 10 };
    assert.deepEqual(limits, {
      DescribeRegions: perMinute(10_000),
      DescribeContainerGroups: perMinute(2_000),
      DescribeContainerGroupStatus: perMinute(10_000),
      DescribeContainerGroupEvents: perMinute(10_000),
      DescribeContainerGroupMetric: perMinute(2_000),
      DescribeMultiContainerGroupMetric: perMinute(2_000),
      CreateInstanceOpsTask: unpublished,
      DescribeInstanceOpsRecords: unpublished,
      RestartContainerGroup: perMinute(1_000),
      DeleteContainerGroup: perMinute(1_000),
      ExecContainerCommand: perMinute(500),
      DescribeContainerLog: perMinute(500),
      CreateImageCache: perMinute(200),
      UpdateImageCache: unpublished,
      DeleteImageCache: unpublished,
      DescribeImageCaches: unpublished,
      ListUsage: unpublished,
    });
  });
});
