// Filters the output of a third-party program for the user's terminal. Colours, cursor and screen control pass; whatever
// reaches beyond the screen does not: clipboard, titles, shell integration, links other than to web pages, device strings, and
// queries that a terminal answers as if the user had typed. Passed is only what is known to be harmless, as a whole sequence, so
// that the terminal is never left in the middle of one. Syntax: ECMA-48; meanings: xterm's control sequences.

type State = 'text' | 'escape' | 'csi' | 'osc' | 'string' | 'oscEscape' | 'stringEscape';

/** Longer ones are dropped: a control sequence sets colours at most, an OSC 8 carries an address. */
const maxLength = { csi: 256, osc: 2_100 };
/** A string that does not end is given up, so that what follows can be seen. */
const maxString = 65_536;
/** No screen is larger, and a repetition of more would cost the terminal its memory. */
const maxNumber = 9_999;
/** Inserting and deleting lines, scrolling up and down: the terminal does it line by line. */
const repeatsLines = 'LMST';
/** Inserting, deleting and erasing characters, tabs forward and back. */
const repeatsColumns = '@PXIZ';
/** Repeats a character, which may fill the screen. */
const repeatsCells = 'b';

const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const ST = 0x9c;

/** Bell, backspace, tab, line feeds, carriage return, the two character sets. */
const harmlessControls: ReadonlySet<number> = new Set([BEL, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f]);
/** What ESC and one of these, or C1 of the same meaning, begins. */
const introducers: Readonly<Record<string, State>> = {
  '[': 'csi',
  ']': 'osc',
  P: 'string',
  X: 'string',
  '^': 'string',
  _: 'string',
};
/** Save and restore the cursor, index, next line, tab stop, reverse index, keypad, reset; character sets; alignment test. */
const harmlessEscape = /^(?:[78DEHM=>c]|[()*+\-./][0-9A-Za-z]|#[34568])$/;
/** Moving, erasing, inserting, deleting, scrolling, tab stops, repeating, colours, margins, saving the cursor. */
const harmlessCsi = /^(?:[\d;:]*[@A-IJ-MPSTXZ`abdefgmrsu]|\?\d*[JK]|[0-6]? q|!p)$/;
/** Insert mode and line feed mode. */
const harmlessMode = /^(?:4|20)$/;
/**
 * Cursor keys, reverse video, origin, wrapping, cursor blinking and shown, keypad, mouse, other screen, bracketed paste, drawing at
 * once. Not 1004: it would report to the container when the terminal has focus.
 */
const harmlessPrivateMode = /^(?:1|5|6|7|9|12|25|45|47|66|1000|1002|1003|1006|1015|1047|1048|1049|2004|2026)$/;
/** Most output is this, and needs no check letter by letter. */
const nothingSpecial = /^[\t\n\r -~]*$/;
/** Overrides and isolates of writing direction make text look like another. */
const deceptive = /[\u202a-\u202e\u2066-\u2069]/;

interface Screen {
  readonly columns: number;
  readonly rows: number;
}

/** Takes decoded text piece by piece; what a sequence is does not depend on where it was cut. */
export class EscapeFilter {
  /** What a program repeats is bounded to it: more would not be seen, and takes the terminal minutes. */
  screen: Screen = { columns: 80, rows: 24 };
  private state: State = 'text';
  private buffered = '';
  private length = 0;

  filter(text: string): string {
    if (this.state === 'text' && nothingSpecial.test(text)) {
      return text;
    }
    let passed = '';
    for (const character of text) {
      passed += this.consume(character, character.codePointAt(0) ?? 0);
    }
    return passed;
  }

  private consume(character: string, code: number): string {
    // Wherever they come, these start a new sequence.
    if (code === CAN || code === SUB) {
      return this.enter('text');
    }
    switch (this.state) {
      case 'text':
        return this.consumePlain(character, code);
      case 'escape':
        return this.consumeEscape(character, code);
      case 'csi':
        return this.consumeCsi(character, code);
      case 'osc':
      case 'string':
        return this.consumeString(character, code);
      case 'oscEscape':
      case 'stringEscape':
        return this.consumeAfterEscape(character, code);
    }
  }

  private consumePlain(character: string, code: number): string {
    if (code === ESC) {
      return this.enter('escape');
    }
    if (code < 0x20) {
      return harmlessControls.has(code) ? character : '';
    }
    if (code >= 0x7f && code < 0xa0) {
      // C1 is ESC and a letter in one.
      const introduced = code >= 0x80 ? introducers[String.fromCharCode(code - 0x40)] : undefined;
      return introduced ? this.enter(introduced) : '';
    }
    return deceptive.test(character) ? '' : character;
  }

  private consumeEscape(character: string, code: number): string {
    if (code >= 0x7f || code < 0x20) {
      return this.interrupt(character, code);
    }
    const introduced = this.buffered === '' ? introducers[character] : undefined;
    if (introduced) {
      return this.enter(introduced);
    }
    this.buffered += character;
    if (code < 0x30 && this.buffered.length < 3) {
      return '';
    }
    const whole = this.buffered;
    this.enter('text');
    return harmlessEscape.test(whole) ? `\u001b${whole}` : '';
  }

  private consumeCsi(character: string, code: number): string {
    if (code >= 0x7f || code < 0x20) {
      return this.interrupt(character, code);
    }
    if (this.buffered.length < maxLength.csi) {
      this.buffered += character;
    } else {
      this.length = maxString;
    }
    if (code < 0x40) {
      return '';
    }
    const whole = this.buffered;
    const tooLong = this.length > 0;
    this.enter('text');
    return tooLong ? '' : sanitizeSequence(whole, this.screen);
  }

  /** A control inside a sequence: ESC and C1 begin another, others act at once, and what is no control ends it. */
  private interrupt(character: string, code: number): string {
    if (code < 0x20 && code !== ESC) {
      return harmlessControls.has(code) ? character : '';
    }
    if (code === 0x7f) {
      return '';
    }
    this.enter('text');
    return this.consumePlain(character, code);
  }

  private consumeString(character: string, code: number): string {
    const isOsc = this.state === 'osc';
    if (code === ESC) {
      this.state = isOsc ? 'oscEscape' : 'stringEscape';
      return '';
    }
    if (code === ST || (isOsc && code === BEL)) {
      return this.endString();
    }
    // No OSC contains line ends: here the program omitted its terminator.
    if (isOsc && (code === 0x0a || code === 0x0d)) {
      this.enter('text');
      return character;
    }
    this.length += 1;
    if (isOsc && this.buffered.length < maxLength.osc) {
      this.buffered += character;
    }
    return this.length < maxString ? '' : this.enter('text');
  }

  private consumeAfterEscape(character: string, code: number): string {
    if (character === '\\') {
      return this.endString();
    }
    // The string is over without its end, and this is another sequence.
    this.enter('escape');
    return this.consume(character, code);
  }

  private endString(): string {
    const whole = this.buffered;
    const isOsc = this.state === 'osc' || this.state === 'oscEscape';
    const isWhole = this.length < maxLength.osc;
    this.enter('text');
    return isOsc && isWhole ? sanitizeLink(whole) : '';
  }

  private enter(state: State): string {
    this.state = state;
    this.buffered = '';
    this.length = 0;
    return '';
  }
}

function sanitizeSequence(whole: string, screen: Screen): string {
  const max = findMaxNumber(whole.slice(-1), screen);
  const bounded = whole.replace(/\d+/g, (digits) => (Number(digits) > max ? String(max) : digits));
  if (harmlessCsi.test(bounded)) {
    return `\u001b[${bounded}`;
  }
  const [, mark = '', numbers = '', final = ''] = /^(\??)([\d;]*)([hl])$/.exec(bounded) ?? [];
  const allowed = mark === '?' ? harmlessPrivateMode : harmlessMode;
  const modes = numbers.split(';').filter((mode) => allowed.test(mode));
  return final !== '' && modes.length > 0 ? `\u001b[${mark}${modes.join(';')}${final}` : '';
}

function findMaxNumber(final: string, { columns, rows }: Screen): number {
  if (repeatsLines.includes(final)) {
    return Math.min(rows, maxNumber);
  }
  if (repeatsColumns.includes(final)) {
    return Math.min(columns, maxNumber);
  }
  return final === repeatsCells ? Math.min(columns * rows, maxNumber) : maxNumber;
}

/** OSC 8 to a web page, or the end of a link. VS Code asks before it opens one. */
function sanitizeLink(whole: string): string {
  const address = /^8;[^;]*;(.*)$/s.exec(whole)?.[1];
  const isWeb = address !== undefined && /^https?:\/\/[!-~]+$/i.test(address);
  return isWeb || address === '' ? `\u001b]8;;${address}\u001b\\` : '';
}
