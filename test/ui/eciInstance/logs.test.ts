// A container's log in VS Code's editor: drawn while it grows, scrolled, with its code lenses. All else: test/contract/window/logs.test.ts.
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
    await view.inline(container, 'Show Container Log');
    await workbench().editors.opened(/logged-.*\.log/);
    assert.match(await workbench().editors.text(), /first words/);
  });

  it('is followed while it grows, and listed', async () => {
    await workbench().run('Elastic Containers: Follow Log');
    const running = await workbench().sideBar.view('Activity');
    await running.waitForRow(/^Log of logged/);
    await emulator.log({ id, container, append: ['second words'] });
    await workbench().editors.editor.getByText('second words').first().waitFor();
    await workbench().run('Elastic Containers: Stop Following Log');
    await new StatusBar(workbench().page).item('Log: not followed').waitFor();
  });

  it('stands still when scrolled up, and goes on from the status bar', async () => {
    const { editors, page } = workbench();
    const status = new StatusBar(page);
    await emulator.log({ id, container, append: numbered('filler', 200) });
    await workbench().run('Elastic Containers: Follow Log');
    await editors.editor.getByText('filler 0200').waitFor();
    await status.item('Log: followed').waitFor();
    await editors.press('ControlOrMeta+Home');
    await status.item('Log: paused').waitFor();
    await emulator.log({ id, container, append: ['while it stood still'] });
    await status.item('Log: paused, 1 more below').waitFor();
    await editors.editor.getByText('first words').first().waitFor();
    await status.item('Log: paused').click();
    await editors.editor.getByText('while it stood still').waitFor();
    await status.item('Log: followed').waitFor();
    await workbench().run('Elastic Containers: Stop Following Log');
    await status.item('Log: not followed').waitFor();
  });

  it('shows only lines with a text, or that match a regular expression, and all again', async () => {
    const { editors, quickInput } = workbench();
    await emulator.log({ id, container, append: ['ERROR no. 17', 'all is well', 'error no. 18'] });
    await workbench().run('Elastic Containers: Follow Log');
    await editors.editor.getByText('error no. 18').waitFor();
    await filter('error no');
    await editors.codeLens('Only lines with error no').waitFor();
    assert.deepEqual(await editors.lines(), ['ERROR no. 17', 'error no. 18']);
    await filter('/^ERROR.*\\d$/');
    await editors.codeLens('Only lines with /^ERROR').waitFor();
    assert.deepEqual(await editors.lines(), ['ERROR no. 17']);
    await workbench().run('Elastic Containers: Filter Log…');
    await quickInput.waitFor(/Show lines with this text/);
    await quickInput.input.fill('/(/');
    await quickInput.waitFor(/Not a regular expression/);
    await quickInput.cancel();
    await filter('');
    await editors.editor.getByText('all is well').waitFor();
    await workbench().run('Elastic Containers: Stop Following Log');
  });

  async function filter(text: string): Promise<void> {
    await workbench().run('Elastic Containers: Filter Log…');
    await workbench().quickInput.type(text, /Show lines with this text/);
  }
});

function numbered(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${String(index + 1).padStart(4, '0')}`);
}
