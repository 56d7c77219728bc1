// Times of lines as runtimes write them: RFC 3339 with no digit of a second or up to nine, in UTC or with an offset.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareTimestamps,
  findJoin,
  getMsBetween,
  isAfter,
  parseTimestamp,
  readLines,
  toLine,
} from '../../../../src/engine/log/logLines';
import { LogReader } from '../../../../src/engine/log/logReader';
import { LogBook } from '../../../../src/engine/log/logBook';
import type { LogEntry } from '../../../../src/engine/log/logLines';

const perMs = 1_000_000n;
const base = BigInt(Date.parse('2026-11-23T03:00:00Z')) * perMs;

/** One moment, written with at least so many digits of a second, and an offset from UTC in minutes. */
interface Writing {
  readonly digits: number;
  readonly offset: number;
}

function write(nanoseconds: bigint, { digits, offset }: Writing): string {
  const local = nanoseconds + BigInt(offset) * 60_000n * perMs;
  const seconds = new Date(Number(local / perMs)).toISOString().slice(0, 19);
  const fraction = String(local % 1_000_000_000n).padStart(9, '0');
  const trimmed = fraction.replace(/0+$/, '').padEnd(digits, '0');
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
  return `${seconds}${trimmed === '' ? '' : `.${trimmed}`}${zone}`;
}

const writings = fc.record({
  digits: fc.integer({ min: 0, max: 9 }),
  offset: fc.oneof(fc.constant(0), fc.integer({ min: -14 * 60, max: 14 * 60 })),
});
/** Near to one another, and often with zeros at the end. */
const moments = fc
  .tuple(fc.integer({ min: 0, max: 2_000 }), fc.constantFrom(1n, 1_000n, 100_000n, perMs, 1_000n * perMs))
  .map(([count, unit]) => base + BigInt(count) * unit);

describe('the times of lines', () => {
  it('are compared as numbers, however many digits and whatever offset they are written with', () => {
    fc.assert(
      fc.property(moments, moments, writings, writings, (one, two, first, second) => {
        const expected = one < two ? -1 : one > two ? 1 : 0;
        const [left, right] = [write(one, first), write(two, second)];
        equal(parseTimestamp(left), left);
        equal(Math.sign(compareTimestamps(left, right)), expected, `${left} ${right}`);
        equal(isAfter(`${left} x`, `${right} y`), expected > 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are in order where public logs have them with trailing zeros cut off', () => {
    const reported: readonly (readonly string[])[] = [
      // https://github.com/kubernetes/kubernetes/issues/72292
      ['2018-12-22T00:33:13.638865611Z', '2018-12-22T00:33:13.6388949Z', '2018-12-22T00:33:13.638899415Z'],
      // https://github.com/moby/moby/issues/38258
      ['2018-11-23T21:02:39.57518Z', '2018-11-23T21:02:39.575182Z', '2018-11-23T21:02:39.575183Z'],
      // https://github.com/etcd-io/etcd/pull/18108
      ['2024-06-02T01:49:05.535123Z', '2024-06-02T01:49:05.536Z', '2024-06-02T01:49:05.536001Z'],
      // https://github.com/linuxkit/rtf/pull/38
      ['2018-02-13T14:03:45.497202615Z', '2018-02-13T14:03:45.49767Z', '2018-02-13T14:03:45.497670001Z'],
      // https://github.com/piperbox/piper/issues/109
      ['2026-07-10T12:00:00Z', '2026-07-10T12:00:00.1Z', '2026-07-10T12:00:00.15Z', '2026-07-10T12:00:00.1500001Z'],
    ];
    for (const times of reported) {
      deepEqual([...times].reverse().sort(compareTimestamps), times);
    }
  });

  it('prove no order where one is missing or is no time', () => {
    for (const other of ['', 'x', '2026-13-45T99:00:00Z x']) {
      equal(isAfter('2026-11-23T03:00:00Z x', other), false, other);
      equal(isAfter(other, '2026-11-23T03:00:00Z x'), false, other);
    }
    equal(isAfter('x', undefined), true);
  });
});

describe('the last words of a crashed container', () => {
  const { signal } = new AbortController();

  it('are not lost where the time of the last known line is written with fewer digits', async () => {
    // The log was cut meanwhile: the known line is in neither life, so only the times say what is new.
    const known = '2026-11-23T03:00:00.1234Z known\n';
    const last = '2026-11-23T03:00:00.12345Z panic\n2026-11-23T03:00:00.123456789Z exit\n';
    let [current, previous] = [known, ''];
    const read = ({ previous: isPrevious }: { previous?: boolean }) => Promise.resolve(isPrevious ? previous : current);
    const source = { id: 'web', name: 'web', classifyFailure: () => 'passing' as const, read };
    const reader = new LogReader(source, { now: () => 0 });
    reader.begin(await reader.open({ tail: 500 }, signal));
    [previous, current] = [last, '2026-11-23T03:00:05Z new\n'];
    const { entries } = await reader.readNext(signal);
    const texts = entries.map((entry) => (entry.type === 'line' ? entry.text : `[${entry.type}]`));
    deepEqual(texts, ['[gap]', 'panic', 'exit', '[restart]', 'new']);
  });
});

describe('lines of several containers', () => {
  it('are merged to the nanosecond, however their times are written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({ at: fc.bigInt({ min: 0n, max: 3n * perMs }), origin: fc.nat({ max: 1 }), how: writings }),
          { selector: ({ at }) => at, minLength: 2, maxLength: 30 },
        ),
        (all) => {
          const written = all.toSorted((a, b) => Number(a.at - b.at));
          const book = new LogBook(['web', 'db'], 10_000);
          for (const origin of [0, 1]) {
            const entries = written
              .filter((one) => one.origin === origin)
              .map(({ at, how }): LogEntry => ({ type: 'line', timestamp: write(base + at, how), text: String(at) }));
            book.add(origin, entries);
          }
          const texts = [...book.entries()].map(({ entry }) => (entry.type === 'line' ? entry.text : ''));
          deepEqual(
            texts,
            written.map(({ at }) => String(at)),
          );
        },
      ),
    );
  });
});

