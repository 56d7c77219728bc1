// Completion from the schema where no language service gives it: keys and values of YAML without the YAML extension.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SpecPath } from '../../model/spec/finding';
import { findNodeAt } from '../../engine/spec/node';
import { findProperties, findSchemas } from '../../engine/spec/schema';
import { formatYamlSnippet } from '../../engine/spec/yamlSnippet';
import { isServed } from './languageServices';
import type { SchemaOf } from './schemaHover';

import type { SpecAnalyses } from './specAnalyses';
import { findYamlPosition } from './yamlPosition';
import type { JsonSchema, Snippet } from '../../model/spec/schema';

export class SchemaCompletion implements vscode.CompletionItemProvider {
  static readonly triggers = [' ', ':'];

  constructor(
    private readonly analyses: SpecAnalyses,
    private readonly readSchema: SchemaOf,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const kind = this.analyses.findKind(document);
    if (!kind || isServed(document)) {
      return undefined;
    }
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const found = findYamlPosition((line) => document.lineAt(line).text, position.line, before);
    const [schema, analysis] = await Promise.all([this.readSchema(kind), this.analyses.analyze(document)]);
    if (!found || !schema || !analysis) {
      return undefined;
    }
    const range = new vscode.Range(position.line, found.column, position.line, position.character);
    const { path, place } = found;
    return place === 'key'
      ? createKeyItems(schema, analysis, path, range)
      : createValueItems(findSchemas(schema, analysis.value, path), range);
  }
}

type Analyzed = Pick<NonNullable<Awaited<ReturnType<SpecAnalyses['analyze']>>>, 'root' | 'value'>;

function createKeyItems(
  schema: JsonSchema,
  { root, value }: Analyzed,
  path: SpecPath,
  range: vscode.Range,
): vscode.CompletionItem[] {
  const node = findNodeAt(root, path);
  const present = new Set(node?.type === 'object' ? node.properties.map(({ key }) => key) : []);
  const schemas = findSchemas(schema, value, path);
  const required = new Set(schemas.flatMap((one) => one.required ?? []));
  const items = [...findProperties(schema, value, path)].flatMap(([key, one]) => {
    if (present.has(key)) {
      return [];
    }
    const item = new vscode.CompletionItem(key, vscode.CompletionItemKind.Property);
    item.documentation = createDocumentation(one);
    item.insertText = new vscode.SnippetString(`${key}:${formatKeyValue(one)}`);
    item.sortText = `${required.has(key) ? '0' : '1'}${key}`;
    item.range = range;
    if (required.has(key)) {
      item.detail = l10n.t('required');
    }
    // The value is what comes next.
    item.command = { title: '', command: 'editor.action.triggerSuggest' };
    return [item];
  });
  // A snippet is a whole value: only where nothing of it is there yet.
  const snippets = present.size > 0 || path.length === 0 ? [] : schemas.flatMap((one) => one.defaultSnippets ?? []);
  return [...items, ...snippets.map((snippet) => createSnippetItem(snippet, '', range))];
}

function formatKeyValue({ type, items }: JsonSchema): string {
  if (type === 'object') {
    return '\n  $0';
  }
  return type === 'array' || items ? '\n  - $0' : ' $0';
}

function createValueItems(schemas: readonly JsonSchema[], range: vscode.Range): vscode.CompletionItem[] {
  const items = schemas.flatMap((schema) => [
    ...(schema.enum ?? []).map((value, index) => {
      const item = createValueItem(value, schema.markdownEnumDescriptions?.[index], range);
      // From small to large, as the schema has them.
      item.sortText = String(index).padStart(3, '0');
      return item;
    }),
    ...(schema.type === 'boolean' ? [true, false].map((value) => createValueItem(value, undefined, range)) : []),
    ...((schema.enum ?? schema.type === 'boolean')
      ? []
      : listSuggestions(schema).map((value) => createValueItem(value, undefined, range))),
    ...(schema.defaultSnippets ?? []).map((snippet) => createSnippetItem(snippet, '\n  ', range)),
  ]);
  return items;
}

function listSuggestions({ default: usual, examples = [] }: JsonSchema): readonly unknown[] {
  const plain = [usual, ...examples].filter((value) => typeof value === 'string' || typeof value === 'number');
  return [...new Set(plain)];
}

function createValueItem(value: unknown, meaning: string | undefined, range: vscode.Range): vscode.CompletionItem {
  const label = String(value);
  const kind = vscode.CompletionItemKind.Value;
  if (meaning === undefined) {
    const plain = new vscode.CompletionItem(label, kind);
    plain.range = range;
    return plain;
  }
  const item = new vscode.CompletionItem({ label, description: meaning.replaceAll('`', '') }, kind);
  item.documentation = new vscode.MarkdownString(meaning);
  item.range = range;
  return item;
}

function createSnippetItem(
  { label, description, body }: Snippet,
  lead: string,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description }, vscode.CompletionItemKind.Snippet);
  const text = formatYamlSnippet(body);
  item.insertText = new vscode.SnippetString(lead + text.replaceAll('\n', lead === '' ? '\n' : '\n  '));
  item.documentation = new vscode.MarkdownString().appendCodeblock(
    text.replaceAll(/\$\{\d+:([^{}]*)\}/g, '$1'),
    'yaml',
  );
  item.sortText = `2${label}`;
  item.range = range;
  return item;
}

function createDocumentation({ markdownDescription, description }: JsonSchema): vscode.MarkdownString {
  return new vscode.MarkdownString(markdownDescription ?? description ?? '');
}
