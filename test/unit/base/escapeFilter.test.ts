import { deepEqual, equal, ok } from 'node:assert/strict';
import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { EscapeFilter } from '../../../src/base/escapeFilter';
import { Largest } from '../../support/largest';

const ESC = '\u001b';
const BEL = '\u0007';
const ST = `${ESC}\\`;

const filtered = (text: string): string => new EscapeFilter().filter(text);

/** As a terminal gets it: bytes in pieces, decoded as they come. */
function throughPieces(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const filter = new EscapeFilter();
  return pieces.map((piece) => filter.filter(decoder.decode(piece, { stream: true }))).join('');
}

const hostile = [
  `${ESC}]52;c;cm0gLXJmIC8=${BEL}`,
  `${ESC}]52;c;?${ST}`,
  `\u009d52;c;cm0=\u009c`,
  `${ESC}]633;E;rm -rf /;nonce${BEL}`,
  `${ESC}]633;P;Cwd=/etc${ST}`,
  `${ESC}]133;A${ST}`,
  `${ESC}]1337;File=inline=1:AAAA${BEL}`,
  `${ESC}]0;title${BEL}`,
  `${ESC}]2;title${ST}`,
  `${ESC}]7;file:///etc${BEL}`,
  `${ESC}]4;1;?${BEL}`,
  `${ESC}]10;?${BEL}`,
  `${ESC}]11;?${ST}`,
  `${ESC}]8;;command:workbench.action.quit${ST}`,
  `${ESC}]8;;file:///etc/passwd${BEL}`,
  `${ESC}]8;;vscode://x/y${ST}`,
  `${ESC}P$q"p${ST}`,
  `${ESC}P+q544e${ST}`,
  `\u0090$qm\u009c`,
  `${ESC}_Gi=1,a=q;AAAA${ST}`,
  `${ESC}^private${ST}`,
  `${ESC}Xstring${ST}`,
  `${ESC}[c`,
  `${ESC}[>c`,
  `${ESC}[=c`,
  `${ESC}[0c`,
  `\u009bc`,
  `${ESC}[5n`,
  `${ESC}[6n`,
  `${ESC}[?6n`,
  `${ESC}[x`,
  `${ESC}[18t`,
  `${ESC}[21t`,
  `${ESC}[22;0t`,
  `${ESC}[?1004h`,
  `${ESC}[?1$p`,
  `${ESC}[4$p`,
  `${ESC}[>q`,
  `${ESC}[?u`,
  `${ESC}[>1u`,
  `${ESC}[5i`,
  `${ESC}Z`,
  `${ESC}%@`,
  '\u0005',
] as const;