describe('an answer', () => {
  it('is parted into lines, with either kind of line end', () => {
    deepEqual(readLines('', true), { lines: [], open: undefined });
    deepEqual(readLines('a\r\n\nb\rc\n', true), { lines: ['a', '', 'b\rc'], open: undefined });
    deepEqual(readLines('\n', false), { lines: [''], open: undefined });
  });

  it('has a last line without an end apart where the service ends each line, and among the lines where it does not', () => {
    deepEqual(readLines('a\nb', true), { lines: ['a'], open: 'b' });
    deepEqual(readLines('a\nb', false), { lines: ['a', 'b'], open: undefined });
  });

  it('has the time of a line apart from its text, where there is one', () => {
    const time = '2026-11-23T03:00:00.5+08:00';
    deepEqual(toLine(`${time} text`), { type: 'line', timestamp: time, text: 'text' });
    deepEqual(toLine(`${time}  two spaces`), { type: 'line', timestamp: time, text: ' two spaces' });
    deepEqual(toLine('no time'), { type: 'line', timestamp: '', text: 'no time' });
    deepEqual(toLine(`behind ${time}`), { type: 'line', timestamp: '', text: `behind ${time}` });
  });

  it('continues after the last line that was delivered, where all before it was delivered too', () => {
    equal(findJoin(['a', 'b', 'c'], ['b', 'c', 'd']), 2);
    equal(findJoin(['a', 'b', 'c'], ['c', 'x', 'c']), 1);
    equal(findJoin(['b', 'c'], ['a', 'b', 'c']), 3);
    equal(findJoin(['b', 'c'], ['x', 'c']), undefined);
  });

  it('continues after the newest line of that time and text, though what is before it is not known', () => {
    const last = '2026-11-23T03:00:00Z c';
    equal(findJoin(['b', last], ['x', last, 'y', last, 'd']), 4);
  });
});

describe('the time between lines', () => {
  const at = (second: number): string => `2026-11-23T03:00:0${second}Z x`;

  it('is known where both have one, in their order', () => {
    equal(getMsBetween(at(1), at(3)), 2_000);
    equal(getMsBetween(at(1), at(1)), 0);
    equal(getMsBetween(at(3), at(1)), undefined);
    equal(getMsBetween(undefined, at(1)), undefined);
    equal(getMsBetween(at(1), 'x'), undefined);
  });
});
