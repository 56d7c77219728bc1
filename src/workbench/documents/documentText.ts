// The text of a describing document and what is where in it. JSON is read by the YAML library too, being YAML. Free of vscode.
import type { Node, Pair, ParsedNode } from 'yaml';
import { replaceLoneSurrogates } from '../../base/text';
import { getYaml } from '../../base/yaml';
import type { Description } from '../../model/kind';
import type { DocumentFormat } from './documentAddress';
import { layoutDocument } from './layOut';
import type { DocumentLayout, Path, SecretPlace } from './layOut';

interface SecretLine extends SecretPlace {
  /** Counted from 0. */
  readonly line: number;
}

/** A place in a text, counted from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** One entry of the outline. */
export interface Part {
  readonly name: string;
  /** A short value as it stands in the text. */
  readonly detail: string;
  readonly type: 'object' | 'array' | 'value';
  readonly start: Position;
  readonly end: Position;
  readonly parts: readonly Part[];
}

export interface DocumentText {
  readonly text: string;
  readonly secrets: readonly SecretLine[];
  /** Texts with a button that copies them, by line. */
  readonly copies: readonly { readonly line: number; readonly title: string; readonly text: string }[];
  readonly outline: readonly Part[];
  /** Lines of the summary on top. */
  readonly summaryLines: number;
}

/** YAML has the summary on top and notes beside values; JSON has the data alone, for programs. */
export function renderDescription(
  { summary, body }: Description,
  format: DocumentFormat,
  revealed?: ReadonlySet<string>,
): DocumentText {
  const { LineCounter, parseDocument } = getYaml();
  const layout = layoutDocument(body, revealed);
  const comments = format === 'yaml' ? summary.map(toComment) : [];
  const head = comments.length === 0 ? '' : `${comments.join('\n')}\n\n`;
  const data = format === 'yaml' ? toYaml(layout) : `${JSON.stringify(layout.plain, null, 2)}\n`;
  const text = replaceLoneSurrogates(head + data);
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines });
  const position = (offset: number, isEnd = false): Position => {
    // The end of a block is the beginning of what comes after it.
    const { line, col } = lines.linePos(isEnd ? trimEndOffset(text, offset) : offset);
    return { line: line - 1, character: col - 1 };
  };
  const getLine = (path: Path): number => position((parsed.getIn(path, true) as ParsedNode).range[0]).line;
  return {
    text,
    secrets: layout.secrets.map((secret) => ({ ...secret, line: getLine(secret.path) })),
    copies: layout.copies.map(({ path, title, text: copied }) => ({ line: getLine(path), title, text: copied })),
    outline: listParts(parsed.contents, position),
    summaryLines: comments.length,
  };
}

/** Where what ends at an offset ends without the blanks and line ends after it. */
function trimEndOffset(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && ' \r\n'.includes(text[end - 1] ?? '')) {
    end--;
  }
  return end;
}

function toComment(line: string): string {
  return line === '' ? '#' : `# ${line.replace(/[\r\n]+/g, ' ')}`;
}

function toYaml({ plain, notes }: DocumentLayout): string {
  const { Document, isScalar } = getYaml();
  const document = new Document(plain, { aliasDuplicateObjects: false });
  for (const { path, text } of notes) {
    const node = document.getIn(path, true);
    if (isScalar(node)) {
      node.comment = ` ${text}`;
    }
  }
  return document.toString({ lineWidth: 0 });
}

type ToPosition = (offset: number, isEnd?: boolean) => Position;

function listParts(node: unknown, position: ToPosition): readonly Part[] {
  const { isMap, isSeq } = getYaml();
  if (isMap(node)) {
    return node.items.map((pair) =>
      createPart(getPairKey(pair), pair.key as ParsedNode, pair.value as Node | null, position),
    );
  }
  return isSeq(node)
    ? node.items.map((item, index) => createPart(getItemName(item, index), item as ParsedNode, item as Node, position))
    : [];
}

function createPart(name: string, first: ParsedNode, value: Node | null, position: ToPosition): Part {
  const { isMap, isScalar, isSeq } = getYaml();
  const [start] = first.range;
  const end = value?.range?.[1] ?? first.range[1];
  return {
    name,
    detail: isScalar(value) ? String(value.value).slice(0, 80) : '',
    type: isMap(value) ? 'object' : isSeq(value) ? 'array' : 'value',
    start: position(start),
    end: position(end, true),
    parts: listParts(value, position),
  };
}

/** What distinguishes an element of a list from the others: the first of its fields that names something, or its number. */
function getItemName(item: unknown, index: number): string {
  const { isMap, isPair, isScalar } = getYaml();
  const naming = isMap(item)
    ? item.items.find((pair) => isPair(pair) && /(Name|Key|Path)$/.test(getPairKey(pair)))
    : undefined;
  const value = naming?.value;
  return isScalar(value) ? String(value.value) : `#${index + 1}`;
}

function getPairKey({ key }: Pair): string {
  return getYaml().isScalar(key) ? String(key.value) : '';
}
