// Changes of values, written in the syntax of the document and in its style.
import { getYaml } from '../../base/yaml';
import type { SpecPath, TextEdit } from '../../model/spec/finding';
import type { Change, ParsedText } from '../../model/spec/language';
import { findNodeAt, findProperty } from './node';
import type { SpecNode, SpecObject, SpecProperty } from '../../model/spec/node';

/** What is the same for all changes of a document is found out once. */
const writers = new WeakMap<ParsedText, Writer>();

/** Undefined when one of the changes has no place in the document. */
export function createEdits(parsed: ParsedText, changes: readonly Change[]): readonly TextEdit[] | undefined {
  const writer = writers.get(parsed) ?? new Writer(parsed);
  writers.set(parsed, writer);
  const edits = changes.map((change) => writer.edit(change));
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

class Writer {
  private readonly text: string;
  private readonly eol: string;
  private readonly unit: string;

  constructor(private readonly parsed: ParsedText) {
    this.text = parsed.text;
    this.eol = this.text.includes('\r\n') ? '\r\n' : '\n';
    this.unit = parsed.syntax === 'yaml' ? '  ' : (/\n([ \t]+)\S/.exec(this.text)?.[1] ?? '  ');
  }

  edit(change: Change): TextEdit | undefined {
    const parentPath = change.path.slice(0, -1);
    const key = change.path.at(-1);
    const parent = findNodeAt(this.parsed.root, parentPath);
    const property = typeof key === 'string' ? findProperty(parent, key) : undefined;
    if ('key' in change) {
      return property && { ...property.keyRange, text: this.key(change.key, this.text[property.keyRange.start]) };
    }
    const node = findNodeAt(this.parsed.root, change.path);
    if (node) {
      return this.isFlow(change.path)
        ? this.replaceFlow(node, change.value)
        : this.replaceBlock(node, property, change.value);
    }
    // A property whose value is still being typed is left to the user.
    if (parent?.type !== 'object' || typeof key !== 'string' || property) {
      return undefined;
    }
    return parent.isFlow ? this.insertFlow(parent, key, change.value) : this.insertBlock(parent, key, change.value);
  }

  /** Whether the value is written between brackets, its own or those of a value around it. */
  private isFlow(path: SpecPath): boolean {
    return path.some((_part, index) => {
      const around = findNodeAt(this.parsed.root, path.slice(0, index));
      return (around?.type === 'object' || around?.type === 'array') && around.isFlow;
    });
  }

  private replaceFlow({ start, end }: SpecNode, value: unknown): TextEdit {
    return { start, end, text: this.flow(value, this.indentAt(start)) };
  }

  private replaceBlock({ start, end }: SpecNode, property: SpecProperty | undefined, value: unknown): TextEdit {
    if (typeof value !== 'object' || value === null) {
      // A list or a map begins on the line after its key; text stands beside it.
      const colon = property ? this.text.indexOf(':', property.keyRange.end) + 1 : 0;
      return property && this.text.slice(colon, start).includes('\n')
        ? { start: colon, end, text: ` ${formatScalar(value)}` }
        : { start, end, text: formatScalar(value) };
    }
    const column = property ? this.getColumn(property.keyRange.start) : this.getColumn(start);
    // The space after the colon would be left at the end of its line.
    const from = property ? this.skipBlanksBefore(start) : start;
    return { start: from, end, text: this.eol + this.block(value, column + this.unit.length) };
  }

  /** Where the blanks before an offset begin. */
  private skipBlanksBefore(offset: number): number {
    let start = offset;
    while (start > 0 && ' \t'.includes(this.text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private insertFlow(parent: SpecObject, key: string, value: unknown): TextEdit {
    const last = parent.properties.at(-1);
    const quote = last ? this.text[last.keyRange.start] : '"';
    if (!last) {
      const indent = this.indentAt(parent.start);
      const inner = this.eol + indent + this.unit;
      const text = `${inner}${this.key(key, quote)}: ${this.flow(value, indent + this.unit)}${this.eol}${indent}`;
      return { start: parent.start + 1, end: parent.start + 1, text };
    }
    const end = last.value?.end ?? last.keyRange.end;
    const comma = /^\s*,/.exec(this.text.slice(end, end + 1000));
    const at = end + (comma?.[0].length ?? 0);
    const lineStart = this.lineStart(last.keyRange.start);
    const ownLine = lineStart > 0 && /^[ \t]*$/.test(this.text.slice(lineStart, last.keyRange.start));
    const indent = this.indentAt(last.keyRange.start);
    const separator = ownLine ? this.eol + indent : ' ';
    const text = `${comma ? '' : ','}${separator}${this.key(key, quote)}: ${this.flow(value, indent)}`;
    return { start: at, end: at, text };
  }

  /** After the last property that fits on its line, where one is; otherwise before the first. */
  private insertBlock(parent: SpecObject, key: string, value: unknown): TextEdit | undefined {
    const own = parent.properties.filter(
      ({ keyRange }) => keyRange.start >= parent.start && keyRange.end <= parent.end,
    );
    const [first] = own;
    if (!first) {
      return undefined;
    }
    const start = this.getEntryStart(first.keyRange.start);
    const column = this.getColumn(start);
    const indent = ' '.repeat(column);
    const written =
      typeof value === 'object' && value !== null
        ? `${key}:${this.eol}${this.block(value, column + this.unit.length)}`
        : `${key}: ${formatScalar(value)}`;
    const simple = own.findLast(({ keyRange, value: one }) => one && this.isOnLine(keyRange.start, one));
    if (!simple?.value) {
      return { start, end: start, text: `${written}${this.eol}${indent}` };
    }
    const lineEnd = this.text.indexOf('\n', simple.value.end);
    const newline = lineEnd < 0 ? this.text.length : lineEnd;
    const at = this.text[newline - 1] === '\r' ? newline - 1 : newline;
    return { start: at, end: at, text: `${this.eol}${indent}${written}` };
  }

  private isOnLine(keyStart: number, { type, start, end }: SpecNode): boolean {
    // An alias has its value elsewhere.
    return type !== 'object' && type !== 'array' && start > keyStart && !this.text.slice(keyStart, end).includes('\n');
  }

  private flow(value: unknown, indent: string): string {
    if (this.parsed.syntax === 'yaml') {
      return JSON.stringify(value);
    }
    return JSON.stringify(value, undefined, this.unit).replaceAll('\n', this.eol + indent);
  }

  private block(value: object, column: number): string {
    const lines = getYaml().stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split('\n');
    return lines.map((line) => ' '.repeat(column) + line).join(this.eol);
  }

  /** Quoted as its neighbour is. */
  private key(key: string, quote: string | undefined): string {
    return this.parsed.syntax !== 'yaml' || quote === '"' ? JSON.stringify(key) : key;
  }

  private getColumn(offset: number): number {
    return offset - this.lineStart(offset);
  }

  /** A key may be marked by "? " before it. */
  private getEntryStart(keyStart: number): number {
    const [mark = ''] = /\?[ \t]+$/.exec(this.text.slice(this.lineStart(keyStart), keyStart)) ?? [];
    return keyStart - mark.length;
  }

  private indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(offset), offset))?.[0] ?? '';
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }
}

function formatScalar(value: unknown): string {
  return getYaml().stringify(value, { lineWidth: 0 }).trimEnd();
}
