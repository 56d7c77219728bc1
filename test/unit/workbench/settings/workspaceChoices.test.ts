import { deepEqual, equal } from 'node:assert/strict';
import { WorkspaceChoices } from '../../../../src/workbench/settings/workspaceChoices';
import { createExtensionContext, useVscode } from '../../../support/vscode/useVscode';

describe('The choices of a workspace', () => {
  useVscode();

  it('are kept until they are taken back, apart from what else is kept', async () => {
    const { workspaceState } = createExtensionContext();
    await workspaceState.update('profile', 'of another owner');
    const choices = new WorkspaceChoices(workspaceState);
    equal(choices.get('profile'), undefined);
    await choices.set('profile', { id: 'cli:ops' });
    deepEqual(new WorkspaceChoices(workspaceState).get('profile'), { id: 'cli:ops' });
    equal(workspaceState.get('profile'), 'of another owner');
    await choices.set('profile', undefined);
    deepEqual(workspaceState.keys(), ['profile']);
  });
});
