// How an action on one or many ended, in words: plainly when all went well, counted and listed on request when not.
import * as l10n from '@vscode/l10n';
import { UserFacingError, isCancelled, toError } from '../../base/errors';
import { formatCount } from '../../base/text';
import type { TargetResult } from '../../model/action';
import type { Ask } from '../../model/ports/ask';
import type { AnyKind } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';
import type { Show } from '../../model/ports/show';

/** Selected, but not in a state that allows the action. */
export interface Skipped {
  readonly ref: ResourceRef;
  /** In words: "web-1 is Terminating". */
  readonly reason: string;
}

/** How many of those that are skipped are named. */
const named = 3;

export function toSkipped(kind: AnyKind | undefined, resource: Resource): Skipped {
  const { ref, label, status } = resource;
  const own = kind?.explainRefusal?.(resource);
  return { ref, reason: own ?? l10n.t('{0} is {1}', label, status.text) };
}

/** Shown when none of the targets allows the action. */
export function createStateError(skipped: readonly Skipped[]): UserFacingError {
  const reasons = skipped.slice(0, named).map(({ reason }) => reason);
  const more = skipped.length - reasons.length;
  const text = reasons.join(', ');
  return new UserFacingError(
    l10n.t('Not possible: {0}.', more > 0 ? l10n.t('{0} and {1} more', text, formatCount(more)) : text),
    l10n.t('If the state has changed, refresh the list.'),
  );
}

export interface ResultParts {
  readonly ask: Ask;
  readonly show: Show;
  readonly reveal: (ref: ResourceRef) => Promise<void>;
}

export interface Results {
  readonly results: readonly TargetResult[];
  readonly skipped: readonly Skipped[];
  /** The message when all succeeded. */
  readonly message: string | undefined;
}

/** @throws the failure of a single target: it is an ordinary one */
export function showResults(parts: ResultParts, kind: AnyKind, outcome: Results): void {
  const { results, skipped, message } = outcome;
  const failed = results.filter(({ error }) => error !== undefined);
  if (failed.length + skipped.length === 0) {
    parts.show.message(message ?? l10n.t('{0}: done.', kind.noun()));
    return;
  }
  const [only] = results;
  if (only?.error !== undefined && results.length + skipped.length === 1) {
    throw toError(only.error);
  }
  const counts = [results.length - failed.length, failed.length, skipped.length].map(formatCount);
  const text = l10n.t('{0}: {1} done, {2} failed, {3} skipped.', kind.noun(), ...counts);
  const list = { label: l10n.t('Show Results'), run: () => listResults(parts, text, outcome) };
  parts.show.message(text, [list]);
}

async function listResults({ ask, reveal }: ResultParts, title: string, { results, skipped }: Results): Promise<void> {
  const line = (ref: ResourceRef, icon: string, detail: string) => ({
    label: ref.name,
    description: `${ref.region} · ${ref.id}`,
    detail,
    icon,
    value: ref,
  });
  const picked = await ask.pick(title, [
    ...results.map(({ target, error }) =>
      error === undefined
        ? line(target, 'pass', l10n.t('Done'))
        : line(target, 'error', isCancelled(error) ? l10n.t('Canceled') : toError(error).message),
    ),
    ...skipped.map(({ ref, reason }) => line(ref, 'circle-slash', l10n.t('Skipped: {0}', reason))),
  ]);
  if (picked) {
    await reveal(picked);
  }
}
