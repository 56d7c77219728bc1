import { deepEqual, equal, ok } from 'node:assert/strict';
import type { ContainerGroup } from '../../../../../src/products/eci/wire/containerGroup';
import { toEciInstance } from '../../../../../src/products/eci/instance/row';
import { createVolumesRow } from '../../../../../src/products/eci/instance/children';
import { createEciInstanceKind } from '../../../../../src/products/eci/instance/kind';
import { createInstancePlace } from '../../../../../src/products/eci/instance/place';
import type { Node, Resource } from '../../../../../src/model/resource';
import { buildContainerGroup, buildOpsRecord } from '../../../../support/buildEciInstance';
import { fullGroup, groupsOfEachStatus, sampleEvents } from '../../sampleGroups';
import { fakeNow } from '../../../../support/fakeClock';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { matchesGolden } from '../../golden';
import { printRows } from '../../printRows';

const { signal } = new AbortController();
const records: Readonly<Record<string, readonly object[]>> = {
  tcpdump: [buildOpsRecord({ CreateTime: '2026-11-23T01:00:00Z' }), buildOpsRecord({ OpsStatus: 'Ready' })],
  coredump: [buildOpsRecord({ OpsType: 'Coredump', OpsStatus: 'Closed', CreateTime: '2026-11-23T01:30:00Z' })],
};

/** A row that opens as those of the kind do. */
function buildInstanceRow(transport: ScriptedTransport, wire: ContainerGroup = fullGroup): Resource {
  return toEciInstance(wire, createInstancePlace(buildKindContext(transport), 'cn-hangzhou'));
}

/** Answers for one instance; opening it reads it anew. */
const scripted = (wire: ContainerGroup = fullGroup): ScriptedTransport =>
  new ScriptedTransport({
    DescribeContainerGroups: { ContainerGroups: [wire] },
    DescribeContainerGroupEvents: {
      Data: [{ Events: sampleEvents.slice(0, 2) }, {}, { Events: sampleEvents.slice(2) }],
    },
    DescribeInstanceOpsRecords: ({ query }) => ({ Records: records[(query as { OpsType: string }).OpsType] ?? [] }),
  });

const place = { region: 'cn-hangzhou', now: () => fakeNow, children: () => () => Promise.resolve([]) };
const rowOf = (wire: object): Node => toEciInstance(wire, place);

describe('an ECI instance as rows', () => {
  it('looks, reads and sounds as agreed, in each status and opened to the bottom', async () => {
    const each = groupsOfEachStatus.map((wire) => toEciInstance(wire, place));
    const full = buildInstanceRow(scripted());
    const text = `${await printRows(each)}\n${await printRows([full])}`;
    await matchesGolden('eciInstance.txt', text);
  });

  it('is a row even when the service leaves everything out', () => {
    const row = rowOf({});
    deepEqual([row.id, row.label, row.description], ['', '', '']);
    deepEqual(row.details, []);
  });

  it('is called by its id when it has no name', () => {
    equal(rowOf({ ContainerGroupId: 'eci-1' }).label, 'eci-1');
    equal(rowOf({ ContainerGroupId: 'eci-1', ContainerGroupName: '' }).label, 'eci-1');
  });

  it('is read when it is opened, and its events and records only when those are', async () => {
    const transport = scripted();
    const row = buildInstanceRow(transport);
    deepEqual(transport.actions, []);
    const rows = (await row.children?.(signal)) ?? [];
    await rows.find(({ id }) => id === 'volumes')?.children?.(signal);
    deepEqual(transport.actions, ['DescribeContainerGroups']);
    deepEqual(transport.queriesOf('DescribeContainerGroups'), [
      { RegionId: 'cn-hangzhou', ContainerGroupIds: '["eci-full"]', Limit: 20 },
    ]);
    await rows.find(({ id }) => id === 'events')?.children?.(signal);
    deepEqual(transport.actions.slice(1), ['DescribeContainerGroupEvents']);
    await rows.find(({ id }) => id === 'opsRecords')?.children?.(signal);
    deepEqual(
      transport.queriesOf('DescribeInstanceOpsRecords').map(({ OpsType: type }) => type),
      ['tcpdump', 'coredump'],
    );
  });

  it('that is gone opens into nothing', async () => {
    const transport = new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: [] } });
    deepEqual(await buildInstanceRow(transport).children?.(signal), []);
  });

  it('shows records of both types newest first, as rows of their own kind', async () => {
    const rows = await buildInstanceRow(scripted()).children?.(signal);
    const found = await rows?.find(({ id }) => id === 'opsRecords')?.children?.(signal);
    deepEqual(
      found?.map(({ id }) => id),
      [
        'eci-full/tcpdump/2026-11-23T02:00:00Z',
        'eci-full/coredump/2026-11-23T01:30:00Z',
        'eci-full/tcpdump/2026-11-23T01:00:00Z',
      ],
    );
  });

  it('has rows with ids of their own', async () => {
    const rows = (await buildInstanceRow(scripted()).children?.(signal)) ?? [];
    equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });

  it('cannot be opened at its volumes when it has none', () => {
    equal(createVolumesRow(buildContainerGroup()).children, undefined);
    equal(createVolumesRow(buildContainerGroup()).description, '0');
  });
});

describe('an instance', () => {
  it('is read again for the rows that are named', async () => {
    const transport = new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: [buildContainerGroup()] } });
    const { get } = createEciInstanceKind(buildKindContext(transport));
    ok(get);
    const [row] = await get([{ kind: 'eciInstance', region: 'cn-beijing', id: 'eci-1', name: '' }], signal);
    equal(row?.ref.region, 'cn-beijing');
    deepEqual(transport.queriesOf('DescribeContainerGroups'), [
      { RegionId: 'cn-beijing', ContainerGroupIds: '["eci-1"]', Limit: 20 },
    ]);
    deepEqual(await get([], signal), []);
  });
});

describe('text of the service in rows', () => {
  it('is in one line, with nothing invisible and nothing that reorders', async () => {
    const bad = 'a\n\u202eb\u200bc\u0007';
    const group = buildContainerGroup({
      ContainerGroupName: bad,
      ZoneId: bad,
      Status: bad,
      RamRoleName: bad,
      Tags: [{ Key: bad, Value: bad }],
      Containers: [
        { Name: bad, Image: bad, CurrentState: { State: bad, Reason: bad, Message: bad } },
        { Name: 'b', CurrentState: { State: 'Terminated', ExitCode: 1 }, PreviousState: { State: bad, Reason: bad } },
      ],
      Volumes: [{ Name: bad, Type: bad, NFSVolumePath: bad, ConfigFileVolumeConfigFileToPaths: [{ Path: bad }] }],
    });
    const transport = new ScriptedTransport({
      DescribeContainerGroups: { ContainerGroups: [group] },
      DescribeContainerGroupEvents: { Data: [{ Events: [{ Reason: bad, Message: bad, Type: bad }] }] },
      DescribeInstanceOpsRecords: { Records: [buildOpsRecord({ OpsStatus: bad, OpsType: bad, ExpireTime: bad })] },
    });
    const seen: string[] = [];
    const walk = async (node: Node): Promise<void> => {
      const details = (node.details ?? []).map(({ value }) => value);
      seen.push(node.label, node.description ?? '', node.accessibleLabel ?? '', ...details);
      await Promise.all(((await node.children?.(signal)) ?? []).map(walk));
    };
    await walk(buildInstanceRow(transport, group));
    deepEqual(
      seen.filter((text) => /[\n\u0007\u200b\u202e]/.test(text)),
      [],
    );
  });
});
