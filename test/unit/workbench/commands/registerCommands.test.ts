import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { globalCommands } from '../../../../src/workbench/commands/globalManifest';
import { registerCommands } from '../../../../src/workbench/commands/registerCommands';
import { thingManifest } from '../../../support/buildResource';
import { services, useVscode } from '../../../support/vscode/useVscode';

describe('the registration of commands', () => {
  useVscode();

  it('is one for each action of each kind and each global command, which come with what VS Code passes', async () => {
    const ran: unknown[] = [];
    const registration = registerCommands([thingManifest], (id, args) => Promise.resolve(void ran.push([id, args])));
    const ids = ['elasticContainers.thing.look', 'elasticContainers.thing.change', ...Object.keys(globalCommands)];
    deepEqual(await vscode.commands.getCommands(), ids);
    await vscode.commands.executeCommand('elasticContainers.thing.look', 1, [2]);
    await vscode.commands.executeCommand('elasticContainers.refresh');
    deepEqual(ran, [
      ['elasticContainers.thing.look', [1, [2]]],
      ['elasticContainers.refresh', []],
    ]);
    registration.dispose();
    equal(
      ids.some((id) => services.isRegistered(id)),
      false,
    );
  });
});
