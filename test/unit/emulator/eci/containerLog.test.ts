import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { LogWorld, logWorldStart } from './logCalls';

describe('The log of a container', () => {
  let now = logWorldStart;
  let log: LogWorld;
  beforeEach(() => {
    now = logWorldStart;
    log = new LogWorld(() => now);
  });
  const numbers = (parameters: Readonly<Record<string, string>> = {}): readonly number[] =>
    log.lines(parameters).map((line) => Number(/(\d+)$/.exec(line)?.[1]));

  it('is written as time goes by, and stays what it was', () => {
    const before = log.lines();
    equal(before.length, 500);
    now += 10_000;
    const after = log.lines();
    const grown = after.indexOf(before.at(-1) ?? '');
    ok(grown > 0 && grown < 499, String(grown));
    deepEqual(after.slice(0, grown + 1), before.slice(499 - grown));
  });

  it('gives at most Tail lines, the newest, and 2000 at the most', () => {
    deepEqual(log.lines({ Tail: '3' }), log.lines().slice(-3));
    equal(log.lines({ Tail: '2000' }).length, 2_000);
    throws(() => log.lines({ Tail: '2001' }), /Tail/);
    throws(() => log.lines({ Tail: '0' }), /Tail/);
  });

  it('gives what was written since a time, by seconds or by a moment, and not by both', () => {
    log.feed({ perSecond: 1 });
    now += 10_000;
    deepEqual(numbers({ SinceSeconds: '3' }), [7, 8, 9, 10]);
    deepEqual(numbers({ StartTime: '2026-11-22T03:00:08Z' }), [8, 9, 10]);
    throws(() => log.lines({ SinceSeconds: '3', StartTime: '2026-11-22T03:00:08Z' }), /SinceSeconds/);
    throws(() => log.lines({ StartTime: 'yesterday' }), /StartTime/);
  });

  it('has the time of each line, to the nanosecond', () => {
    log.feed({ perSecond: 4 });
    now += 500;
    deepEqual(log.lines({ Timestamps: 'true' }), [
      '2026-11-22T03:00:00.250000000Z line 0000001',
      '2026-11-22T03:00:00.500000000Z line 0000002',
    ]);
  });

  it('is cut after LimitBytes, in the middle of a line but not of a character', () => {
    log.feed({ append: ['ab', 'c好d'] });
    equal(log.content({ LimitBytes: '5' }), 'ab\nc');
    equal(log.content({ LimitBytes: '7' }), 'ab\nc好');
    throws(() => log.content({ LimitBytes: '1048577' }), /LimitBytes/);
  });

  it('begins anew with a restart, and the life before can be read until the next', () => {
    log.feed({ perSecond: 10 });
    now += 1_000;
    log.group.crash(now);
    now += 5_000;
    deepEqual([numbers().at(-1), numbers({ LastTime: 'true' }).at(-1)], [10, 10]);
    now += 5_500;
    deepEqual(numbers(), [11, 12, 13, 14, 15]);
    deepEqual(numbers({ LastTime: 'true' }), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    log.group.crash(now);
    now += 10_100;
    deepEqual(numbers(), [16]);
    deepEqual(numbers({ LastTime: 'true' }), [11, 12, 13, 14, 15]);
  });

  it('begins anew when its file is full, and what was in it is gone', () => {
    log.feed({ perSecond: 10, linesPerFile: 25 });
    now += 3_000;
    deepEqual(numbers(), [26, 27, 28, 29, 30]);
    equal(log.content({ LastTime: 'true' }), '');
  });

  it('ends at the number a test sets', () => {
    log.feed({ perSecond: 100, upTo: 30 });
    now += 60_000;
    equal(numbers().length, 30);
    equal(log.feed({}), 30);
  });

  it('ends with a stack trace when its container crashes', () => {
    const crashing = new LogWorld(() => now, 'checkout');
    match(crashing.lines({ LastTime: 'true' }).at(-1) ?? '', /Server\.java/);
  });

  it('is empty before the container starts, and refused for a container that does not exist', () => {
    equal(new LogWorld(() => now, 'inference', 'Scheduling').content(), '');
    throws(() => log.content({ ContainerName: 'missing' }), /no container missing/);
    throws(() => log.content({ ContainerGroupId: 'eci-missing' }), /does not exist/);
  });
});
