import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { CancelledError, UserFacingError } from '../../../src/base/errors';
import type { FailureFacts } from '../../../src/base/errors';
import { silentLog } from '../../../src/base/log';
import { formatFailure, showFailure } from '../../../src/workbench/errorMessage';
import { FakeClock, flushTasks } from '../../support/fakeClock';
import { nextQuestion, openQuestions, services, shown, useVscode } from '../../support/vscode/useVscode';

const missingCode = (): Error =>
  Object.assign(new Error("Cannot find module '/ext/dist/chunks/a.js'"), { code: 'ERR_MODULE_NOT_FOUND' });

describe('The text of a failure', () => {
  it('is what happened, what to do, and the id of the request', () => {
    equal(formatFailure(new UserFacingError('Busy.')), 'Busy.');
    equal(formatFailure(new UserFacingError('Busy.', 'Wait.', { requestId: 'R-1' })), 'Busy. Wait. (request ID R-1)');
    equal(formatFailure(new UserFacingError('Busy.', '', { requestId: 'R-1' })), 'Busy. (request ID R-1)');
  });

  it('says that it is a defect when it is one, whatever was thrown', () => {
    equal(formatFailure(new TypeError('x is undefined')), 'Internal error in the extension: x is undefined');
    equal(formatFailure('text'), 'Internal error in the extension: text');
  });

  it('asks for a reload when the code is gone', () => {
    match(formatFailure(missingCode()), /may have been updated\. Reload the window\.$/);
  });

  it('has no links in it, and nothing that hides or turns text', () => {
    equal(formatFailure(new UserFacingError('[a](command:b)\u202e')), '[a] (command:b)\ufffd');
    equal(formatFailure(new Error('[a](command:b)\u001b')), 'Internal error in the extension: [a] (command:b)\ufffd');
  });
});

describe('The notification of a failure', () => {
  useVscode();
  let clock: FakeClock;
  let errors: string[];
  let ran: string[];
  let retry: (() => Promise<void>) | undefined;

  beforeEach(() => {
    [clock, errors, ran] = [new FakeClock(), [], []];
    retry = () => Promise.resolve(void ran.push('retry'));
  });

  const show = (error: unknown): Promise<void> =>
    showFailure(error, {
      log: { ...silentLog, error: (text) => errors.push(text) },
      showLog: () => ran.push('log'),
      ...{ retry, clock },
    });
  const fail = (facts: FailureFacts = {}): Promise<void> => show(new UserFacingError('Busy.', 'Wait.', facts));

  it('is none when the user gave up', async () => {
    await show(new CancelledError());
    deepEqual([openQuestions(), errors], [[], []]);
  });

  it('shows the text of a known failure and logs it without its place in the code', async () => {
    const done = fail();
    const question = await nextQuestion('message');
    deepEqual([question.severity, question.title, question.buttons], ['error', 'Busy. Wait.', ['Show Log']]);
    deepEqual(errors, ['Busy.']);
    question.press('Show Log');
    await done;
    deepEqual(ran, ['log']);
  });

  it('logs where in the code a defect is', () => {
    void show(new TypeError('x is undefined'));
    void show(Object.assign(new Error('without a stack'), { stack: undefined }));
    match(errors[0] ?? '', /^TypeError: x is undefined\n +at /);
    equal(errors[1], 'without a stack');
  });

  it('does nothing when it is closed', async () => {
    const done = fail({ retry: {}, policy: '{}' });
    (await nextQuestion('message')).cancel();
    await done;
    deepEqual([ran, await vscode.env.clipboard.readText()], [[], '']);
  });

  it('offers to try again when that may help and is possible', async () => {
    void fail({ retry: {} });
    const question = await nextQuestion('message');
    deepEqual([question.buttons, shown.progresses()], [['Retry', 'Show Log'], []]);
    question.press('Retry');
    await flushTasks();
    deepEqual(ran, ['retry']);
    retry = undefined;
    void fail({ retry: { afterMs: 5_000 } });
    deepEqual((await nextQuestion('message')).buttons, ['Show Log'], 'nothing to wait for');
  });

  it('fails as trying again does', async () => {
    retry = () => Promise.reject(new Error('no network'));
    const done = fail({ retry: {} });
    (await nextQuestion('message')).press('Retry');
    await rejects(done, /no network/);
  });

  it('offers the policy that would allow it', async () => {
    const done = fail({ policy: '{"Version":"1"}' });
    const question = await nextQuestion('message');
    deepEqual(question.buttons, ['Copy RAM Policy', 'Show Log']);
    question.press('Copy RAM Policy');
    await done;
    equal(await vscode.env.clipboard.readText(), '{"Version":"1"}');
  });

  it('offers to reload the window when the code is gone', async () => {
    const done = show(missingCode());
    const question = await nextQuestion('message');
    deepEqual(question.buttons, ['Reload Window', 'Show Log']);
    question.press('Reload Window');
    await done;
    deepEqual(
      services.executed().map(({ id }) => id),
      ['workbench.action.reloadWindow'],
    );
  });

  describe('that has to wait', () => {
    it('counts down to the time from which on it can be tried again', async () => {
      void fail({ retry: { afterMs: 2_500 } });
      await flushTasks();
      const [progress] = shown.progresses();
      ok(progress);
      deepEqual(
        [progress.title, progress.options.location, progress.options.cancellable],
        ['Busy. Wait.', vscode.ProgressLocation.Notification, true],
      );
      deepEqual([progress.messages.at(-1), progress.percent], ['You can try again in 3 s.', 0]);
      await clock.advance(1_000);
      deepEqual([progress.messages.at(-1), progress.percent], ['You can try again in 2 s.', 40]);
      await clock.advance(1_000);
      deepEqual([progress.messages.at(-1), progress.percent], ['You can try again in 1 s.', 80]);
      await clock.advance(499);
      deepEqual([progress.isOver, openQuestions()], [false, []]);
      await clock.advance(1);
      deepEqual([progress.isOver, progress.messages.length], [true, 3]);
      (await nextQuestion('message')).press('Retry');
      await flushTasks();
      deepEqual(ran, ['retry']);
    });

    it('is over when the user closes it, and asks nothing then', async () => {
      const done = fail({ retry: { afterMs: 60_000 } });
      await flushTasks();
      shown.progresses()[0]?.cancel();
      await done;
      deepEqual([openQuestions(), clock.sleeping, shown.progresses()[0]?.isOver], [[], 0, true]);
    });

    it('offers to try again at once when there is nothing to wait for', async () => {
      void fail({ retry: { afterMs: 0 } });
      deepEqual((await nextQuestion('message')).buttons, ['Retry', 'Show Log']);
      deepEqual(shown.progresses()[0]?.messages, []);
    });
  });
});
