import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { panelKey, panelViewType, restorableOrigin } from '../../../../src/workbench/panels/panelRestore';

const target = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
const panel = { name: 'tcpdump', commands: ['elasticContainers.eciInstance.startTcpdump'] };
const stateWith = (command: string): unknown => ({ version: 1, origin: { command, target }, content: {} });

describe('a restored panel', () => {
  it('runs the command that opened it', () => {
    const origin = { command: 'elasticContainers.eciInstance.startTcpdump', target };
    deepEqual(restorableOrigin(panel, stateWith(origin.command)), origin);
  });

  it('runs no other command, whatever its page kept', () => {
    for (const command of ['elasticContainers.eciInstance.delete', 'workbench.action.quit', 'toString', '']) {
      equal(restorableOrigin(panel, stateWith(command)), undefined);
    }
    equal(restorableOrigin(panel, undefined), undefined);
  });

  it('is told apart by panel, kind, region and id, not by name', () => {
    const renamed = { ...target, name: 'renamed' };
    equal(panelKey('tcpdump', target), panelKey('tcpdump', renamed));
    notEqual(panelKey('tcpdump', target), panelKey('other', target));
    notEqual(panelKey('tcpdump', target), panelKey('tcpdump', { ...target, region: 'cn-beijing' }));
    notEqual(panelKey('a', { ...target, kind: 'b","c' }), panelKey('a","b', { ...target, kind: 'c' }));
    equal(panelViewType('tcpdump'), 'elasticContainers.tcpdump');
  });
});
