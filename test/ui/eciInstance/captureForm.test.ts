// The packet capture form as a tab of VS Code: hidden, reloaded, opened twice. What it sends: test/contract/window/opsTasks.test.ts.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { FrameLocator } from 'playwright-core';
import type { Emulator } from '../../support/emulatorProcess';
import { scenarioRegion, startScenario } from '../../support/scenario/instances';
import { waitUntilStored } from '../../support/scenario/storage';
import { useWorkbench } from '../../support/useWorkbench';

describe('the packet capture form in VS Code', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startScenario({ 'web-1': 'Running', 'web-2': 'Running' });
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    files: { 'notes.txt': 'something else to look at\n' },
  }));
  beforeEach(() => emulator.clearFaults());
  after(() => emulator.stop());

  const title = 'Capture: web-1';
  const port = (form: FrameLocator) => form.getByRole('textbox', { name: 'Destination port' });

  async function open(): Promise<FrameLocator> {
    const view = await workbench().openView('ECI Instances');
    await view.menu('web-1', 'Capture Packets (tcpdump)…');
    return workbench().editors.webview(title);
  }

  async function close(): Promise<void> {
    const tab = workbench().editors.tab(title);
    await tab.click({ button: 'middle' });
    await tab.waitFor({ state: 'hidden' });
    // The editor behind it takes the focus, which would close a menu that is open by then.
    const { editor } = workbench().editors;
    if ((await editor.count()) > 0) {
      await editor.and(workbench().page.locator('.focused')).waitFor();
    }
  }

  it('names what it is about: instance, region and account', async () => {
    const form = await open();
    await form.getByText('web-1 (eci-web-1) in cn-hangzhou, account Local emulator').waitFor();
  });

  it('wears our icon on its tab', async () => {
    await open();
    await workbench().editors.tab(title).locator('[style*="media%2Fpanel-dark.svg"]').waitFor();
  });

  it('keeps what was typed when another tab is looked at', async () => {
    const form = await open();
    await port(form).fill('8443');
    await form.getByRole('radio', { name: 'UDP' }).check();
    await workbench().editors.openFile('notes.txt');
    const again = await workbench().editors.webview(title);
    await port(again).waitFor();
    assert.equal(await port(again).inputValue(), '8443');
    assert.equal(await again.getByRole('radio', { name: 'UDP' }).isChecked(), true);
  });

  it('keeps what was typed when the window is reloaded, and still works', async () => {
    const form = await open();
    await port(form).fill('8444');
    await waitUntilStored(workbench(), '8444');
    await workbench().reload();
    const again = await workbench().editors.webview(title);
    await port(again).waitFor();
    assert.equal(await port(again).inputValue(), '8444');
    await again.getByText('web-1 (eci-web-1) in cn-hangzhou, account Local emulator').waitFor();
  });

  it('is one form for an instance, and empty when closed and opened again', async () => {
    await open();
    await open();
    assert.equal(
      await workbench()
        .page.getByRole('tab', { name: /^Capture: / })
        .count(),
      1,
    );
    await close();
    const form = await open();
    await port(form).waitFor();
    assert.equal(await port(form).inputValue(), '');
    await close();
  });
});
