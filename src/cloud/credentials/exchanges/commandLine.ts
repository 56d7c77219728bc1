/**
 * Splits a command line into its arguments as the aliyun CLI does: blanks separate, quotes keep together, and outside Windows,
 * where it separates folders, a backslash takes the next letter as it is. Nothing is expanded.
 * @throws RangeError for a quote that is not closed, a backslash at the end, or nothing at all.
 */
export function splitCommandLine(line: string, platform: NodeJS.Platform = process.platform): readonly string[] {
  const escapes = platform === 'win32' ? /^"$/ : /^["\\$`\n]$/;
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  const letters = Array.from(line);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    const next = letters[at + 1];
    if (quote === "'") {
      [word, quote] = letter === quote ? [word, ''] : [`${word ?? ''}${letter}`, quote];
    } else if (quote === '"') {
      if (letter === '\\' && next !== undefined && escapes.test(next)) {
        word = `${word ?? ''}${next}`;
        at++;
      } else {
        [word, quote] = letter === quote ? [word, ''] : [`${word ?? ''}${letter}`, quote];
      }
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= '';
    } else if (letter === '\\' && platform !== 'win32') {
      if (next === undefined) {
        throw new RangeError('a backslash at the end');
      }
      word = `${word ?? ''}${next}`;
      at++;
    } else if (/\s/.test(letter)) {
      if (word !== undefined) {
        words.push(word);
        word = undefined;
      }
    } else {
      word = `${word ?? ''}${letter}`;
    }
  }
  if (quote !== '') {
    throw new RangeError('a quote that is not closed');
  }
  if (word !== undefined) {
    words.push(word);
  }
  if (!words[0]) {
    throw new RangeError('nothing to start');
  }
  return words;
}
