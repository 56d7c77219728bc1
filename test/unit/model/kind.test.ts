import { equal, throws } from 'node:assert/strict';
import { toCommandId } from '../../../src/model/commandId';
import { actionOf } from '../../../src/model/kind';
import { isResource, isSameRef } from '../../../src/model/resource';
import { buildKind, buildRef, buildResource } from '../../support/buildResource';

describe('an action of a kind', () => {
  const look = (): Promise<undefined> => Promise.resolve(undefined);
  const kind = buildKind({ actions: { look } });

  it('is found by its name', () => equal(actionOf(kind, 'look'), look));

  it('is not what every object inherits: the name may come from outside', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', '']) {
      throws(() => actionOf(kind, name), /has no action/, name);
    }
  });

  it('is not a value that cannot be run', () => {
    throws(() => actionOf(buildKind({ actions: { look: 'text' } }), 'look'), /Kind thing has no action look/);
  });

  it('has a command named after both', () => {
    equal(toCommandId('eciInstance', 'startTcpdump'), 'elasticContainers.eciInstance.startTcpdump');
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
