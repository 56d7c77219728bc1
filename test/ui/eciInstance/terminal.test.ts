// A shell in a container, and one command, by clicking and typing in the real workbench.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { useWorkbench } from '../../support/useWorkbench';
import { TerminalPanel, readableTerminals } from '../pages/terminalPanel';
import type { ViewTree } from '../pages/viewTree';

const region = 'cn-hangzhou';

describe('a terminal in a container', () => {
  let emulator: Emulator;
  let view: ViewTree;
  let terminal: TerminalPanel;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({ emulator: emulator.ready, settings: readableTerminals }));
  after(() => emulator.stop());
  beforeEach(async () => {
    terminal = new TerminalPanel(workbench().page);
    view = await workbench().openView('ECI Instances');
    await view.waitForRow(region);
  });

  async function openTerminal(): Promise<void> {
    await view.menu(/^storefront-web/, 'Open Terminal in ECI Instance');
    await terminal.waitForLine(/root@storefront-web/);
  }

  it('opens from an instance, runs ls, follows the size of the window and ends with exit', async () => {
    await openTerminal();
    await terminal.type('ls');
    await terminal.waitForLine(/config\.yaml.*start\.sh.*版本\.txt/);
    assert.notEqual(await terminal.colorOf('start.sh'), await terminal.colorOf('config.yaml'));

    const sizes = async (): Promise<readonly string[]> =>
      (await terminal.lines()).filter((line) => /^\d+ \d+$/.test(line));
    await terminal.type('stty size');
    await terminal.waitForLine(/^\d+ \d+$/);
    const [first = ''] = await sizes();
    await workbench().page.setViewportSize({ width: 1000, height: 800 });
    await terminal.type('stty size; echo resized');
    await terminal.waitForLine(/^resized$/);
    await terminal.type('clear');
    await terminal.type('stty size; echo measured');
    await terminal.waitForLine(/^measured$/);
    const [second = ''] = await sizes();
    assert.ok(Number(second.split(' ')[1]) < Number(first.split(' ')[1]), `${first} became ${second}`);

    await terminal.type('exit 3');
    await terminal.waitForLine(/The shell exited with code 3\./);
    await terminal.press('x');
    await terminal.waitUntilClosed();
  });

  it('reports a lost connection, and reconnects on Enter', async () => {
    await openTerminal();
    await emulator.control('POST', 'world', { dropExec: true });
    await terminal.waitForLine(/The connection was lost/);
    await terminal.press('Enter');
    await terminal.waitForLine(/Press Enter to connect again/);
    await terminal.type('echo back again');
    await terminal.waitForLine(/^back again$/);
    await terminal.type('exit');
    await terminal.waitForLine(/exited with code 0/);
    await terminal.press('x');
    await terminal.waitUntilClosed();
  });

  it('shows hostile output without obeying it', async () => {
    await workbench().page.evaluate(() => navigator.clipboard.writeText('mine'));
    await openTerminal();
    await terminal.type('clear');
    await terminal.type('hostile');
    await terminal.waitForLine(/the end/);
    const text = (await terminal.lines()).join('\n');
    assert.match(text, /report of the title: \./);
    assert.equal(await workbench().page.evaluate(() => navigator.clipboard.readText()), 'mine');
    // An answer of the terminal would have been typed at the prompt.
    assert.match((await terminal.lines()).filter((line) => line.startsWith('root@')).at(-1) ?? '', /# $|#$/);
    await terminal.type('exit');
    await terminal.waitForLine(/exited with code 0/);
    await terminal.press('x');
    await terminal.waitUntilClosed();
  });

  it('runs one command from the palette and shows output and exit code', async () => {
    await workbench().run('Elastic Containers: Run Command in ECI Instance…');
    await workbench().quickInput.pick(/^storefront-web/);
    await workbench().quickInput.type('ls /app; exit 4', /Shell command, for example/);
    await workbench().editors.opened('nginx.log');
    const text = await workbench().editors.text();
    assert.match(text, /# Command: ls \/app; exit 4/);
    assert.match(text, /# Exit code: 4/);
    assert.match(text, /config\.yaml/);
    // It is offered again.
    await workbench().run('Elastic Containers: Run Command in ECI Instance…');
    await workbench().quickInput.pick(/^storefront-web/);
    await workbench().quickInput.pick('ls /app; exit 4', /Shell command, for example/);
    await workbench().page.getByRole('tab', { name: 'nginx.log' }).nth(1).waitFor();
    await workbench().editors.opened('nginx.log');
  });

  it('runs what is typed, however fast Enter follows, and not a line of before that begins alike', async () => {
    const { quickInput, editors } = workbench();
    const run = async (line: string): Promise<void> => {
      await workbench().run('Elastic Containers: Run Command in ECI Instance…');
      await quickInput.pick(/^storefront-web/);
      await quickInput.waitFor(/Shell command, for example/);
      await quickInput.input.pressSequentially(line);
      await quickInput.input.press('Enter');
      await editors.editor.getByText(`# Command: ${line}`, { exact: true }).waitFor();
    };
    await run('echo other');
    await run('ls /app');
    await run('ls');
    await run('e');
  });
});
