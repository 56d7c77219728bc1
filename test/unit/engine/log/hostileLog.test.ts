// What a container writes is hostile until proved otherwise: whatever it is, and wherever it is cut, nothing dangerous is shown.
import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { sanitizeOutputLine } from '../../../../src/base/text';
import { LogBook } from '../../../../src/engine/log/logBook';
import {
  FilterTooSlow,
  filterProblem,
  limitTime,
  loadFilterEngine,
  parseFilter,
} from '../../../../src/engine/log/logFilter';
import { findJoin, readLines, toLine } from '../../../../src/engine/log/logLines';
import { LogReader } from '../../../../src/engine/log/logReader';
import { excessGrowth, measureCost, worstExcess } from '../../../support/cost';

const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const sequences = [
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001b]633;A\u001b\\',
  '\u001b[31m',
  '\u001b[2J',
  '\u001bP1;1|x\u001b\\',
  '\u009b31m',
  '\u009d8;;command:evil\u009c',
  '\u001b',
  '\u202e',
  '\r',
  '\u0000',
  '好',
  '👩‍💻',
  '$(x)',
  '\t',
];
const piece = fc.oneof(fc.constantFrom(...sequences), fc.string({ unit: 'binary', maxLength: 8 }), fc.string());
const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('hostile output in a log', () => {
  it('passes no dangerous sequence, in 10,000 texts', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const book = new LogBook(['web'], 1_000);
        book.add(0, readLines(`2026-11-23T03:00:00.000000000Z ${text}\n`, true).lines.map(toLine));
        const shown = book.render({ timestamps: true, filter: undefined }).text;
        ok(!dangerous.test(shown), JSON.stringify(shown));
      }),
      { numRuns: 10_000 },
    );
  }).timeout(30_000);

  const stamp = (index: number): string => `2026-11-23T03:00:0${index}.000000000Z`;
  const some = fc
    .array(hostile, { minLength: 1, maxLength: 6 })
    .map((texts) => texts.flatMap((text) => text.split('\n')).slice(0, 9));
  const written = (lines: readonly string[]): string =>
    lines.map((text, index) => `${stamp(index)} ${text}\n`).join('');

  /** What is delivered when the second answer is cut at some character and the third is whole. */
  async function deliveredWhenCut(whole: string, at: number): Promise<readonly string[]> {
    const cut = Buffer.from(whole.slice(0, at)).toString('utf8');
    const first = `2026-11-23T02:59:59.000000000Z first\n`;
    let calls = 0;
    const source = {
      ...{ id: 'x', name: 'x', classifyFailure: () => 'final' as const },
      read: ({ previous }: { readonly previous?: boolean }) =>
        Promise.resolve(previous ? '' : first + (['', cut][calls++] ?? whole)),
    };
    const reader = new LogReader(source, { now: () => 0 });
    const { signal } = new AbortController();
    const seen = [...reader.begin(await reader.open({ tail: 500 }, signal))];
    seen.push(...(await reader.readNext(signal)).entries, ...(await reader.readNext(signal)).entries);
    return seen.slice(1).map((entry) => (entry.type === 'line' ? entry.text : entry.type));
  }
  const expectedOf = (lines: readonly string[]): readonly string[] =>
    lines.map((text) => (text.endsWith('\r') ? text.slice(0, -1) : text));

  it('is the same wherever the service cuts its answers, in 10,000 logs cut somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.nat(), async (lines, at) => {
        const whole = written(lines);
        deepEqual(await deliveredWhenCut(whole, at % (whole.length + 1)), expectedOf(lines));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is the same in 100 logs cut at every point', async () => {
    await fc.assert(
      fc.asyncProperty(some, async (lines) => {
        const whole = written(lines);
        for (let at = 0; at <= whole.length; at++) {
          deepEqual(await deliveredWhenCut(whole, at), expectedOf(lines));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hides nothing behind a sequence without an end', () => {
    equal(sanitizeOutputLine('a\u001b]0;title and the rest'), 'a0;title and the rest');
    equal(sanitizeOutputLine('\u001b[1;31mred\u001b[0m\tplain'), 'red\tplain');
  });
});

describe('the place where answers join', () => {
  it('is found for any log of unlike lines, however much of it was delivered', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 40 }), (a, b, c) => {
        const [from, seen, end] = [a, b, c].sort((one, other) => one - other) as [number, number, number];
        const log = Array.from({ length: end + 1 }, (_, index) => `line ${index}`);
        const at = findJoin(log.slice(0, seen + 1), log.slice(from));
        equal(at, seen - from + 1);
      }),
    );
  });

  it('is not found where nothing is common', () => {
    equal(findJoin(['a', 'b'], ['c', 'd']), undefined);
    equal(findJoin([], ['c']), undefined);
  });

  it('is the last that fits, for lines that are alike', () => {
    equal(findJoin(['x', '.', '.'], ['.', '.', '.']), 2);
  });
});

describe('a filter', () => {
  before(loadFilterEngine);

  it('is a text in any letter case, or a regular expression between slashes', () => {
    ok(parseFilter('Error')?.('an ERROR'));
    ok(parseFilter('/^\\d+$/')?.('42'));
    ok(!parseFilter('/^a/g')?.('ba'));
    equal(parseFilter(''), undefined);
    ok(parseFilter('a/b')?.('xa/bx'));
  });

  it('says why it cannot be one', () => {
    equal(filterProblem('/fine/'), undefined);
    match(filterProblem('/(/') ?? '', /^Not a regular expression: /);
  });

  it('takes the flags of JavaScript', () => {
    ok(parseFilter('/error/i')?.('an ERROR'));
    ok(!parseFilter('/error/')?.('an ERROR'));
    ok(parseFilter('/^ab$/gimsuy')?.('AB'));
    ok(parseFilter('/\\u{5bb9}/u')?.('容器组'));
  });

  it('costs no more than a text, whatever expression meets whatever line', () => {
    for (const expression of ['/(a+)+$/', '/(a|a)*$/', '/(?:a*)*b?c$/', '/^(?:(?:a+)+)+$/', '/(.*a){12}$/']) {
      const filter = parseFilter(expression);
      const cost = measureCost((line) => filter?.(line), `${'a'.repeat(26)}!`);
      ok(cost < 300 * measureCost((line) => parseFilter('b')?.(line), `${'c'.repeat(26)}!`), expression);
      ok(
        excessGrowth(
          (line) => filter?.(line),
          (length) => `${'a'.repeat(length)}!`,
        ) < worstExcess,
        expression,
      );
    }
  });

  it('names what it does not support', () => {
    const cases = ['/a(?=b)/ (?=', '/a(?!b)/ (?!', '/(a)\\1/ \\1', '/(?<x>a)\\k<x>/ \\k<', '/a{2000}/ {2000}'];
    for (const one of cases) {
      const [expression = '', part] = one.split(' ');
      equal(
        filterProblem(expression),
        `Filters do not support ${part} in regular expressions, because it can take very long.`,
      );
    }
    equal(filterProblem('/(?:a?){400}(?:b?){400}/'), 'This regular expression is too large. Repeat less in it.');
  });

  it('is given up when all lines together take too long', () => {
    let now = 0;
    const limited = limitTime(
      () => ((now += 40), true),
      100,
      () => now,
    );
    ok(limited('a') && limited('b') && limited('c'));
    throws(() => limited('d'), FilterTooSlow);
    const other = limitTime(
      () => ((now += 50), true),
      100,
      () => now,
    );
    ok(other('a') && other('b') && other('c'));
    throws(() => other('d'), FilterTooSlow);
  });
});
