// Signs in again with the aliyun CLI's own login, in a terminal, on the user's confirmation.
import * as l10n from '@vscode/l10n';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Login } from '../../model/ports/connection';
import { sanitizeLabel, sanitizeMessage } from '../plainText';

/**
 * One question, unless the login is user-initiated, then the terminal, then a notification until `signal` aborts because the
 * login took effect. False when the user gave up.
 */
export async function askToSignIn(login: Login, signal: AbortSignal): Promise<boolean> {
  if (!login.isUserInitiated && !(await confirmLogin(login, signal))) {
    return false;
  }
  openTerminal(login);
  return waitUntilSignedIn(login, signal);
}

async function confirmLogin({ profile }: Login, signal: AbortSignal): Promise<boolean> {
  const signIn = l10n.t('Sign In in Terminal');
  const text = l10n.t('The session of the profile {0} has expired. Sign in again to continue.', profile);
  const loginQuestion = vscode.window
    .showWarningMessage(sanitizeMessage(text), signIn)
    .then((answer) => answer === signIn);
  const elsewhere = new Promise<true>((resolve) => {
    signal.addEventListener('abort', () => resolve(true), { once: true });
  });
  return Promise.race([loginQuestion, elsewhere]);
}

/** The program itself from a list of arguments, no shell in between; not in the workspace folder, where another could lie. */
function openTerminal({ profile, command: [program = '', ...args] }: Login): void {
  const terminal = vscode.window.createTerminal({
    name: l10n.t('Sign in: {0}', sanitizeLabel(profile)),
    shellPath: program,
    shellArgs: args,
    cwd: homedir(),
  });
  terminal.show();
}

function waitUntilSignedIn({ profile }: Login, signal: AbortSignal): Promise<boolean> {
  const title = l10n.t('Waiting for the sign-in of {0} in the terminal', profile);
  const options = { location: vscode.ProgressLocation.Notification, title: sanitizeMessage(title), cancellable: true };
  return new Promise((resolve) => {
    void vscode.window.withProgress(
      options,
      (_, token) =>
        new Promise<void>((end) => {
          const finish = (isDone: boolean): void => {
            resolve(isDone);
            end();
          };
          token.onCancellationRequested(() => finish(false));
          signal.addEventListener('abort', () => finish(true), { once: true });
          if (signal.aborted) {
            finish(true);
          }
        }),
    );
  });
}
