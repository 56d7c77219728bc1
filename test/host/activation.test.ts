import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

const extensionId = 'elastic-containers.elastic-containers';

describe('the extension in VS Code', () => {
  it('is found under its public id', () => {
    assert.ok(vscode.extensions.getExtension(extensionId), `${extensionId} is not among the installed extensions`);
  });

  it('activates without an error', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('has the instances view in its activity-bar container', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('workbench.view.extension.elasticContainers'), 'the activity-bar container is missing');
    assert.ok(commands.includes('elasticContainers.instances.focus'), 'the instances view is missing');
  });
});
