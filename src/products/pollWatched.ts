// What a watch does until what it waits for has ended: it outlives whatever passes, and says what it waits for.
import * as l10n from '@vscode/l10n';
import { UserFacingError, isCancelled } from '../base/errors';
import { pollUntil } from '../base/poll';
import type { PollOptions } from '../base/poll';
import { ApiError, isTransient } from '../cloud/errors/apiError';

export interface WatchOptions extends Pick<PollOptions, 'signal' | 'clock'> {
  readonly report: (detail: string) => void;
}

/**
 * Calls `step` until it returns true. A lost network, a failing service, and an expired session do not end it: the next poll may
 * succeed, and after a login it does.
 * @throws what `step` fails with for good, and CancelledError when the watch was stopped
 */
export function pollWatched(step: () => Promise<boolean>, { signal, clock, report }: WatchOptions): Promise<void> {
  const attempt = async (): Promise<boolean> => {
    try {
      const hasEnded = await step();
      report('');
      return hasEnded;
    } catch (error) {
      const reason = signal.aborted ? undefined : describeWait(error);
      if (reason === undefined) {
        throw error;
      }
      report(reason);
      return false;
    }
  };
  return pollUntil(attempt, { signal, clock, firstMs: 2_000, maxMs: 30_000 });
}

/** What is waited for; undefined when waiting does not help. */
function describeWait(error: unknown): string | undefined {
  const isSignedOut = error instanceof ApiError && error.kind === 'credential';
  if (isSignedOut || (error instanceof UserFacingError && error.facts.login) || isCancelled(error)) {
    return l10n.t('Waiting for you to sign in');
  }
  return isTransient(error) ? l10n.t('Waiting for the service') : undefined;
}
