import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { LogColours } from '../../../../src/workbench/logs/logColours';
import { Range } from '../../../support/vscode';
import { TextEditor } from '../../../support/vscode/documents';
import { useVscode } from '../../../support/vscode/useVscode';

interface Type {
  readonly options: { readonly color: vscode.ThemeColor; readonly isWholeLine?: boolean };
  readonly isDisposed: boolean;
}

describe('The colours of a log', () => {
  useVscode();
  let editor: TextEditor;
  const show = async (lines: readonly string[]): Promise<void> => {
    editor = new TextEditor(await vscode.workspace.openTextDocument({ content: lines.map((l) => `${l}\n`).join('') }));
    editor.visibleRanges = [new Range(0, 0, lines.length, 0)];
  };
  /** What is coloured, as "colour: line from-to". */
  const paint = (colours: LogColours, origins: readonly (number | undefined)[]): readonly string[] => {
    colours.applyColours(editor as unknown as vscode.TextEditor, origins);
    return [...editor.decorations].flatMap(([type, ranges]) =>
      (ranges as readonly vscode.Range[]).map(
        ({ start, end }) => `${(type as Type).options.color.id}: ${start.line} ${start.character}-${end.character}`,
      ),
    );
  };

  it('distinguish several logs by the prefix of their lines', async () => {
    await show(['web │ one', 'sidecar │ two', 'web │ three']);
    deepEqual(paint(new LogColours(2), [0, 1, 0]), ['charts.blue: 0 0-4', 'charts.blue: 2 0-4', 'charts.green: 1 0-8']);
  });

  it('are used again for the seventh log and further ones', async () => {
    await show(['a │ one', 'g │ two']);
    deepEqual(paint(new LogColours(7), [5, 6]), ['charts.blue: 1 0-2', 'charts.red: 0 0-2']);
  });

  it('leave the lines of a single log alone, and mark the notices between lines as a whole', async () => {
    await show(['a │ one', '──── restarted ────']);
    deepEqual(paint(new LogColours(1), [0, undefined]), ['list.warningForeground: 1 0-19']);
    const [mark] = [...editor.decorations.keys()] as Type[];
    equal(mark?.options.isWholeLine, true);
  });

  it('leave a line without a front alone', async () => {
    await show(['no front']);
    deepEqual(paint(new LogColours(2), [0]), ['charts.blue: 0 0-0']);
  });

  it('are given to what is in sight only', async () => {
    await show(Array.from({ length: 100 }, () => 'a │ one'));
    editor.visibleRanges = [
      new Range(10, 0, 11, 0),
      // Two parts, where lines between are folded.
      new Range(50, 0, 50, 5),
    ];
    const origins = Array.from({ length: 100 }, () => 0);
    deepEqual(paint(new LogColours(2), origins), ['charts.blue: 10 0-2', 'charts.blue: 11 0-2', 'charts.blue: 50 0-2']);
  });

  it('are given to the lines that the document has, and of which it is known where they are from', async () => {
    await show(['a │ one', 'a │ two']);
    deepEqual(paint(new LogColours(2), [0]), ['charts.blue: 0 0-2'], 'drawn, and not in the document yet');
    deepEqual(paint(new LogColours(2), [0, 0, 0, 0, 0]).length > 0, true);
    editor.visibleRanges = [new Range(0, 0, 50, 0)];
    ok(
      paint(
        new LogColours(2),
        Array.from({ length: 60 }, () => 1),
      ).every((text) => /: [012] /.test(text)),
    );
  });

  it('take back what they have painted, and go with their editor', async () => {
    await show(['a │ one', 'b │ two']);
    const colours = new LogColours(2);
    paint(colours, [0, undefined]);
    deepEqual(paint(colours, [1, 1]), ['charts.green: 0 0-2', 'charts.green: 1 0-2']);
    const types = [...editor.decorations.keys()] as Type[];
    equal(types.length, 3);
    colours.dispose();
    ok(types.every(({ isDisposed }) => isDisposed));
  });
});
