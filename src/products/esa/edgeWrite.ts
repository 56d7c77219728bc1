// Writes to edge containers: asked for first, and sent once only, because the service knows no client token there.
import * as l10n from '@vscode/l10n';
import { doOnce } from '../../base/async/doOnce';
import type { Done } from '../../base/async/doOnce';
import { UserFacingError, toError } from '../../base/errors';
import { ApiError } from '../../cloud/errors/apiError';
import type { ActionContext } from '../../model/action';
import type { ResourceRef } from '../../model/resource';
import type { Progress } from '../../model/ports/show';

export interface EdgeWrite<T> {
  /** Said while it is under way. */
  readonly title: string;
  readonly send: (signal: AbortSignal) => Promise<T>;
  /** Finds what was done after all. */
  readonly findResult: (signal: AbortSignal) => Promise<T | undefined>;
  /** Said when it is not to be found. */
  readonly missing: string;
}

/** Undefined when nothing was done and the user left it at that. */
export function writeOnce<T>(context: ActionContext, write: EdgeWrite<T>): Promise<Done<T> | undefined> {
  let shown: { readonly progress: Progress; readonly signal: AbortSignal } | undefined;
  return doOnce({
    runAttempt: (attempt) =>
      context.show.progress(write.title, (progress, signal) => {
        shown = { progress, signal };
        return attempt();
      }),
    send: () => write.send(shown?.signal ?? context.signal),
    isUnclear,
    findResult: () => {
      shown?.progress.report(l10n.t('looking whether it was done'));
      // Not to be given up together with what was sent.
      return write.findResult(context.signal);
    },
    confirmRetry: (error) =>
      context.ask.confirm({
        message: write.missing,
        details: [
          l10n.t('The first attempt ended without a clear answer: {0}', toError(error).message),
          l10n.t('It was not done, or does not show yet.'),
          l10n.t('Account: {0}', context.account),
        ],
        verb: l10n.t('Send Again'),
      }),
    toUnknownOutcome: (error) =>
      new UserFacingError(
        l10n.t('It is not known whether this was done. {0}', toError(error).message),
        l10n.t('Refresh the view and look before you send it again.'),
      ),
  });
}

export interface EdgeCreation extends Pick<EdgeWrite<string>, 'title' | 'send' | 'missing'> {
  /** Ids of all that have the name now. */
  readonly named: (signal: AbortSignal) => Promise<readonly string[]>;
}

/** Makes what gets an id. What had the name before was made by somebody else, so only another says that this was done. */
export async function createOnce(
  context: ActionContext,
  { named, ...write }: EdgeCreation,
): Promise<Done<string> | undefined> {
  const before = new Set(await context.show.progress(write.title, (_progress, signal) => named(signal)));
  return writeOnce(context, {
    ...write,
    findResult: async (signal) => (await named(signal)).find((id) => !before.has(id)),
  });
}

/** No answer, or trouble at the service: what was sent may have been done. */
function isUnclear(error: unknown): boolean {
  return error instanceof ApiError && (error.kind === 'network' || error.kind === 'service');
}

/** True when the service says that the app is gone. */
export function isGone(error: unknown): boolean {
  const code = error instanceof ApiError ? error.code?.toLowerCase() : undefined;
  return code === 'invalidapp.notfound' || code === 'invalidversion.notfound';
}

/** The app that something belongs to. */
export function toAppRef({ region, parent, name }: ResourceRef): ResourceRef {
  return { kind: 'edgeApp', region, id: parent ?? '', name: parent ?? name };
}

/** Name of the app, as far as it is known. */
export function getAppName(context: ActionContext, ref: ResourceRef): string {
  const app = toAppRef(ref);
  return context.find(app)?.ref.name ?? app.id;
}

/** What has been done stays done: that the row cannot be read again is the view's trouble. */
export async function showAgain(context: ActionContext, app: ResourceRef): Promise<void> {
  try {
    await context.refresh([app]);
  } catch (error) {
    context.log.warn(`${app.id} could not be read again: ${toError(error).message}`);
  }
}
