import { deepEqual, equal, ok } from 'node:assert/strict';
import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { EscapeFilter } from '../../../src/base/escapeFilter';
import { Largest } from '../../support/largest';
import {
  BEL,
  ESC,
  ST,
  harmlessOutput as harmless,
  hostileOutput as hostile,
  isHarmlessOutput as isHarmless,
  outputPiece,
} from '../../support/terminalOutput';

const filtered = (text: string): string => new EscapeFilter().filter(text);

/** As a terminal gets it: bytes in pieces, decoded as they come. */
function throughPieces(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const filter = new EscapeFilter();
  return pieces.map((piece) => filter.filter(decoder.decode(piece, { stream: true }))).join('');
}

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

const anything = fc.array(outputPiece, { maxLength: 5 }).map((pieces) => Buffer.concat(pieces));

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
    const samples = [Buffer.from(hostile.join('x')), ...fc.sample(anything, 2_000)];
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
  // Only a user causes focus and mouse reports; here there is none.
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
