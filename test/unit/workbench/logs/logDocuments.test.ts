import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LogSource, LogSpec } from '../../../../src/model/logSource';
import { LogDocuments } from '../../../../src/workbench/logs/logDocuments';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import { closeTab, openTab } from '../../../support/vscode/documents';
import type { Tab } from '../../../support/vscode/documents';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { registerLogs } from './registerLogs';
import { WrittenSource } from './playedLog';

describe('The documents of logs', () => {
  useVscode();
  let clock: FakeClock;
  let show: ScriptedContext['show'];
  let documents: LogDocuments;
  let web: WrittenSource;
  let db: WrittenSource;
  let maxLines: number;

  beforeEach(() => {
    clock = new FakeClock();
    [web, db, maxLines] = [new WrittenSource(clock, 'web'), new WrittenSource(clock, 'db'), 1_000];
    const context = new ScriptedContext();
    ({ show } = context);
    documents = new LogDocuments({ ask: context.ask, clock, show: () => show, maxLines: () => maxLines });
    registerLogs(documents);
  });
  afterEach(() => documents.dispose());

  const spec = (sources: readonly [LogSource, ...LogSource[]] = [web], over: Partial<LogSpec> = {}): LogSpec => ({
    ...{ fileName: `${sources[0].name}.log`, title: sources[0].name, sources },
    rate: { counted: 'logs', callsPerMinute: 500 },
    ...over,
  });
  const active = (): vscode.TextDocument => {
    const document = vscode.window.activeTextEditor?.document;
    ok(document);
    return document;
  };
  const tabs = (): readonly Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs) as unknown as Tab[];
  const tabOf = ({ uri }: vscode.TextDocument): Tab => {
    const found = tabs().find(({ input }) => (input as vscode.TabInputText).uri.toString() === uri.toString());
    ok(found);
    return found;
  };
  /** Runs what was begun in the background, as the list of watches does. */
  const runWatch = (index = 0): Promise<void> =>
    show.watches[index]?.run(new AbortController().signal, () => undefined).catch(() => undefined) ?? Promise.resolve();

  it('hold the lines that were read, under a name that any system allows', async () => {
    web.write('one', 'two');
    await documents.open(spec([web], { fileName: 'a/b:c.log', title: 'web of shop' }), false);
    equal(active().getText(), 'one\ntwo\n');
    equal(active().uri.toString(true), 'elastic-containers-log:/1/a_b_c.log');
    deepEqual([show.titles, show.watches], [['Reading the log of web of shop'], []]);
    equal(documents.active, documents.find(active().uri));
  });

  it('keep as many lines as the settings say when they are opened', async () => {
    maxLines = 2;
    web.write('one', 'two', 'three');
    await documents.open(spec(), false);
    match(active().getText(), /^──── 1 older lines dropped: the newest 2 .*\ntwo\nthree\n$/);
  });

  it('are followed from the start when that is wanted', async () => {
    await documents.open(spec(), true);
    equal(show.watches.length, 1);
  });

  it('are shown again instead of read twice, and followed then when that is wanted', async () => {
    await documents.open(spec(), false);
    const first = active();
    const calls = web.requests.length;
    await documents.open(spec([db]), false);
    notEqual(active(), first);
    await documents.open(spec(), false);
    deepEqual([active(), web.requests.length, show.watches.length, tabs().length], [first, calls, 0, 2]);
    await documents.open(spec([web], { fileName: 'renamed.log' }), true);
    deepEqual([active(), show.watches.length], [first, 1]);
  });

  it('are others for other sources, and for the previous container instance', async () => {
    const numbers: (string | undefined)[] = [];
    for (const one of [
      spec([web]),
      spec([web, db]),
      spec([db, web]),
      spec([web], { isPrevious: true }),
      spec([web], { isPrevious: false }),
    ]) {
      await documents.open(one, false);
      numbers.push(active().uri.path.split('/')[1]);
    }
    deepEqual(numbers, ['1', '2', '3', '4', '1']);
  });

  it('have their text drawn again when it changes', async () => {
    web.write('one');
    await documents.open(spec(), false);
    documents.active?.log.setDisplayOptions({ timestamps: true });
    await clock.advance(0);
    match(active().getText(), /^2026-11-23T\S+ one\n$/);
  });

  it('are not opened when they cannot be read', async () => {
    web.failure = new Error('no network');
    await rejects(documents.open(spec(), true), /no network/);
    deepEqual([tabs(), show.watches, documents.active], [[], [], undefined]);
    web.failure = undefined;
    await documents.open(spec(), false);
    equal(tabs().length, 1);
  });

  it('say so when VS Code restores one that is not open any more', () => {
    const uri = vscode.Uri.parse('elastic-containers-log:/9/web.log');
    equal(documents.provideTextDocumentContent(uri), 'This log is no longer open. Open it again from its container.');
    deepEqual([documents.find(uri), documents.find('x'), documents.find(undefined)], [undefined, undefined, undefined]);
  });

  it('share the pace of what the service counts together', async () => {
    const others = Array.from({ length: 40 }, (_, index) => new WrittenSource(clock, `other ${index}`));
    const slowedBy = async (counted: string): Promise<boolean> => {
      const first = show.watches.length;
      for (const other of others) {
        await documents.open(spec([other], { rate: { counted, callsPerMinute: 60 } }), true);
      }
      others.forEach((_other, index) => void runWatch(first + index));
      await documents.open(spec([web], { rate: { counted: 'logs', callsPerMinute: 60 } }), true);
      void runWatch(show.watches.length - 1);
      await flushTasks();
      const isSlowed = documents.active?.log.formatState(clock.now()).includes('slowed down') ?? false;
      documents.dispose();
      return isSlowed;
    };
    equal(await slowedBy('logs'), true);
    documents = new LogDocuments({ ask: documents.parts.ask, clock, show: () => show, maxLines: () => maxLines });
    registerLogs(documents);
    equal(await slowedBy('logs of another service'), false);
  });

  it('that are followed are known to menus, and every change to who draws it', async () => {
    let changes = 0;
    documents.onDidChangeActive(() => changes++);
    await documents.open(spec([web]), true);
    await documents.open(spec([db]), true);
    const running = [runWatch(0), runWatch(1)];
    await flushTasks();
    const followed = (): unknown => services.contextKey('elasticContainers.followedLogs');
    deepEqual(followed(), ['elastic-containers-log:/1/web.log', 'elastic-containers-log:/2/db.log']);
    documents.active?.log.stopFollowing();
    await running[1];
    deepEqual(followed(), ['elastic-containers-log:/1/web.log']);
    const before = changes;
    await vscode.window.showTextDocument(vscode.Uri.parse('untitled:other'));
    ok(changes > before, 'another editor is in front');
    documents.find(vscode.Uri.parse('elastic-containers-log:/1/web.log'))?.log.stopFollowing();
    await running[0];
    deepEqual(followed(), []);
  });

  it('of an account that is signed out get no more lines, stay readable, and are not taken for the same log of another', async () => {
    web.write('one');
    await documents.open(spec(), true);
    const running = runWatch();
    await flushTasks();
    const first = active();
    documents.endAll();
    await running;
    const calls = web.requests.length;
    web.write('two');
    await clock.advance(60_000);
    deepEqual([web.requests.length, documents.find(first.uri)?.log.isFollowing], [calls, false]);
    match(documents.provideTextDocumentContent(first.uri), /^one\n/);
    await documents.open(spec(), true);
    notEqual(active().uri.toString(), first.uri.toString());
    deepEqual([web.requests.length > calls, show.watches.length], [true, 2]);
  });

  it('end with the last tab that shows them: they are followed no longer, and opened anew the next time', async () => {
    await documents.open(spec(), true);
    const running = runWatch();
    await flushTasks();
    const first = active();
    const log = documents.active?.log;
    equal(log?.isFollowing, true);
    closeTab(tabOf(first));
    await running;
    deepEqual([log.isFollowing, documents.find(first.uri)], [false, undefined]);
    await documents.open(spec(), false);
    deepEqual([active().uri.path, web.requests.length > 1], ['/2/web.log', true]);
  });

  it('go on when one tab of two was closed, or the tab of something else', async () => {
    await documents.open(spec(), false);
    const { uri } = active();
    const moved = openTab('web.log', new vscode.TabInputText(uri));
    const other = openTab('diff', new vscode.TabInputTextDiff(uri, uri));
    const text = openTab('text', new vscode.TabInputText(vscode.Uri.file('/x')));
    [text, other, moved].forEach((tab) => closeTab(tab));
    ok(documents.find(uri));
  });

  it('all end with the extension', async () => {
    await documents.open(spec(), true);
    const running = runWatch();
    await flushTasks();
    const { uri } = active();
    const log = documents.active?.log;
    documents.dispose();
    await running;
    deepEqual([log?.isFollowing, documents.find(uri)], [false, undefined]);
  });
});
