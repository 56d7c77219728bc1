// Colours in a log: the front of each line by the log it is from, and the notices between lines. Only what is in sight is painted.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';

/** Theme colours, so that each theme and contrast has its own. */
const chartColours = ['blue', 'green', 'yellow', 'purple', 'orange', 'red'] as const;

export class LogColours implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly prefixes: readonly vscode.TextEditorDecorationType[];
  private readonly mark: vscode.TextEditorDecorationType;

  constructor(logs: number) {
    this.prefixes = chartColours.slice(0, logs > 1 ? logs : 0).map((name) =>
      this.owned.add(
        vscode.window.createTextEditorDecorationType({
          color: new vscode.ThemeColor(`charts.${name}`),
          fontWeight: 'bold',
        }),
      ),
    );
    this.mark = this.owned.add(
      vscode.window.createTextEditorDecorationType({
        color: new vscode.ThemeColor('list.warningForeground'),
        isWholeLine: true,
      }),
    );
  }

  /** @param origins of each line: the log it is from, undefined for notices between lines. */
  applyColours(editor: vscode.TextEditor, origins: readonly (number | undefined)[]): void {
    const { document } = editor;
    const ranges: vscode.Range[][] = this.prefixes.map(() => []);
    const marks: vscode.Range[] = [];
    for (const { start, end } of editor.visibleRanges) {
      for (let line = start.line; line <= end.line && line < document.lineCount && line < origins.length; line++) {
        const origin = origins[line];
        if (origin === undefined) {
          marks.push(document.lineAt(line).range);
        } else {
          const width = document.lineAt(line).text.indexOf('│');
          ranges[origin % chartColours.length]?.push(new vscode.Range(line, 0, line, Math.max(width, 0)));
        }
      }
    }
    this.prefixes.forEach((type, index) => editor.setDecorations(type, ranges[index] ?? []));
    editor.setDecorations(this.mark, marks);
  }

  dispose(): void {
    this.owned.dispose();
  }
}
