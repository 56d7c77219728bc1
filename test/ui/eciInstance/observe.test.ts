// Looking inside instances on pages in VS Code: why one crashed, and its figures. Comparing and reports:
// test/contract/window/observe.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { scenarioRegion } from '../../support/scenario/instances';
import { useWorkbench } from '../../support/useWorkbench';

describe('looking inside instances', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    viewport: { width: 1440, height: 1600 },
  }));
  after(() => emulator.stop());

  async function picture(name: string): Promise<void> {
    const folder = process.env['PANEL_PICTURES'];
    if (folder !== undefined) {
      await workbench().page.screenshot({ path: `${folder}/${name}.png` });
    }
  }

  it('says in two clicks why a crashed instance crashed, and runs what it advises', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.waitUntilLoaded();
    await view.inline(/^clickstream-etl-/, 'Why Did It Fail?');
    const page = await workbench().editors.webview(/^Why: clickstream-etl-/);
    await page.getByRole('heading', { name: /Container etl: Killed because it ran out of memory/ }).waitFor();
    await page.getByRole('heading', { name: 'Last lines' }).waitFor();
    await page.getByRole('table', { name: 'Last events' }).getByText('OOMKilling').waitFor();
    await picture('diagnosis');
    await page.getByRole('button', { name: 'Show Log' }).first().click();
    await workbench().editors.opened(/^clickstream-etl-\S+etl.*\.log/);
    const shown = await workbench().editors.webview(/^Why: clickstream-etl-/);
    await shown.getByRole('button', { name: 'Show Metrics' }).click();
    await workbench().editors.opened(/^Metrics: clickstream-etl-/);
  });

  it('draws the figures of an instance and has them in a table', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.menu(/^orders-api-/, 'Show Metrics');
    const page = await workbench().editors.webview(/^Metrics: orders-api-/);
    const table = page.getByRole('table', { name: 'CPU: series and values' });
    await table.waitFor();
    assert.deepEqual(await table.getByRole('rowheader').allInnerTexts(), ['Instance', 'orders', 'log-shipper']);
    assert.match(await table.getByRole('row').nth(1).innerText(), /[\d.]+ vCPU.*2 vCPU\s+\d+%/s);
    await page.getByRole('slider', { name: 'CPU over time' }).locator('canvas').waitFor();
    await picture('metrics');
  });
});
