// Ten thousand instances in the side bar, whose list draws only what is in sight: found, grouped, and kept up to date without losing one's
// place.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';
import type { ViewTree } from './pages/viewTree';

const region = 'cn-hangzhou';
const needle = { ContainerGroupId: 'eci-needle0in0a0haystack', ContainerGroupName: 'needle-in-a-haystack' };

describe('ten thousand instances', () => {
  let emulator: Emulator;
  let view: ViewTree;
  before(async () => {
    emulator = await startEmulator({ instances: 9_999 });
    await emulator.put({ ...needle, RegionId: region, Status: 'Running', IntranetIp: '10.99.7.7' });
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    viewport: { width: 1600, height: 1200 },
    settings: { 'elasticContainers.regions': [region] },
  }));
  after(() => emulator.stop());

  const header = (text: string | RegExp) => view.pane.locator('.pane-header .description').filter({ hasText: text });
  const said = (text: string | RegExp) => view.pane.locator('.message').filter({ hasText: text });

  it('are shown in ranges as soon as the first have come', async () => {
    view = await workbench().openView('ECI Instances');
    await view.waitForRow('1 – 500');
    await view.waitForRow('9,501 – 10,000');
    await header(/^Local emulator$/).waitFor();
    await view.waitUntilLoaded();
    assert.equal((await view.text()).length, 20);
  });

  it('are found by address while typing, and all are there again with one click', async () => {
    await workbench().run('Elastic Containers: Find ECI Instances…');
    await workbench().quickInput.waitFor('Find');
    await workbench().quickInput.input.pressSequentially('10.99.7.7');
    // Its address is among the details, which come after all names.
    await view.row(needle.ContainerGroupName).waitFor();
    await workbench().quickInput.accept();
    await said('Find: 10.99.7.7 (1 of 10,000)').waitFor();
    assert.equal((await view.text()).length, 1);
    await view.titleAction('Show All ECI Instances');
    await view.waitForRow('1 – 500');
    await said(/Find/).waitFor({ state: 'hidden' });
  });

  it('come back as they were when finding is given up', async () => {
    await workbench().run('Elastic Containers: Find ECI Instances…');
    await workbench().quickInput.waitFor('Find');
    await workbench().quickInput.input.pressSequentially('needle-in');
    await view.waitForRow(needle.ContainerGroupName);
    await workbench().quickInput.cancel();
    await view.waitForRow('1 – 500');
  });

  it('are grouped by status with what fails counted, and a change arrives without moving what is looked at', async () => {
    await workbench().run('Elastic Containers: Group ECI Instances…');
    await workbench().quickInput.pick('Status', 'Group by');
    const group = view.row('Failed');
    await group.waitFor();
    const before = countIn(await group.locator('.label-description').innerText());
    await view.expand('Failed');
    const failed = view.pane.getByRole('treeitem', { level: 2 });
    await failed.nth(3).click();
    const selected = await failed.nth(3).getAttribute('aria-label');
    const place = await failed.nth(3).boundingBox();
    await emulator.put({ ContainerGroupId: needle.ContainerGroupId, RegionId: region, Status: 'Failed' });
    // Without a refresh by the user: the view polls for changes while it is visible.
    await group.filter({ hasText: `${before + 1}, ${before + 1} failing` }).waitFor();
    assert.equal(await failed.nth(3).getAttribute('aria-label'), selected);
    assert.equal(await failed.nth(3).getAttribute('aria-selected'), 'true');
    assert.deepEqual(await failed.nth(3).boundingBox(), place);
  });

  it('keep the grouping over a reload of the window', async () => {
    await workbench().reload();
    view = await workbench().openView('ECI Instances');
    await view.waitForRow('Schedule failed');
    await workbench().run('Elastic Containers: Group ECI Instances…');
    await workbench().quickInput.pick('Region', 'Group by');
    await view.waitForRow('1 – 500');
  });
});

/** 1,234 at the beginning of "1,234, 5 failing". */
function countIn(text: string): number {
  return Number(/^[\d,]*\d/.exec(text)?.[0].replaceAll(',', '') ?? NaN);
}
