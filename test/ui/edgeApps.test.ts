// Edge containers as a person releases them: a version from a spec, to staging, to a part of production, and back.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';
import type { ViewTree } from './pages/viewTree';

const appId = 'app-880688675783794944';

function specFile(name: string): string {
  return JSON.stringify(
    {
      AppId: appId,
      Name: name,
      Containers: [
        {
          ...{ Name: 'web', Image: 'nginx:1.28', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
          ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/', Port: 80 } },
        },
      ],
    },
    undefined,
    2,
  );
}

describe('edge apps', () => {
  let emulator: Emulator;
  let view: ViewTree;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
    files: { 'next.esa.json': specFile('release-2'), 'taken.esa.json': specFile('release-1') },
    viewport: { width: 1400, height: 1000 },
  }));
  after(() => emulator.stop());
  beforeEach('one app with a version in production', async () => {
    await emulator.clearFaults();
    await emulator.reset();
    const [container] = (JSON.parse(specFile('release-1')) as { Containers: object[] }).Containers;
    await emulator.control('POST', 'world', { putEdgeApp: { AppId: appId, Name: 'test-shop', Status: 'created' } });
    for (const [VersionId, Name] of [
      ['ver-880688675783794001', 'release-0'],
      ['ver-880688675783794002', 'release-1'],
    ]) {
      await emulator.advance(1_000);
      await emulator.control('POST', 'world', {
        putEdgeAppVersion: { AppId: appId, VersionId, Name, Status: 'created', Containers: [container] },
      });
    }
    await emulator.clearRequests();
    await workbench().page.keyboard.press('Escape');
    await workbench().run('Notifications: Clear All Notifications');
    view = await workbench().openView('Edge Apps');
    for (const other of ['ECI Instances', 'Image Caches', 'Serverless Jobs']) {
      await fold(other);
    }
    await view.titleAction('Refresh');
    await view.titleAction('Collapse All');
    await view.row('test-shop').filter({ hasText: 'Not published' }).waitFor();
  });

  /** Folds a view to its header, so that all rows of ours have room. */
  async function fold(title: string): Promise<void> {
    const header = workbench().page.locator(`.part.sidebar .pane-header[aria-label^="${title} "]`);
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) === 'true') {
      await header.click();
    }
  }

  /** The row of a version below the app. */
  async function version(name: string): Promise<ReturnType<ViewTree['row']>> {
    await view.expand('test-shop');
    await view.expand('Versions');
    return view.row(name).last();
  }

  async function sent(action: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { requests } = await emulator.requests();
    return requests.filter((request) => request.action === action).map(({ parameters }) => parameters);
  }

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

  it('creates a version by the lens, releases it to staging and to 20% of production, and rolls back', async () => {
    const { dialog, notifications, quickInput } = workbench();
    await createFrom('next.esa.json');
    const question = await dialog.text();
    assert.ok(question.includes('Account: Local emulator') && question.includes(`test-shop (${appId})`), question);
    await dialog.press('Create Version');
    await notifications.waitFor('Version release-2 of test-shop is being created.');
    await view
      .row(/^release-2$/)
      .filter({ hasText: 'Creating' })
      .waitFor();
    await emulator.advance(30_000);
    await view
      .row(/^release-2$/)
      .filter({ hasText: 'created' })
      .waitFor();

    await notifications.press('Version release-2 of test-shop', 'Publish to Staging…');
    await dialog.waitFor('Publish release-2 to staging?');
    await dialog.press('Publish');
    await notifications.waitFor('Publishing release-2 to staging');
    await emulator.advance(30_000);
    await notifications.waitFor('release-2 runs in staging.');

    await notifications.press('release-2 runs in staging.', 'Publish to Production…');
    await quickInput.pick('Percentage of traffic (canary)…', 'How much production traffic?');
    await quickInput.type('20', 'Percentage of the traffic, 1 to 100');
    await dialog.waitFor('Publish release-2 to production?');
    assert.ok((await dialog.text()).includes('Traffic: 20%'));
    await dialog.press('Publish');
    await notifications.waitFor('Publishing release-2 to production');
    await emulator.advance(70_000);
    await notifications.waitFor('release-2 runs in production: 20%.');
    await view.row('test-shop').filter({ hasText: 'Published · release-2 20%' }).waitFor();

    await (await version('release-1')).waitFor();
    // Rows that are being drawn anew take no command.
    await view.pane
      .getByRole('treeitem')
      .filter({ hasText: /^release-2\s*production 20%/ })
      .waitFor();
    await view.menu('release-1', 'Roll Back to This Version…');
    await quickInput.pick('All traffic', 'Roll back to release-1');
    await dialog.waitFor('Roll production back to release-1?');
    await dialog.press('Roll Back');
    await emulator.advance(40_000);
    await notifications.waitFor('Production is rolled back to release-1: all traffic.');
    await view.row('test-shop').filter({ hasText: 'Rolled back · release-1' }).waitFor();
    const calls = await Promise.all(['PublishEdgeContainerAppVersion', 'RollbackEdgeContainerAppVersion'].map(sent));
    assert.deepEqual(
      calls.map((list) => list.length),
      [2, 1],
    );
  });

  it('puts the answer that a name is taken on the name', async () => {
    const { page, dialog, notifications, editors } = workbench();
    await createFrom('taken.esa.json');
    await dialog.press('Create Version');
    await notifications.waitFor('This name is already taken.');
    await editors.tab('taken.esa.json').click();
    const mark = page.locator('.squiggly-error').first();
    await mark.waitFor();
    await workbench().run('View: Focus Problems (Errors, Warnings, Infos)');
    await page
      .locator('.markers-panel')
      .getByRole('treeitem')
      .filter({ hasText: 'This name is already taken.' })
      .filter({ hasText: 'Ln 3' })
      .waitFor();
    assert.equal((await sent('CreateEdgeContainerAppVersion')).length, 1);
  });

  it('looks whether the version is there when the answer was lost, and sends it once', async () => {
    await emulator.fault({ name: 'reset-after', operation: 'CreateEdgeContainerAppVersion', count: 1 });
    await createFrom('next.esa.json');
    await workbench().dialog.press('Create Version');
    await workbench().notifications.waitFor(
      'The service gave no clear response, but version release-2 of test-shop exists.',
    );
    assert.equal((await sent('CreateEdgeContainerAppVersion')).length, 1);
  });

  it('says that it is not there when the request was lost, and sends it again when told to', async () => {
    const { dialog, notifications } = workbench();
    await emulator.fault({ name: 'reset-before', operation: 'CreateEdgeContainerAppVersion', count: 1 });
    await createFrom('next.esa.json');
    await dialog.press('Create Version');
    await dialog.waitFor('test-shop has no version release-2. Send the request again?');
    await dialog.press('Send Again');
    await notifications.waitFor('Version release-2 of test-shop is being created.');
  });

  it('sends nothing when the comparison is closed', async () => {
    const { page, editors } = workbench();
    await editors.openFile('next.esa.json');
    await page.locator('.codelens-decoration a').getByText('Create Version', { exact: true }).click();
    const tab = editors.tab(/test-shop: release-1 →/);
    await tab.waitFor();
    await page.locator('.editor-actions').getByText('Cancel', { exact: true }).click();
    await tab.waitFor({ state: 'hidden' });
    assert.equal(await workbench().page.locator('.monaco-dialog-box').count(), 0);
    assert.deepEqual(await sent('CreateEdgeContainerAppVersion'), []);
  });

  it('opens a version as a spec and compares two versions', async () => {
    const { editors, page, quickInput } = workbench();
    await (await version('release-0')).waitFor();
    await view.menu('release-0', 'Open Version as Spec…');
    await quickInput.pick('YAML');
    await editors.opened('release-0.esa.yaml');
    await page.locator('.view-line').filter({ hasText: 'Containers:' }).first().waitFor();
    assert.match(await editors.text(), /AppId: app-880688675783794944\s+Name: release-0\s+Containers:/);
    await view.waitUntilLoaded();
    await view.menu('release-0', 'Compare Versions…');
    await quickInput.pick('release-1', 'Compare release-0 with');
    await editors.opened(/release-0 ↔ release-1/);
  });

  it('offers on an environment what is done to it, among the versions of its app', async () => {
    const { dialog, notifications, quickInput } = workbench();
    await view.expand('test-shop');
    const titles = await view.menuTitles('Production');
    for (const title of ['Publish Version…', 'Show Edge App Logs…', 'Open ESA Console']) {
      assert.ok(titles.includes(title), titles.join());
    }
    // Nothing is released there.
    assert.ok(!titles.includes('Roll Back Environment…'), titles.join());
    await view.menu('Staging', 'Publish Version…');
    await quickInput.pick('release-1', 'Select edge app version');
    await dialog.waitFor('Publish release-1 to staging?');
    await dialog.press('Publish');
    await notifications.waitFor('Publishing release-1 to staging');
    await emulator.advance(30_000);
    await notifications.waitFor('release-1 runs in staging.');
    await view.row('Staging').filter({ hasText: 'Published · release-1' }).waitFor();
    await view.menu('Staging', 'Copy ID of Published Version');
    await notifications.waitFor('Copied ver-880688675783794002.');
  });

  it('adds and removes a domain', async () => {
    const { dialog, notifications, quickInput } = workbench();
    await view.menu('test-shop', 'Add Domain to Edge App…');
    await quickInput.pick('example.com', 'Select the site the domain name belongs to');
    await quickInput.waitFor('Domain name for test-shop');
    await quickInput.input.fill('elsewhere.example.net');
    await quickInput.waitFor('It must be example.com or end in .example.com.');
    await quickInput.type('test.example.com');
    await dialog.waitFor('Point test.example.com to this edge app?');
    await dialog.press('Add Domain');
    await notifications.waitFor('test.example.com now points to test-shop.');
    await view.waitForRow('test.example.com');
    await view.menu('test-shop', 'Delete Edge App…');
    await dialog.press('Delete');
    await notifications.waitFor(/Cannot delete test-shop: .*test\.example\.com/);
    await view.inline('test.example.com', 'Remove Domain…');
    await dialog.waitFor('Remove this domain?');
    await dialog.press('Remove');
    await view.row('test.example.com').waitFor({ state: 'hidden' });
  });

  it('adds and removes an image secret, whose password is seen nowhere', async () => {
    const { page, dialog, notifications, quickInput } = workbench();
    await view.menu('test-shop', 'Add Image Secret to Edge App…');
    await quickInput.type('registry.example.com', 'Registry (1 of 3)');
    await quickInput.type('puller', 'User name at registry.example.com (2 of 3)');
    await quickInput.waitFor(/Password of puller/);
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.type('Tr0ub4dor-and-3');
    await dialog.waitFor('Add an image secret to this edge app?');
    await dialog.press('Add Secret');
    await notifications.waitFor('The image secret of registry.example.com was added to test-shop.');
    await view.waitForRow('registry.example.com');
    await view.menu('test-shop', 'Describe Edge App');
    await workbench().editors.opened('test-shop.yaml');
    assert.ok(!(await page.content()).includes('Tr0ub4dor-and-3'));
    assert.equal((await sent('CreateEdgeContainerAppImageSecret'))[0]?.['Password'], '***');
    await view.inline('registry.example.com', 'Remove Image Secret…');
    await dialog.press('Remove');
    await view.row('registry.example.com').waitFor({ state: 'hidden' });
  });
});
