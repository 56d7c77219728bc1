// Core dumps: armed, waited for, downloaded, switched off, and the service's wish for a pause between two settings.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { toInstanceId, putInstances, scenarioRegion } from '../../support/scenario/instances';
import { useWorkbench } from '../../support/useWorkbench';
import { StatusBar } from '../pages/statusBar';

describe('core dumps', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
    await putInstances(emulator, { 'web-1': 'Running', 'web-2': 'Running' });
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    viewport: { width: 1280, height: 1600 },
  }));
  after(() => emulator.stop());

  const watched = (count: number) =>
    new StatusBar(workbench().page).entry(`Elastic Containers: ${count} in progress. Click to list or stop tasks.`);

  it('tells when a crash-looping instance has left a core file, and saves it', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.waitUntilLoaded();
    await view.menu(/^checkout-api-/, 'Enable Core Dump');
    await workbench().notifications.waitFor(/Core dump is on for checkout-api-\S+\. You will be notified when/);
    await view.row('Core dump').filter({ hasText: 'Running' }).waitFor();
    await watched(1).waitFor();
    await emulator.advance(120_000);
    const said = /Core dump of checkout-api-\S+: Ready to download/;
    await workbench().notifications.waitFor(said);
    await view.row('Core dump').filter({ hasText: 'Ready to download' }).waitFor();
    await watched(1).waitFor({ state: 'hidden' });
    await workbench().notifications.press(said, 'Download');
    const path = join(workbench().folder, 'checkout.core');
    await workbench().quickInput.choosePath(path);
    await workbench().notifications.waitFor(`Saved ${path}`);
    const file = await readFile(path);
    assert.deepEqual([...file.subarray(0, 4)], [0x7f, ...Buffer.from('ELF')]);
    assert.equal(file.readUInt16LE(16), 4, 'an ELF file of the type core');
    await view.collapse(/^checkout-api-/);
  });

  it('waits for a crash that comes later, and forgets it when switched off', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.menu('web-1', 'Enable Core Dump');
    await view.row('Core dump').filter({ hasText: 'Running' }).waitFor();
    await emulator.advance(15_000);
    await view.menu('web-1', 'Disable Core Dump');
    await workbench().notifications.waitFor('Core dump is off for web-1.');
    await workbench().notifications.waitFor('Core dump of web-1: Closed');
    await emulator.crash(toInstanceId('web-1'));
    await view.row('Core dump').filter({ hasText: 'Closed' }).waitFor();
    await watched(1).waitFor({ state: 'hidden' });
    await view.collapse('web-1');
  });

  it('counts down when the service wants a pause between two settings, and can be told not to', async () => {
    const view = await workbench().openView('ECI Instances');
    await emulator.fault({ name: 'Coredump.RefrshIntervalTooShort', operation: 'CreateInstanceOpsTask', count: 1 });
    await view.menu('web-2', 'Disable Core Dump');
    const said =
      /The core dump setting of this instance was changed moments ago\. \(Coredump\.RefrshIntervalTooShort\)/;
    const countdown = workbench().notifications.message(said);
    await countdown.filter({ hasText: /You can try again in \d+ s\./ }).waitFor();
    await countdown.getByRole('button', { name: 'Cancel' }).click();
    await countdown.waitFor({ state: 'hidden' });
  });

  it('says so when an instance writes its core files elsewhere', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.menu(/^legacy-billing-/, 'Enable Core Dump');
    await workbench().notifications.waitFor(/created with its own CorePattern, so core dump tasks do not apply/);
  });
});
