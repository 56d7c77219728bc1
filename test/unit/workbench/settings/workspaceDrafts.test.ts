import { deepEqual, equal } from 'node:assert/strict';
import { WorkspaceDrafts } from '../../../../src/workbench/settings/workspaceDrafts';
import { buildRef } from '../../../support/buildResource';
import { createExtensionContext, useVscode } from '../../../support/vscode/useVscode';

describe('The drafts of a workspace', () => {
  useVscode();
  const ref = buildRef('imc-1');

  it('belong to a resource, whatever it is called now, until they are dropped', async () => {
    const { workspaceState } = createExtensionContext();
    const drafts = new WorkspaceDrafts(workspaceState, 'cli:ops');
    equal(drafts.get(ref), undefined);
    await drafts.set(ref, { name: 'new' });
    deepEqual(new WorkspaceDrafts(workspaceState, 'cli:ops').get({ ...ref, name: 'renamed' }), { name: 'new' });
    await drafts.set(ref, undefined);
    deepEqual(workspaceState.keys(), []);
  });

  it('of one resource are not those of another, nor of another account', async () => {
    const { workspaceState } = createExtensionContext();
    const drafts = new WorkspaceDrafts(workspaceState, 'cli:ops');
    await drafts.set(ref, 'draft');
    for (const other of [buildRef('imc-2'), { ...ref, region: 'cn-beijing' }, { ...ref, kind: 'other' }]) {
      equal(drafts.get(other), undefined);
    }
    equal(new WorkspaceDrafts(workspaceState, 'cli:dev').get(ref), undefined);
    const odd = new WorkspaceDrafts(workspaceState, 'cli:ops","thing');
    equal(odd.get({ ...ref, kind: 'cn-hangzhou', region: 'imc-1', id: '' }), undefined);
  });
});
