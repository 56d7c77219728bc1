import { deepEqual, equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { CancelledError } from '../../../../src/base/errors';
import { Watches, formatSince } from '../../../../src/workbench/status/watches';
import { flushTasks } from '../../../support/fakeClock';
import { nextQuestion, openQuestions, useVscode } from '../../../support/vscode/useVscode';

describe('What the user watches', () => {
  useVscode();
  let watches: Watches;
  let failures: unknown[];
  let changes: number;
  /** Ends a watch as a test says. */
  let runs: { signal: AbortSignal; report: (detail: string) => void; end: () => void; fail: (e: Error) => void }[];

  beforeEach(() => {
    [failures, changes, runs] = [[], 0, []];
    watches = new Watches((error) => failures.push(error));
    watches.onDidChange(() => changes++);
  });

  const start = (title = 'Job', open?: () => Promise<void>): void =>
    watches.start({
      title,
      ...(open && { open }),
      run: (signal, report) =>
        new Promise((resolve, reject) => {
          runs.push({ signal, report, end: resolve, fail: reject });
          signal.addEventListener('abort', () => reject(new CancelledError()));
        }),
    });
  const titles = (): readonly string[] => watches.all.map(({ title }) => title);

  it('is listed until it ends, and each change is reported', async () => {
    start('one');
    start('two');
    deepEqual([watches.count, titles(), changes], [2, ['one', 'two'], 2]);
    runs[0]?.end();
    await flushTasks();
    deepEqual([watches.count, titles(), changes], [1, ['two'], 3]);
  });

  it('says how it goes, and reports that only when it changes', () => {
    start();
    equal(watches.all[0]?.detail, '');
    runs[0]?.report('every 2 s');
    runs[0]?.report('every 2 s');
    deepEqual([watches.all[0].detail, changes], ['every 2 s', 2]);
    runs[0]?.report('');
    deepEqual([watches.all[0].detail, changes], ['', 3]);
  });

  it('reports a failure once it ends with one, but not that it was stopped', async () => {
    const failure = new Error('no network');
    start();
    start();
    start();
    start();
    runs[0]?.fail(failure);
    runs[1]?.fail(new CancelledError());
    watches.all[2]?.stop();
    await flushTasks();
    start();
    const { signal } = runs[4] ?? {};
    watches.all.at(-1)?.stop();
    runs[4]?.fail(new Error('torn by stopping'));
    await flushTasks();
    deepEqual([failures, watches.count, signal?.aborted], [[failure], 1, true]);
  });

  it('is known to run as long as it does', async () => {
    start();
    const [watch] = watches.all;
    deepEqual(
      [watch, { ...watch }, undefined, 'Job'].map((one) => watches.isRunning(one)),
      [true, false, false, false],
    );
    runs[0]?.end();
    await flushTasks();
    equal(watches.isRunning(watch), false);
  });

  it('is stopped as a whole when another account is signed in, and when the extension ends', () => {
    start();
    start();
    watches.stopAll();
    deepEqual(
      runs.map(({ signal }) => signal.aborted),
      [true, true],
    );
    start();
    const before = changes;
    watches.dispose();
    equal(runs[2]?.signal.aborted, true);
    start();
    equal(changes, before, 'nothing is drawn any more');
  });

  it('is listed with its progress on request, and what is picked is stopped', async () => {
    start('$(trash) one');
    start('two');
    start('three');
    runs[1]?.report('50%');
    const shown = watches.show();
    const question = await nextQuestion('pick');
    deepEqual([question.title, question.options?.canPickMany], ['In progress: select tasks to stop watching', true]);
    deepEqual(
      question.items.map(({ label }) => label),
      ['$ (trash) one', 'two', 'three'],
    );
    match(question.items[0]?.description ?? '', /^since /);
    equal(question.items[1]?.description, '50%');
    deepEqual(question.items[0]?.iconPath, new vscode.ThemeIcon('eye'));
    question.take('two', 'three');
    await shown;
    deepEqual(
      runs.map(({ signal }) => signal.aborted),
      [false, true, true],
    );
  });

  it('goes on when the list is closed', async () => {
    start();
    const shown = watches.show();
    (await nextQuestion('pick')).cancel();
    await shown;
    equal(runs[0]?.signal.aborted, false);
  });

  it('is nothing to list when nothing runs', async () => {
    await watches.show();
    const question = await nextQuestion('message');
    deepEqual([question.severity, question.title], ['information', 'No tasks are in progress.']);
    question.cancel();
    deepEqual(openQuestions(), []);
  });

  it('is named with the time since when', () => {
    const since = new Date(2026, 10, 23, 3, 4, 5).getTime();
    const watch = { ...{ title: '', since, detail: '', open: undefined }, stop: () => undefined };
    equal(formatSince(watch), `since ${new Date(since).toLocaleTimeString()}`);
  });
});
