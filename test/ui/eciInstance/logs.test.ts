// A container's log: opened, followed while it grows, stopped from the tree.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { useWorkbench } from '../../support/useWorkbench';
import { StatusBar } from '../pages/statusBar';
import type { ViewTree } from '../pages/viewTree';

const id = 'eci-ui0logged';

describe('the log of a container', () => {
  let emulator: Emulator;
  let view: ViewTree;
  let container: string;
  before(async () => {
    emulator = await startEmulator({ instances: 0 });
    await emulator.put({
      ContainerGroupId: id,
      RegionId: 'cn-hangzhou',
      Status: 'Running',
      ContainerGroupName: 'logged',
    });
  });
  const workbench = useWorkbench(() => ({ emulator: emulator.ready, viewport: { width: 1600, height: 1000 } }));
  before('open the view', async () => {
    view = await workbench().openView('ECI Instances');
    await view.waitForRow('logged');
    await view.expand('logged');
    await view.waitForRow('Volumes');
    const row = (await view.text()).find((line) => line.includes('Running · ready'));
    container = row?.trim().split(' ')[0] ?? '';
    await emulator.log({ id, container, append: ['first words'] });
  });
  after(() => emulator.stop());

  it('opens with its newest lines', async () => {
    await view.inline(container, 'Show Log of Container');
    await workbench()
      .editors.tab(/logged-.*\.log/)
      .waitFor();
    assert.match(await workbench().editors.text(), /first words/);
  });

  it('is followed while it grows, and listed', async () => {
    await workbench().run('Elastic Containers: Follow Log');
    const running = await workbench().sideBar.view('Running');
    await running.waitForRow(/^Log of logged/);
    await emulator.log({ id, container, append: ['second words'] });
    await workbench().editors.editor.getByText('second words').first().waitFor();
  });

  it('is stopped from the tree', async () => {
    const running = await workbench().sideBar.view('Running');
    await running.inline(/^Log of logged/, 'Stop');
    await running.pane.waitFor({ state: 'hidden' });
    await emulator.clearRequests();
    await emulator.log({ id, container, append: ['third words'] });
    await new StatusBar(workbench().page).item('Log: not followed').waitFor();
    const { requests } = await emulator.requests();
    assert.deepEqual(
      requests.filter(({ action }) => action === 'DescribeContainerLog'),
      [],
    );
    assert.doesNotMatch(await workbench().editors.text(), /third words/);
  });
});
