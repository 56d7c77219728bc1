// Following in fake time: against the emulator's own logs, and step by step.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError } from '../../../../src/base/errors';
import { followLog } from '../../../../src/engine/log/followLog';
import type { FollowState } from '../../../../src/engine/log/followLog';
import type { LogEntry } from '../../../../src/engine/log/logLines';
import { LogPace } from '../../../../src/engine/log/logPace';
import { LogReader } from '../../../../src/engine/log/logReader';
import type { FailureClass, LogSource } from '../../../../src/model/logSource';
import { FakeClock, fakeNow } from '../../../support/fakeClock';
import { EmulatedLog, listNumbers } from './emulatedLog';
import type { Happening } from './emulatedLog';

const speed = (at: number, perSecond: number): Happening => ({ at, what: (log) => log.world.feed({ perSecond }) });
const crash = (at: number): Happening => ({ at, what: (log) => log.crash() });
const refuse = (at: number, outlook: 'passing' | 'throttled', count: number): Happening => ({
  at,
  what: (log) => log.refuse(outlook, count),
});

/** Every line once, in order; where numbers are missing there is a gap, and nowhere else; and the service gave none of them. */
function check(log: EmulatedLog): { readonly gaps: number; readonly missing: number } {
  let last = 0;
  let gap = false;
  let gaps = 0;
  let missing = 0;
  for (const seen of listNumbers(log.delivered)) {
    if (seen === 'gap') {
      ok(!gap, `two gaps after ${last}`);
      gap = true;
      gaps += 1;
    } else if (seen !== 'restart') {
      ok(seen > last, `${seen} after ${last}`);
      ok(gap || seen === last + 1, `from ${last} to ${seen} no gap is marked`);
      // Nothing may be missing where no answer has shown the one right after the other.
      ok(!gap || seen > last + 1 || !log.followed.has(last), `from ${last} to ${seen} a gap is marked`);
      for (let number = last + 1; number < seen; number++) {
        ok(!log.given.has(number), `${number} was given and not delivered`);
        missing += 1;
      }
      last = seen;
      gap = false;
    }
  }
  return { gaps, missing };
}

describe('following a log', function () {
  this.timeout(60_000);
  it('delivers 100,000 lines written at changing speed through restarts, faults and throttling, each once and in order', async () => {
    const log = new EmulatedLog();
    log.world.feed({ perSecond: 20, upTo: 100_000, linesPerFile: 1_000_000 });
    await log.follow(100_000, [
      ...Array.from({ length: 40 }, (_, index) =>
        speed(index * 11_000, [1, 300, 30, 600, 5, 150, 400, 80][index % 8] ?? 1),
      ),
      ...Array.from({ length: 9 }, (_, index) => crash(20_000 + index * 47_000)),
      ...Array.from({ length: 12 }, (_, index) => refuse(14_500 + index * 33_000, 'passing', 1)),
      ...[61_000, 190_000].map((at) => refuse(at, 'throttled', 1)),
      speed(440_000, 500),
    ]);
    const numbers = listNumbers(log.delivered).filter((seen) => typeof seen === 'number');
    equal(numbers.length, 100_000);
    deepEqual(check(log), { gaps: 0, missing: 0 });
    equal(log.delivered.filter(({ type }) => type === 'restart').length, 9);
    const perMinute = log.calledAt.map(
      (at) => log.calledAt.filter((other) => other > at - 60_000 && other <= at).length,
    );
    ok(Math.max(...perMinute) <= 500);
  });

  it('marks a gap exactly where the service dropped lines: bursts, full files, restarts unseen', async () => {
    const log = new EmulatedLog();
    log.world.feed({ perSecond: 100, upTo: 100_000, linesPerFile: 9_000 });
    await log.follow(100_000, [
      speed(5_000, 9_000),
      speed(7_000, 50),
      refuse(60_000, 'passing', 5),
      crash(61_000),
      crash(75_000),
      speed(120_000, 700),
      refuse(140_000, 'passing', 4),
      speed(170_000, 250),
    ]);
    const { gaps, missing } = check(log);
    ok(gaps >= 3 && gaps < 30, String(gaps));
    ok(missing > 1_000, String(missing));
    equal(listNumbers(log.delivered).filter((seen) => typeof seen === 'number').length, 100_000 - missing);
  });

  // Whatever happens. A file takes longer to fill than the reader takes for granted: the peak times six seconds and a half.
  const schedule = fc
    .record({ peak: fc.integer({ min: 50, max: 3_000 }), files: fc.integer({ min: 0, max: 20 }) })
    .chain(({ peak, files }) => {
      const happening = fc.integer({ min: 1_000, max: 120_000 }).chain((at) =>
        fc.oneof(
          fc.integer({ min: 0, max: peak }).map((perSecond) => speed(at, perSecond)),
          fc.constant(crash(at)),
          fc.integer({ min: 1, max: 5 }).map((count) => refuse(at, 'passing', count)),
          fc.constant(refuse(at, 'throttled', 1)),
        ),
      );
      return fc.constantFrom(0, 0, 0, 300, 1_500).chain((bytes) =>
        fc.record({
          happenings: fc.array(happening, { maxLength: 14 }),
          // At the end too, no faster than a file of that length allows.
          lastSpeed: fc.constant(Math.min(peak, 200)),
          linesPerFile: fc.constant(Math.ceil(peak * (6.5 + files / 2))),
          upTo: fc.constant(Math.min(peak * 40, bytes > 0 ? 10_000 : 30_000)),
          bytes: fc.constant(bytes),
        }),
      );
    });

  it('keeps to that whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ happenings, lastSpeed, linesPerFile, upTo, bytes }) => {
        const log = new EmulatedLog();
        log.world.feed({ perSecond: 40, upTo, linesPerFile, bytes });
        await log.follow(upTo, [...happenings, speed(125_000, lastSpeed)]);
        check(log);
      }),
      { numRuns: 25 },
    );
  });
});

