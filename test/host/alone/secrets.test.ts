// A marked secret in every place one can be and every command of the manifests, in a real window: VS Code itself keeps no mark either.
// The faults of the service are gone through in test/contract/window/secrets.test.ts. In a window of its own: what is shown is noted
// from before the extension starts, and the folder of user data is its own.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { noFault, SecretsTrial } from '../../support/canary/secretsTrial';
import { hideViews } from '../../support/canary/hostSettings';

describe('Secrets in a window', function () {
  this.timeout(60_000);
  const trial = new SecretsTrial({
    activate: async () => {
      const extension = vscode.extensions.getExtension('elastic-containers.elastic-containers');
      assert.ok(extension && !extension.isActive, 'the extension sleeps');
      await extension.activate();
      await hideViews();
      const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
      return contributes.commands.map(({ command }) => command);
    },
    folder: () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      return folder;
    },
    isHurried: (stack) => /[\\/]dist[\\/]/.test(stack),
  });
  before('note everything, then start the extension', () => trial.start());
  after(() => trial.end());

  it('are shown by no command', async () => {
    assert.deepEqual(await trial.runUnder(noFault, 0), []);
  });

  it('are in no file of VS Code’s user data', async () => {
    const folder = process.env['TEST_USER_DATA'];
    assert.ok(folder);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.length > 3, files.join());
    const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const));
    assert.deepEqual(trial.search(new Map(texts)), []);
  });
});
