/**
 * Splits a command line into its arguments as the aliyun CLI does: blanks separate, quotes keep together, and outside Windows,
 * where it separates folders, a backslash takes the next letter as it is. Nothing is expanded.
 * @throws RangeError for a quote that is not closed, a backslash at the end, or nothing at all.
 */
export function splitCommandLine(line: string, platform: NodeJS.Platform = process.platform): readonly string[] {
  const words = new CommandLine(line, platform === 'win32').readWords();
  if (!words[0]) {
    throw new RangeError('nothing to start');
  }
  return words;
}

/** Reads the letters of a line from left to right. */
class CommandLine {
  private readonly letters: readonly string[];
  private at = 0;
  /** What a backslash makes plain between double quotes. */
  private readonly quotedEscapes: RegExp;

  constructor(
    line: string,
    private readonly isWindows: boolean,
  ) {
    this.letters = Array.from(line);
    this.quotedEscapes = isWindows ? /^"$/ : /^["\\$`\n]$/;
  }

  readWords(): readonly string[] {
    const words: string[] = [];
    for (let word = this.readWord(); word !== undefined; word = this.readWord()) {
      words.push(word);
    }
    return words;
  }

  /** The next word, which quotes may leave empty; undefined at the end of the line. */
  private readWord(): string | undefined {
    while (isBlank(this.peek())) {
      this.at++;
    }
    if (this.peek() === undefined) {
      return undefined;
    }
    let word = '';
    while (this.peek() !== undefined && !isBlank(this.peek())) {
      word += this.readPart();
    }
    return word;
  }

  private readPart(): string {
    const letter = this.take();
    switch (letter) {
      case "'":
        return this.readToQuote(letter, () => this.take());
      case '"':
        return this.readToQuote(letter, () => this.takeQuoted());
      case '\\':
        return this.isWindows ? letter : this.takeEscaped();
      default:
        return letter;
    }
  }

  private readToQuote(quote: string, take: () => string): string {
    let text = '';
    while (this.peek() !== quote) {
      if (this.peek() === undefined) {
        throw new RangeError('a quote that is not closed');
      }
      text += take();
    }
    this.at++;
    return text;
  }

  /** Between double quotes, a backslash is itself unless it escapes the next letter. */
  private takeQuoted(): string {
    const letter = this.take();
    return letter === '\\' && this.quotedEscapes.test(this.peek() ?? '') ? this.take() : letter;
  }

  private takeEscaped(): string {
    if (this.peek() === undefined) {
      throw new RangeError('a backslash at the end');
    }
    return this.take();
  }

  private peek(): string | undefined {
    return this.letters[this.at];
  }

  private take(): string {
    return this.letters[this.at++] ?? '';
  }
}

function isBlank(letter: string | undefined): boolean {
  return letter !== undefined && /\s/.test(letter);
}