const stamp = (second: number, text: string): string =>
  `${new Date(Date.parse('2026-11-23T03:00:00Z') + second * 1_000).toISOString()} ${text}\n`;

/** A log that the test answers for, followed in fake time. */
class Follow {
  readonly life = new AbortController();
  readonly states: FollowState[] = [];
  readonly texts: string[] = [];
  /** Milliseconds from the beginning. */
  readonly readAt: number[] = [];
  outlook: FailureClass = 'passing';
  answer: () => Promise<string> = () => Promise.resolve(stamp(1, 'a'));
  end: unknown;

  constructor(
    callsPerMinute = 500,
    readonly clock = new FakeClock(),
    readonly pace = new LogPace(clock, callsPerMinute),
  ) {}

  /** Follows a log that has a line already. */
  async start(): Promise<this> {
    const { clock, pace } = this;
    const { signal } = this.life;
    const source: LogSource = {
      ...{ id: 'web', name: 'web', classifyFailure: () => this.outlook },
      read: ({ previous }) => {
        this.readAt.push(clock.now() - fakeNow);
        return previous ? Promise.resolve('') : this.answer();
      },
    };
    const reader = new LogReader(source, clock);
    reader.begin(await reader.open({ tail: 500 }, signal));
    this.readAt.length = 0;
    const onEntries = (entries: readonly LogEntry[]): void =>
      void this.texts.push(...entries.map((entry) => (entry.type === 'line' ? entry.text : `[${entry.type}]`)));
    const onState = (state: FollowState): void => void this.states.push(state);
    void followLog({ source, reader, clock, pace, signal, onEntries, onState }).catch(
      (error: unknown) => (this.end = error),
    );
    return this;
  }

  /** Everything that has been seen of it being without an answer: when, and for how long. */
  get waits(): readonly number[] {
    return this.states.flatMap((state) => (state.kind === 'waiting' ? [state.until - fakeNow] : []));
  }
}

