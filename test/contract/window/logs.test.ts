// A container's log in the whole extension: opened, filtered, loaded further back, followed and listed.
import { deepEqual, equal, match } from 'node:assert/strict';
import { countCalls } from '../../support/scenario/instances';
import { useWindow } from '../../support/openWindow';
import { window as vscodeWindow } from '../../support/vscode';
import { nextQuestion, shown } from '../../support/vscode/useVscode';
import type { TextEditor } from '../../support/vscode/documents';
import type { TreeView } from '../../support/vscode/treeViews';

const id = 'eci-ui0logged';
const container = 'nginx';

describe('The window with the log of a container', () => {
  const window = useWindow({
    instances: 0,
    world: async (emulator) => {
      await emulator.put({
        ...{ ContainerGroupId: id, RegionId: 'cn-hangzhou', Status: 'Running', ContainerGroupName: 'logged' },
      });
      await emulator.log({ id, container, append: ['first words'] });
    },
  });
  let view: TreeView;
  beforeEach(async () => {
    view = await window().openView('instances');
    await view.seen(/logged {2}Running · .*vCPU/);
    await view.expand('logged');
  });

  const append = (...lines: readonly string[]): Promise<number> =>
    window().emulator.log({ id, container, append: lines });
  const lines = (): readonly string[] =>
    window()
      .text()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/^\S+Z /, ''));
  const status = (): string => shown.statusBar().find((item) => item.id === 'log')?.text ?? '';

  /** Polls of the log come with the product's time; the text is taken when an editor is drawn again. */
  async function until(isSeen: () => boolean): Promise<void> {
    while (!isSeen()) {
      await window().jump(2_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async function filter(text: string): Promise<void> {
    const chosen = window().run('filterLog');
    const box = await nextQuestion('input');
    match(box.title, /Show lines with this text/);
    box.type_(text);
    box.accept();
    await chosen;
  }

  it('opens with its newest lines', async () => {
    await window().choose(view, container, 'Show Container Log');
    deepEqual(lines(), ['first words']);
    match(vscodeWindow.activeTextEditor?.document.fileName ?? '', /logged-.*\.log$/);
    match(status(), /Log: not followed/);
  });

  it('is followed while it grows, listed, and stopped from the list', async () => {
    await window().choose(view, container, 'Show Container Log');
    await window().run('followLog');
    const running = await window().openView('running');
    match(running.text(), /^Log of logged/);
    await append('second words');
    await until(() => lines().includes('second words'));
    await window().choose(running, /^Log of logged/, 'Stop');
    await running.seen(/^$/);
    await until(() => /Log: not followed/.test(status()));
    const calls = await countCalls(window().emulator, 'DescribeContainerLog');
    await append('third words');
    await window().jump(60_000);
    equal(await countCalls(window().emulator, 'DescribeContainerLog'), calls);
    deepEqual(lines(), ['first words', 'second words']);
  });

  it('stands still when scrolled up, and goes on from the status bar', async () => {
    await append(...numbered('filler', 200));
    await window().choose(view, container, 'Show Container Log');
    await window().run('followLog');
    await until(() => /Log: followed/.test(status()));
    const editor = vscodeWindow.activeTextEditor as unknown as TextEditor;
    editor.scrollTo(19);
    match(status(), /Log: paused/);
    await append('while it stood still');
    await until(() => /Log: paused, 1 more below/.test(status()));
    equal(lines().includes('while it stood still'), false);
    await window().run('goToLogEnd');
    await until(() => lines().includes('while it stood still'));
    match(status(), /Log: followed/);
    await window().run('stopLog');
    await until(() => /Log: not followed/.test(status()));
  });

  it('shows only lines with a text, or that match a regular expression, and all again', async () => {
    await append('ERROR no. 17', 'all is well', 'error no. 18');
    await window().choose(view, container, 'Show Container Log');
    await filter('error no');
    await until(() => lines().length === 2);
    deepEqual(lines(), ['ERROR no. 17', 'error no. 18']);
    equal(
      (await window().lenses()).some(({ command }) => command?.title.startsWith('Only lines with error no')),
      true,
    );
    await filter(String.raw`/^ERROR.*\d$/`);
    await until(() => lines().length === 1);
    deepEqual(lines(), ['ERROR no. 17']);
    const chosen = window().run('filterLog');
    const box = await nextQuestion('input');
    box.type_('/(/');
    box.accept();
    match(box.problem, /Not a regular expression/);
    box.cancel();
    await chosen;
    deepEqual(lines(), ['ERROR no. 17']);
    await filter('');
    await until(() => lines().length === 4);
  });

  it('loads older lines until the service gives no more', async () => {
    await append(...numbered('older', 1_500));
    await window().choose(view, container, 'Show Container Log');
    deepEqual([lines()[0], lines().at(-1)], ['older 1001', 'older 1500']);
    for (const first of ['older 0501', 'first words']) {
      await window().run('loadOlderLog');
      await until(() => lines()[0] === first);
    }
    equal(
      (await window().lenses()).some(({ command }) => command?.title === 'The service has no older lines.'),
      true,
    );
    equal(lines().length, 1_501);
  });

  it('shows the lines of the last minute alone when asked, and goes on following', async () => {
    await append(...numbered('older', 20));
    await window().pass(120_000);
    await append('said of late');
    await window().choose(view, container, 'Show Container Log');
    await window().run('followLog');
    const chosen = window().run('setLogSince');
    await window().pick('1 minute');
    await chosen;
    await until(() => lines().join() === 'said of late');
    await append('and then');
    await until(() => lines().length === 2);
    deepEqual(lines(), ['said of late', 'and then']);
  });
});

function numbered(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${String(index + 1).padStart(4, '0')}`);
}
