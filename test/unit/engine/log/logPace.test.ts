// Many followed logs share the calls the service allows one account.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { followLog } from '../../../../src/engine/log/followLog';
import type { FollowState } from '../../../../src/engine/log/followLog';
import { LogPace } from '../../../../src/engine/log/logPace';
import { LogReader } from '../../../../src/engine/log/logReader';
import type { LogSource } from '../../../../src/model/logSource';
import { FakeClock } from '../../../support/fakeClock';

describe('the pace of many logs', () => {
  /** Follows logs that always write more than half an answer, for minutes; when each call was made, and how it went. */
  async function followed(logs: number, minutes: number, refuseAt = Number.POSITIVE_INFINITY) {
    const clock = new FakeClock();
    const began = clock.now();
    const pace = new LogPace(clock, 500);
    const life = new AbortController();
    setMaxListeners(0, life.signal);
    const calls: number[] = [];
    const states: FollowState[] = [];
    let isRefused = false;
    const source = (index: number): LogSource => ({
      ...{ id: String(index), name: String(index) },
      read: () => {
        calls.push(clock.now() - began);
        if (!isRefused && clock.now() - began >= refuseAt) {
          isRefused = true;
          return Promise.reject(new Error('Throttling.User'));
        }
        return Promise.resolve('x\n'.repeat(1_200));
      },
      classifyFailure: () => 'throttled',
    });
    const follows = Array.from({ length: logs }, (_, index) =>
      followLog({
        ...{ source: source(index), reader: new LogReader(source(index), clock), clock, pace, signal: life.signal },
        onEntries: () => undefined,
        onState: (state) => states.push(state),
      }),
    );
    await clock.advance(minutes * 60_000);
    life.abort();
    await Promise.allSettled(follows);
    equal(pace.getSlowdownFactor(), 1);
    const perMinute = Array.from(
      { length: minutes },
      (_, minute) => calls.filter((at) => Math.floor(at / 60_000) === minute).length,
    );
    const mostInAMinute = Math.max(
      ...calls.map((from) => calls.filter((at) => at >= from && at < from + 60_000).length),
    );
    return { perMinute, mostInAMinute, states };
  }

  it('is each one’s own while there are few', async () => {
    const { states } = await followed(3, 2);
    ok(states.every((state) => state.kind === 'following' && !state.isSlowed));
  });

  for (const logs of [60, 150, 400]) {
    it(`slows down for ${logs}, and says so, rather than ask for more than is allowed`, async () => {
      const { perMinute, mostInAMinute, states } = await followed(logs, 4);
      ok(mostInAMinute <= 451, `${mostInAMinute} in a minute`);
      const [, ...settled] = perMinute;
      const average = settled.reduce((sum, calls) => sum + calls) / settled.length;
      ok(average > 350, `${average} on average`);
      const last = states.at(-1);
      ok(last?.kind === 'following' && last.isSlowed);
    });
  }

  it('is half as fast for a minute after the service turned a call away', async () => {
    const { perMinute } = await followed(60, 4, 120_000);
    const [, before = 0, after = 0, later = 0] = perMinute;
    ok(after <= before * 0.6, String(perMinute));
    ok(later >= before * 0.8, String(perMinute));
  });

  it('makes no one wait for calls of those who have left, nor for a clock that is set back', () => {
    let now = 10_000_000;
    const pace = new LogPace({ now: () => now, sleep: () => Promise.resolve() }, 500);
    const turns = Array.from({ length: 300 }, () => pace.join());
    turns.forEach((turn) => turn.reserveCall());
    turns.forEach((turn) => turn.leave());
    const alone = pace.join();
    ok(alone.reserveCall() <= 150);
    now -= 3_600_000;
    ok(alone.reserveCall() <= 150);
  });
});

describe('the pace of one log', () => {
  const perMinute = (callsPerMinute: number): { readonly clock: FakeClock; readonly pace: LogPace } => {
    const clock = new FakeClock();
    return { clock, pace: new LogPace(clock, callsPerMinute) };
  };

  it('is such that the next answer is four tenths full, between half a second and two seconds', () => {
    const { pace } = perMinute(500);
    const turn = pace.join();
    const wanted = (lastMs: number, fill: number): number => {
      turn.recordRead(lastMs, fill, false);
      return turn.desiredMs;
    };
    equal(turn.desiredMs, 2_000);
    deepEqual(
      [wanted(1_000, 0.4), wanted(1_000, 0.5), wanted(1_000, 1), wanted(2_000, 0.25)],
      [1_000, 800, 500, 2_000],
    );
    deepEqual([wanted(1_000, 0), wanted(0, 0)], [2_000, 500]);
  });

  it('is slower by half each time nothing comes, down to five seconds', () => {
    const turn = perMinute(500).pace.join();
    const waits = Array.from({ length: 4 }, () => {
      turn.recordRead(1_000, 0, true);
      return turn.waitMs;
    });
    deepEqual(waits, [3_000, 4_500, 5_000, 5_000]);
  });

  it('is slowed down, for all alike, once all together want more than nine tenths of the calls', () => {
    const { pace } = perMinute(100);
    const turns = Array.from({ length: 3 }, () => pace.join());
    deepEqual(
      turns.map(({ isSlowed, waitMs }) => [isSlowed, waitMs]),
      turns.map(() => [false, 2_000]),
    );
    const fourth = pace.join();
    deepEqual([fourth.isSlowed, Math.round(fourth.waitMs), Math.round(turns[0]?.waitMs ?? 0)], [true, 2_667, 2_667]);
    fourth.leave();
    equal(turns[0]?.waitMs, 2_000);
  });

  it('is half for exactly a minute after a call was turned away', async () => {
    const { clock, pace } = perMinute(100);
    const turns = Array.from({ length: 3 }, () => pace.join());
    turns[0]?.reportThrottled();
    equal(pace.getSlowdownFactor(), 2);
    await clock.advance(59_999);
    equal(pace.getSlowdownFactor(), 2);
    await clock.advance(1);
    equal(pace.getSlowdownFactor(), 1);
  });

  it('spreads calls evenly over the minute, and makes up for none that were not made', async () => {
    const { clock, pace } = perMinute(100);
    const turns = Array.from({ length: 3 }, () => pace.join());
    const book = (): readonly number[] => turns.map((turn) => Math.round(turn.reserveCall()));
    deepEqual(book(), [0, 667, 1_333]);
    await clock.advance(1_000);
    deepEqual(book(), [1_000, 1_667, 2_000]);
    await clock.advance(60_000);
    deepEqual(book(), [0, 667, 1_333]);
  });
});
