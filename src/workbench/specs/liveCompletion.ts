// Completion of values that exist in the account, in any syntax and beside any language service.
import { getLocation } from 'jsonc-parser';
import * as vscode from 'vscode';
import { toSingleLine } from '../../base/text';
import type { LiveValue } from '../../model/spec/document';
import type { LiveValues } from './liveValues';
import type { SpecAnalyses } from './specAnalyses';
import { findYamlPosition } from './yamlPosition';

interface Place {
  readonly field: string;
  readonly range: vscode.Range;
  readonly quote: string;
}

export class LiveCompletion implements vscode.CompletionItemProvider {
  static readonly triggers = ['"', ' ', ':'];

  constructor(
    private readonly analyses: SpecAnalyses,
    private readonly values: LiveValues,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const kind = this.analyses.findKind(document);
    const place =
      kind && (document.languageId === 'yaml' ? findYamlPlace(document, position) : findJsonPlace(document, position));
    if (!kind || !place || !kind.binding.liveFields.includes(place.field)) {
      return undefined;
    }
    const values = await this.values.read(kind, place.field);
    return values.map((value) => toItem(value, place));
  }
}

function findJsonPlace(document: vscode.TextDocument, position: vscode.Position): Place | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(document.getText(), document.offsetAt(position));
  const [field, ...deeper] = path;
  if (typeof field !== 'string' || deeper.length > 0 || isAtPropertyKey) {
    return undefined;
  }
  const range = previousNode
    ? new vscode.Range(
        document.positionAt(previousNode.offset),
        document.positionAt(previousNode.offset + previousNode.length),
      )
    : new vscode.Range(position, position);
  return { field, range, quote: '"' };
}

function findYamlPlace(document: vscode.TextDocument, position: vscode.Position): Place | undefined {
  const { text } = document.lineAt(position.line);
  const found = findYamlPosition(
    (line) => document.lineAt(line).text,
    position.line,
    text.slice(0, position.character),
  );
  const [field, ...deeper] = found?.path ?? [];
  if (found?.place !== 'value' || typeof field !== 'string' || deeper.length > 0) {
    return undefined;
  }
  const rest = text.slice(found.column);
  const comment = rest.search(/\s#/);
  const end = found.column + (comment < 0 ? rest : rest.slice(0, comment)).trimEnd().length;
  const range = new vscode.Range(position.line, found.column, position.line, Math.max(end, position.character));
  return { field, range, quote: '' };
}

function toItem({ value, label, detail }: LiveValue, { range, quote }: Place): vscode.CompletionItem {
  const name = toSingleLine(label, 100);
  const item = new vscode.CompletionItem({ label: value, description: name }, vscode.CompletionItemKind.Value);
  item.detail = toSingleLine(detail, 200);
  item.insertText = quote === '' ? value : JSON.stringify(value);
  // By its name too, which is what people know.
  item.filterText = `${quote}${value} ${name}${quote}`;
  item.sortText = ` ${name}`;
  item.range = range;
  return item;
}
