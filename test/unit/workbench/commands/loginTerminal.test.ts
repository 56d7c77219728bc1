// Signing in again by the aliyun CLI: asked first, then in a terminal, until it took effect or the user gave up.
import { deepEqual, equal } from 'node:assert/strict';
import { homedir } from 'node:os';
import { askToSignIn } from '../../../../src/workbench/commands/loginTerminal';
import { flushTasks } from '../../../support/fakeClock';
import { nextQuestion, openQuestions, shown, useVscode } from '../../../support/vscode/useVscode';

const login = { profile: 'work', command: ['/usr/bin/aliyun', 'configure', '--mode', 'OAuth'] } as const;

describe('signing in again', () => {
  useVscode();

  it('asks first, and does nothing when that is declined', async () => {
    const answer = askToSignIn(login, new AbortController().signal);
    const question = await nextQuestion('message');
    deepEqual(
      [question.severity, question.title, question.buttons],
      ['warning', 'The session of the profile work has expired. Sign in again to continue.', ['Sign In in Terminal']],
    );
    question.cancel();
    deepEqual([await answer, shown.terminals()], [false, []]);
  });

  it('runs the program itself in the home folder, and waits until that took effect', async () => {
    const took = new AbortController();
    const answer = askToSignIn(login, took.signal);
    (await nextQuestion('message')).press('Sign In in Terminal');
    await flushTasks();
    const [terminal] = shown.terminals();
    deepEqual(terminal?.options, {
      ...{ name: 'Sign in: work', shellPath: '/usr/bin/aliyun', shellArgs: ['configure', '--mode', 'OAuth'] },
      cwd: homedir(),
    });
    equal(terminal.isShown, true);
    const [progress] = shown.progresses();
    deepEqual([progress?.title, progress?.isOver], ['Waiting for the sign-in of work in the terminal', false]);
    took.abort();
    equal(await answer, true);
    equal(progress?.isOver, true);
  });

  it('ends when the user gives up waiting', async () => {
    const answer = askToSignIn({ ...login, isUserInitiated: true }, new AbortController().signal);
    await flushTasks();
    shown.progresses()[0]?.cancel();
    equal(await answer, false);
    equal(shown.progresses()[0]?.isOver, true);
  });

  it('asks nothing when the user chose it', async () => {
    void askToSignIn({ ...login, isUserInitiated: true }, new AbortController().signal);
    await flushTasks();
    deepEqual([openQuestions(), shown.terminals().length], [[], 1]);
  });

  it('needs no answer any more when the user has signed in elsewhere', async () => {
    const elsewhere = new AbortController();
    const answer = askToSignIn(login, elsewhere.signal);
    await nextQuestion('message');
    elsewhere.abort();
    equal(await answer, true);
    equal(shown.progresses()[0]?.isOver, true);
  });

  it('does not wait where it has taken effect already', async () => {
    equal(await askToSignIn({ ...login, isUserInitiated: true }, AbortSignal.abort()), true);
  });

  it('shows names from outside as text', async () => {
    void askToSignIn({ ...login, profile: '$(bug) [x](command:y)' }, new AbortController().signal);
    const question = await nextQuestion('message');
    equal(question.title, 'The session of the profile $ (bug) [x] (command:y) has expired. Sign in again to continue.');
    question.press('Sign In in Terminal');
    await flushTasks();
    equal(shown.terminals()[0]?.options.name, 'Sign in: $ (bug) [x] (command:y)');
    equal(shown.progresses()[0]?.title, 'Waiting for the sign-in of $ (bug) [x] (command:y) in the terminal');
  });
});