describe('a followed log', () => {
  it('is read after two seconds, and the less often the longer it says nothing, down to every five seconds', async () => {
    const follow = await new Follow().start();
    await follow.clock.advance(25_000);
    deepEqual(follow.readAt, [2_000, 5_000, 9_500, 14_500, 19_500, 24_500]);
    deepEqual(
      follow.states.map((state) => state.kind === 'following' && [state.everyMs, state.isSlowed]),
      [2_000, 3_000, 4_500, 5_000, 5_000, 5_000, 5_000].map((everyMs) => [everyMs, false]),
    );
  });

  it('is read every two seconds while it says a little', async () => {
    const follow = await new Follow().start();
    let content = stamp(1, 'a');
    follow.answer = () => Promise.resolve((content += stamp(2, String(follow.readAt.length))));
    await follow.clock.advance(6_500);
    deepEqual(
      [follow.readAt, follow.texts],
      [
        [2_000, 4_000, 6_000],
        ['1', '2', '3'],
      ],
    );
  });

  it('is read sooner the more of an answer it fills', async () => {
    const follow = await new Follow().start();
    let last = 'a';
    follow.answer = () => {
      const lines = Array.from({ length: 999 }, (_, index) => stamp(2, `${follow.readAt.length}-${index}`));
      const content = (last === 'a' ? stamp(1, last) : last) + lines.join('');
      last = lines.at(-1) ?? last;
      return Promise.resolve(content);
    };
    await follow.clock.advance(5_000);
    deepEqual([follow.readAt.map(Math.round), follow.texts.length], [[2_000, 3_600, 4_880], 2_997]);
  });

  it('is read soon again after an answer that was full and brought nothing', async () => {
    const follow = new Follow();
    const long = stamp(1, 'x'.repeat(1_000_000));
    follow.answer = () => Promise.resolve(long);
    await follow.start();
    await follow.clock.advance(3_500);
    deepEqual(follow.readAt.map(Math.round), [2_000, 2_800, 3_300]);
  });

  it('is waited for twice as long after each failure, at most half a minute, and from the beginning after an answer', async () => {
    const follow = await new Follow().start();
    const answer = follow.answer;
    const error = new Error('down');
    follow.answer = () => Promise.reject(error);
    await follow.clock.advance(95_000);
    deepEqual(follow.waits, [3_000, 5_000, 9_000, 17_000, 33_000, 63_000, 93_000, 123_000]);
    const last = follow.states.at(-1);
    ok(last?.kind === 'waiting' && last.error === error);
    equal(follow.pace.getSlowdownFactor(), 1);
    follow.answer = answer;
    await follow.clock.advance(28_500);
    follow.answer = () => Promise.reject(error);
    await follow.clock.advance(3_000);
    deepEqual([follow.readAt.slice(-2), follow.waits.at(-1)], [[123_000, 126_000], 127_000]);
  });

  it('slows all logs down when the service turns a call away, and only then', async () => {
    for (const [outlook, factor] of [
      ['passing', 1],
      ['throttled', 5 / 3],
    ] as const) {
      const follow = await new Follow(40).start();
      follow.outlook = outlook;
      follow.answer = () => Promise.reject(new Error('no'));
      await follow.clock.advance(2_000);
      equal(follow.pace.getSlowdownFactor(), factor, outlook);
    }
  });

  it('ends with a failure that will not get better, and leaves the pace to others', async () => {
    const follow = await new Follow(20).start();
    equal(follow.pace.getSlowdownFactor(), 5 / 3);
    follow.outlook = 'final';
    follow.answer = () => Promise.reject(new Error('gone'));
    await follow.clock.advance(10_000);
    deepEqual([follow.end, follow.waits, follow.pace.getSlowdownFactor()], [new Error('gone'), [], 1]);
  });

  it('ends when it is given up, whatever the source makes of that', async () => {
    const follow = await new Follow().start();
    follow.answer = () => Promise.reject(new CancelledError());
    await follow.clock.advance(2_000);
    deepEqual([follow.end, follow.waits], [new CancelledError(), []]);
    const other = await new Follow().start();
    other.answer = () => {
      other.life.abort();
      return Promise.reject(new Error('socket closed'));
    };
    await other.clock.advance(2_000);
    deepEqual([other.end, other.waits], [new Error('socket closed'), []]);
  });

  it('waits longer when others join meanwhile', async () => {
    const follow = await new Follow(40).start();
    await follow.clock.advance(1_000);
    [follow.pace.join(), follow.pace.join()].forEach((turn) => equal(turn.isSlowed, true));
    await follow.clock.advance(3_999);
    deepEqual(follow.readAt, []);
    await follow.clock.advance(1);
    deepEqual(follow.readAt, [5_000]);
    deepEqual(follow.states.slice(0, 2), [
      { kind: 'following', everyMs: 2_000, isSlowed: false },
      { kind: 'following', everyMs: 5_000, isSlowed: true },
    ]);
  });

  it('is not read at the same time as another', async () => {
    const follow = await new Follow(45).start();
    const other = await new Follow(45, follow.clock, follow.pace).start();
    await follow.clock.advance(5_000);
    const firsts = [follow.readAt, other.readAt].map(([first = 0]) => Math.round(first));
    deepEqual(firsts.toSorted(), [2_963, 4_444]);
  });
});
