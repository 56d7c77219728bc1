// Writes on many: ask once, naming everything that is about to be touched; then do it to each side by side.
import * as l10n from '@vscode/l10n';
import type { ActionContext, Outcome } from './action';
import { formatDone, runOnEachTarget } from './forEachTarget';
import type { ResourceRef } from './resource';

export interface ConfirmedWork {
  /** The question, by the number of targets. */
  readonly question: { readonly one: () => string; readonly many: (count: number) => string };
  /** What the question adds to the account and the targets, a line each. */
  readonly remarks?: readonly string[];
  /** The line of one target; left out: region, name and id. */
  readonly formatTarget?: (target: ResourceRef) => string;
  /** The verb on the button, e.g. "Delete". */
  readonly verb: string;
  /** Title of the progress, e.g. "Deleting". */
  readonly progress: string;
  readonly run: (target: ResourceRef, signal: AbortSignal) => Promise<void>;
  /** What is reported when all went well. */
  readonly done: { readonly one: (name: string) => string; readonly many: (counted: string) => string };
  /** What is read again afterwards; the targets when left out. */
  readonly refresh?: readonly ResourceRef[];
}

/** Undefined when the user did not confirm. */
export async function confirmAndRun(
  context: ActionContext,
  targets: readonly ResourceRef[],
  work: ConfirmedWork,
): Promise<Outcome | undefined> {
  const { question, remarks = [], formatTarget, verb, progress, run, done, refresh = targets } = work;
  const message = targets.length === 1 ? question.one() : question.many(targets.length);
  const details = [...remarks, ...describeTargets(context.account, targets, formatTarget)];
  if (!(await context.ask.confirm({ message, details, verb }))) {
    return undefined;
  }
  const results = await context.show.progress(progress, (_progress, signal) => runOnEachTarget(targets, signal, run));
  return { results, message: formatDone(targets, done.one, done.many), refresh };
}

/** The account, and everything that is about to be touched, a line each. */
export function describeTargets(
  account: string,
  targets: readonly ResourceRef[],
  formatTarget: (target: ResourceRef) => string = ({ region, name, id }) => `${region}  ${name}  ${id}`,
): readonly string[] {
  return [l10n.t('Account: {0}', account), ...targets.map(formatTarget)];
}
