// What VS Code shows of a log besides its text: a stack trace folds under its first line, and older lines are available at the top.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { logScheme } from '../documents/schemes';
import { sanitizeLabel } from '../plainText';
import type { LogDocuments } from './logDocuments';

/** Continues the line before: indented, or a cause of what was thrown. Timestamp and the name of the log come first. */
const continued = /^(?:[^│\n]{0,140}│ )?(?:\d{4}-\d\d-\d\dT\S{8,30} )?(?:\s+\S|Caused by: |\.\.\. \d+ more)/;

export class LogStructure implements vscode.FoldingRangeProvider, vscode.CodeLensProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly lensesChanged = this.owned.add(new vscode.EventEmitter<void>());

  readonly onDidChangeCodeLenses = this.lensesChanged.event;

  constructor(
    private readonly documents: LogDocuments,
    private readonly olderCommand: string,
  ) {
    const selector = { scheme: logScheme };
    this.owned.add(vscode.languages.registerFoldingRangeProvider(selector, this));
    this.owned.add(vscode.languages.registerCodeLensProvider(selector, this));
    this.owned.add(documents.onDidChange(() => this.lensesChanged.fire()));
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const ranges: vscode.FoldingRange[] = [];
    let head = 0;
    for (let line = 1; line <= document.lineCount; line++) {
      if (line === document.lineCount || !continued.test(document.lineAt(line).text)) {
        if (line - 1 > head) {
          ranges.push(new vscode.FoldingRange(head, line - 1));
        }
        head = line;
      }
    }
    return ranges;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const log = this.documents.find(uri)?.log;
    if (!log) {
      return [];
    }
    const top = new vscode.Range(0, 0, 0, 0);
    const { filterText, isTooSlow } = log.displayOptions;
    return [
      log.mayHaveOlder
        ? new vscode.CodeLens(top, {
            title: `$(history) ${l10n.t('Load Older Lines')}`,
            command: this.olderCommand,
            arguments: [uri],
          })
        : new vscode.CodeLens(top, { title: l10n.t('The service has no older lines.'), command: '' }),
      ...(filterText === ''
        ? []
        : [
            new vscode.CodeLens(top, {
              title: sanitizeLabel(
                isTooSlow
                  ? l10n.t('Filter too slow and off: {0}', filterText)
                  : l10n.t('Only lines with {0}', filterText),
              ),
              command: '',
            }),
          ]),
    ];
  }

  dispose(): void {
    this.owned.dispose();
  }
}
