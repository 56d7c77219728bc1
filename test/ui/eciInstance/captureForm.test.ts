// The packet capture form as a tab of VS Code, and the list of what is being watched.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { FrameLocator } from 'playwright-core';
import type { Emulator } from '../../support/emulatorProcess';
import { countCalls, scenarioRegion, startScenario } from '../../support/scenario/instances';
import { setFolderSettings } from '../../support/scenario/settings';
import { waitUntilStored } from '../../support/scenario/storage';
import { useWorkbench } from '../../support/useWorkbench';
import { StatusBar } from '../pages/statusBar';

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
  const watched = (count: number) =>
    new StatusBar(workbench().page).entry(`Elastic Containers: ${count} in progress. Click to list or stop tasks.`);

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

  it('marks what is not valid and sends nothing', async () => {
    const form = await open();
    await emulator.clearRequests();
    await port(form).fill('70000');
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await form.getByText('Enter a number from 1 to 65535.').waitFor();
    assert.equal(await port(form).getAttribute('aria-invalid'), 'true');
    assert.equal(await countCalls(emulator, 'CreateInstanceOpsTask'), 0);
    await port(form).fill('70');
    assert.notEqual(await port(form).getAttribute('aria-invalid'), 'true');
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

  it('says that nobody knows whether a capture was started when no answer came, and keeps the input', async () => {
    const form = await open();
    await port(form).fill('53');
    await emulator.fault({ name: 'reset-after', operation: 'CreateInstanceOpsTask' });
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await form.getByText('It is unknown whether the task was started').waitFor();
    assert.equal(await port(form).inputValue(), '53');
    await close();
    await emulator.advance(60_000);
  });

  it('counts in the status bar while a capture runs, and stops watching on request', async () => {
    const form = await open();
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await workbench().notifications.waitFor('Capturing packets on web-1.');
    await workbench().editors.tab(title).waitFor({ state: 'hidden' });
    await watched(1).waitFor();
    await workbench().run('Elastic Containers: Show Activity');
    await workbench().quickInput.waitFor('In progress: select tasks to stop watching');
    await workbench().quickInput.pickMany([/tcpdump · web-1/]);
    await watched(1).waitFor({ state: 'hidden' });
    await workbench().run('Elastic Containers: Show Activity');
    await workbench().notifications.waitFor('No tasks are in progress.');
  });

  it('counts down on its button when the service wants a pause before the next capture', async () => {
    const form = await open();
    await emulator.fault({ name: 'Ops.IntervalTooShort', operation: 'CreateInstanceOpsTask', count: 1 });
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await form.getByText(/was started or stopped on this instance moments ago\. \(Ops\.IntervalTooShort\)/).waitFor();
    const held = form.getByRole('button', { name: /^Retry in \d+ s$/ });
    await held.waitFor();
    assert.equal(await held.evaluate((button) => (button as HTMLButtonElement).disabled), true);
    await close();
  });

  it('ends a capture that has no limits, and tells that it is ready', async () => {
    await emulator.advance(60_000);
    const form = await open();
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await workbench().editors.tab(title).waitFor({ state: 'hidden' });
    await emulator.advance(30_000);
    const view = await workbench().openView('ECI Instances');
    await view.menu('web-1', 'Stop Packet Capture');
    await workbench().notifications.waitFor('Packet capture on web-1 is being stopped.');
    await workbench().notifications.waitFor('Packet capture of web-1: Ready to download');
    await watched(1).waitFor({ state: 'hidden' });
  });

  it('refuses to start once read-only mode is on, though the form was open before', async () => {
    await emulator.advance(60_000);
    const form = await open();
    await emulator.clearRequests();
    await setFolderSettings(workbench(), { 'elasticContainers.readOnly': true });
    const view = await workbench().openView('ECI Instances');
    await view.row('web-1').hover();
    await view.row('web-1').getByRole('button', { name: 'Restart ECI Instance…' }).waitFor({ state: 'hidden' });
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await form.getByText('Read-only mode is on. Changes are not allowed.').waitFor();
    assert.equal(await countCalls(emulator, 'CreateInstanceOpsTask'), 0);
  });
});
