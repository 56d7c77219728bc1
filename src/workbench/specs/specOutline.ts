// The outline of a document, where no language service gives one.
import * as vscode from 'vscode';
import { toSingleLine } from '../../base/text';
import { findProperty, readString } from '../../engine/spec/node';
import { isServed } from './languageServices';
import type { SpecAnalyses } from './specAnalyses';
import type { SpecNode } from '../../model/spec/node';

/** An outline is for navigation; more entries than this are of no use. */
const maxSymbols = 5000;

export class SpecOutline implements vscode.DocumentSymbolProvider {
  constructor(private readonly analyses: SpecAnalyses) {}

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[] | undefined> {
    if (!this.analyses.findKind(document) || isServed(document)) {
      return undefined;
    }
    const root = (await this.analyses.analyze(document))?.root;
    let left = maxSymbols;
    const toSymbols = (node: SpecNode): vscode.DocumentSymbol[] => {
      const parts =
        node.type === 'object'
          ? node.properties.map(({ key, keyRange, value }) => ({ name: key, at: keyRange, value }))
          : node.type === 'array'
            ? node.items.map((value, index) => ({ name: getNodeName(value) ?? `[${index}]`, at: value, value }))
            : [];
      return parts.flatMap(({ name, at, value }) => {
        if (left === 0) {
          return [];
        }
        left--;
        // The value of an alias stands elsewhere.
        const own = value && value.start >= at.start ? value : undefined;
        const end = document.positionAt(own?.end ?? at.end);
        const start = document.positionAt(at.start);
        const head = own === at ? start : document.positionAt(at.end);
        const detail = own && own.type !== 'object' && own.type !== 'array' ? toSingleLine(String(own.value), 60) : '';
        const range = new vscode.Range(start, end);
        const symbol = new vscode.DocumentSymbol(
          ...([
            toSingleLine(name, 60) || '""',
            detail,
            getSymbolKind(value),
            range,
            new vscode.Range(start, head),
          ] as const),
        );
        symbol.children = own ? toSymbols(own) : [];
        return [symbol];
      });
    };
    return root && toSymbols(root);
  }
}

function getNodeName(node: SpecNode): string | undefined {
  return readString(findProperty(node, 'Name')?.value)?.slice(0, 100);
}

function getSymbolKind(node: SpecNode | undefined): vscode.SymbolKind {
  switch (node?.type) {
    case 'object':
      return vscode.SymbolKind.Module;
    case 'array':
      return vscode.SymbolKind.Array;
    case 'number':
      return vscode.SymbolKind.Number;
    case 'boolean':
      return vscode.SymbolKind.Boolean;
    default:
      return vscode.SymbolKind.String;
  }
}
