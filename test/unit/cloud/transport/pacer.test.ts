import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { CancelledError } from '../../../../src/base/errors';
import { stsApi } from '../../../../src/cloud/account/stsApi';
import { Pacer } from '../../../../src/cloud/transport/pacer';
import type { Payer, Turn } from '../../../../src/cloud/transport/pacer';
import { getRate } from '../../../../src/cloud/transport/rateLimits';
import type { PublishedRate } from '../../../../src/cloud/transport/rateLimits';
import { RateLimiter } from '../../../../src/emulator/gateway/rateLimit';
import { eciApi } from '../../../../src/products/eci/api';
import { ehpcApi } from '../../../../src/products/ehpc/api';
import { esaApi } from '../../../../src/products/esa/api';
import { FakeClock } from '../../../support/fakeClock';
import type { MadeCall, PlannedCall } from './pacedTrial';
import { VirtualClock, flush, pace, rate } from './pacedTrial';
import { Largest } from '../../../support/largest';

/** Our margin, and what it may take to sleep until then. */
const marginMs = 101;

/** A turn, whether it was had at once or not. */
const come = (turn: Turn | Promise<Turn>): Promise<Turn> => Promise.resolve(turn);

const plans = (longestWayMs: number): fc.Arbitrary<readonly PlannedCall[]> =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 4_000 })),
        there: fc.integer({ min: 0, max: longestWayMs }),
        back: fc.integer({ min: 0, max: longestWayMs }),
      }),
      { maxLength: 60, size: 'max' },
    )
    .map((calls) => {
      let at = 0;
      return calls.map(({ gap, there, back }) => ({ at: (at += gap), there, back }));
    });

/** Sixty calls at one moment: random plans are seldom as crowded. */
const crowd: readonly PlannedCall[] = Array.from({ length: 60 }, () => ({ at: 0, there: 10, back: 10 }));

function checkOrder(made: readonly MadeCall[]): void {
  made.forEach((call, index) => ok(call.wentAt >= (made[index - 1]?.wentAt ?? 0), 'first come, first served'));
}

describe('the pacer', () => {
  it('never lets more reach the service in any window than it takes, however long calls are on the way', async () => {
    const [most, delayed] = [new Largest(), new Largest()];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), plans(3_000), async (calls, plan) => {
        const perMs = 1_000;
        const made = await pace(rate({ calls, perMs }), plan);
        for (const { arrivedAt } of made) {
          const inWindow = made.filter((one) => one.arrivedAt >= arrivedAt && one.arrivedAt < arrivedAt + perMs);
          ok(inWindow.length <= calls, `${inWindow.length} of ${calls} in one window`);
        }
        checkOrder(made);
        most.note(plan.length);
        delayed.note(made.filter(({ at, wentAt }) => wentAt > at).length);
      }),
      { numRuns: 200, examples: [[1, crowd]] },
    );
    most.assertReached(50);
    delayed.assertReached(30);
  });

  it('lets no caller wait while the service is known to have room, but for the margin', async () => {
    const delayed = new Largest();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), plans(300), async (calls, plan) => {
        const perMs = 1_000;
        const made = await pace(rate({ calls, perMs }), plan);
        for (const call of made.filter(({ at, wentAt }) => wentAt > at)) {
          const justBefore = call.wentAt - 1;
          const mayCount = made.filter(
            (one) => one.wentAt <= justBefore && one.answeredAt + perMs + marginMs > justBefore,
          );
          ok(mayCount.length >= calls, `waited although only ${mayCount.length} of ${calls} may have counted`);
        }
        delayed.note(made.filter(({ at, wentAt }) => wentAt > at).length);
      }),
      { numRuns: 200, examples: [[1, crowd]] },
    );
    delayed.assertReached(30);
  });

  it('never empties the bucket of the service, and keeps up with its refill', async () => {
    const limit = { burst: 5, refillPerSecond: 10 };
    const delayed = new Largest();
    await fc.assert(
      fc.asyncProperty(plans(500), async (plan) => {
        const made = await pace(rate(limit), plan);
        let now = 0;
        const service = new RateLimiter(() => now);
        for (const { arrivedAt } of [...made].sort((one, other) => one.arrivedAt - other.arrivedAt)) {
          now = arrivedAt;
          equal(service.take('api', limit), 0, `turned away at ${now}`);
        }
        checkOrder(made);
        delayed.note(made.filter(({ at, wentAt }) => wentAt > at).length);
      }),
      { numRuns: 200, examples: [[crowd]] },
    );
    delayed.assertReached(20);
    const made = await pace(
      rate(limit),
      Array.from({ length: 105 }, () => ({ at: 0, there: 0, back: 0 })),
    );
    ok((made.at(-1)?.wentAt ?? Infinity) <= 10_000 + 100 * 2, String(made.at(-1)?.wentAt));
  });

  it('holds several limits at once', async () => {
    const plan = Array.from({ length: 40 }, () => ({ at: 0, there: 0, back: 0 }));
    const made = await pace(rate({ calls: 30, perMs: 60_000 }, { burst: 10, refillPerSecond: 20 }), plan);
    equal(made.filter(({ wentAt }) => wentAt === 0).length, 10);
    equal(made.filter(({ wentAt }) => wentAt < 60_000).length, 30);
    equal(made.filter(({ wentAt }) => wentAt < 61_500).length, 40);
  });
});

