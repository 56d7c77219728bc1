// Following against the emulator's own logs, in fake time.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
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
