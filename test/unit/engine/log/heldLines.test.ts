// Whatever is put in and taken out, what is held is what an array would hold.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { LineBuffer } from '../../../../src/engine/log/heldLines';
import type { LogEntry } from '../../../../src/engine/log/logLines';
import { Largest } from '../../../support/largest';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('\ud83d', '\u001b[31m', '好', ''));
const plain = { noNullPrototype: true };
const entry: fc.Arbitrary<LogEntry> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ type: fc.constant('line'), timestamp: text, text }, plain) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('gap', 'restart'), before: text, after: text }, plain) },
);
/** Few different ones, many at a time: packs are to be made and opened. */
const many = { kinds: fc.array(entry, { minLength: 1, maxLength: 5 }), length: fc.integer({ min: 0, max: 700 }) };
const step = fc.oneof(
  fc.record({ do: fc.constant('push' as const), ...many }),
  fc.record({ do: fc.constant('unshift' as const), ...many }),
  fc.record({ do: fc.constant('shift' as const), count: fc.integer({ min: 0, max: 900 }) }),
);

describe('held lines', () => {
  it('are those an array would hold, in its order', () => {
    const [most, packed] = [new Largest(), new Largest()];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8, size: 'max' }), (steps) => {
        const held = new LineBuffer();
        let expected: LogEntry[] = [];
        for (const one of steps) {
          if (one.do === 'shift') {
            held.shift(one.count);
            expected = expected.slice(one.count);
          } else {
            const { kinds, length } = one;
            const entries = Array.from({ length }, (_, index) => kinds[index % kinds.length] as LogEntry);
            held[one.do](entries);
            expected[one.do](...entries);
          }
          equal(held.length, expected.length);
          deepEqual(held.first, expected[0]);
          deepEqual([...held], expected);
          most.note(held.length);
          packed.note(held.packedBytes);
        }
        held.clear();
        deepEqual([held.length, held.first, [...held]], [0, undefined, []]);
      }),
      { numRuns: 200 },
    );
    // Two packs of 512 and more: they are made, opened and emptied.
    most.assertReached(1_024);
    packed.assertReached(1);
  });

  it('lose the oldest first, also after nothing, or whole packs, were put before them', () => {
    for (const before of [0, 512, 1_024]) {
      const lines = (from: number, to: number): readonly LogEntry[] =>
        Array.from({ length: to - from }, (_, index) => ({ type: 'line', timestamp: '', text: String(from + index) }));
      const held = new LineBuffer();
      held.push(lines(before, before + 1_100));
      held.unshift(lines(0, before));
      deepEqual(held.first, lines(0, 1)[0]);
      held.shift(before + 3);
      equal(held.length, 1_097);
      deepEqual([...held], lines(before + 3, before + 1_100));
    }
  });

  it('take less than half the room of their text', () => {
    const held = new LineBuffer();
    const texts = Array.from({ length: 10_240 }, (_, index) => {
      const id = createHash('sha256').update(String(index)).digest('hex');
      return `GET /api/orders/${index} 200 ${index % 180} ms id=${id}`;
    });
    held.push(texts.map((text) => ({ type: 'line', timestamp: '2026-11-23T03:00:00.000000000Z', text })));
    ok(held.packedBytes > 0 && held.packedBytes < texts.join('').length / 2, String(held.packedBytes));
  });

  it('are packed by their length too, so that no pack outgrows what a string can hold', () => {
    const held = new LineBuffer();
    const text = '\0'.repeat(300_000);
    held.push(Array.from({ length: 3 }, () => ({ type: 'line', timestamp: '', text })));
    ok(held.packedBytes > 0);
    deepEqual(
      [...held].map((one) => one.type === 'line' && one.text.length),
      [300_000, 300_000, 300_000],
    );
  });

  it('are packed by their number, marks among them, and given back as they were', () => {
    const held = new LineBuffer();
    const entries = Array.from({ length: 512 }, (_, index): LogEntry => {
      const [one, two] = [`2026-11-23T03:00:00.${index}Z`, String(index)];
      const type = (['line', 'gap', 'restart'] as const)[index % 3] ?? 'line';
      return type === 'line' ? { type, timestamp: one, text: two } : { type, after: one, before: two };
    });
    held.push(entries.slice(1));
    const unpacked = held.packedBytes;
    held.unshift(entries.slice(0, 1));
    held.clear();
    held.push(entries);
    deepEqual([unpacked, held.packedBytes > 0, [...held]], [0, true, entries]);
  });

  it('are none once they are cleared, packed or not', () => {
    const held = new LineBuffer();
    const entries = Array.from({ length: 1_100 }, (): LogEntry => ({ type: 'line', timestamp: '', text: 'x' }));
    held.push(entries);
    held.shift(1);
    held.clear();
    deepEqual([held.length, held.packedBytes, held.first, [...held]], [0, 0, undefined, []]);
  });
});