const harmless = [
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}[38;2;1;2;3m`,
  `${ESC}[38:5:200m`,
  `${ESC}[2J${ESC}[H`,
  `${ESC}[10;20H`,
  `${ESC}[?25l${ESC}[?25h`,
  `${ESC}[?1049h${ESC}[?1049l`,
  `${ESC}[?2004h`,
  `${ESC}[1;24r`,
  `${ESC}7${ESC}8`,
  `${ESC}(0lqk${ESC}(B`,
  `${ESC}[4 q`,
  `${ESC}]8;;https://example.com/a?b=c${ST}link${ESC}]8;;${ST}`,
  'a\tb\r\nc\b',
  '模拟器 – 🐳 👩‍💻 é',
] as const;

describe('the escape filter', () => {
  for (const text of harmless) {
    it(`lets ${JSON.stringify(text)} through`, () => {
      equal(filtered(text), text);
    });
  }

  for (const text of hostile) {
    it(`drops ${JSON.stringify(text)} and nothing beside it`, () => {
      equal(filtered(`before${text}after`), 'beforeafter');
    });
  }

  it('keeps of several modes the harmless ones', () => {
    equal(filtered(`${ESC}[?1049;1004;25h`), `${ESC}[?1049;25h`);
  });

  it('bounds repetitions to the screen, and numbers that are none to what costs nothing', () => {
    const filter = new EscapeFilter();
    filter.screen = { columns: 100, rows: 30 };
    for (const final of ['L', 'M', 'S', 'T']) {
      equal(filter.filter(`${ESC}[9999${final}`), `${ESC}[30${final}`);
      equal(filter.filter(`${ESC}[29${final}`), `${ESC}[29${final}`);
    }
    for (const final of ['@', 'P', 'X', 'I', 'Z']) {
      equal(filter.filter(`${ESC}[2147483647${final}`), `${ESC}[100${final}`);
    }
    equal(filter.filter(`x${ESC}[2147483647b`), `x${ESC}[3000b`);
    equal(filter.filter(`${ESC}[9999999;7H`), `${ESC}[9999;7H`);
    equal(filter.filter(`${ESC}[9999;9999S`), `${ESC}[30;30S`);
  });

  it('costs the terminal little more than plain text, whichever sequence repeats', async () => {
    const plain = await terminalCost('All work and no play makes Jack a dull boy.\r\n');
    for (const final of 'ABCDEFGHIJKLMPSTXZ@`abcdefgmrsu') {
      for (const begin of [`${ESC}[9999`, `${ESC}[9999;9999`, `x${ESC}[9999`]) {
        const cost = await terminalCost(filtered(`${begin}${final}`));
        ok(cost < 100 * plain, `${JSON.stringify(begin + final)}: ${Math.round(cost / plain)} times plain text`);
      }
    }
  }).timeout(60_000);

  it('passes a sequence that begins inside another, and never the one it broke', () => {
    equal(filtered(`${ESC}[3${ESC}[32mx`), `${ESC}[32mx`);
    equal(filtered(`${ESC}]52;c;AAAA${ESC}[32mx`), `${ESC}[32mx`);
    equal(filtered(`${ESC}[3\u0018mx`), 'mx');
    equal(filtered(`${ESC}[3\n1mx`), `\n${ESC}[31mx`);
  });

  it('shows again what follows a string that does not end', () => {
    equal(filtered(`${ESC}]52;c;AAAA\nnext`), '\nnext');
    ok(filtered(`${ESC}P${'A'.repeat(100_000)}next`).endsWith('next'));
  });

  it('drops what makes text look like another', () => {
    equal(filtered('user\u202etxt.exe'), 'usertxt.exe');
  });

  it('holds no more than a sequence can be long', () => {
    for (const begin of [`${ESC}]8;;https://`, `${ESC}P`, `${ESC}[`, `${ESC}#`]) {
      const filter = new EscapeFilter();
      filter.filter(begin);
      for (let piece = 0; piece < 60; piece += 1) {
        filter.filter('1'.repeat(1_000));
      }
      ok(JSON.stringify(filter).length < 3_000, begin);
    }
  });
});

/** What a terminal may be told, written down once more and in another way than the filter does. */
const allowed = new RegExp(
  [
    String.raw`[\u0007-\u000f\u0020-\u007e\u00a0-\u{10ffff}]`,
    String.raw`\u001b[78DEHM=>c]`,
    String.raw`\u001b[()*+.\-/][0-9A-Za-z]`,
    String.raw`\u001b#[34568]`,
    String.raw`\u001b\[[\d;:]*[@A-IJKLMPSTXZ\x60abdefgmrsu]`,
    String.raw`\u001b\[\?\d*[JK]`,
    String.raw`\u001b\[[0-6]? q`,
    String.raw`\u001b\[!p`,
    String.raw`\u001b\[(?:4|20)(?:;(?:4|20))*[hl]`,
    String.raw`\u001b\[\?(?!(?:[\d;]*;)?1004[;hl])[\d;]+[hl]`,
    String.raw`\u001b\]8;;(?:https?:\/\/[!-~]+)?\u001b\\`,
  ].join('|'),
  'iuy',
);

function isHarmless(text: string): boolean {
  allowed.lastIndex = 0;
  while (allowed.lastIndex < text.length) {
    if (!allowed.test(text)) {
      return false;
    }
  }
  return true;
}

/** Whole attacks, pieces of sequences, text of several bytes a character, and any bytes at all. */
const piece = fc.oneof(
  fc.constantFrom(...hostile, ...harmless).map((text) => Buffer.from(text)),
  fc
    .constantFrom(
      ESC,
      `${ESC}[`,
      `${ESC}]`,
      `${ESC}P`,
      '\u009b',
      '\u009d',
      BEL,
      ST,
      '\u009c',
      '\u0018',
      ';',
      '?',
      '1',
      '52',
      '\n',
    )
    .map((text) => Buffer.from(text)),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
);
const anything = fc.array(piece, { maxLength: 5 }).map((pieces) => Buffer.concat(pieces));

describe('the escape filter under 10,000 random and hostile byte sequences', function () {
  this.timeout(60_000);

  it('says the same wherever they are split, lets nothing dangerous pass and tears no character', () => {
    let count = 0;
    fc.assert(
      fc.property(anything, (bytes) => {
        count += 1;
        const whole = throughPieces([bytes]);
        ok(isHarmless(whole), JSON.stringify(whole));
        for (let at = 1; at < bytes.length; at += 1) {
          equal(throughPieces([bytes.subarray(0, at), bytes.subarray(at)]), whole);
        }
        equal(throughPieces([...bytes].map((byte) => Uint8Array.of(byte))), whole);
      }),
      { numRuns: 10_000 },
    );
    ok(count >= 10_000);
  });

  it('says the same wherever a sequence is split that is about as long as it may be', () => {
    const longest = new Largest();
    // A CSI sequence is held up to 256 characters, an OSC up to 2,100, and any string is passed over up to 65,536.
    const size = fc.constantFrom(256, 2_100, 65_536).chain((limit) => fc.integer({ min: limit - 12, max: limit + 12 }));
    const begin = fc.constantFrom(`${ESC}[`, '\u009b', `${ESC}]8;;https://`, `${ESC}]0;`, `${ESC}P`, `${ESC}_`);
    const last = fc.constantFrom('m', 'c', BEL, ST, `${ESC}]8;;${ST}`, '\u0018', '\n', '');
    const sequence = fc.record({ begin, unit: fc.constantFrom('1', ';', 'A'), size, last });
    fc.assert(
      fc.property(sequence, fc.nat(), ({ begin, unit, size, last }, where) => {
        const bytes = Buffer.from(`a${begin}${unit.repeat(size)}${last}b`);
        longest.note(size);
        const whole = throughPieces([bytes]);
        ok(isHarmless(whole), JSON.stringify(whole.slice(0, 200)));
        for (const at of [where % bytes.length, bytes.length - 1 - (where % 20), 1 + (where % 4)]) {
          ok(throughPieces([bytes.subarray(0, at), bytes.subarray(at)]) === whole, `split at ${at} of ${bytes.length}`);
        }
      }),
      { numRuns: 200, endOnFailure: true },
    );
    longest.assertReached(65_536);
  });

  it('lets text through unchanged wherever it is split', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (given) => {
        const text = given.replace(/[\p{Cc}\p{Cf}]/gu, '');
        const bytes = Buffer.from(text);
        for (let at = 0; at <= bytes.length; at += 1) {
          equal(throughPieces([bytes.subarray(0, at), bytes.subarray(at)]), text);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves a real terminal silent', async () => {
    const raw = await heard([Buffer.from(hostile.join('x'))]);
    ok(raw.includes('answer') && raw.includes('title') && raw.includes('OSC 52') && raw.includes('OSC 633'));
    const samples = [Buffer.from(hostile.join('x')), ...fc.sample(anything, 10_000)];
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const filter = new EscapeFilter();
    deepEqual(
      await heard(samples.map((bytes) => Buffer.from(filter.filter(decoder.decode(bytes, { stream: true }))))),
      [],
    );
  });
});

/** Milliseconds that the terminal takes for 16 KiB of a repeated text. */
async function terminalCost(text: string): Promise<number> {
  const terminal = new Terminal({ allowProposedApi: true, scrollback: 1_000 });
  const whole = text.repeat(Math.ceil(16_384 / Math.max(1, text.length)));
  const started = performance.now();
  await new Promise<void>((resolve) => terminal.write(whole, resolve));
  const cost = performance.now() - started;
  terminal.dispose();
  return cost;
}

/** What xterm.js, the terminal of VS Code, does besides showing: answers, titles and strings that programs outside would act on. */
async function heard(pieces: readonly Uint8Array[]): Promise<readonly string[]> {
  const terminal = new Terminal({ allowProposedApi: true });
  const seen = new Set<string>();
  // Of focus and mouse reports only a person is the cause; here nobody moves one.
  terminal.onData(() => seen.add('answer'));
  terminal.onTitleChange(() => seen.add('title'));
  for (const code of [0, 1, 2, 4, 7, 9, 10, 11, 12, 52, 133, 633, 1337]) {
    terminal.parser.registerOscHandler(code, () => {
      seen.add(`OSC ${code}`);
      return false;
    });
  }
  terminal.parser.registerDcsHandler({ intermediates: '$', final: 'q' }, () => {
    seen.add('DCS');
    return false;
  });
  for (const bytes of pieces) {
    await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  }
  terminal.dispose();
  return [...seen];
}