describe('a turn', () => {
  const two: PublishedRate = rate({ calls: 2, perMs: 60_000 });
  let clock: VirtualClock;
  let pacer: Pacer;
  let slow: number[];
  beforeEach(() => {
    clock = new VirtualClock();
    pacer = new Pacer(clock);
    slow = [];
  });
  const ask = (limits = two, signal = new AbortController().signal, account = 'account'): Turn | Promise<Turn> =>
    pacer.acquire(account, limits, { signal, onSlow: (forMs) => slow.push(forMs) });
  const at = (turn: Turn | Promise<Turn>): Turn => {
    ok(!(turn instanceof Promise), 'it has to be waited for');
    return turn;
  };
  const isWaiting = async (turn: Turn | Promise<Turn>): Promise<boolean> => {
    await flush();
    return Promise.race([Promise.resolve(turn).then(() => false), flush().then(() => true)]);
  };

  it('is had at once, without a promise, as long as there is room', () => {
    equal(at(ask()).waitedMs, 0);
    equal(clock.sleeping, 0);
  });

  it('is of one account and one API', () => {
    at(ask());
    at(ask());
    ok(ask() instanceof Promise);
    at(ask(two, undefined, 'another account'));
    at(ask({ ...two, counted: 'another' }));
  });

  it('given back unused counts for nothing', async () => {
    at(ask());
    const unused = at(ask());
    const third = ask();
    unused.reportNotSent();
    equal((await third).waitedMs, 0);
  });

  it('can be given up: those behind move up, and nothing goes on sleeping for it', async () => {
    [ask(), ask()].forEach((turn) => at(turn).reportAnswered());
    const life = new AbortController();
    const given = ask(two, life.signal);
    await flush();
    equal(clock.sleeping, 1);
    life.abort();
    await rejects(Promise.resolve(given), CancelledError);
    equal(clock.sleeping, 0);
    await rejects(Promise.resolve(ask(two, life.signal)), CancelledError);
    const behind = ask();
    await clock.run(clock.now() + 60_200);
    equal(await isWaiting(behind), false);
  });

  it('is given to no one before those who wait, also when there is room and they have not been woken yet', async () => {
    const order: string[] = [];
    const note = (name: string, turn: Turn | Promise<Turn>): Promise<number> => come(turn).then(() => order.push(name));
    [ask(), ask()].forEach((turn) => at(turn).reportAnswered());
    const waiting = note('first', ask());
    await flush();
    clock.set(clock.now() + 60_200);
    await Promise.all([waiting, note('second', ask())]);
    deepEqual(order, ['first', 'second']);
  });

  it('that is far away is reported once, with an estimate', async () => {
    [ask(), ask()].forEach((turn) => at(turn).reportAnswered());
    const waiting = [ask(), ask()];
    await flush();
    deepEqual(slow, [60_100, 60_100]);
    await clock.run(clock.now() + 60_200);
    await Promise.all(waiting.map(come));
    equal(slow.length, 2);
  });

  it('that is a second away is not reported', async () => {
    const quick = rate({ calls: 1, perMs: 900 });
    at(ask(quick)).reportAnswered();
    const next = ask(quick);
    await clock.run(clock.now() + 1_000);
    equal((await next).waitedMs, 1_000);
    deepEqual(slow, []);
  });

  it('leaves nothing on the signal of its caller when it is given after a wait', async () => {
    [ask(), ask()].forEach((turn) => at(turn).reportAnswered());
    const { signal } = new AbortController();
    const waiting = ask(two, signal);
    await clock.run(clock.now() + 60_200);
    await waiting;
    equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('that is near is not reported', async () => {
    const quick = rate({ calls: 1, perMs: 500 });
    at(ask(quick)).reportAnswered();
    const next = ask(quick);
    await clock.run(clock.now() + 700);
    equal((await next).waitedMs, 600);
    deepEqual(slow, []);
  });

  it('is estimated by its place in the queue when calls go one by one', async () => {
    const bucket = rate({ burst: 1, refillPerSecond: 1 });
    at(ask(bucket)).reportAnswered();
    const waiting = [ask(bucket), ask(bucket), ask(bucket)];
    await flush();
    deepEqual(slow, [1_001, 2_001, 3_001]);
    for (const next of waiting) {
      await clock.run(clock.now() + 1_100);
      (await next).reportAnswered();
    }
  });

  it('comes no later because the clock of the machine was set back', () => {
    [ask(), ask()].forEach((turn) => at(turn).reportAnswered());
    clock.set(clock.now() - 900_000);
    at(ask());
  });

  describe('after the service turned a call away', () => {
    const open = rate({ calls: 600, perMs: 60_000 });

    it('rests as long as the service says', async () => {
      const first = at(ask(open));
      first.reportThrottled(3_000);
      first.reportAnswered();
      const next = ask(open);
      await clock.run(clock.now() + 2_999);
      equal(await isWaiting(next), true);
      await clock.run(clock.now() + 2);
      equal(await isWaiting(next), false);
    });

    it('goes at half the rate, slower each time, and at full rate a while later', async () => {
      const gapAfter = async (): Promise<number> => {
        const began = clock.now();
        const turns = Array.from({ length: 3 }, () => ask(open));
        await clock.run(clock.now() + 2_000);
        const came = await Promise.all(turns.map(come));
        came.forEach((turn) => turn.reportAnswered());
        const waits = came.map(({ waitedMs }) => waitedMs);
        clock.set(began + 2_000);
        return (waits[2] ?? 0) - (waits[1] ?? 0);
      };
      equal(await gapAfter(), 0);
      const gaps: number[] = [];
      for (let time = 0; time < 2; time++) {
        const [turn] = [await ask(open)];
        turn.reportThrottled(0);
        turn.reportAnswered();
        gaps.push(await gapAfter());
      }
      deepEqual(gaps, [200, 400]);
      await clock.run(clock.now() + 60_000);
      equal(await gapAfter(), 200);
      await clock.run(clock.now() + 60_000);
      equal(await gapAfter(), 0);
    });

    it('gives turns that hold and a rate that recovers, although the clock of the machine was set back since', async () => {
      const first = at(ask(open));
      first.reportThrottled(0);
      first.reportAnswered();
      clock.set(clock.now() - 3_600_000);
      const next = await ask(open);
      equal(next.isValid(), true);
      next.reportAnswered();
      await clock.run(clock.now() + 61_000);
      at(ask(open)).reportAnswered();
      at(ask(open));
    });

    it('goes at half the rate of the slowest of its limits', async () => {
      const limits = rate({ calls: 600, perMs: 60_000 }, { burst: 100, refillPerSecond: 2 });
      const first = at(ask(limits));
      first.reportThrottled(0);
      first.reportAnswered();
      const next = ask(limits);
      await clock.run(clock.now() + 2_000);
      equal((await next).waitedMs, 1_000);
    });

    it('takes all calls that were sent together for one sign', async () => {
      const together = [at(ask(open)), at(ask(open))];
      together.forEach((turn) => {
        turn.reportThrottled(0);
        turn.reportAnswered();
      });
      const next = ask(open);
      await clock.run(clock.now() + 2_000);
      equal((await next).waitedMs, 200);
    });

    it('takes calls turned away together for one sign, and those not yet sent no longer hold', async () => {
      const together = Array.from({ length: 5 }, () => at(ask(open)));
      await clock.run(clock.now() + 10);
      together.slice(0, 4).forEach((turn) => {
        turn.reportThrottled(0);
        turn.reportAnswered();
      });
      const [last] = together.slice(4);
      ok(last && !last.isValid());
      last.reportNotSent();
      const began = clock.now();
      const turns = [ask(open), ask(open), ask(open)];
      await clock.run(began + 5_000);
      const waits = (await Promise.all(turns.map(come))).map(({ waitedMs }) => waitedMs);
      deepEqual(waits, [190, 390, 590]);
    });
  });
});

describe('the budget of an account', () => {
  const { signal } = new AbortController();
  const caller = { signal, onSlow: () => undefined };
  let pacer: Pacer;
  let clock: FakeClock;
  beforeEach(() => {
    clock = new FakeClock();
    pacer = new Pacer(clock);
  });

  const acquire = (payer: Payer, limits: PublishedRate): Turn | Promise<Turn> =>
    pacer.acquire(pacer.getAccount(payer), limits, caller);

  for (const api of [eciApi, ehpcApi, esaApi, stsApi]) {
    for (const action of [...api.operations.read, ...api.operations.write, 'AnyOther']) {
      it(`does not begin again with a renewed key: ${api.id} ${action}`, () => {
        const limits = getRate(api, action);
        const room = Math.min(...limits.limits.map((limit) => ('calls' in limit ? limit.calls : limit.burst)));
        for (let made = 0; made < room; made++) {
          const account = made > room / 2 ? '1234' : undefined;
          const turn = acquire({ profile: 'cli:work', account, accessKeyId: `STS.${made}` }, limits);
          ok(!(turn instanceof Promise), `${made} of ${room}`);
          turn.reportAnswered();
        }
        for (const payer of [
          { profile: 'cli:work', account: '1234', accessKeyId: 'STS.renewed' },
          { profile: 'cli:other', account: '1234', accessKeyId: 'LTAIother' },
          { profile: 'cli:work', accessKeyId: 'STS.signedInAgain' },
          { profile: 'ini:copied', accessKeyId: 'LTAIother' },
        ]) {
          ok(acquire(payer, limits) instanceof Promise, JSON.stringify(payer));
        }
        ok(!(acquire({ profile: 'cli:third', account: '5678', accessKeyId: 'LTAIthird' }, limits) instanceof Promise));
      });
    }
  }

  it('is never exceeded, whenever keys are renewed and the account becomes known', async () => {
    const plan = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 400 }),
        wayMs: fc.integer({ min: 0, max: 900 }),
        key: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 50 },
    );
    await fc.assert(
      fc.asyncProperty(plan, fc.nat(50), fc.integer({ min: 1, max: 5 }), async (calls, knownFrom, most) => {
        const virtual = new VirtualClock();
        pacer = new Pacer(virtual);
        const arrived: number[] = [];
        let at = 0;
        const all = calls.map(async ({ gap, wayMs, key }, index) => {
          await virtual.sleep((at += gap));
          const account = index >= knownFrom ? '1234' : undefined;
          const turn = await acquire(
            { profile: 'cli:work', account, accessKeyId: `STS.${key}` },
            rate({ calls: most, perMs: 1_000 }),
          );
          await virtual.sleep(wayMs);
          arrived.push(virtual.now());
          await virtual.sleep(wayMs);
          turn.reportAnswered();
        });
        await virtual.run();
        await Promise.all(all);
        for (const from of arrived) {
          ok(arrived.filter((time) => time >= from && time < from + 1_000).length <= most);
        }
      }),
    );
  });

  it('takes over those who wait, what is under way and how long to rest, when two turn out to be one', async () => {
    const limits = rate({ calls: 2, perMs: 1_000 });
    const known = { profile: 'cli:work', account: '1234', accessKeyId: 'LTAIwork' };
    const unknown = { profile: 'cli:other', accessKeyId: 'LTAIother' };
    const lifetime = new AbortController();
    (await acquire(known, limits)).reportAnswered();
    const underWay = [await acquire(unknown, limits), await acquire(unknown, limits)];
    const waiting = acquire(unknown, limits);
    const givenUp = pacer.acquire(pacer.getAccount(unknown), limits, { ...caller, signal: lifetime.signal });
    // Now it becomes known that they are one.
    pacer.getAccount({ ...unknown, account: '1234' });
    const rejected = rejects(Promise.resolve(givenUp), CancelledError);
    lifetime.abort();
    await rejected;
    ok(acquire(known, limits) instanceof Promise, 'three count where two are allowed');
    underWay[0]?.reportThrottled(5_000);
    underWay.forEach((turn) => turn.reportAnswered());
    let isGranted = false;
    const granted = Promise.resolve(waiting).then(() => (isGranted = true));
    await clock.advance(4_900);
    equal(isGranted, false);
    await clock.advance(2_000);
    await granted;
  });

  it('counts calls without a key by their profile until its account is known', () => {
    equal(pacer.getAccount({ profile: 'cli:one', account: '1234', accessKeyId: '' }), 'account 1234');
    equal(pacer.getAccount({ profile: 'cli:one', accessKeyId: '' }), 'account 1234');
    equal(pacer.getAccount({ profile: 'cli:two', accessKeyId: '' }), 'profile cli:two');
  });

  describe('of which two turn out to be one', () => {
    const limits = rate({ calls: 600, perMs: 60_000 });
    const known = { profile: 'cli:work', account: '1234', accessKeyId: 'LTAIwork' };
    const unknown = { profile: 'cli:other', accessKeyId: 'LTAIother' };
    const merge = (): string => pacer.getAccount({ ...unknown, account: '1234' });
    const throttle = async (payer: Payer): Promise<void> => {
      const turn = await acquire(payer, limits);
      turn.reportThrottled(0);
      turn.reportAnswered();
    };
    const getWaitMs = async (): Promise<number> => {
      const turn = acquire(known, limits);
      await clock.advance(2_000);
      return (await turn).waitedMs;
    };

    it('counts what was answered in both', async () => {
      const few = rate({ calls: 2, perMs: 1_000 });
      for (const payer of [known, unknown]) {
        (await acquire(payer, few)).reportAnswered();
      }
      merge();
      ok(acquire(known, few) instanceof Promise);
    });

    for (const [name, payer] of [
      ['the known', known],
      ['the other', unknown],
    ] as const) {
      it(`goes as slowly as ${name} has to`, async () => {
        (await acquire(known, limits)).reportAnswered();
        await throttle(payer);
        merge();
        equal(await getWaitMs(), 200);
      });
    }

    it('gives up turns from before the other was turned away', async () => {
      const before = await acquire(known, limits);
      await throttle(unknown);
      equal(before.isValid(), true);
      merge();
      equal(before.isValid(), false);
    });
  });
});
