import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createLogCommands } from '../../../../src/workbench/logs/logCommands';
import { LogDocuments } from '../../../../src/workbench/logs/logDocuments';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';
import { nextQuestion, openQuestions, useVscode } from '../../../support/vscode/useVscode';
import { registerLogs } from './registerLogs';
import { WrittenSource } from './playedLog';

type Commands = ReturnType<typeof createLogCommands>;

describe('A command on the log in front', () => {
  useVscode();
  let clock: FakeClock;
  let context: ScriptedContext;
  let documents: LogDocuments;
  let commands: Commands;
  let source: WrittenSource;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => (clock = new FakeClock()));
  afterEach(() => documents.dispose());

  const open = async (answers: ScriptedAnswers = {}, lines: readonly string[] = ['one', 'two']): Promise<void> => {
    context = new ScriptedContext(answers);
    documents = new LogDocuments({ ask: context.ask, clock, show: () => context.show, maxLines: () => 10_000 });
    registerLogs(documents);
    commands = createLogCommands(documents);
    source = new WrittenSource(clock);
    source.write(...lines);
    const rate = { counted: 'logs', callsPerMinute: 500 };
    await documents.open({ fileName: 'web.log', title: 'web', sources: [source], rate }, false);
  };
  const follow = async (): Promise<Promise<void>> => {
    await commands['elasticContainers.followLog']();
    const watch = context.show.watches.at(-1);
    const running = watch?.run(new AbortController().signal, () => undefined).catch(() => undefined);
    await flushTasks();
    return running ?? Promise.resolve();
  };
  const log = () => {
    const found = documents.active?.log;
    ok(found);
    return found;
  };
  const messages = (): readonly string[] => context.show.messages.map(({ text }) => text);
  const text = async (): Promise<string> => {
    await clock.advance(0);
    return vscode.window.activeTextEditor?.document.getText() ?? '';
  };

  it('asks for one to be opened when there is none', async () => {
    await open();
    await vscode.window.showTextDocument(vscode.Uri.parse('untitled:other'));
    for (const run of Object.values(commands)) {
      await run();
      const question = await nextQuestion('message');
      deepEqual([question.severity, question.title], ['information', 'Open the log of a container first.']);
      question.cancel();
    }
    deepEqual([openQuestions(), context.show.watches], [[], []]);
  });

  it('is about the one it is given, else about the one in front', async () => {
    await open();
    const { uri } = vscode.window.activeTextEditor?.document ?? {};
    await vscode.window.showTextDocument(vscode.Uri.parse('untitled:other'));
    await commands['elasticContainers.toggleLogTimestamps'](uri);
    equal(documents.find(uri)?.log.displayOptions.timestamps, true);
    equal(documents.active, undefined);
  });

  it('follows it and stops following it', async () => {
    await open();
    const running = follow();
    await flushTasks();
    equal(log().isFollowing, true);
    await commands['elasticContainers.stopLog']();
    await running;
    equal(log().isFollowing, false);
  });

  it('goes to its end', async () => {
    await open(
      {},
      Array.from({ length: 100 }, () => 'line'),
    );
    const editor = vscode.window.activeTextEditor;
    editor?.revealRange(new vscode.Range(30, 0, 30, 0));
    await commands['elasticContainers.goToLogEnd']();
    equal(editor?.visibleRanges[0]?.end.line, 100);
  });

  it('loads older lines, and says when there are none', async () => {
    await open(
      {},
      Array.from({ length: 1_200 }, (_, index) => `line ${index}`),
    );
    match(await text(), /^line 700\n/);
    await commands['elasticContainers.loadOlderLog']();
    match(await text(), /^line 200\n/);
    await commands['elasticContainers.loadOlderLog']();
    match(await text(), /^line 0\n/);
    deepEqual(messages(), [], 'the last one has brought lines');
    await commands['elasticContainers.loadOlderLog']();
    deepEqual(messages(), ['The service has no older lines.']);
    deepEqual(context.show.titles, Array(4).fill('Reading the log of web'));
  });

  it('says nothing when none came and there may still be older ones', async () => {
    await open();
    await commands['elasticContainers.loadOlderLog']();
    deepEqual([messages(), log().mayHaveOlder], [[], true]);
  });

  it('shows the lines of the time that is chosen', async () => {
    await open({ picks: ['5 minutes'] });
    await clock.advance(200_000);
    source.write('three');
    await clock.advance(200_000);
    await commands['elasticContainers.setLogSince']();
    equal(await text(), 'three\n');
    equal(source.requests.at(-1)?.sinceSeconds, 300);
    deepEqual(context.ask.offered, [['1 minute', '5 minutes', '15 minutes', '1 hour', '6 hours', '24 hours']]);
  });

  it('asks the service for each time that can be chosen', async () => {
    for (const [label, seconds] of [
      ['1 minute', 60],
      ['15 minutes', 900],
      ['1 hour', 3_600],
      ['6 hours', 21_600],
      ['24 hours', 86_400],
    ] as const) {
      await open({ picks: [label] });
      await commands['elasticContainers.setLogSince']();
      equal(source.requests.at(-1)?.sinceSeconds, seconds);
      documents.dispose();
    }
  });

  it('leaves the lines as they are when no time is chosen', async () => {
    await open({ picks: ['none of these'] });
    await commands['elasticContainers.setLogSince']();
    equal(source.requests.length, 1);
  });

  it('does not tear gaps into a file that the log is saved to', async () => {
    await open({ savePlace: join(folder, 'gaps.log') });
    const running = follow();
    await flushTasks();
    await commands['elasticContainers.saveLog']();
    await commands['elasticContainers.setLogSince']();
    match(messages().at(-1) ?? '', /^The log is being saved to a file, and this would leave gaps in it/);
    deepEqual(context.ask.offered, []);
    log().stopFollowing();
    await running;
  });

  it('shows the lines with a text, asks with the text that is set, and takes a pattern only when it is one', async () => {
    await open({ inputs: ['TWO', '', undefined] });
    await commands['elasticContainers.filterLog']();
    equal(await text(), 'two\n');
    await commands['elasticContainers.filterLog']();
    equal(await text(), 'one\ntwo\n');
    log().setDisplayOptions({ filterText: 'one' });
    await commands['elasticContainers.filterLog']();
    equal(log().displayOptions.filterText, 'one', 'closed without an answer');
    deepEqual(
      context.ask.typed.map(({ value }) => value),
      ['', 'TWO', 'one'],
    );
    const { problem, note } = context.ask.typed[0] ?? {};
    ok(problem && note);
    match(problem('/(/') ?? '', /Not a regular expression/);
    equal(problem('/x/'), undefined);
    equal(note('/x/'), 'Regular expression: x');
    match(note('/var/log/x') ?? '', /^Text\./);
  });

  it('shows the times of the lines and hides them again', async () => {
    await open();
    await commands['elasticContainers.toggleLogTimestamps']();
    match(await text(), /^2026-11-23T03:00:00\.000Z one\n/);
    await commands['elasticContainers.toggleLogTimestamps']();
    equal(await text(), 'one\ntwo\n');
  });

  it('saves what there is into a file, and what comes while it is followed', async () => {
    const path = join(folder, 'web.log');
    await open({ savePlace: path });
    await commands['elasticContainers.saveLog']();
    deepEqual(context.ask.places, [{ title: 'Save Log', suggestedName: 'web.log' }]);
    deepEqual(messages(), [`Saved ${path} (8 B).`]);
    equal(await readFile(path, 'utf8'), 'one\ntwo\n');
    const running = follow();
    await flushTasks();
    await commands['elasticContainers.saveLog']();
    equal(messages().at(-1), `Saving to ${path} until you stop following the log.`);
    log().stopFollowing();
    await running;
  });

  it('saves nothing when no place is chosen', async () => {
    await open();
    await commands['elasticContainers.saveLog']();
    deepEqual([context.ask.places.length, messages()], [1, []]);
  });
});
