// What VS Code shows of our documents besides their text: outline, folding, and a button at each masked value.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { DocumentText, Part, Position } from './documentText';

export interface StructureOptions {
  readonly scheme: string;
  readonly onDidChange: vscode.Event<unknown>;
  /** Undefined for a document that has not been read. */
  readonly text: (uri: vscode.Uri) => DocumentText | undefined;
  /** Shows or masks a value; takes the document's address and the value's key. */
  readonly toggleCommand: string;
  /** Copies a text. */
  readonly copyCommand: string;
}

export class DocumentStructure
  implements vscode.CodeLensProvider, vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider, vscode.Disposable
{
  private readonly owned = new DisposableStore();
  private readonly lensesChanged = this.owned.add(new vscode.EventEmitter<void>());

  readonly onDidChangeCodeLenses = this.lensesChanged.event;

  constructor(private readonly options: StructureOptions) {
    const { scheme } = options;
    this.owned.add(vscode.languages.registerCodeLensProvider({ scheme }, this));
    // For JSON VS Code has both itself.
    const yaml = { scheme, language: 'yaml' };
    this.owned.add(vscode.languages.registerFoldingRangeProvider(yaml, this));
    this.owned.add(vscode.languages.registerDocumentSymbolProvider(yaml, this));
    this.owned.add(options.onDidChange(() => this.lensesChanged.fire()));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { secrets = [], copies = [] } = this.getCurrent(document) ?? {};
    const copying = copies.map(
      ({ line, title, text }) =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title: `$(copy) ${title}`,
          command: this.options.copyCommand,
          arguments: [text],
        }),
    );
    const masking = secrets.map(
      ({ line, key, isShown }) =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title: isShown ? `$(eye-closed) ${l10n.t('Hide Value')}` : `$(eye) ${l10n.t('Show Value')}`,
          command: this.options.toggleCommand,
          arguments: [document.uri.toString(), key],
        }),
    );
    return [...copying, ...masking];
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    return (this.getCurrent(document)?.outline ?? []).map(toSymbol);
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const { outline = [], summaryLines = 0 } = this.getCurrent(document) ?? {};
    const summary =
      summaryLines > 1 ? [new vscode.FoldingRange(0, summaryLines - 1, vscode.FoldingRangeKind.Comment)] : [];
    return [...summary, ...outline.flatMap(toFoldingRanges)];
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** Only while it is what the editor shows: places in another text would be wrong ones. */
  private getCurrent(document: vscode.TextDocument): DocumentText | undefined {
    const text = this.options.text(document.uri);
    return text?.text === document.getText() ? text : undefined;
  }
}

function toSymbol({ name, detail, type, start, end, parts }: Part): vscode.DocumentSymbol {
  const kinds = {
    object: vscode.SymbolKind.Object,
    array: vscode.SymbolKind.Array,
    value: vscode.SymbolKind.Property,
  } as const;
  const range = new vscode.Range(toPosition(start), toPosition(end));
  const symbol = new vscode.DocumentSymbol(
    name || ' ',
    detail,
    kinds[type],
    range,
    new vscode.Range(range.start, range.start),
  );
  symbol.children = parts.map(toSymbol);
  return symbol;
}

function toFoldingRanges({ start, end, parts }: Part): readonly vscode.FoldingRange[] {
  const own = end.line > start.line ? [new vscode.FoldingRange(start.line, end.line)] : [];
  return [...own, ...parts.flatMap(toFoldingRanges)];
}

function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
