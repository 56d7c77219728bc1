// Lines of several logs together: in the order they were written, and the oldest of all go first.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { LogBook } from '../../../../src/engine/log/logBook';
import type { LogEntry } from '../../../../src/engine/log/logLines';
import { Largest } from '../../../support/largest';

const names = ['web', 'db', 'sidecar'];
const look = { timestamps: false, filter: undefined };

/** Written at a second of the hour, which is also its text. */
function line(second: number): LogEntry {
  const timestamp = new Date(Date.parse('2026-11-23T03:00:00Z') + second * 1_000).toISOString();
  return { type: 'line', timestamp, text: String(second) };
}

/** Of each log, its lines in batches; no two lines were written at once. */
const batches = fc
  .array(fc.record({ origin: fc.nat({ max: 2 }), length: fc.integer({ min: 1, max: 300 }) }), {
    maxLength: 12,
    size: 'max',
  })
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
    const dropped = new Largest();
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 400 }), (parts, maxLines) => {
        const book = new LogBook(names, maxLines);
        parts.forEach(({ origin, entries }) => book.add(origin, entries));
        const total = parts.reduce((sum, { entries }) => sum + entries.length, 0);
        deepEqual(seconds(book), [...Array(total).keys()].slice(-maxLines));
        equal(book.dropped, Math.max(0, total - maxLines));
        dropped.note(book.dropped);
      }),
    );
    dropped.assertReached(1_000);
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

  it('shows a line whole up to 10,000 characters, and of a longer one the beginning', () => {
    const shown = (length: number): string => {
      const book = new LogBook(['web'], 5);
      book.add(0, [{ type: 'line', timestamp: '', text: 'x'.repeat(length) }]);
      return book.render(look).text;
    };
    equal(shown(10_000), `${'x'.repeat(10_000)}\n`);
    equal(shown(10_001), `${'x'.repeat(10_000)}…\n`);
  });
});

describe('the text of a log book', () => {
  const at = (timestamp: string, text: string): LogEntry => ({ type: 'line', timestamp, text });
  const bookOf = (...entries: readonly LogEntry[]): LogBook => {
    const book = new LogBook(['web'], 100);
    book.add(0, entries);
    return book;
  };

  it('is empty without lines, and says what is noticed below them', () => {
    deepEqual(bookOf().render(look), { text: '', origins: [] });
    deepEqual(bookOf().render({ ...look, notice: 'off' }), { text: '──── off ────\n', origins: [undefined] });
    deepEqual(bookOf(at('', 'a')).render({ ...look, notice: 'off' }), {
      text: 'a\n──── off ────\n',
      origins: [0, undefined],
    });
  });

  it('says above the lines how many were dropped, until the book is cleared', () => {
    const book = new LogBook(['web'], 2);
    book.add(0, [at('', 'a'), at('', 'b'), at('', 'c')]);
    deepEqual(book.render(look), {
      text: '──── 1 older lines dropped: the newest 2 are kept here, a saved file has all ────\nb\nc\n',
      origins: [undefined, 0, 0],
    });
    book.clear();
    deepEqual([book.length, book.dropped, book.render(look).text], [0, 0, '']);
  });

  it('begins a line with its time, where it has one and times are shown', () => {
    const book = bookOf(at('2026-11-23T03:00:00Z', 'a'), at('', 'b'));
    equal(book.render({ ...look, timestamps: true }).text, '2026-11-23T03:00:00Z a\nb\n');
    equal(book.render(look).text, 'a\nb\n');
  });

  it('keeps marks, which are of no log, whatever lines a filter leaves out', () => {
    const marks: readonly LogEntry[] = [
      { type: 'gap', after: '', before: '2026-11-23T03:00:01Z' },
      { type: 'gap', after: '2026-11-23T03:00:01Z', before: '2026-11-23T03:00:02Z' },
      { type: 'restart', after: '2026-11-23T03:00:02Z', before: '2026-11-23T03:00:03Z' },
    ];
    const book = bookOf(at('', '\u001b[31mred'), ...marks, at('', 'blue'));
    const seen: string[] = [];
    const { text, origins } = book.render({ timestamps: true, filter: (line) => seen.push(line) > 1 });
    deepEqual(text.split('\n'), [
      '──── lines may be missing here: the service returned none before 2026-11-23T03:00:01Z ────',
      '──── lines may be missing here: the service returned none between 2026-11-23T03:00:01Z and 2026-11-23T03:00:02Z ────',
      '──── restarted between 2026-11-23T03:00:02Z and 2026-11-23T03:00:03Z ────',
      ...['blue', ''],
    ]);
    deepEqual(origins, [undefined, undefined, undefined, 0]);
    // What is looked for is looked for in what is shown.
    deepEqual(seen, ['red', 'blue']);
  });

  it('has marks of several logs behind their names, before the line they stand before', () => {
    const book = new LogBook(names, 100);
    book.add(0, [line(1), { type: 'restart', after: 'x', before: '2026-11-23T03:00:04Z' }, line(4)]);
    book.add(1, [line(2), line(3)]);
    deepEqual(
      book
        .render(look)
        .text.split('\n')
        .map((one) => one.slice(0, 22)),
      ['web     │ 1', 'db      │ 2', 'db      │ 3', 'web     │ ──── restart', 'web     │ 4', ''],
    );
  });

  it('has lines of several logs without a time first, and those of one time in the order of the logs', () => {
    const book = new LogBook(names, 100);
    const time = '2026-11-23T03:00:00.000Z';
    book.add(0, [at(time, 'one')]);
    book.add(1, [at('', 'zero'), at(time, 'two'), at('2026-11-23T03:00:00.000001Z', 'four')]);
    book.add(2, [at(time, 'three')]);
    deepEqual(
      [...book.entries()].map(({ origin, entry }) => [origin, entry.type === 'line' && entry.text]),
      [
        [1, 'zero'],
        [0, 'one'],
        [1, 'two'],
        [2, 'three'],
        [1, 'four'],
      ],
    );
  });

  it('has lines of one log as they came, whatever their times are', () => {
    const book = bookOf(line(2), line(1));
    equal(book.render(look).text, '2\n1\n');
  });

  it('drops the oldest lines of several logs, whichever they are of', () => {
    const book = new LogBook(names, 2);
    book.add(0, [line(1), line(5)]);
    book.add(1, [line(2), line(3)]);
    deepEqual([seconds(book), book.dropped, book.length], [[3, 5], 2, 2]);
  });

  it('takes no older lines where there is no room, and all that there is room for', () => {
    const book = new LogBook(['web'], 2);
    book.add(0, [line(5)]);
    book.addOlder(0, [line(1), line(2)]);
    deepEqual(seconds(book), [2, 5]);
    book.addOlder(0, [line(0)]);
    deepEqual([seconds(book), book.dropped], [[2, 5], 0]);
  });
});
