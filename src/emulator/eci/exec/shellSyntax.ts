// The part of the shell's grammar that commands need which find a shell, run a line and tell its exit code: lists with ; && ||,
// (subshells), quotes, $variables, NAME=value, and redirections to /dev/null and between the two outputs.

/** A piece of a word; `quoted` pieces are never split. */
export type Piece = { readonly text: string } | { readonly variable: string; readonly quoted: boolean };
export type Word = readonly Piece[];

export interface SimpleCommand {
  readonly words: readonly Word[];
}
export interface Command {
  readonly after: ';' | '&&' | '||';
  readonly body: SimpleCommand | { readonly list: readonly Command[] };
  /** Where each output goes: to the other, or nowhere. */
  readonly out: 'out' | 'err' | 'null';
  readonly err: 'out' | 'err' | 'null';
}

type Token = { readonly operator: string } | { readonly word: Word };

/** A line the shell cannot read; its message is the shell's. */
export class SyntaxProblem extends Error {}

const operator = /^(?:&&|\|\||2>&1|1?>&2|2>\s*\/dev\/null|&>\s*\/dev\/null|1?>\s*\/dev\/null|[;\n()])/;
const unknown = /^(?:[|<>&`]|\$\()/;
const variable = /^\$(?:\{(\w+)\}|([A-Za-z_]\w*|[0-9?$*@#]))/;

/** @throws SyntaxProblem */
export function parse(line: string): readonly Command[] {
  const tokens = [...tokensOf(line)];
  const list = parseList(tokens, 0);
  if (list.end < tokens.length) {
    throw new SyntaxProblem("syntax error near unexpected token `)'");
  }
  return list.commands;
}

function parseList(
  tokens: readonly Token[],
  start: number,
): { readonly commands: readonly Command[]; readonly end: number } {
  const commands: Command[] = [];
  let after: Command['after'] = ';';
  let at = start;
  while (at < tokens.length && operatorAt(tokens, at) !== ')') {
    const sign = operatorAt(tokens, at);
    if (sign === ';' || sign === '\n' || sign === '&&' || sign === '||') {
      after = sign === '\n' ? ';' : sign;
      at += 1;
      continue;
    }
    const one = parseCommand(tokens, at, after);
    commands.push(one.command);
    after = ';';
    at = one.end;
  }
  return { commands, end: at };
}

function parseCommand(
  tokens: readonly Token[],
  start: number,
  after: Command['after'],
): { readonly command: Command; readonly end: number } {
  let at = start;
  let body: Command['body'];
  if (operatorAt(tokens, at) === '(') {
    const inner = parseList(tokens, at + 1);
    if (operatorAt(tokens, inner.end) !== ')') {
      throw new SyntaxProblem('syntax error: unexpected end of file');
    }
    body = { list: inner.commands };
    at = inner.end + 1;
  } else {
    const words: Word[] = [];
    for (let token = tokens[at]; token && 'word' in token; token = tokens[at]) {
      words.push(token.word);
      at += 1;
    }
    body = { words };
  }
  let out: Command['out'] = 'out';
  let err: Command['err'] = 'err';
  for (let sign = operatorAt(tokens, at); sign?.includes('>'); sign = operatorAt(tokens, at)) {
    if (sign.startsWith('2>&')) {
      err = out;
    } else if (sign.includes('>&')) {
      out = err;
    } else {
      out = sign.startsWith('2') ? out : 'null';
      err = sign.startsWith('2') || sign.startsWith('&') ? 'null' : err;
    }
    at += 1;
  }
  return { command: { after, body, out, err }, end: at };
}

function operatorAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token && 'operator' in token ? token.operator : undefined;
}

function* tokensOf(line: string): Generator<Token> {
  let rest = line.replace(/^[^\S\n]+/, '');
  while (rest !== '') {
    const sign = operator.exec(rest)?.[0];
    if (sign !== undefined) {
      yield { operator: sign };
      rest = rest.slice(sign.length);
    } else if (rest.startsWith('#')) {
      rest = rest.replace(/^[^\n]*/, '');
    } else {
      const { word, length } = readWord(rest);
      yield { word };
      rest = rest.slice(length);
    }
    rest = rest.replace(/^[^\S\n]+/, '');
  }
}

function readWord(text: string): { readonly word: Word; readonly length: number } {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    if (/^[\s;()]/.test(rest) || operator.test(rest)) {
      break;
    }
    if (unknown.test(rest)) {
      throw new SyntaxProblem(`the emulated shell knows no \`${unknown.exec(rest)?.[0] ?? ''}'`);
    }
    const { piece, length } = readPiece(rest);
    pieces.push(...piece);
    at += length;
  }
  return { word: pieces, length: at };
}

function readPiece(rest: string): { readonly piece: readonly Piece[]; readonly length: number } {
  if (rest.startsWith("'")) {
    const end = rest.indexOf("'", 1);
    if (end < 0) {
      throw new SyntaxProblem("unexpected EOF while looking for matching `''");
    }
    return { piece: [{ text: rest.slice(1, end) }], length: end + 1 };
  }
  if (rest.startsWith('"')) {
    return readQuoted(rest);
  }
  if (rest.startsWith('\\')) {
    return { piece: [{ text: rest.slice(1, 2) }], length: 2 };
  }
  return readVariableOr(rest, /^(?:[^\s'"\\$;()&|<>`]+|\$)/, false);
}

function readQuoted(rest: string): { readonly piece: readonly Piece[]; readonly length: number } {
  const pieces: Piece[] = [{ text: '' }];
  let at = 1;
  while (at < rest.length && rest[at] !== '"') {
    const tail = rest.slice(at);
    const escaped = /^\\([\\"$`])/.exec(tail)?.[1];
    if (escaped !== undefined) {
      pieces.push({ text: escaped });
      at += 2;
    } else {
      const { piece, length } = readVariableOr(tail, /^(?:[^"\\$]+|[\\$])/, true);
      pieces.push(...piece);
      at += length;
    }
  }
  if (at >= rest.length) {
    throw new SyntaxProblem('unexpected EOF while looking for matching `"\'');
  }
  return { piece: pieces, length: at + 1 };
}

function readVariableOr(
  text: string,
  plain: RegExp,
  quoted: boolean,
): { readonly piece: readonly Piece[]; readonly length: number } {
  const found = variable.exec(text);
  if (found) {
    return { piece: [{ variable: found[1] ?? found[2] ?? '', quoted }], length: found[0].length };
  }
  const run = plain.exec(text)?.[0] ?? text.slice(0, 1);
  return { piece: [{ text: run }], length: run.length };
}

/** The line that runs these words as they are. */
export function lineOf(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
}
