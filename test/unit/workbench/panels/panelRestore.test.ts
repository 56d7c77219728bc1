import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { toPanelKey, toPanelViewType, parseRestorableOrigin } from '../../../../src/workbench/panels/panelRestore';

const target = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
const panel = { name: 'tcpdump', commands: ['elasticContainers.eciInstance.startTcpdump'] };
const stateWith = (command: string): unknown => ({ version: 1, origin: { command, target }, content: {} });

describe('a restored panel', () => {
  it('runs the command that opened it', () => {
    const origin = { command: 'elasticContainers.eciInstance.startTcpdump', target };
    deepEqual(parseRestorableOrigin(panel, stateWith(origin.command)), origin);
  });

  it('runs no other command, whatever its page kept', () => {
    for (const command of ['elasticContainers.eciInstance.delete', 'workbench.action.quit', 'toString', '']) {
      equal(parseRestorableOrigin(panel, stateWith(command)), undefined);
    }
    equal(parseRestorableOrigin(panel, undefined), undefined);
  });

  it('is identified by panel, kind, region and id, not by name', () => {
    const renamed = { ...target, name: 'renamed' };
    equal(toPanelKey('tcpdump', target), toPanelKey('tcpdump', renamed));
    notEqual(toPanelKey('tcpdump', target), toPanelKey('other', target));
    notEqual(toPanelKey('tcpdump', target), toPanelKey('tcpdump', { ...target, region: 'cn-beijing' }));
    notEqual(toPanelKey('a', { ...target, kind: 'b","c' }), toPanelKey('a","b', { ...target, kind: 'c' }));
    equal(toPanelViewType('tcpdump'), 'elasticContainers.tcpdump');
  });
});
