import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parsePanelState } from '../../../../src/panels/channel/panelState';

const target = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-1', name: 'web 网站' };
const origin = { command: 'elasticContainers.eciInstance.startTcpdump', target };

describe('the state a page kept', () => {
  it('is read back', () => {
    const state = { version: 1, origin, content: { draft: 1 }, pending: 'a-1' };
    deepEqual(parsePanelState(structuredClone(state)), state);
  });

  it('is refused when what opened the panel is missing or not plain', () => {
    for (const wrong of [
      { ...origin, command: 5 },
      { ...origin, command: 'a b' },
      { ...origin, target: undefined },
      { ...origin, target: { ...target, region: 'evil.example/' } },
      { ...origin, target: { ...target, id: '' } },
      { ...origin, target: { ...target, id: 'a\nb' } },
      { ...origin, target: { ...target, name: 'x'.repeat(300) } },
    ]) {
      equal(parsePanelState({ version: 1, origin: wrong, content: undefined }), undefined);
    }
  });

  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (raw) => ok(parsePanelState(raw) === undefined)));
  });
});
