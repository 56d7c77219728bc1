// Lines of several logs together: in the order they were written, and the oldest of all go first.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { LogBook } from '../../../../src/engine/log/logBook';
import type { LogEntry } from '../../../../src/engine/log/logLines';

const names = ['web', 'db', 'sidecar'];
const look = { timestamps: false, filter: undefined };

/** Written at a second of the hour, which is also its text. */
function line(second: number): LogEntry {
  const timestamp = new Date(Date.parse('2026-11-23T03:00:00Z') + second * 1_000).toISOString();
  return { type: 'line', timestamp, text: String(second) };
}

/** Of each log, its lines in batches; no two lines were written at once. */
const batches = fc
  .array(fc.record({ origin: fc.nat({ max: 2 }), length: fc.integer({ min: 1, max: 300 }) }), { maxLength: 12 })
  .map((parts) => {
    let second = 0;
    return parts.map(({ origin, length }) => ({
      origin,
      entries: Array.from({ length }, () => line(second++)),
    }));
  });
const seconds = (book: LogBook): readonly number[] =>
  [...book.entries()].map(({ entry }) => (entry.type === 'line' ? Number(entry.text) : Number.NaN));

describe('a log book', () => {
  it('brings lines into the order they were written, in whatever order the logs were read', () => {
    fc.assert(
      fc.property(batches, (parts) => {
        const book = new LogBook(names, 10_000);
        // All of one log, then all of the next.
        for (const origin of names.keys()) {
          parts.filter((part) => part.origin === origin).forEach(({ entries }) => book.add(origin, entries));
        }
        const total = parts.reduce((sum, { entries }) => sum + entries.length, 0);
        deepEqual(seconds(book), [...Array(total).keys()]);
      }),
    );
  });

  it('keeps the newest of all logs together, and counts what went', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 400 }), (parts, maxLines) => {
        const book = new LogBook(names, maxLines);
        parts.forEach(({ origin, entries }) => book.add(origin, entries));
        const total = parts.reduce((sum, { entries }) => sum + entries.length, 0);
        deepEqual(seconds(book), [...Array(total).keys()].slice(-maxLines));
        equal(book.dropped, Math.max(0, total - maxLines));
      }),
    );
  });

  it('takes as many older lines as there is room for, and says from which log each line is', () => {
    const book = new LogBook(names, 5);
    book.add(1, [line(7), line(9)]);
    book.addOlder(0, [line(1), line(2), line(3), line(8)]);
    book.addOlder(1, [line(0)]);
    const { text, origins } = book.render(look);
    deepEqual(text.split('\n'), ['web     │ 2', 'web     │ 3', 'db      │ 7', 'web     │ 8', 'db      │ 9', '']);
    deepEqual(origins, [0, 0, 1, 0, 1]);
  });
});
