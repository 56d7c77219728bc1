// Followed logs plan their calls and the transport's pacer bounds them: both by the limit that ECI publishes.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { Pacer } from '../../../../../src/cloud/transport/pacer';
import { getCallsPerMinute, getRate } from '../../../../../src/cloud/transport/rateLimits';
import { followLog } from '../../../../../src/engine/log/followLog';
import { LogPace } from '../../../../../src/engine/log/logPace';
import { LogReader } from '../../../../../src/engine/log/logReader';
import type { LogSource } from '../../../../../src/model/logSource';
import { eciApi } from '../../../../../src/products/eci/api';
import { FakeClock } from '../../../../support/fakeClock';

const account = 'LTAItest';
const logs = getRate(eciApi, 'DescribeContainerLog');

/** Follows logs that always write, all from the same moment on. */
class FollowedLogs {
  readonly clock = new FakeClock();
  readonly calledAt: number[] = [];
  readonly slowedMs: number[] = [];
  private readonly pacer = new Pacer(this.clock);
  private readonly pace = new LogPace(this.clock, getCallsPerMinute(logs));
  private readonly life = new AbortController();
  private readonly follows: Promise<unknown>[];

  constructor(count: number) {
    setMaxListeners(0, this.life.signal);
    this.follows = Array.from({ length: count }, (_, index) => this.follow(String(index)));
  }

  /** How long a call of an operation waits for its turn. */
  async call(operation: string): Promise<number> {
    const caller = { signal: this.life.signal, onSlow: (forMs: number) => this.slowedMs.push(forMs) };
    const turn = await this.pacer.acquire(account, getRate(eciApi, operation), caller);
    turn.reportAnswered();
    return turn.waitedMs;
  }

  async stop(): Promise<void> {
    this.life.abort();
    await Promise.allSettled(this.follows);
  }

  private follow(id: string): Promise<never> {
    const { clock, pace } = this;
    const source: LogSource = {
      ...{ id, name: id, classifyFailure: () => 'final' },
      read: async () => {
        await this.call('DescribeContainerLog');
        this.calledAt.push(clock.now());
        return 'x\n'.repeat(1_200);
      },
    };
    const reader = new LogReader(source, clock);
    return followLog({
      ...{ source, reader, clock, pace, signal: this.life.signal },
      onEntries: () => undefined,
      onState: () => undefined,
    });
  }
}

describe('150 logs followed from the same moment on', () => {
  it('stay within the calls ECI takes in any minute', async () => {
    const followed = new FollowedLogs(150);
    await followed.clock.advance(4 * 60_000);
    await followed.stop();
    const { calledAt } = followed;
    const most = Math.max(...calledAt.map((from) => calledAt.filter((at) => at >= from && at < from + 60_000).length));
    ok(most <= 500, `${most} in a minute`);
    ok(calledAt.length > 4 * 300, `${calledAt.length} in four minutes`);
  });

  it('leave room for a log read by hand and for every other operation, and slow down no view', async () => {
    const followed = new FollowedLogs(150);
    const waits: number[] = [];
    for (let step = 0; step < 24; step++) {
      await followed.clock.advance(10_000);
      waits.push(await followed.call('DescribeContainerLog'), await followed.call('DescribeContainerGroups'));
    }
    await followed.stop();
    deepEqual(
      waits.filter((waitedMs) => waitedMs > 0),
      [],
    );
    deepEqual(followed.slowedMs, []);
  });
});

describe('the rate of a log', () => {
  it('is the one that ECI publishes for reading logs', () => {
    equal(getCallsPerMinute(logs), 500);
  });

  it('is the strictest of several limits', () => {
    equal(getCallsPerMinute(getRate(eciApi, 'CreateContainerGroup')), 1_000);
    equal(
      getCallsPerMinute({
        counted: 'x',
        limits: [
          { burst: 100, refillPerSecond: 2 },
          { calls: 10, perMs: 1_000 },
        ],
      }),
      120,
    );
  });
});
