// Text that came from outside and text that people read.

// C0 and C1 controls, soft hyphen, zero-width and bidirectional marks, line and paragraph separators, byte order mark, tags.
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The same but tab and line feed, which texts of several lines are made of. */
const hidden = new RegExp(invisible.source.replace('\\u0000-\\u001f', '\\u0000-\\u0008\\u000b-\\u001f'), 'gu');

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
  return text.replaceAll('\r\n', '\n').replace(hidden, '\ufffd');
}

/** Makes text from the service safe for one line of UI: nothing invisible, nothing that reorders what follows, not endless. */
export function toSingleLine(text: string, maxLength = 300): string {
  const clean = text.replace(/\s+/g, ' ').replace(invisible, '\ufffd').trim();
  if (clean.length <= maxLength) {
    return clean;
  }
  const characters = Array.from(clean);
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : clean;
}

// CSI; OSC, DCS, SOS, PM and APC with their end; two-character escapes. In both forms, with ESC and with one C1 character.
const escapeSequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;

/**
 * A line of a program's output as text: colours and other terminal sequences go, tabs stay, what else is invisible shows as a
 * replacement character. A sequence without an end loses its beginning only: nothing is hidden by it.
 */
export function sanitizeOutputLine(text: string): string {
  return hasUnusual.test(text)
    ? text
        .replace(escapeSequences, '')
        .split('\t')
        .map((part) => part.replace(invisible, '\ufffd'))
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
