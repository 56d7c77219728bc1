// Text that came from outside and text that people read.

// Delete and C1 controls, soft hyphen, zero-width and bidirectional marks, line and paragraph separators, byte order mark, tags.
const marks = String.raw`\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}`;
/** These and C0 controls. */
const invisibleRuns = new RegExp(String.raw`[\u0000-\u001f${marks}]+`, 'gu');
/** The same but tab and line feed, which texts of several lines are made of. */
const hiddenRuns = new RegExp(String.raw`[\u0000-\u0008\u000b-\u001f${marks}]+`, 'gu');

/** One for each character, run by run: one by one takes a hundred times as long. */
const toReplacements = (run: string): string => '\ufffd'.repeat(Array.from(run).length);

/** Making one takes 15 ms the first time. */
let amounts: Intl.NumberFormat | undefined;

/**
 * How many, as people read it: 10,000. Of the same form in both languages the texts are in, whatever the one of VS Code. Not for ids, nor
 * for limits of what is typed, which people copy.
 */
export function formatCount(amount: number): string {
  amounts ??= new Intl.NumberFormat('en', { maximumFractionDigits: 3 });
  return amounts.format(amount);
}

/** Control characters, marks that show nothing or turn the text around, halves of characters, line separators. */
export function hasInvisible(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}

/** Text of any number of lines with nothing in it that moves the cursor, colours, or turns round what follows. */
export function sanitizeLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(hiddenRuns, toReplacements);
}

/** Makes text from the service safe for one line of UI: nothing invisible, nothing that reorders what follows, not endless. */
export function toSingleLine(text: string, maxLength = 300): string {
  return truncateText(text.replace(/\s+/g, ' ').replace(invisibleRuns, toReplacements).trim(), maxLength);
}

/** The text with so many characters at most, the last of them an ellipsis where it is cut. */
export function truncateText(text: string, maxLength: number): string {
  if (text.length <= maxLength) {
    return text;
  }
  const characters = Array.from(text);
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : text;
}

/**
 * A line of a program's output as text: colours and other terminal sequences go, tabs stay, what else is invisible shows as a
 * replacement character. A sequence without an end loses its beginning only: nothing is hidden by it.
 */
export function sanitizeOutputLine(text: string): string {
  return hasUnusual.test(text)
    ? dropEscapeSequences(text)
        .split('\t')
        .map((part) => part.replace(invisibleRuns, toReplacements))
        .join('\t')
    : text;
}

/** A program's output as lines of text and nothing else; a carriage return begins a line too. */
export function sanitizeOutput(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(sanitizeOutputLine)
    .join('\n');
}

const hasUnusual = /[^\t\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f\u3000-\u9fff\uff01-\uff5e]/;

/** What may begin a sequence: ESC, and the C1 characters for CSI, DCS, SOS, OSC, PM and APC. */
const introducer = /[\u001b\u0090\u0098\u009b\u009d-\u009f]/g;
/** Each at one place only, so that none of them searches the line for its beginning. */
const controlSequence = /[0-?]*[ -/]*[@-~]/y;
const shortEscape = /[ -/]*[0-~]/y;
/** The next character that can end a string, or shows that it has no end. */
const stringEnd = /[\u0007\u001b\u009c]/g;

/**
 * Drops control sequences, control strings with an end, and escapes of a few characters, in both forms: with ESC and with one C1
 * character. Reads the line once: where the next end of a string is stays known for all strings that begin before it.
 */
function dropEscapeSequences(text: string): string {
  const kept: string[] = [];
  let from = 0;
  let end = -1;
  const findStringEnd = (start: number): number => {
    if (end < start) {
      end = indexFrom(stringEnd, text, start);
    }
    return end;
  };
  for (
    let at = indexFrom(introducer, text, 0);
    at < text.length;
    at = indexFrom(introducer, text, Math.max(from, at + 1))
  ) {
    const after = skipSequence(text, at, findStringEnd);
    if (after > at) {
      kept.push(text.slice(from, at));
      from = after;
    }
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** Where the sequence that begins at `at` is over; `at` itself if none does. */
function skipSequence(text: string, at: number, findStringEnd: (start: number) => number): number {
  const isEscape = text[at] === '\u001b';
  // C1 is ESC and a letter in one.
  const kind = isEscape ? (text[at + 1] ?? '') : String.fromCharCode(text.charCodeAt(at) - 0x40);
  const start = at + (isEscape ? 2 : 1);
  const after =
    kind === '['
      ? skip(controlSequence, text, start)
      : isStringKind(kind)
        ? skipString(text, findStringEnd(start))
        : -1;
  return after >= 0 ? after : isEscape ? Math.max(at, skip(shortEscape, text, at + 1)) : at;
}

function isStringKind(kind: string): boolean {
  return kind !== '' && ']PX^_'.includes(kind);
}

/** Behind BEL, ST or ESC \ at `end`; another ESC or no end at all leaves the string open. */
function skipString(text: string, end: number): number {
  const isOpen = end >= text.length || (text[end] === '\u001b' && text[end + 1] !== '\\');
  return isOpen ? -1 : end + (text[end] === '\u001b' ? 2 : 1);
}

/** Where a sticky pattern that matches at `at` ends; -1 if it does not match there. */
function skip(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : -1;
}

/** Of the first match of a global pattern; the end of the text if there is none. */
function indexFrom(global: RegExp, text: string, from: number): number {
  global.lastIndex = from;
  const found = global.exec(text);
  return found ? found.index : text.length;
}

/** Halves of surrogate pairs, which neither a file nor an address can contain, become U+FFFD. */
export function replaceLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Any text as a part of an address. */
export function encodeUriPart(text: string): string {
  return encodeURIComponent(replaceLoneSurrogates(text));
}
