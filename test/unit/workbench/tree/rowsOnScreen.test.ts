// VS Code asks for the decoration of each row that it draws: that is how a tree gets to know what is on screen.
import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ResourceRef } from '../../../../src/model/resource';
import { RowsOnScreen, toRowUri } from '../../../../src/workbench/tree/rowsOnScreen';
import { buildRef } from '../../../support/buildResource';
import { useTimers } from '../../../support/useTimers';
import { shown, useVscode } from '../../../support/vscode/useVscode';

describe('the rows on screen', () => {
  useVscode();
  const timers = useTimers();
  const asRow = (id: string): ResourceRef => ({ ...buildRef(id), name: id });

  it('are reported to their tree, and get no decoration', async () => {
    const rows = new RowsOnScreen();
    const [provider] = shown.decorationProviders();
    equal(provider, rows);
    const drawn: (readonly ResourceRef[])[] = [];
    const tree = rows.addTree('things', (refs) => drawn.push(refs));
    const provided: vscode.FileDecorationProvider = rows;
    const { token } = new vscode.CancellationTokenSource();
    equal(provided.provideFileDecoration(toRowUri('things', buildRef('a')), token), undefined);
    await timers.pass(20);
    deepEqual(drawn, [[asRow('a')]]);
    deepEqual(tree.recent, [asRow('a')]);
  });

  it('are not what else VS Code decorates', async () => {
    const rows = new RowsOnScreen();
    const tree = rows.addTree('things', () => undefined);
    rows.provideFileDecoration(toRowUri('things', buildRef('a')).with({ scheme: 'file' }));
    rows.provideFileDecoration(vscode.Uri.file('/things/thing/cn-hangzhou//a'));
    await timers.pass(20);
    deepEqual(tree.recent, []);
  });

  it('are asked for no longer, nor reported, when the extension ends', async () => {
    const rows = new RowsOnScreen();
    const drawn: (readonly ResourceRef[])[] = [];
    rows.addTree('things', (refs) => drawn.push(refs));
    rows.provideFileDecoration(toRowUri('things', buildRef('a')));
    rows.dispose();
    await timers.pass(20);
    deepEqual([drawn, shown.decorationProviders()], [[], []]);
  });
});
