// Commands that are not about one kind.
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { UserFacingError, CancelledError } from '../../../../src/base/errors';
import { Secret } from '../../../../src/base/described';
import type { AnyKind } from '../../../../src/model/kind';
import { bindGlobalCommands } from '../../../../src/workbench/commands/globalCommands';
import { globalCommands } from '../../../../src/workbench/commands/globalManifest';
import type { GlobalCommandId } from '../../../../src/workbench/commands/globalManifest';
import { DescribeDocuments } from '../../../../src/workbench/documents/describeDocuments';
import { ReadOnlyTexts } from '../../../../src/workbench/documents/readOnlyTexts';
import { reviewScheme, textScheme } from '../../../../src/workbench/documents/schemes';
import { LogDocuments } from '../../../../src/workbench/logs/logDocuments';
import { reportKind } from '../../../../src/workbench/reports/reports';
import { Watches } from '../../../../src/workbench/status/watches';
import type { TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';
import { buildRef } from '../../../support/buildResource';
import { FakeConnection } from '../../../support/fakeConnection';
import { flushTasks } from '../../../support/fakeClock';
import { buildThing } from '../../../support/listedKind';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';
import { TreeTrial } from '../../../support/treeTrial';
import { useTimers } from '../../../support/useTimers';
import { nextQuestion, openQuestions, shown, useVscode } from '../../../support/vscode/useVscode';

const hangzhou = 'cn-hangzhou';
const beijing = 'cn-beijing';

describe('a command for everything', () => {
  useVscode();
  const timers = useTimers();
  let trials: readonly [TreeTrial, TreeTrial];
  let connection: FakeConnection;
  let documents: DescribeDocuments;
  let texts: ReadOnlyTexts;
  let watches: Watches;
  let logs: LogDocuments;
  let steps: string[];
  let describe_: NonNullable<AnyKind['describe']>;

  beforeEach(() => {
    steps = [];
    trials = [new TreeTrial(timers), new TreeTrial(timers, { viewId: 'elasticContainers.others' })];
    connection = new FakeConnection();
    describe_ = ({ id }) =>
      Promise.resolve({ summary: [id], body: { Name: id, Password: new Secret('hidden', 'Password') } });
    documents = new DescribeDocuments(() => (ref, signal) => describe_(ref, signal), connection);
    vscode.workspace.registerFileSystemProvider(
      'elastic-containers',
      documents as unknown as vscode.FileSystemProvider,
    );
    texts = new ReadOnlyTexts();
    for (const scheme of [textScheme, reviewScheme]) {
      vscode.workspace.registerTextDocumentContentProvider(scheme, texts);
    }
    watches = new Watches(() => undefined);
  });
  afterEach(() => {
    [...trials, documents, texts, watches, logs].forEach((one) => one.dispose());
  });

  function bind(answers: ScriptedAnswers = {}) {
    const { ask, show, clock } = new ScriptedContext(answers);
    logs = new LogDocuments({ ask, show: () => show, clock, maxLines: () => 10 });
    const step = (name: string) => (): Promise<void> => Promise.resolve(void steps.push(name));
    const commands = bindGlobalCommands({
      ...{ ask, connection, watches, documents, texts, logs },
      keys: { listNames: () => Promise.resolve([]), add: step('add key'), remove: step('remove key') },
      trees: trials.map(({ tree }) => tree),
      compared: {
        sources: { ask, connection, kind: () => undefined, store: () => undefined },
        kinds: [],
        texts,
      },
      showLog: () => void steps.push('log'),
      knownRegions: () => ['cn-known', hangzhou],
      policy: (access) => Promise.resolve(`{"policy": "${access}"}`),
      emulator: { start: step('start'), stop: step('stop') },
    });
    const run = async (name: string, ...args: readonly unknown[]): Promise<void> => {
      await commands[`elasticContainers.${name}` as GlobalCommandId](...args);
    };
    return { ask, run, commands };
  }

  /** With both views open. */
  async function open(...rows: readonly (readonly [string, ReturnType<typeof buildThing>])[]) {
    rows.forEach(([scope, row]) => trials.forEach(({ things }) => things.set(scope, row)));
    await Promise.all(trials.map((trial) => trial.open()));
    return bind();
  }
  function close(): ReturnType<typeof bind> {
    trials.forEach((trial) => trial.make());
    return bind();
  }
  const listed = (): readonly number[] => trials.map(({ things }) => things.listed(hangzhou));
  const questionTitles = (): readonly string[] => openQuestions().map(({ title }) => title);
  const front = (): string | undefined => vscode.window.activeTextEditor?.document.getText();

  it('is bound for each of the manifest, and no other', () => {
    deepEqual(Object.keys(close().commands).sort(), Object.keys(globalCommands).sort());
  });

  describe('about the views', () => {
    it('refreshes all of them', async () => {
      const { run } = await open([hangzhou, buildThing('a')]);
      await run('refresh');
      deepEqual(listed(), [2, 2]);
    });

    it('tries again in the view of the notice that was clicked, or in all', async () => {
      trials[0].things.failures.set(hangzhou, new Error('It is down'));
      const { run } = await open();
      await run('retry', trials[0].node('Could not load'));
      deepEqual(listed(), [2, 1]);
      await run('retry');
      deepEqual(listed(), [3, 2]);
      await run('retry', 'no node');
      deepEqual(listed(), [4, 3]);
    });

    it('loads more, or all, of the list a notice speaks of', async () => {
      trials = [new TreeTrial(timers, { things: { pageSize: 1 } }), trials[1]];
      trials[0].things.set(hangzhou, ...['a', 'b', 'c', 'd'].map((id) => buildThing(id))).totals.set(hangzhou, 4);
      const { run } = await open();
      const last = (): string | undefined => trials[0].text.split('\n').at(-1);
      equal(last(), 'Load the next 1  1 of 4');
      await run('loadMore', trials[0].node('Load the next 1'));
      await trials[0].pass();
      equal(last(), 'Load the next 1  2 of 4');
      await run('loadAll', trials[0].node('Load the next 1'));
      await trials[0].pass();
      deepEqual([last(), listed()[1]], ['d', 1]);
      await run('loadMore', trials[0].node('d'));
      await run('loadMore');
      deepEqual(listed(), [3, 1]);
    });

    it('stops loading in the list of the notice, or everywhere', async () => {
      trials.forEach(({ things }) => {
        things.set(hangzhou, buildThing('a'));
        things.hold(hangzhou);
      });
      const { run } = await open();
      const last = (trial: TreeTrial): string | undefined => trial.text.split('\n').at(-1);
      await run('stopLoading', trials[0].node('Loading…'));
      await trials[0].pass();
      deepEqual(trials.map(last), ['Load the rest  1 loaded', 'Loading…']);
      await run('stopLoading');
      await trials[1].pass();
      deepEqual(trials.map(last), ['Load the rest  1 loaded', 'Load the rest  1 loaded']);
    });

    it('does not take a notice that has gone for one of a view', async () => {
      trials.forEach(({ things }) => void things.hold(hangzhou));
      const { run } = await open();
      const before: TreeNode = trials[0].node('Loading…');
      trials[0].connection.signInAs(undefined);
      await timers.pass(50);
      await run('stopLoading', before);
      await trials[1].pass();
      equal(trials[1].text, 'Load the rest  0 loaded');
    });

    it('copies the policy that a notice has', async () => {
      const denied = new UserFacingError('No', '', { denied: true, policy: '{"Version": "1"}' });
      trials[0].things.failures.set(hangzhou, denied);
      trials[1].things.failures.set(hangzhou, new Error('It is down'));
      const { run } = await open();
      await run('copyPolicy', trials[1].node('Could not load'));
      await run('copyPolicy', undefined);
      deepEqual([await vscode.env.clipboard.readText(), questionTitles()], ['', []]);
      await run('copyPolicy', trials[0].node('Access denied'));
      equal(await vscode.env.clipboard.readText(), '{"Version": "1"}');
      deepEqual(questionTitles(), ['Copied the minimal RAM policy that allows this.']);
    });
  });

  describe('about the account', () => {
    it('leads to the profiles, the login, and the keys', async () => {
      close();
      connection.choices = [
        { id: 'env', label: 'env', detail: '' },
        { id: 'cli', label: 'cli', detail: '' },
      ];
      const { ask, run } = bind({ picks: ['cli'] });
      await run('selectProfile');
      deepEqual(connection.selected, ['cli']);
      await run('signInAgain');
      equal(connection.signIns, 1);
      await run('addKey');
      equal(ask.typed.length, 1);
      await run('removeKey');
      deepEqual(questionTitles(), ['No access key was entered here.']);
    });

    it('starts the emulator with its progress, and stops it', async () => {
      const { run } = close();
      await run('startEmulator');
      deepEqual(
        [steps, shown.progresses().map(({ title, isOver }) => [title, isOver])],
        [['start'], [['Starting the local emulator', true]]],
      );
      await run('stopEmulator');
      deepEqual(steps, ['start', 'stop']);
    });
  });

  describe('about the regions', () => {
    const select = async (answers: ScriptedAnswers = {}) => {
      close();
      const { ask, run } = bind(answers);
      await run('selectRegions');
      return ask.questions[0];
    };

    it('offers all there are, those marked that the user chose', async () => {
      connection.regions = [hangzhou, 'cn-other'];
      const question = await select({ many: { labels: [beijing] } });
      equal(question?.title, 'Select regions to show, or none for all');
      deepEqual(question.choices, [
        ...[beijing, hangzhou, 'cn-shanghai', 'cn-other'].map((region) => ({
          ...{ label: region, value: region },
          picked: region === hangzhou || region === 'cn-other',
        })),
      ]);
      deepEqual([connection.selectedRegions, questionTitles()], [[[beijing]], []]);
    });

    it('marks none when the user chose none', async () => {
      connection.hasChosenRegions = false;
      const question = await select();
      deepEqual(
        question?.choices.map(({ picked }) => picked),
        [false, false, false],
      );
    });

    it('may show all again, and leaves them as they are when nothing was answered', async () => {
      await select({ many: { labels: [] } });
      await select({ many: { labels: undefined } });
      deepEqual(connection.selectedRegions, [[]]);
    });

    it('offers those it knows of when the service cannot be reached, and says so', async () => {
      connection.regionsError = new UserFacingError('It is [down](command:x)', 'Wait.');
      connection.preferred = [beijing];
      const question = await select({ many: { labels: undefined } });
      deepEqual(
        question?.choices.map(({ label, description, picked }) => [label, description, picked]),
        [
          ['cn-known', 'not confirmed by the service', false],
          [hangzhou, 'not confirmed by the service', false],
          [beijing, 'not confirmed by the service', true],
        ],
      );
      const warning = await nextQuestion('message');
      deepEqual(
        [warning.severity, warning.title],
        ['warning', 'It is [down] (command:x) Wait. The list shows the regions known to this version.'],
      );
    });

    it('says it of any failure, and has no region of the user’s then', async () => {
      connection.regionsError = new Error('It is down');
      const question = await select({ many: { labels: undefined } });
      deepEqual(
        question?.choices.map(({ label }) => label),
        ['cn-known', hangzhou],
      );
      deepEqual(questionTitles(), ['It is down The list shows the regions known to this version.']);
    });

    it('fails when the regions are unavailable and the user is signed out, or the user cancels', async () => {
      connection.regionsError = new Error('It is down');
      connection.account = undefined;
      await rejects(select(), /It is down/);
      connection.account = (await new FakeConnection().current()) ?? undefined;
      connection.regionsError = new CancelledError();
      await rejects(select(), CancelledError);
      deepEqual(questionTitles(), []);
    });
  });

  describe('about what runs in the background', () => {
    it('lists it, shows and stops what still runs', async () => {
      const { run } = close();
      let isStopped = false;
      watches.start({
        title: 'Release',
        run: (signal) =>
          new Promise((resolve) =>
            signal.addEventListener('abort', () => {
              isStopped = true;
              resolve();
            }),
          ),
        open: () => Promise.resolve(void steps.push('opened')),
      });
      const [watch] = watches.all;
      const shownList = run('showWatches');
      (await nextQuestion('pick')).cancel();
      await shownList;
      await run('openWatch', watch);
      await run('openWatch', 'something else');
      deepEqual(steps, ['opened']);
      await run('stopWatch', 'something else');
      equal(isStopped, false);
      await run('stopWatch', watch);
      equal(isStopped, true);
      await flushTasks();
      await run('openWatch', watch);
      deepEqual(steps, ['opened']);
    });
  });

  describe('about the document in front', () => {
    const ref = buildRef('a', { name: 'web' });

    it('reads it again, and shows it in the other format', async () => {
      const { run } = close();
      await documents.open(ref);
      match(front() ?? '', /Name: a/);
      describe_ = () => Promise.resolve({ summary: [], body: { Name: 'new' } });
      await run('refreshDocument');
      await flushTasks();
      match(front() ?? '', /Name: new/);
      await run('showAsJson');
      match(front() ?? '', /"Name": "new"/);
    });

    it('does nothing with one that is not ours', async () => {
      const { run } = close();
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'x' }));
      await run('refreshDocument');
      await run('showAsJson');
      equal(front(), 'x');
      await run('toggleValue');
      deepEqual(questionTitles(), [
        'There is no masked value at the cursor. Move the cursor to the line of a masked value.',
      ]);
    });

    it('shows the masked value at the cursor, and masks it again', async () => {
      const { run } = close();
      await documents.open(ref);
      const editor = vscode.window.activeTextEditor;
      const line = (front() ?? '').split('\n').findIndex((text) => text.includes('Password'));
      const cursor = new vscode.Position(line, 0);
      if (editor) {
        editor.selection = new vscode.Selection(cursor, cursor);
      }
      await run('toggleValue');
      await flushTasks();
      match(front() ?? '', /Password: hidden/);
      await run('toggleValue');
      await flushTasks();
      equal(front()?.includes('hidden'), false);
      if (editor) {
        editor.selection = new vscode.Selection(new vscode.Position(0, 0), new vscode.Position(0, 0));
      }
      await run('toggleValue');
      equal(questionTitles().length, 1);
    });

    it('shows the value of the button that was pressed', async () => {
      const { run } = close();
      await documents.open(ref);
      const uri = vscode.window.activeTextEditor?.document.uri;
      const key =
        uri &&
        documents.getKeyAt(
          uri,
          (front() ?? '').split('\n').findIndex((text) => text.includes('Password')),
        );
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'x' }));
      await run('toggleValue', uri?.toString(), key);
      await flushTasks();
      const [document] = vscode.workspace.textDocuments.filter((one) => one.uri.toString() === uri?.toString());
      match(document?.getText() ?? '', /Password: hidden/);
      await run('toggleValue', uri?.toString());
      equal(questionTitles().length, 1);
    });

    it('copies text, and nothing else', async () => {
      const { run } = close();
      await run('copyText', 'some text');
      await run('copyText', 7);
      equal(await vscode.env.clipboard.readText(), 'some text');
    });
  });

  describe('for reading', () => {
    it('opens the reports', async () => {
      const { run } = close();
      const opened: unknown[] = [];
      describe_ = (ref) => {
        opened.push([ref.kind, ref.id]);
        return Promise.resolve({ summary: [], body: {} });
      };
      await run('showQuotas');
      await run('showCalls');
      deepEqual(opened, [
        [reportKind, 'quotas'],
        [reportKind, 'calls'],
      ]);
      deepEqual(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
        ['Quotas_and_usage.yaml', 'API_calls.yaml'],
      );
    });

    it('shows the policy that is chosen', async () => {
      close();
      for (const [label, access] of [
        ['Read only', 'readOnly'],
        ['Everything', 'full'],
      ] as const) {
        const { run } = bind({ picks: [label] });
        await run('ramPolicy');
        equal(front(), `{"policy": "${access}"}`);
      }
      const { ask, run } = bind({ picks: ['nothing'] });
      await run('ramPolicy');
      deepEqual(
        [ask.questions[0]?.title, vscode.window.visibleTextEditors.length],
        ['Select what the policy allows', 2],
      );
    });

    it('answers a review by its buttons', async () => {
      const { run } = close();
      const text = { name: 'x.yaml', text: 'x' };
      for (const [name, answer] of [
        ['sendReviewed', true],
        ['cancelReview', false],
      ] as const) {
        const reviewed = texts.approve('Review', text, text);
        await flushTasks();
        await run(name);
        equal(await reviewed, answer);
      }
    });

    it('shows the log of the extension, and asks for a log of a container first', async () => {
      const { run } = close();
      await run('showLog');
      deepEqual(steps, ['log']);
      await run('followLog');
      deepEqual(questionTitles(), ['Open the log of a container first.']);
    });

    it('compares, once there is something to compare', async () => {
      close();
      const { ask, run } = bind();
      await run('compare');
      deepEqual(ask.questions, [{ title: 'What do you want to compare?', choices: [] }]);
    });
  });
});
