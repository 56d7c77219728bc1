// The part of the shell's grammar that commands need which find a shell, run a line and report its exit code: lists with ; && ||,
// (subshells), quotes, $variables, NAME=value, and redirections to /dev/null and between the two outputs.

/** A piece of a word; `quoted` pieces are never split. */
export type Piece = { readonly text: string } | { readonly variable: string; readonly quoted: boolean };
export type Word = readonly Piece[];
type Output = 'out' | 'err' | 'null';

export interface Command {
  readonly after: ';' | '&&' | '||';
  readonly body: { readonly words: readonly Word[] } | { readonly list: readonly Command[] };
  /** Where each output goes: to the other, or nowhere. */
  readonly out: Output;
  readonly err: Output;
}

/** A line the shell cannot read; its message is the shell's. */
export class SyntaxProblem extends Error {}

const blanks = /[^\S\n]*/y;
const separator = /;|\n|&&|\|\|/y;
const redirection = /([12]?)>\s*(?:&([12])|\/dev\/null)/y;
const singleQuoted = /'([^']*)'/y;
const doubleQuoted = /"((?:[^"\\]|\\.)*)"/sy;
const escaped = /\\(.)/sy;
const variable = /\$(?:\{(\w+)\}|([A-Za-z_]\w*|[0-9?$*@#]))/y;
const plain = /[^\s'"\\$;()&|<>`]+|\$(?!\()/y;
const insideQuotes = /\\([\\"$`])|\$(?:\{(\w+)\}|([A-Za-z_]\w*|[0-9?$*@#]))|([^\\$]+|[\\$])/g;

/** @throws SyntaxProblem */
export function parse(line: string): readonly Command[] {
  const parser = new Parser(line);
  const commands = parser.list();
  if (!parser.isAtEnd) {
    throw new SyntaxProblem("syntax error near unexpected token `)'");
  }
  return commands;
}

class Parser {
  private at = 0;

  constructor(private readonly line: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.line.length;
  }

  /** Commands up to the end or a closing parenthesis. */
  list(): readonly Command[] {
    const commands: Command[] = [];
    let after: Command['after'] = ';';
    for (;;) {
      this.take(blanks);
      const [sign] = this.take(separator) ?? [];
      if (sign !== undefined) {
        after = sign === '&&' || sign === '||' ? sign : ';';
      } else if (this.isAtEnd || this.line[this.at] === ')') {
        return commands;
      } else {
        commands.push(this.command(after));
        after = ';';
      }
    }
  }

  private command(after: Command['after']): Command {
    const body = this.take(/\(/y) ? { list: this.subshell() } : { words: this.words() };
    const streams: Record<string, Output> = { 1: 'out', 2: 'err' };
    for (let found = this.take(redirection); found; found = this.take(redirection)) {
      const [, stream, target] = found;
      streams[stream || '1'] = target === undefined ? 'null' : (streams[target] ?? 'null');
      this.take(blanks);
    }
    return { after, body, out: streams['1'] ?? 'out', err: streams['2'] ?? 'err' };
  }

  private subshell(): readonly Command[] {
    const list = this.list();
    if (!this.take(/\)/y)) {
      throw new SyntaxProblem('syntax error: unexpected end of file');
    }
    this.take(blanks);
    return list;
  }

  private words(): readonly Word[] {
    const words: Word[] = [];
    for (let word = this.word(); word.length > 0; word = this.word()) {
      words.push(word);
      this.take(blanks);
    }
    return words;
  }

  private word(): Word {
    const pieces: Piece[] = [];
    while (!this.isAtEnd && !this.sees(/[\s;()]|&&|\|\|/y) && !this.sees(redirection)) {
      pieces.push(...this.piece());
    }
    return pieces;
  }

  private piece(): readonly Piece[] {
    const text = this.take(singleQuoted) ?? this.take(escaped);
    if (text) {
      return [{ text: text[1] ?? '' }];
    }
    const quoted = this.take(doubleQuoted);
    if (quoted) {
      return [{ text: '' }, ...piecesInside(quoted[1] ?? '')];
    }
    const named = this.take(variable);
    if (named) {
      return [{ variable: named[1] ?? named[2] ?? '', quoted: false }];
    }
    const [run] = this.take(plain) ?? [];
    if (run !== undefined) {
      return [{ text: run }];
    }
    const sign = this.line[this.at] ?? '';
    throw new SyntaxProblem(
      /['"\\]/.test(sign)
        ? `unexpected EOF while looking for matching \`${sign}'`
        : `the emulated shell does not support \`${sign}'`,
    );
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line);
    this.at += found?.[0].length ?? 0;
    return found ?? undefined;
  }

  private sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.line);
  }
}

function piecesInside(text: string): readonly Piece[] {
  return [...text.matchAll(insideQuotes)].map(([, sign, braced, name, run]) => {
    const found = braced ?? name;
    return found === undefined ? { text: sign ?? run ?? '' } : { variable: found, quoted: true };
  });
}

/** The line that runs these words as they are. */
export function joinWords(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
}
