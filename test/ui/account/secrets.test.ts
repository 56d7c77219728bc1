// Ten commands clicked through in a world of marked secrets, and no mark on the screen, in what the window keeps, or in a file of VS
// Code's user data. Every command under every fault: test/host/alone/secrets.test.ts.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Emulator } from '../../support/emulatorProcess';
import { WireTap } from '../../support/network/wireTap';
import { addMarks, markedInstance, marks, region, startMarkedWorld } from '../../support/scenario/markedWorld';
import { readWindowStorage, waitUntilStored } from '../../support/scenario/storage';
import { Shown } from '../../support/canary/shown';
import { useWorkbench } from '../../support/useWorkbench';
import type { ViewTree } from '../pages/viewTree';
import { TerminalPanel, readableTerminals } from '../pages/terminalPanel';

describe('secrets in the window', () => {
  const secrets = new Map<string, string>();
  const shown = new Shown();
  let emulator: Emulator;
  let tap: WireTap;
  before(async () => {
    emulator = await startMarkedWorld();
    tap = new WireTap(emulator.endpoint);
    await tap.start();
    addMarks(secrets);
    secrets.set(emulator.ready.securityToken, 'STS token');
  });
  const workbench = useWorkbench(() => ({
    emulator: { ...emulator.ready, endpoint: tap.origin },
    settings: { 'elasticContainers.regions': [region], ...readableTerminals },
    viewport: { width: 1400, height: 1000 },
  }));
  after(async () => {
    await tap.stop();
    await emulator.stop();
  });
  afterEach('no secret is shown so far', async () => {
    for (const frame of workbench().page.frames()) {
      shown.tell('screen', await frame.evaluate(() => document.documentElement.outerHTML).catch(() => ''));
    }
    tap.secrets.forEach((name, secret) => secrets.set(secret, name));
    assert.deepEqual(shown.hits(secrets), []);
  });

  async function instances(): Promise<ViewTree> {
    // A hover of the activity bar would lie over the views.
    await workbench().page.mouse.move(900, 500);
    const view = await workbench().openView('ECI Instances');
    // Its details redraw the row, and the hover of one that is redrawn is gone.
    await view.row(markedInstance).filter({ hasText: 'Running' }).waitFor();
    await view.waitUntilLoaded();
    return view;
  }

  it('are in no row, hover or menu of an instance', async () => {
    const view = await instances();
    shown.tell('hover', await view.hover(markedInstance));
    await view.expand(markedInstance);
    await view.waitUntilLoaded();
    shown.tell('menu', await view.menuTitles(markedInstance));
  });

  it('are masked in its description, and in no metric', async () => {
    const view = await instances();
    await view.menu(markedInstance, 'Describe ECI Instance');
    await workbench().editors.opened(new RegExp(`^${markedInstance}`));
    await workbench().editors.editor.getByText('ContainerGroupId').first().waitFor();
    // All of it: the editor draws only what is on screen.
    await workbench().editors.editor.click();
    await workbench().page.keyboard.press('ControlOrMeta+A');
    await workbench().page.keyboard.press('ControlOrMeta+C');
    const text = await workbench().page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /TOKEN[^]*••••••/);
    shown.tell('document', text);
    await view.menu(markedInstance, 'Show Metrics');
    await workbench().editors.opened(/^Metrics: /);
  });

  it('are typed without being shown, in a form and in a box', async () => {
    await workbench().run('Elastic Containers: Create Image Cache…');
    const form = await workbench().editors.webview('Create Image Cache');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('marked-cache');
    await form.locator('details', { hasText: 'Registry credentials' }).locator('summary').first().click();
    await form.getByRole('button', { name: 'Add Credential' }).click();
    await form.getByRole('textbox', { name: 'Credential 1: Password', exact: true }).fill(marks.registryPassword);
    await waitUntilStored(workbench(), 'marked-cache');
  });

  it('are not in the terminal of a container, its address included', async () => {
    const view = await instances();
    await view.menu(/^storefront-web-/, 'Open Terminal in ECI Instance');
    const terminal = new TerminalPanel(workbench().page);
    await terminal.waitForLine(/[#$]/);
    shown.tell('terminal', await terminal.lines());
    assert.ok([...tap.secrets.values()].includes('exec address'));
  });

  it('are in no report, policy or log', async () => {
    await workbench().run('Elastic Containers: Show API Calls');
    await workbench().editors.opened(/^API_calls/);
    await workbench().editors.editor.getByText('ExecContainerCommand').first().waitFor();
    await workbench().run('Elastic Containers: Show RAM Policy for This Extension…');
    await workbench().quickInput.pick('Read only', 'Select what the policy allows');
    await workbench().editors.opened(/ram-policy/);
    await workbench().run('Elastic Containers: Select Profile…');
    await workbench().quickInput.waitFor('Select a profile');
    await workbench().quickInput.cancel();
    await workbench().run('Elastic Containers: Refresh');
    await workbench().run('Elastic Containers: Show Log');
  });

  it('that are entered are never shown', async () => {
    const { quickInput } = workbench();
    await workbench().run('Elastic Containers: Enter an Access Key…');
    await quickInput.type('entered', /Name of the profile/);
    await quickInput.type('LTAI5tEnteredKey', /AccessKey ID/);
    await quickInput.type(marks.typedSecret, /AccessKey secret/);
    await quickInput.type(marks.typedToken, /STS token/);
    await quickInput.type(region, /Region to show/);
    const view = await workbench().openView('ECI Instances');
    await view.row('Could not load').waitFor();
    shown.tell('hover', await view.hover('Could not load'));
  });

  it('are kept by the window nowhere but in its secret storage, and in no file', async () => {
    await waitUntilStored(workbench(), 'enteredKeys');
    const kept = await readWindowStorage(workbench());
    assert.ok(kept.length > 20, `${kept.length} values`);
    shown.tell('storage of the window', ...kept);
    const data = join(workbench().folder, '../data');
    const entries = await readdir(data, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      shown.tell(path, await readFile(path, 'latin1'));
    }
    shown.tell('emulator’s log', (await emulator.requests()).requests, emulator.said);
    assert.deepEqual(shown.hits(secrets), []);
  });
});
