import { deepEqual, equal, ok } from 'node:assert/strict';
import { createEciInstanceKind } from '../../../../../src/products/eci/instance/kind';
import { eciInstanceManifest } from '../../../../../src/products/eci/instance/manifest';
import type { BoundAction } from '../../../../../src/model/action';
import { findAction } from '../../../../../src/model/kind';
import { instanceRef } from '../../../../support/buildEciInstance';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

/** Runs an action on what its target takes. */
function runOnInstance(action: BoundAction, context: ScriptedContext, instance = instanceRef): Promise<unknown> {
  switch (action.target) {
    case 'one':
    case 'none':
      return action.run(context, instance);
    case 'many':
      return action.run(context, [instance]);
    case 'document':
      throw new Error('An instance is no document');
  }
}

describe('the instances of a region', () => {
  const { signal } = new AbortController();

  it('have a name for one of them', () => {
    equal(createEciInstanceKind(buildKindContext(new ScriptedTransport())).noun(), 'ECI instance');
  });

  it('are read again only as far as they changed', async () => {
    const transport = new ScriptedTransport({
      DescribeContainerGroupStatus: { Data: [{ ContainerGroupId: 'eci-1', Name: 'web' }], TotalCount: 7 },
    });
    const { changeReader } = createEciInstanceKind(buildKindContext(transport));
    const changes = await changeReader?.read({ region: 'cn-beijing' }, 60_000, {
      signal,
      wantedRows: 10,
      query: undefined,
    });
    deepEqual(
      [changes?.resources.map(({ ref }) => [ref.region, ref.id]), changes?.total],
      [[['cn-beijing', 'eci-1']], 7],
    );
  });

  it('have quotas with the usage of each', async () => {
    const transport = new ScriptedTransport({
      DescribeRegions: { Regions: [] },
      ListUsage: { Attributes: { MaxCpu: 20, UsedCpu: 3 } },
    });
    const { readQuotas } = createEciInstanceKind(buildKindContext(transport));
    const quotas = await readQuotas?.('cn-beijing', signal);
    deepEqual(transport.queriesOf('ListUsage'), [{ RegionId: 'cn-beijing' }]);
    deepEqual(
      quotas?.map(({ used, max }) => [used, max]),
      [[3, 20]],
    );
  });
});

describe('every action of an instance', () => {
  const answers = {
    DescribeInstanceOpsRecords: { Records: [] },
    CreateInstanceOpsTask: {},
    RestartContainerGroup: {},
    DeleteContainerGroup: {},
    DescribeContainerGroups: {
      ContainerGroups: [
        { ContainerGroupId: instanceRef.id, Containers: [{ Name: 'nginx', CurrentState: { State: 'Running' } }] },
      ],
    },
  };

  it('does what its name says', async () => {
    const called: Record<string, readonly string[]> = {};
    for (const name of Object.keys(eciInstanceManifest.actions)) {
      const transport = new ScriptedTransport(answers);
      const kind = createEciInstanceKind(buildKindContext(transport));
      await runOnInstance(findAction(kind, name), new ScriptedContext({ confirm: true, transport }));
      called[name] = transport.actions;
    }
    const create = 'CreateInstanceOpsTask';
    const writing = Object.entries(eciInstanceManifest.actions).filter(([, { access }]) => access === 'write');
    deepEqual(Object.fromEntries(writing.map(([name]) => [name, called[name]])), {
      startTcpdump: [],
      stopTcpdump: [create],
      enableCoredump: ['DescribeInstanceOpsRecords', create],
      disableCoredump: [create],
      // The container's own action goes on from there.
      openTerminal: ['DescribeContainerGroups'],
      runCommand: ['DescribeContainerGroups'],
      restart: ['RestartContainerGroup'],
      delete: ['DeleteContainerGroup'],
    });
    const reading = Object.keys(called).filter((name) => !writing.some(([other]) => other === name));
    deepEqual(
      reading.filter((name) => called[name]?.length !== 0),
      [],
    );
  });

  it('that opens the console opens nothing but the console', async () => {
    const { actions } = createEciInstanceKind(buildKindContext(new ScriptedTransport()));
    const { openInConsole } = actions;
    ok(openInConsole);
    const context = new ScriptedContext();
    const hostile = { ...instanceRef, region: 'cn/../..', id: 'eci-1?x=#"' };
    await runOnInstance(openInConsole, context);
    await runOnInstance(openInConsole, context, hostile);
    const [plain = '', odd = ''] = context.show.links;
    equal(plain, 'https://eci.console.aliyun.com/#/eci/cn-hangzhou/eci-bp1web/detail');
    const url = new URL(odd);
    deepEqual([url.host, url.search, url.hash.split('/').length], ['eci.console.aliyun.com', '', 5]);
  });
});
