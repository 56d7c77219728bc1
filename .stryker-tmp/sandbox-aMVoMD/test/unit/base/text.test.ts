import { equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { formatCount, toSingleLine, sanitizeOutput } from '../../../src/base/text';

const hostile: readonly [string, number][] = [
  ['NUL', 0x00],
  ['escape', 0x1b],
  ['delete', 0x7f],
  ['C1 control', 0x9b],
  ['soft hyphen', 0xad],
  ['Arabic letter mark', 0x061c],
  ['zero-width space', 0x200b],
  ['zero-width joiner', 0x200d],
  ['right-to-left mark', 0x200f],
  ['right-to-left override', 0x202e],
  ['left-to-right isolate', 0x2066],
  ['pop directional isolate', 0x2069],
  ['word joiner', 0x2060],
  ['interlinear annotation', 0xfff9],
  ['language tag', 0xe0001],
  ['tag letter', 0xe0041],
];

describe('how many there are', () => {
  it('is written with a comma before each thousand, whatever the language of the machine', () => {
    equal([0, 999, 1_000, 9_501, 10_000, 1_234_567].map(formatCount).join(' '), '0 999 1,000 9,501 10,000 1,234,567');
  });

  it('keeps halves, as of vCPU', () => {
    equal(formatCount(1_500.5), '1,500.5');
  });
});

describe('one line of foreign text', () => {
  for (const [name, code] of hostile) {
    it(`shows that there was a ${name} instead of obeying it`, () => {
      equal(toSingleLine(`a${String.fromCodePoint(code)}b`), 'a\ufffdb');
    });
  }

  it('turns line breaks, tabs and runs of blanks into one blank, and trims', () => {
    equal(toSingleLine(' a\r\n\tb \u2028 c\u2029d\u00a0e\ufeff '), 'a b c d e');
  });

  it('leaves the text of any language alone', () => {
    for (const text of ['容器组 web', 'été', 'Ελλάδα', 'שלום', 'مرحبا', '🐳 ok', 'e\u0301']) {
      equal(toSingleLine(text), text);
    }
  });

  it('never holds a break, a control or a mark that reorders, whatever came in', () => {
    const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 2, max: 40 }), (text, max) => {
        const line = toSingleLine(text, max);
        ok(!/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u.test(line));
        ok(Array.from(line).length <= max);
      }),
    );
  });

  it('ends a long text with an ellipsis at the limit and marks no text that fits', () => {
    equal(toSingleLine('abcdef', 6), 'abcdef');
    equal(toSingleLine('abcdefg', 6), 'abcde…');
    equal(toSingleLine('x'.repeat(1_000)).length, 300);
  });

  it('cuts between characters, not inside one', () => {
    const cut = toSingleLine('🐳'.repeat(50), 10);
    equal(cut, `${'🐳'.repeat(9)}…`);
  });

  it('counts characters, so that a text of the allowed length is not marked as cut', () => {
    const whales = '🐳'.repeat(9);
    equal(toSingleLine(whales, 10), whales);
  });
});

describe('output of a program in a document', () => {
  const sequences = [
    '\u001b',
    '\u001b[',
    '31m',
    '\u009b2J',
    '\u001b]52;c;eA==\u0007',
    '\u001bP1|x\u001b\\',
    '\u202e',
    '\r',
    '\n',
    '\t',
    '版',
  ];
  const piece = fc.oneof(fc.constantFrom(...sequences), fc.string({ unit: 'binary', maxLength: 6 }));

  it('is lines of text and nothing else', () => {
    equal(
      sanitizeOutput(
        '\u001b[31mred\u001b[0m\r\n50%\r100%\u0007 \u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\\u001b(B',
      ),
      'red\n50%\n100%\ufffd link',
    );
  });

  it('has no control but line ends and tabs, in 10,000 texts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        match(sanitizeOutput(pieces.join('')), /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]*$/);
      }),
      { numRuns: 10_000 },
    );
  });
});
