// What a person on call does: finds an instance, captures packets from it, downloads the capture.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { useWorkbench } from '../../support/useWorkbench';

/** Magic number of a little-endian libpcap file. */
const pcapMagic = 0xa1b2c3d4;

describe('capturing packets', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
    // Room for all rows: the tree holds only those on screen.
    viewport: { width: 1400, height: 1500 },
  }));
  after(() => emulator.stop());

  /** Fills the form that is open, starts the capture, and lets its time pass. */
  async function capture(instance: RegExp, port: string): Promise<void> {
    const form = await workbench().editors.webview(/^Capture: /);
    await form.getByRole('textbox', { name: 'Destination port' }).fill(port);
    await form.getByRole('textbox', { name: 'Number of packets' }).fill('20');
    await form.getByRole('textbox', { name: 'Duration' }).fill('30');
    assert.match(await form.locator('pre').first().innerText(), new RegExp(`"DestPort":${port}`));
    await workbench().screenshot('form');
    await form.getByRole('button', { name: 'Start Capture' }).click();
    await workbench().notifications.waitFor(/Capturing packets on /);
    const view = await workbench().openView('ECI Instances');
    // The way to the record is opened by the extension: to open it as well might close it.
    await view.waitUntilExpanded(instance);
    await view.waitUntilExpanded('O&M Tasks');
    await view.waitForRow('Packet capture');
    await emulator.advance(60_000);
    await workbench().notifications.waitFor(/Packet capture of .*: Ready to download/);
  }

  /** Answers the save dialog and reads the saved file. */
  async function download(name: string): Promise<Buffer> {
    const path = join(workbench().folder, name);
    await workbench().quickInput.choosePath(path);
    await workbench().notifications.waitFor(`Saved ${path}`);
    return readFile(path);
  }

  it('works by clicking: row, form, record, notification, file', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.waitUntilLoaded();
    await view.inline(/^legacy-billing/, 'Capture Packets (tcpdump)…');
    await capture(/^legacy-billing/, '443');
    const record = view.row('Packet capture');
    await record.filter({ hasText: /Ready to download · created .* · expires in/ }).waitFor();

    await workbench().notifications.press(/Packet capture of /, 'Download');
    const file = await download('clicked.pcap');
    assert.equal(file.readUInt32LE(0), pcapMagic);
    assert.ok(file.length > 24 + 16, 'holds at least one packet');
  });

  it('works from the palette, which offers only instances that are alive', async () => {
    await emulator.advance(60_000);
    await workbench().run('Elastic Containers: Capture Packets (tcpdump)…');
    await workbench().quickInput.waitFor('Select ECI instance');
    await workbench().quickInput.waitFor(/^storefront-web/);
    await workbench().quickInput.input.fill('Failed');
    await workbench().quickInput.option(/./).waitFor({ state: 'hidden' });
    await workbench().quickInput.input.fill('checkout-api');
    await workbench().quickInput.pick(/^checkout-api/);
    await capture(/^checkout-api/, '8080');

    await workbench().run('Elastic Containers: Download Capture or Core File…');
    await workbench().quickInput.waitFor('Select ECI instance');
    await workbench().quickInput.input.fill('checkout-api');
    await workbench().quickInput.pick(/^checkout-api/);
    await workbench().quickInput.pick('Packet capture', 'Select O&M task');
    const file = await download('picked.pcap');
    assert.equal(file.readUInt32LE(0), pcapMagic);
  });
});
