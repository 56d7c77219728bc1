import assert from 'node:assert/strict';
import { RequestLog } from '../../../../src/emulator/gateway/requestLog';

describe('The request log', () => {
  it('reports the most calls of an API within any sixty seconds', () => {
    let now = 0;
    const log = new RequestLog(() => now);
    for (const time of [0, 10_000, 59_999, 60_000, 60_001, 200_000]) {
      now = time;
      log.begin('A').finish({ status: 200 });
    }
    const { apis } = log.report() as { apis: Record<string, { calls: number; maxIn60s: number }> };
    assert.deepEqual([apis['A']?.calls, apis['A']?.maxIn60s], [6, 4]);
  });

  it('stays right when there are more calls than it keeps', () => {
    let now = 0;
    const log = new RequestLog(() => now);
    for (let call = 0; call < 5_000; call += 1) {
      now = call * 20;
      log.begin('A').finish({ status: 200 });
    }
    const { apis, requests } = log.report() as { apis: Record<string, object>; requests: object[] };
    assert.deepEqual(apis['A'], { calls: 5_000, throttled: 0, overLimit: 0, maxIn60s: 3_000 });
    assert.equal(requests.length, 1_000);
  });

  it('reports the peak concurrency, the throttled calls, and the unanswered calls', () => {
    const lines: string[] = [];
    const log = new RequestLog(
      () => 0,
      (line) => lines.push(line),
    );
    const [first, second] = [log.begin('A'), log.begin('B')];
    first.finish({ status: 400, throttled: true, parameters: { RegionId: 'r' } });
    second.finish({});
    log.begin('A').finish({ status: 200 });
    const report = log.report() as { peakConcurrency: number; throttled: number; requests: Record<string, unknown>[] };
    assert.deepEqual([report.peakConcurrency, report.throttled], [2, 1]);
    assert.deepEqual(
      report.requests.map(({ action, status, parameters }) => [action, status, parameters]),
      [
        ['A', 400, { RegionId: 'r' }],
        ['B', null, {}],
        ['A', 200, {}],
      ],
    );
    assert.match(lines[0] ?? '', /^A 400 [\d.]+ ms$/);
    log.clear();
    assert.deepEqual(log.report(), {
      requests: [],
      apis: {},
      throttled: 0,
      limitsExceeded: [],
      peakConcurrency: 0,
    });
  });

  it('keeps no password and no value of an environment variable, also where they stand in a text of JSON', () => {
    const log = new RequestLog(() => 0);
    const Containers = JSON.stringify([{ Name: 'main', EnvVariables: 'A=s3cret "quoted",B=s3cret' }]);
    log.begin('A').finish({ status: 200, parameters: { Password: 's3cret', Containers } });
    const text = JSON.stringify(log.report());
    assert.doesNotMatch(text, /s3cret/);
    assert.match(text, /main/);
  });

  it('remembers which limits were exceeded, also after it was cleared, and does not count ordered faults', () => {
    const log = new RequestLog(() => 0);
    log.begin('A').finish({ status: 400, throttled: true, overLimit: true });
    log.begin('B').finish({ status: 400, throttled: true });
    const { apis } = log.report() as { apis: Record<string, { throttled: number; overLimit: number }> };
    assert.deepEqual([apis['A']?.overLimit, apis['B']?.overLimit, apis['B']?.throttled], [1, 0, 1]);
    log.clear();
    assert.deepEqual((log.report() as { limitsExceeded: string[] }).limitsExceeded, ['A']);
  });
});
