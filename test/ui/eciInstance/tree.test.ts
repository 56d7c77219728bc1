// The tree of instances as it is drawn and spoken: icons, hovers, the words for a screen reader, no secret on the page. Its content:
// test/contract/window/instanceTree.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { statuses } from '../../support/inhabitants';
import { useWorkbench } from '../../support/useWorkbench';
import type { ViewTree } from '../pages/viewTree';

describe('the tree of instances', () => {
  let emulator: Emulator;
  let view: ViewTree;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({ emulator: emulator.ready, viewport: { width: 1600, height: 2000 } }));
  before('open the view', async () => {
    view = await workbench().openView('ECI Instances');
    await view.waitUntilLoaded();
  });
  after(() => emulator.stop());

  it('counts the instances of each region, and shows no region without any', async () => {
    const regions = (await view.text()).filter((line) => !line.startsWith(' '));
    assert.deepEqual(regions, ['ap-southeast-1 3', 'cn-beijing 5', 'cn-hangzhou 18']);
    assert.equal(await view.spoken('cn-beijing'), 'Region cn-beijing, 5');
  });

  it('gives each of the ten statuses an icon of its own', async () => {
    for (const [name, description, , icon] of statuses) {
      // A reason is read out after the kind.
      const [status = ''] = description.split(' · ');
      const row = view.pane.getByRole('treeitem', { name: new RegExp(`${name.source}\\S+, ${status},`) }).first();
      await row.locator(`.custom-view-tree-node-item-icon.codicon-${icon}`).waitFor();
    }
    assert.equal(new Set(statuses.map(([, , , icon]) => icon)).size, 10);
  });

  it('shows the details in the hover of an instance, a container and a volume, and no secret anywhere', async () => {
    await view.expand(/^orders-api-/);
    await view.waitForRow('O&M Tasks');
    await view.expand('Volumes');
    await view.waitForRow('settings');
    const instance = await view.hover(/^orders-api-/);
    assert.match(instance, /ID: eci-\w+/);
    assert.match(instance, /Restart policy: Always/);
    assert.match(instance, /Tags: app=orders, env=prod/);
    const container = await view.hover('orders');
    assert.match(container, /Image: \S+orders-api:5\.3\.1/);
    assert.match(container, /Ports: 8080\/TCP/);
    assert.match(await view.hover('settings'), /Files: application\.yaml, tls\/server\.key/);
    // The instance carries secrets in its environment, its commands and its config files.
    assert.doesNotMatch(await workbench().page.content(), /emulated-|PRIVATE KEY/);
    await view.collapse(/^orders-api-/);
  });
});
