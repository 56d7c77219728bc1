import { deepEqual, equal } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { openNewDocument } from '../../../../src/workbench/specs/newDocument';
import { useVscode } from '../../../support/vscode/useVscode';
import { openFolder } from '../../../support/vscode/workspace';

describe('A new document', () => {
  useVscode();
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'new-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const address = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();

  it('is unsaved, has the text, and the cursor where typing continues', async () => {
    await openNewDocument('web.trial.yaml', 'Name: \nSize: small\n', 6);
    const editor = vscode.window.activeTextEditor;
    equal(address(), 'untitled:web.trial.yaml');
    equal(editor?.document.getText(), 'Name: \nSize: small\n');
    deepEqual(
      [editor.selection.active.line, editor.selection.active.character, editor.selection.isEmpty],
      [0, 6, true],
    );
  });

  it('gets a name that no open document has', async () => {
    await openNewDocument('web.trial.yaml', 'a', 0);
    await openNewDocument('web.trial.yaml', 'b', 0);
    equal(address(), 'untitled:web-2.trial.yaml');
    await openNewDocument('web.trial.yaml', 'c', 0);
    equal(address(), 'untitled:web-3.trial.yaml');
  });

  it('gets a name that no file of the folder has, where saving it writes a new one', async () => {
    await writeFile(join(folder, 'web.trial.yaml'), '');
    await writeFile(join(folder, 'web-2.trial.yaml'), '');
    openFolder(vscode.Uri.file(folder));
    await openNewDocument('web.trial.yaml', 'a', 0);
    equal(address(), `untitled:${folder}/web-3.trial.yaml`);
    await openNewDocument('other.trial.yaml', 'a', 0);
    equal(address(), `untitled:${folder}/other.trial.yaml`);
    await openNewDocument('other.trial.yaml', 'a', 0);
    equal(address(), `untitled:${folder}/other-2.trial.yaml`);
  });
});
