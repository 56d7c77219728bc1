import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { kindManifests } from '../../../../../src/products/index';
import { actionOf } from '../../../../../src/model/kind';
import { buildOpsRecord, instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { allKinds } from '../../allKinds';

const kinds = (transport = new ScriptedTransport()) => allKinds(transport);

describe('the kinds', () => {
  it('are those of the manifests, in the same order', () => {
    deepEqual(
      [...kinds().keys()],
      kindManifests.map(({ id }) => id),
    );
  });

  it('bind every action of their manifest, and no other', () => {
    for (const kind of kinds().values()) {
      deepEqual(Object.keys(kind.actions).sort(), Object.keys(kind.manifest.actions).sort());
      Object.keys(kind.manifest.actions).forEach((action) => actionOf(kind, action));
    }
  });

  it('have a noun of their own', () => {
    const nouns = [...kinds().values()].map((kind) => kind.noun());
    deepEqual(nouns.slice(0, 3), ['ECI instance', 'container', 'O&M record']);
    equal(new Set(nouns).size, nouns.length);
  });

  it('refuse a record without the instance it belongs to', () => {
    throws(
      () => kinds().get('opsRecord')?.fromWire(buildOpsRecord(), { region: 'cn-hangzhou' }),
      /belongs to an instance/,
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
      ContainerGroups: [{ Containers: [{ Name: 'nginx', CurrentState: { State: 'Running' } }] }],
    },
  };

  it('that is bound to code loaded late does what its name says', async () => {
    const called: Record<string, readonly string[]> = {};
    for (const [name, action] of Object.entries(kindManifests[0].actions)) {
      const transport = new ScriptedTransport(answers);
      const kind = kinds(transport).get('eciInstance');
      ok(kind);
      const target = action.target === 'many' ? [instanceRef] : instanceRef;
      await actionOf(kind, name)(new ScriptedContext({ confirm: true }), target);
      called[name] = transport.actions;
    }
    const create = 'CreateInstanceOpsTask';
    const writing = Object.entries(kindManifests[0].actions).filter(([, { access }]) => access === 'write');
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
    const kind = kinds().get('eciInstance');
    ok(kind);
    const context = new ScriptedContext();
    const hostile = { ...instanceRef, region: 'cn/../..', id: 'eci-1?x=#"' };
    await actionOf(kind, 'openInConsole')(context, instanceRef);
    await actionOf(kind, 'openInConsole')(context, hostile);
    const [plain = '', odd = ''] = context.show.links;
    equal(plain, 'https://eci.console.aliyun.com/#/eci/cn-hangzhou/eci-bp1web/detail');
    const url = new URL(odd);
    deepEqual([url.host, url.search, url.hash.split('/').length], ['eci.console.aliyun.com', '', 5]);
  });
});
