// What a container logs reaches the user as answers of the service, as lines that are held and drawn again, and as plain text.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { sanitizeOutput, sanitizeOutputLine, toSingleLine } from '../../src/base/text';
import { LogBook } from '../../src/engine/log/logBook';
import type { LogEntry } from '../../src/engine/log/logLines';
import { LogReader } from '../../src/engine/log/logReader';
import { sanitizeLabel, sanitizeMessage } from '../../src/workbench/plainText';
import { harmlessOutput, hostileOutput } from '../support/terminalOutput';
import { hostileText } from './mutation';
import { assertPlainLine, assertPlainLines } from './promises';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

const maxLines = 12;
/** Of a line that is shown: a name, a timestamp, the text, and a mark for what was cut off. */
const maxShown = 10_060;

const samples = [
  ...hostileOutput,
  ...harmlessOutput,
  '10.0.3.7 - - [23/Nov/2026:03:00:00 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.30"',
  '{"level":"error","ts":1764212400.123,"msg":"failed to connect","err":"dial tcp 10.0.0.8:5432: i/o timeout"}',
  '\tat com.example.Main.run(Main.java:42)',
  'Caused by: java.lang.OutOfMemoryError: Java heap space',
  '[main](command:workbench.action.quit) $(sync~spin)',
  '──── restarted between a and b ────',
  '\r 45% [=====>     ]\r100%',
  '2026-11-23T03:00:00Z a time of its own',
];
const piece = fc.oneof(fc.constantFrom(...samples), hostileText);
const text = fc
  .array(piece, { maxLength: 3 })
  .map((pieces) => pieces.join('').replaceAll('\n', '⏎'))
  // The service answers in UTF-8, which has no halves of characters.
  .map((joined) => Buffer.from(joined).toString());
const log = fc.record({
  texts: fc.array(text, { minLength: 1, maxLength: 8 }),
  /** Where the service cuts one answer, and how much of the log the next one repeats. */
  cut: fc.nat(9_999),
  repeated: fc.nat(8),
  timestamps: fc.boolean(),
  filter: piece,
});
type Log = typeof log extends fc.Arbitrary<infer T> ? T : never;

export const logs: FuzzTarget = () => Promise.resolve(createProperty(log, hold));

async function hold(given: Log): Promise<void> {
  const { texts } = given;
  const delivered = await read(given);
  const expected = texts.map((one) => (one.endsWith('\r') ? one.slice(0, -1) : one));
  deepEqual(
    delivered.map((entry) => (entry.type === 'line' ? entry.text : entry.type)),
    ['first', ...expected],
    'another log was delivered than was written',
  );
  for (const one of texts) {
    const plain = sanitizeOutput(one);
    assertPlainLines(plain);
    equal(sanitizeOutput(plain), plain, 'plain text changes');
    for (const shown of [sanitizeLabel(plain), sanitizeMessage(one)]) {
      assertPlainLines(shown);
      ok(!/[\]$]\(/.test(shown), `would be rendered: ${JSON.stringify(shown)}`);
    }
    assertPlainLine(toSingleLine(one), 300);
  }
  draw(delivered, given);
}

/** A log that is read in three answers: before anything was written, cut somewhere, and again from some line on. */
async function read({ texts, cut, repeated }: Log): Promise<readonly LogEntry[]> {
  const first = '2026-11-23T02:59:59.000000000Z first\n';
  const written = texts.map((one, index) => `2026-11-23T03:00:0${index}.000000000Z ${one}\n`);
  const whole = written.join('');
  const answers = [
    first,
    first + Buffer.from(whole.slice(0, cut % (whole.length + 1))).toString('utf8'),
    first + whole,
    [first, ...written].slice(-Math.max(1, repeated)).join(''),
  ];
  let calls = 0;
  const source = {
    ...{ id: 'x', name: 'x', classifyFailure: () => 'final' as const },
    read: ({ previous }: { readonly previous?: boolean }) =>
      Promise.resolve(previous ? '' : (answers[calls++] ?? first + whole)),
  };
  const { signal } = new AbortController();
  const reader = new LogReader(source, { now: () => 0 });
  const entries = [...reader.begin(await reader.open({ tail: 500 }, signal))];
  for (let time = 1; time < answers.length; time++) {
    entries.push(...(await reader.readNext(signal)).entries);
  }
  return entries;
}

/** Lines of two logs, more than there is room for, drawn as often as something changes. */
function draw(entries: readonly LogEntry[], { timestamps, filter }: Log): void {
  const book = new LogBook(['web', 'sidecar'], maxLines);
  for (const [origin, some] of [
    [0, entries],
    [1, entries.slice(0, 4)],
    [0, [{ type: 'gap', after: '', before: '2026-11-23T03:00:09Z' } as const, ...entries.slice(2)]],
  ] as const) {
    book.add(origin, some);
    const { text, origins } = book.render({ timestamps, filter: undefined });
    assertPlainLines(text);
    ok(book.length <= maxLines, `${book.length} lines are held`);
    const lines = text.split('\n');
    equal(lines.pop(), '');
    equal(lines.length, origins.length, 'lines without an origin');
    equal(lines.length, book.length + Math.min(1, book.dropped));
    ok(lines.every(({ length }) => length <= maxShown));
  }
  const { text } = book.render({ timestamps, filter: undefined });
  equal(book.render({ timestamps, filter: undefined }).text, text, 'drawn again, it is another text');
  const wanted = sanitizeOutputLine(filter).toLowerCase();
  const filtered = book.render({ timestamps, filter: (line) => line.toLowerCase().includes(wanted) });
  ok(filtered.text.split('\n').every((line) => text.includes(line)));
}
