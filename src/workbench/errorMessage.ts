// A failure as one notification: what happened, what to do, the request id, and Retry where retrying makes sense.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { getRemainingMs, systemClock } from '../base/clock';
import type { Clock } from '../base/clock';
import { UserFacingError, isCancelled, toError } from '../base/errors';
import type { Log } from '../base/log';
import { sanitizeMessage } from './plainText';

export interface FailureOptions {
  readonly log: Log;
  readonly showLog: () => void;
  readonly retry?: (() => Promise<void>) | undefined;
  /** Left out: the system's. */
  readonly clock?: Clock;
}

/** Shows the failure; silent on cancel. Resolves when the user has answered or closed it. */
export async function showFailure(
  thrown: unknown,
  { log, showLog, retry, clock = systemClock }: FailureOptions,
): Promise<void> {
  if (isCancelled(thrown)) {
    return;
  }
  const error = toError(thrown);
  log.error(error instanceof UserFacingError ? error.message : (error.stack ?? error.message));
  const text = formatFailure(error);
  const facts = error instanceof UserFacingError ? error.facts : {};
  const retryable = facts.retry ? retry : undefined;
  const waitMs = facts.retry?.afterMs;
  if (retryable && waitMs !== undefined && !(await countDown(text, waitMs, clock))) {
    return;
  }
  const remedies = [
    ...listRemedies(error, retryable),
    { label: l10n.t({ message: 'Show Log', comment: 'extension' }), run: showLog },
  ];
  const answer = await vscode.window.showErrorMessage(text, ...remedies.map(({ label }) => label));
  await remedies.find(({ label }) => label === answer)?.run();
}

/** A button of the notification. */
interface Remedy {
  readonly label: string;
  readonly run: () => void | PromiseLike<void>;
}

function listRemedies(error: Error, retry: (() => Promise<void>) | undefined): readonly Remedy[] {
  const { policy } = error instanceof UserFacingError ? error.facts : {};
  const { clipboard } = vscode.env;
  const reload = (): Thenable<void> => vscode.commands.executeCommand('workbench.action.reloadWindow');
  return [
    ...(retry ? [{ label: l10n.t('Retry'), run: retry }] : []),
    ...(policy === undefined ? [] : [{ label: l10n.t('Copy RAM Policy'), run: () => clipboard.writeText(policy) }]),
    ...(isCodeMissing(error) ? [{ label: l10n.t('Reload Window'), run: reload }] : []),
  ];
}

/** What happened and what to do, in one line. */
export function formatFailure(thrown: unknown): string {
  const error = toError(thrown);
  if (isCodeMissing(error)) {
    return l10n.t('Part of the extension is missing; it may have been updated. Reload the window.');
  }
  if (!(error instanceof UserFacingError)) {
    return sanitizeMessage(l10n.t('Internal error in the extension: {0}', error.message));
  }
  const { requestId } = error.facts;
  const id = requestId === undefined ? '' : l10n.t('(request ID {0})', requestId);
  return sanitizeMessage([error.message, error.hint, id].filter(Boolean).join(' '));
}

/** `import()` did not find a file: an update has put others in the place of those this window runs. */
function isCodeMissing(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
}

/** Counts down in a notification. False when the user closed it before the end. */
function countDown(text: string, waitMs: number, clock: Clock): Thenable<boolean> {
  const from = clock.now();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: text, cancellable: true },
    async (progress, token) => {
      const closed = new AbortController();
      const registration = token.onCancellationRequested(() => closed.abort());
      let shown = 0;
      try {
        for (let leftMs = waitMs; leftMs > 0; leftMs = getRemainingMs(from, waitMs, clock.now())) {
          const done = Math.round((1 - leftMs / waitMs) * 100);
          const message = l10n.t('You can try again in {0} s.', Math.ceil(leftMs / 1000));
          progress.report({ message, increment: done - shown });
          shown = done;
          await clock.sleep(Math.min(leftMs, 1000), closed.signal);
        }
        return true;
      } catch {
        return false;
      } finally {
        registration.dispose();
      }
    },
  );
}
