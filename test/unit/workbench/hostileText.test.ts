// Text of the service in every place where VS Code may render it: no link and no icon is made of it, and nothing turns it around.
import { ok } from 'node:assert/strict';
import type { QuickPickItem } from 'vscode';
import { UserFacingError } from '../../../src/base/errors';
import { formatFailure, showFailure } from '../../../src/workbench/errorMessage';
import { VscodeAsk } from '../../../src/workbench/ports/vscodeAsk';
import { VscodeShow } from '../../../src/workbench/ports/vscodeShow';
import type { ShowParts } from '../../../src/workbench/ports/vscodeShow';
import { Watches } from '../../../src/workbench/status/watches';
import { WatchesView } from '../../../src/workbench/status/watchesView';
import { TerminalHost } from '../../../src/workbench/terminals/terminalHost';
import { toTreeItem } from '../../../src/workbench/tree/treeItem';
import { buildResource } from '../../support/buildResource';
import { flushTasks } from '../../support/fakeClock';
import { nextQuestion, shown, useVscode } from '../../support/vscode/useVscode';

const hostile = 'web [press](command:evil "t") $(trash) \u202e<a href="command:evil">x</a> \u001b]0;t\u0007';
const ignore = (): undefined => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** What VS Code draws of the items of a pick. */
const drawn = (items: readonly QuickPickItem[]): unknown =>
  items.map(({ label, description, detail }) => [label, description, detail]);
const options = { viewId: 'v', manifests: [], readOnly: false, commands: { retry: 'r', loadMore: 'm' } };

/** Names what VS Code would make something of. Icons that the product itself puts first are its own. */
function expectPlain(surface: string, ...texts: readonly unknown[]): void {
  for (const text of texts) {
    const all = typeof text === 'string' ? text : JSON.stringify(text);
    ok(all.includes('press'), `${surface} shows the text: ${all}`);
    ok(!/\]\(|\$\(trash|[\u202e\u001b\u0007]/.test(all), `${surface}: ${all}`);
  }
}

describe('hostile text of the service', () => {
  useVscode();
  const ask = new VscodeAsk();
  let show: VscodeShow;
  beforeEach(() => {
    show = new VscodeShow({ log, showLog: () => undefined } as unknown as ShowParts);
  });

  it('is plain in quick picks: titles, labels, descriptions, details and groups', async () => {
    const picked = ask.pick(hostile, [
      { label: hostile, description: hostile, detail: hostile, group: hostile, value: 1 },
    ]);
    const question = await nextQuestion('pick');
    expectPlain(
      'quick pick',
      question.title,
      ...question.items.map(({ label, description, detail }) => [label, description, detail]),
    );
    question.cancel();
    await picked;
  });

  it('is plain in input boxes: titles and what is wrong with the value', async () => {
    const typed = ask.input({ title: hostile, problem: () => hostile });
    const question = await nextQuestion('input');
    question.type_('x');
    expectPlain('input', question.title, question.problem);
    question.accept();
    expectPlain('input after Enter', question.problem);
    question.cancel();
    await typed;
  });

  it('is plain in suggestions and in why one cannot be taken', async () => {
    const typed = ask.suggest({ title: hostile, placeholder: hostile, suggestions: [hostile], problem: () => hostile });
    const question = await nextQuestion('pick');
    expectPlain('suggestions', question.title, drawn(question.items));
    question.type_('y');
    expectPlain('suggestions when typed', drawn(question.items));
    question.cancel();
    await typed;
  });

  it('is plain in confirmations', async () => {
    const answered = ask.confirm({ message: hostile, details: [hostile], verb: 'Delete' });
    const question = await nextQuestion('message');
    expectPlain('confirmation', question.title, question.detail);
    question.cancel();
    await answered;
  });

  it('is plain in notifications and failures', async () => {
    show.message(hostile);
    const message = await nextQuestion('message');
    expectPlain('notification', message.title);
    message.cancel();
    for (const error of [new UserFacingError(hostile, hostile), new Error(hostile)]) {
      expectPlain('failure', formatFailure(error));
      const over = showFailure(error, { log, showLog: () => undefined });
      const question = await nextQuestion('message');
      expectPlain('failure', question.title);
      question.cancel();
      await over;
    }
  });

  it('is plain in progress: the title and each message', async () => {
    await show.progress(hostile, async (progress) => {
      progress.report(hostile, 10);
      await flushTasks();
    });
    const [drawnProgress] = shown.progresses();
    expectPlain('progress', drawnProgress?.title, ...(drawnProgress?.messages ?? []));
  });

  it('is plain in the list of tasks and its picker', async () => {
    const watches = new Watches(() => undefined);
    const view = new WatchesView(watches, 'open');
    watches.start({
      title: hostile,
      run: async (signal, report) => {
        report(hostile);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    const items = view.getChildren().map((watch) => view.getTreeItem(watch));
    const label = items.map(({ accessibilityInformation }) => accessibilityInformation?.label);
    expectPlain('tasks', ...items.map(({ label: one, description, tooltip }) => [one, description, tooltip]), ...label);
    const picked = watches.show();
    const question = await nextQuestion('pick');
    expectPlain('picker of tasks', drawn(question.items));
    question.cancel();
    await picked;
    watches.dispose();
    view.dispose();
  });

  it('is plain in rows, their hovers, groups, ranges and failures of a list', () => {
    const resource = buildResource('web-1', {
      ...{ label: hostile, description: hostile, accessibleLabel: hostile },
      details: [{ label: 'Message', value: hostile }],
    });
    const nodes = [
      { type: 'resource', id: 'a', resource },
      { type: 'row', id: 'b', row: { id: 'b', label: hostile, description: hostile } },
      { type: 'group', id: 'c', label: hostile, description: '1', icon: { name: 'x', tone: 'plain' } },
      { type: 'range', id: 'd', label: hostile, description: '1' },
      { type: 'notice', id: 'e', notice: { kind: 'failed', error: new UserFacingError(hostile, hostile) } },
    ];
    for (const node of nodes) {
      const { label, description, tooltip, accessibilityInformation } = toTreeItem(node as never, options);
      const hover = typeof tooltip === 'object' ? tooltip.value.replaceAll('\\', '') : tooltip;
      expectPlain(node.type, [label, description, accessibilityInformation, hover]);
      ok(typeof tooltip !== 'object' || (tooltip.isTrusted !== true && tooltip.supportHtml !== true));
    }
  });

  it('is plain in the name of a terminal', () => {
    const host = new TerminalHost(log);
    host.open({ title: hostile, about: 'x', connect: () => new Promise(() => undefined) });
    expectPlain('terminal', shown.terminals()[0]?.name);
    host.dispose();
  });
});
