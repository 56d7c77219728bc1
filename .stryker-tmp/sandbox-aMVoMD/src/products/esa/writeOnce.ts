// Writes that the service cannot recognize as repeated, because the operations of edge containers have no client token.
// They are sent once; after an unclear failure we look for the result before the user may send them again.
import * as l10n from '@vscode/l10n';
import { doOnce } from '../../base/async/doOnce';
import type { Done } from '../../base/async/doOnce';
import { UserFacingError, toError } from '../../base/errors';
import { ApiError } from '../../cloud/errors/apiError';
import type { ActionContext } from '../../model/action';
import type { Progress } from '../../model/ports/show';

export interface SingleWrite<T> {
  /** Title of the progress. */
  readonly title: string;
  readonly send: (signal: AbortSignal) => Promise<T>;
  /** Finds what an unclear attempt has done; undefined when it has done nothing. */
  readonly findResult: (signal: AbortSignal) => Promise<T | undefined>;
  /** The prompt to send it again when no result is found. */
  readonly retryQuestion: string;
}

/** Undefined when nothing was done and the user did not want to send it again. */
export function writeOnce<T>(context: ActionContext, write: SingleWrite<T>): Promise<Done<T> | undefined> {
  let shown: { readonly progress: Progress; readonly signal: AbortSignal } | undefined;
  return doOnce({
    runAttempt: (attempt) =>
      context.show.progress(write.title, (progress, signal) => {
        shown = { progress, signal };
        return attempt();
      }),
    send: () => write.send(shown?.signal ?? context.signal),
    isUnclear: hasUnknownOutcome,
    findResult: () => {
      shown?.progress.report(l10n.t('checking the result'));
      // Cancelling the progress cancels the request, but not the search for its result.
      return write.findResult(context.signal);
    },
    confirmRetry: (error) =>
      context.ask.confirm({
        message: write.retryQuestion,
        details: [
          l10n.t('The first attempt had no clear result: {0}', toError(error).message),
          l10n.t('It failed, or is not visible yet.'),
          l10n.t('Account: {0}', context.account),
        ],
        verb: l10n.t('Send Again'),
      }),
    toUnknownOutcome: (error) =>
      new UserFacingError(
        l10n.t('It is unknown whether this succeeded. {0}', toError(error).message),
        l10n.t('Refresh the view and check before you send the request again.'),
      ),
  });
}

export interface SingleCreation extends Pick<SingleWrite<string>, 'title' | 'send' | 'retryQuestion'> {
  /** Ids of all resources that have the name now. */
  readonly listIdsByName: (signal: AbortSignal) => Promise<readonly string[]>;
}

/** Creates a resource; the result is its id. A resource that already had the name before the attempt is not its result. */
export async function createOnce(
  context: ActionContext,
  { listIdsByName, ...write }: SingleCreation,
): Promise<Done<string> | undefined> {
  const before = new Set(await context.show.progress(write.title, (_progress, signal) => listIdsByName(signal)));
  return writeOnce(context, {
    ...write,
    findResult: async (signal) => (await listIdsByName(signal)).find((id) => !before.has(id)),
  });
}

/** Without an answer, or after an error of the service itself, the write may have been carried out. */
function hasUnknownOutcome(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === 'network' || error.kind === 'service');
}
