// Edge containers as a person releases them. Only Chromium proves the lens in a real editor beside VS Code's own JSON service, the comparison
// with its buttons in the title of the editor, the mark below a refused value, buttons of notifications, and that a password is typed
// unseen. What the extension does behind that is tested in test/contract/window/edgeApps.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { appId, formatReleasedSpec, releasedContainer } from '../support/edgeSpecs';
import { useWorkbench } from '../support/useWorkbench';

describe('edge apps', () => {
  let emulator: Emulator;
  before('one app with a version', async () => {
    emulator = await startEmulator();
    await emulator.control('POST', 'world', { putEdgeApp: { AppId: appId, Name: 'test-shop', Status: 'created' } });
    const version = { AppId: appId, VersionId: 'ver-880688675783794002', Name: 'release-1', Status: 'created' };
    await emulator.control('POST', 'world', { putEdgeAppVersion: { ...version, Containers: [releasedContainer] } });
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
    files: { 'next.esa.json': formatReleasedSpec('release-2'), 'taken.esa.json': formatReleasedSpec('release-1') },
    viewport: { width: 1400, height: 1000 },
  }));
  after(() => emulator.stop());

  /** From the lens above the document to the question whether to send it. */
  async function createFrom(file: string): Promise<void> {
    const { page, editors } = workbench();
    await editors.openFile(file);
    await page.locator('.codelens-decoration a').getByText('Create Version', { exact: true }).click();
    await editors.opened(/test-shop: release-1 →/);
    const actions = page.locator('.editor-actions');
    await actions.getByText('Cancel', { exact: true }).waitFor();
    await actions.getByText('Create Version', { exact: true }).click();
    await workbench().dialog.waitFor(/Create version .* of test-shop\?/);
  }

  it('get a version by the lens, which marks a name that is taken, and run it in staging', async () => {
    const { page, dialog, notifications, editors } = workbench();
    const view = await workbench().openView('Edge Apps');
    await view.row('test-shop').filter({ hasText: 'Not published' }).waitFor();

    await createFrom('taken.esa.json');
    await dialog.press('Create Version');
    await notifications.waitFor('This name is already taken.');
    await editors.tab('taken.esa.json').click();
    await page.locator('.squiggly-error').first().waitFor();
    // An editor that takes the focus later would close the palette.
    await editors.editor.and(page.locator('.focused')).waitFor();
    await workbench().run('View: Focus Problems (Errors, Warnings, Infos)');
    const problem = page
      .locator('.markers-panel')
      .getByRole('treeitem')
      .filter({ hasText: 'This name is already taken.' });
    await problem.filter({ hasText: 'Ln 3' }).waitFor();

    await createFrom('next.esa.json');
    const question = await dialog.text();
    assert.ok(question.includes('Account: Local emulator') && question.includes(`test-shop (${appId})`), question);
    await dialog.press('Create Version');
    await notifications.waitFor('Version release-2 of test-shop is being created.');
    await emulator.advance(30_000);
    await notifications.press('Version release-2 of test-shop', 'Publish to Staging…');
    await dialog.waitFor('Publish release-2 to staging?');
    await dialog.press('Publish');
    await notifications.waitFor('Publishing release-2 to staging');
    await emulator.advance(30_000);
    await notifications.waitFor('release-2 runs in staging.');
  });

  it('take a password that is not shown as it is typed', async () => {
    const { page, dialog, notifications, quickInput } = workbench();
    const view = await workbench().openView('Edge Apps');
    await view.waitUntilLoaded();
    await view.menu('test-shop', 'Add Image Secret to Edge App…');
    await quickInput.type('registry.example.com', 'Registry (1 of 3)');
    await quickInput.type('puller', 'User name at registry.example.com (2 of 3)');
    await quickInput.waitFor(/Password for puller/);
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.type('Tr0ub4dor-and-3');
    await dialog.waitFor('Add an image secret to this edge app?');
    await dialog.press('Add Secret');
    await notifications.waitFor('The image secret of registry.example.com was added to test-shop.');
    assert.ok(!(await page.content()).includes('Tr0ub4dor-and-3'));
  });
});
