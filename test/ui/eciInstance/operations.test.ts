// Operating instances by VS Code's own menus, dialogs, clipboard and palette. What is asked and said: test/contract/window/operations.test.ts.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { Emulator } from '../../support/emulatorProcess';
import { countCalls, putInstances, scenarioRegion, startScenario } from '../../support/scenario/instances';
import { setFolderSettings, setMachineSettings } from '../../support/scenario/settings';
import { useWorkbench } from '../../support/useWorkbench';
import type { ViewTree } from '../pages/viewTree';

describe('operating instances', () => {
  let emulator: Emulator;
  let view: ViewTree;
  before(async () => {
    emulator = await startScenario({});
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    viewport: { width: 1280, height: 1600 },
  }));
  after(() => emulator.stop());
  beforeEach('the same instances for every test', async () => {
    await emulator.clearFaults();
    await emulator.clearRequests();
    await putInstances(emulator, {
      'web-1': 'Running',
      'web-2': 'Running',
      'web-3': 'Running',
      leaving: 'Terminating',
      report: 'Succeeded',
    });
    // A test that failed may have left a question open.
    await workbench().page.keyboard.press('Escape');
    view = await workbench().openView('ECI Instances');
    await view.titleAction('Refresh');
    for (const name of ['web-1', 'web-2', 'web-3']) {
      // With the details, which come last: from then on the list is at rest.
      await status(name, /Running.*vCPU/);
    }
    await status('leaving', 'Terminating');
    await status('report', 'Succeeded');
    // A click on a row selects it, and opens it too.
    await view.titleAction('Collapse All');
  });

  /** Waits until the row says so. */
  async function status(name: string, text: string | RegExp): Promise<void> {
    await view.row(name).filter({ hasText: text }).waitFor();
  }

  /** Opens the list of results from the message that counts them; each pattern fits one entry. */
  async function results(summary: string, entries: readonly RegExp[]): Promise<void> {
    await workbench().notifications.waitFor(summary);
    await workbench().notifications.press(summary, 'Show Results');
    await workbench().quickInput.waitFor(summary);
    const options = workbench().page.locator('.quick-input-widget').getByRole('option');
    const texts = (await options.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
    assert.equal(texts.length, entries.length, texts.join('\n'));
    for (const entry of entries) {
      assert.ok(
        texts.some((text) => entry.test(text)),
        `no entry ${entry.source} in ${texts.join('\n')}`,
      );
    }
    await workbench().quickInput.cancel();
  }

  async function clipboard(): Promise<string> {
    return workbench().page.evaluate(() => navigator.clipboard.readText());
  }

  it('offers what the state of an instance allows', async () => {
    const running = await view.menuTitles('web-1');
    const ended = await view.menuTitles('report');
    const leaving = await view.menuTitles('leaving');
    const onlyAlive = ['Capture Packets (tcpdump)…', 'Enable Core Dump', 'Disable Core Dump'];
    for (const action of onlyAlive) {
      assert.ok(running.includes(action), `a running instance offers ${action}`);
      assert.ok(!ended.includes(action), `an ended instance does not offer ${action}`);
      assert.ok(!leaving.includes(action), `an instance being deleted does not offer ${action}`);
    }
    for (const action of [
      // On many: offered in every state, for the sake of a mixed selection.
      'Restart ECI Instance…',
      'Delete ECI Instance…',
      'Refresh ECI Instance',
      'Open ECI Instance in Console',
      'Copy ECI Instance ID',
      'Copy ECI Instance Name',
    ]) {
      assert.ok(
        [running, ended, leaving].every((titles) => titles.includes(action)),
        `all offer ${action}`,
      );
    }
    assert.deepEqual(await view.inlineActions('web-1'), ['Capture Packets (tcpdump)…', 'Restart ECI Instance…']);
    // Buttons stand only where they work.
    assert.deepEqual(await view.inlineActions('report'), []);
  });

  it('asks before it deletes, naming the account, regions and ids, and does nothing on Cancel', async () => {
    await view.select(['web-1', 'web-2']);
    await view.menu('web-2', 'Delete ECI Instance…');
    await workbench().dialog.waitFor('Delete 2 ECI instances? This cannot be undone.');
    const text = await workbench().dialog.text();
    assert.match(text, /Account: Local emulator/);
    assert.match(text, /cn-hangzhou\s+web-1\s+eci-web-1/);
    assert.match(text, /cn-hangzhou\s+web-2\s+eci-web-2/);
    await workbench().dialog.press('Cancel');
    assert.equal(await countCalls(emulator, 'DeleteContainerGroup'), 0);
  });

  it('deletes the selected instances, and reports the result of each', async () => {
    await emulator.fault({ name: 'OperationConflict', operation: 'DeleteContainerGroup', count: 1 });
    await view.select(['web-1', 'web-2']);
    await view.menu('web-1', 'Delete ECI Instance…');
    await workbench().dialog.press('Delete');
    await results('ECI instance: 1 done, 1 failed, 0 skipped.', [
      /^web-[12].*Done$/,
      /^web-[12].*Another operation on this instance is in progress\. \(OperationConflict\)$/,
    ]);
  });

  it('copies the id of an instance, or of all that are selected', async () => {
    await view.menu('web-1', 'Copy ECI Instance ID');
    await workbench().notifications.waitFor('Copied eci-web-1.');
    assert.equal(await clipboard(), 'eci-web-1');
    await view.select(['web-1', 'web-2']);
    await view.menu('web-2', 'Copy ECI Instance ID');
    await workbench().notifications.waitFor('Copied 2 lines.');
    assert.deepEqual((await clipboard()).split('\n').sort(), ['eci-web-1', 'eci-web-2']);
    await view.select(['web-3']);
    await view.menu('web-3', 'Copy ECI Instance Name');
    await workbench().notifications.waitFor('Copied web-3.');
    assert.equal(await clipboard(), 'web-3');
  });

  it('opens an instance in the console, after VS Code has asked', async () => {
    await view.menu('web-1', 'Open ECI Instance in Console');
    await workbench().dialog.waitFor('https://eci.console.aliyun.com/');
    assert.match(await workbench().dialog.text(), /cn-hangzhou\/eci-web-1\/detail/);
    await workbench().dialog.press('Cancel');
  });

  it('offers nothing that changes something in read-only mode', async () => {
    const writes = ['Capture Packets (tcpdump)…', 'Enable Core Dump', 'Restart ECI Instance…', 'Delete ECI Instance…'];
    await setMachineSettings(workbench(), { 'elasticContainers.readOnly': true });
    await view.row('web-1').hover();
    await view.row('web-1').getByRole('button', { name: 'Restart ECI Instance…' }).waitFor({ state: 'hidden' });
    const titles = await view.menuTitles('web-1');
    assert.deepEqual(
      titles.filter((title) => writes.includes(title)),
      [],
    );
    assert.ok(titles.includes('Copy ECI Instance ID'));
    const offered = await workbench().palette.commandsFor('Elastic Containers: Restart');
    assert.ok(!offered.includes('Elastic Containers: Restart ECI Instance…'), offered.join());
  });

  it('cannot be talked out of read-only mode by a folder, and offers nothing that changes anything', async () => {
    // The hidden status bar shows that the window has taken the settings up.
    await setFolderSettings(workbench(), {
      'elasticContainers.readOnly': false,
      'workbench.statusBar.visible': false,
    });
    await workbench().page.locator('.part.statusbar').waitFor({ state: 'hidden' });
    const offered = await workbench().palette.commandsFor('ECI Instance');
    assert.ok(
      offered.some((title) => title.includes('Refresh')),
      offered.join(),
    );
    assert.ok(!offered.some((title) => /Restart|Delete/.test(title)), offered.join());
    assert.equal(await countCalls(emulator, 'RestartContainerGroup'), 0);
    assert.deepEqual(await view.inlineActions('web-1'), []);
    await setMachineSettings(workbench(), {});
    await view.row('web-1').hover();
    await view.row('web-1').getByRole('button', { name: 'Restart ECI Instance…' }).waitFor();
  });
});
