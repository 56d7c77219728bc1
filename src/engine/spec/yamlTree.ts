// From the library's nodes to ours: aliases, merge keys and the number of values kept within bounds.
import * as l10n from '@vscode/l10n';
import type { Alias, Document, Pair, ParsedNode, YAMLMap } from 'yaml';
import { getYaml } from '../../base/yaml';
import { reportDuplicates } from './json';
import { maxAliasedNodes } from './limits';
import type { SpecNode, SpecObject, SpecProperty, SyntaxProblem } from '../../model/spec/node';

export function toTree(document: Document.Parsed, text: string, problems: SyntaxProblem[]): SpecNode | undefined {
  const { contents } = document;
  return contents === null || isEmptyDocument(document)
    ? undefined
    : new TreeBuilder(text, problems).createNode(contents);
}

/** Comments at most. */
export function isEmptyDocument({ contents }: Document.Parsed): boolean {
  const isNothing = getYaml().isScalar(contents) && contents.value === null && contents.source === '';
  return contents === null || (isNothing && !contents.anchor);
}

interface Anchored {
  readonly node: SpecNode;
  /** Values in it, those behind aliases included. */
  readonly size: number;
}

class TreeBuilder {
  /** What a name stands for at this point of the document. */
  private readonly anchors = new Map<string, Anchored>();
  /** Values built so far, and of these the ones that only aliases stand for. */
  private size = 0;
  private aliasedSize = 0;
  private isFull = false;
  private readonly yaml = getYaml();

  constructor(
    private readonly text: string,
    private readonly problems: SyntaxProblem[],
  ) {}

  createNode(parsed: ParsedNode): SpecNode {
    if (this.yaml.isAlias(parsed)) {
      return this.resolveAlias(parsed);
    }
    const before = this.size++;
    const node = this.createFreshNode(parsed);
    const { anchor } = parsed;
    if (anchor !== undefined) {
      this.anchors.set(anchor, { node, size: this.size - before });
    }
    return node;
  }

  private createFreshNode(parsed: Exclude<ParsedNode, Alias>): SpecNode {
    const [start, end] = parsed.range;
    const range = { start, end: this.trimEnd(start, end) };
    if (this.yaml.isMap(parsed)) {
      return this.createMap(parsed, range);
    }
    if (this.yaml.isSeq(parsed)) {
      const items = parsed.items.map((item) => this.createNode(item));
      return { type: 'array', items, isFlow: parsed.flow === true, ...range };
    }
    const { value, source } = parsed;
    switch (typeof value) {
      case 'string':
        return { type: 'string', value, ...range };
      case 'number':
        return { type: 'number', value, ...range };
      case 'boolean':
        return { type: 'boolean', value, ...range };
      default:
        // What other tags make, a date say, is text to the service.
        return value === null ? { type: 'null', value, ...range } : { type: 'string', value: source, ...range };
    }
  }

  private createMap(parsed: YAMLMap<ParsedNode, ParsedNode | null>, range: { start: number; end: number }): SpecNode {
    const own: SpecProperty[] = [];
    const merged: SpecProperty[] = [];
    for (const pair of parsed.items) {
      const value = pair.value ? this.createNode(pair.value) : undefined;
      const keyRange = { start: pair.key.range[0], end: pair.key.range[1] };
      if (isMergeKey(pair)) {
        merged.push(...this.listMergeable(value, keyRange));
      } else if (this.yaml.isScalar(pair.key)) {
        own.push({ key: pair.key.source, keyRange, value });
      } else {
        this.report('bad-key', l10n.t('A key must be plain text.'), keyRange);
      }
    }
    reportDuplicates(own, this.problems);
    const overridden = new Set(own.map(({ key }) => key));
    const properties = [...merged.filter(({ key }) => !overridden.has(key)), ...own];
    return { type: 'object', properties, isFlow: parsed.flow === true, ...range } satisfies SpecObject;
  }

  /** The properties that `<<` brings in; of several maps the first wins, so it comes last. */
  private listMergeable(value: SpecNode | undefined, at: { start: number; end: number }): readonly SpecProperty[] {
    const maps = value?.type === 'array' ? value.items.toReversed() : value ? [value] : [];
    return maps.flatMap((map) => {
      if (map.type !== 'object') {
        this.report('bad-merge', l10n.t('Only a mapping can be merged.'), at);
        return [];
      }
      return map.properties;
    });
  }

  private resolveAlias(parsed: Alias.Parsed): SpecNode {
    const [start, end] = parsed.range;
    const found = this.anchors.get(parsed.source);
    const nothing: SpecNode = { type: 'null', value: null, start, end };
    this.size++;
    if (!found) {
      this.report('unknown-alias', l10n.t('No anchor with this name is defined before this point.'), { start, end });
      return nothing;
    }
    if (this.aliasedSize + found.size > maxAliasedNodes) {
      if (!this.isFull) {
        this.report('too-many-aliases', l10n.t('The aliases expand to too many values.'), { start, end });
      }
      this.isFull = true;
      return nothing;
    }
    this.size += found.size - 1;
    this.aliasedSize += found.size;
    return found.node;
  }

  /** For the library a list or map in block style ends where the next thing begins. */
  private trimEnd(start: number, end: number): number {
    let last = end;
    while (last > start && ' \t\r\n'.includes(this.text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private report(code: string, message: string, { start, end }: { start: number; end: number }): void {
    this.problems.push({ code, severity: 'error', message, start, end });
  }
}

function isMergeKey({ key }: Pair<ParsedNode, ParsedNode | null>): boolean {
  return getYaml().isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}
