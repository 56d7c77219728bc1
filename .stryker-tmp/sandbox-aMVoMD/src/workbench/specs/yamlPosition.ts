// Where in a YAML document the cursor is, read from the lines above it: a document that is being typed often parses as something
// else. Block style only; between brackets there is no answer. Free of vscode.
import type { SpecPath } from '../../model/spec/finding';

export interface YamlPosition {
  /** The map that gets a key, or the value that is being typed. */
  readonly path: SpecPath;
  readonly place: 'key' | 'value';
  /** Column of what has been typed of it, and the text. */
  readonly column: number;
  readonly typed: string;
}

interface Line {
  readonly indent: number;
  /** Columns of the dashes it begins with. */
  readonly dashes: readonly number[];
  /** Where its key or text begins. */
  readonly column: number;
  readonly text: string;
  readonly key: string | undefined;
}

/** `lineAt` gives the text of a line; the cursor is at the end of `before`, the beginning of line number `line`. */
export function findYamlPosition(
  lineAt: (line: number) => string,
  line: number,
  before: string,
): YamlPosition | undefined {
  const current = parse(before);
  if (/[{[]/.test(current.text) || before.includes(' #') || current.text.startsWith('#')) {
    return undefined;
  }
  const parent = findPath(lineAt, line, current);
  const value = /^(?:[\w$-]+|"[^"]*"):\s+(\S.*)?$/.exec(current.text);
  if (value && current.key !== undefined) {
    const typed = value[1] ?? '';
    return { path: [...parent, current.key], place: 'value', column: before.length - typed.length, typed };
  }
  return /^[\w$]*$/.test(current.text)
    ? { path: parent, place: 'key', column: current.column, typed: current.text }
    : undefined;
}

/** The path of the map whose keys stand in the column of the line. */
function findPath(lineAt: (line: number) => string, number: number, from: Line): SpecPath {
  const path: (string | number)[] = [];
  let map = from.column;
  let list: number | undefined;
  const enterList = ({ dashes }: Line): void => {
    list = dashes.at(-1);
    if (list !== undefined) {
      path.unshift(0);
    }
  };
  enterList(from);
  for (let index = number - 1; index >= 0 && (map > 0 || list !== undefined); index--) {
    const line = parse(lineAt(index));
    if (line.text === '' || line.text.startsWith('#')) {
      continue;
    }
    if (list !== undefined) {
      if (line.indent === list && line.dashes.length > 0) {
        path[0] = Number(path[0]) + 1;
      } else if (line.column <= list && line.key !== undefined) {
        path.unshift(line.key);
        [map, list] = [line.column, undefined];
        enterList(line);
      }
    } else if (line.column < map && line.key !== undefined) {
      path.unshift(line.key);
      map = line.column;
      enterList(line);
    } else if (line.column === map && line.dashes.length > 0) {
      enterList(line);
    }
  }
  return path;
}

function parse(line: string): Line {
  const [lead = '', spaces = ''] = /^( *)(?:- +)*(?:-$)?/.exec(line) ?? [];
  const text = line.slice(lead.length).trimEnd();
  const dashes = [...lead.matchAll(/-/g)].map(({ index }) => index);
  const key = /^(?:([\w$-]+)|"([^"]*)"):(?=\s|$)/.exec(text);
  return {
    indent: spaces.length,
    dashes,
    column: lead.length,
    text: line.slice(lead.length),
    key: key?.[1] ?? key?.[2],
  };
}
