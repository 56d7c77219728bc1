import { deepEqual, equal, notEqual, throws } from 'node:assert/strict';
import { toCommandId } from '../../../src/model/commandId';
import type { BoundAction } from '../../../src/model/action';
import { commonActions } from '../../../src/model/commonActions';
import type { KindManifest } from '../../../src/model/kind';
import { bindKind, findAction } from '../../../src/model/kind';
import { isResource, isSameRef } from '../../../src/model/resource';
import { buildKind, buildRef, buildResource } from '../../support/buildResource';

describe('an action of a kind', () => {
  const look: BoundAction = { target: 'one', run: () => Promise.resolve(undefined) };
  const kind = buildKind({ actions: { look } });

  it('is found by its name', () => equal(findAction(kind, 'look'), look));

  it('is not what every object inherits: the name may come from outside', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', '']) {
      throws(() => findAction(kind, name), /has no action/, name);
    }
  });

  it('that is not bound cannot be run, and the failure names both', () => {
    throws(() => findAction(buildKind(), 'look'), /Kind thing has no action look/);
  });

  it('has a command named after both', () => {
    equal(
      toCommandId({ id: 'eciInstance', actions: { startTcpdump: {} } }, 'startTcpdump'),
      'elasticContainers.eciInstance.startTcpdump',
    );
  });
});

describe('a kind that is bound', () => {
  const run = (): Promise<undefined> => Promise.resolve(undefined);
  const manifest = {
    id: 'thing',
    actions: {
      ...commonActions('Thing', 'describe', 'refresh'),
      change: { title: 'Change', target: 'many', access: 'write', group: '1@1' },
    },
  } as const satisfies KindManifest;

  it('has an action for every entry of its manifest, with the target the entry says', () => {
    const { actions } = bindKind({ manifest, noun: () => 'thing', actions: { change: run } });
    deepEqual(
      Object.entries(actions).map(([name, { target }]) => [name, target]),
      [
        ['describe', 'one'],
        ['refresh', 'many'],
        ['change', 'many'],
      ],
    );
    equal(actions['change']?.run, run);
  });

  it('may bind a common action to code of its own', () => {
    const { actions } = bindKind({ manifest, noun: () => 'thing', actions: { change: run, refresh: run } });
    equal(actions['refresh']?.run, run);
    notEqual(actions['describe']?.run, run);
  });
});

describe('a reference', () => {
  it('is the same by kind, region and id, whatever the name', () => {
    equal(isSameRef(buildRef('a'), buildRef('a', { name: 'renamed' })), true);
    equal(isSameRef(buildRef('a'), buildRef('b')), false);
    equal(isSameRef(buildRef('a'), buildRef('a', { region: 'cn-beijing' })), false);
    equal(isSameRef(buildRef('a'), buildRef('a', { kind: 'other' })), false);
  });
});

describe('a row', () => {
  it('stands for a resource when it has a reference', () => {
    equal(isResource(buildResource('a')), true);
    equal(isResource({ id: 'events', label: 'Events' }), false);
  });
});
