import { deepEqual, equal } from 'node:assert/strict';
import { parseHostEnvelope } from '../../../../src/panels/channel/envelope';

const target = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
const origin = { command: 'elasticContainers.eciInstance.startTcpdump', target };
const problem = { message: 'No.', hint: 'Wait.', requestId: 'R-1', retryAfterMs: 5_000 };
const failure = { type: 'failure', id: '1', reason: 'failed', problem };

describe('what reaches a page', () => {
  it('is read as the extension sent it', () => {
    const init = { type: 'init', origin, strings: { Copy: '复制' }, params: { draft: {} } };
    for (const sent of [init, failure, { type: 'result', id: '1', result: 5 }]) {
      deepEqual(parseHostEnvelope(structuredClone(sent)), sent);
    }
  });

  it('has no failure whose request ID is no text or whose time is no number', () => {
    for (const wrong of [{ requestId: {} }, { retryAfterMs: '5' }, { retryAfterMs: NaN }, { message: 5 }]) {
      equal(parseHostEnvelope({ ...failure, problem: { ...problem, ...wrong } }), undefined);
    }
  });

  it('has no translations when one of them is no text', () => {
    const params = {};
    deepEqual(parseHostEnvelope({ type: 'init', origin, strings: { Copy: {} }, params }), {
      ...{ type: 'init', origin, params },
    });
  });
});
