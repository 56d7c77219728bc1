// The numbers that a view shows about its listing.
import * as l10n from '@vscode/l10n';
import { formatCount } from '../../base/text';
import type { Usage } from '../../model/kind';
import type { Resource } from '../../model/resource';
import type { Snapshot } from '../../engine/store/holding';

/** Quota used and total, over the regions that report it. */
export function formatUsage(snapshots: readonly Snapshot[]): string {
  const usages = snapshots.flatMap(({ usage }) => usage ?? []);
  const sum = (pick: (usage: Usage) => number): number => usages.reduce((total, usage) => total + pick(usage), 0);
  return usages.length === 0
    ? ''
    : l10n.t('{0} of {1} used', formatCount(sum(({ used }) => used)), formatCount(sum(({ max }) => max)));
}

/** How far the listing is, over all scopes: "2,400 of 10,000"; empty when everything is there. */
export function formatProgress(snapshots: readonly Snapshot[]): string {
  const shown = snapshots.reduce((sum, { resources }) => sum + resources.length, 0);
  const total = snapshots.reduce((sum, { resources, total: all }) => sum + Math.max(all ?? 0, resources.length), 0);
  const isUnderWay = snapshots.some(({ state, isPartial }) => state === 'loading' || isPartial);
  if (isUnderWay && total > shown) {
    return l10n.t('{0} of {1}', formatCount(shown), formatCount(total));
  }
  const pending = snapshots.reduce((sum, snapshot) => sum + snapshot.pending, 0);
  return pending > 0 ? l10n.t('{0}, loading details of {1}', formatCount(shown), formatCount(pending)) : '';
}

/** How many resources, how many of them are looked for, or why it is not known. */
export function formatRegionCount({ state, resources, total }: Snapshot, found: number): string {
  if (state === 'loading' && resources.length === 0) {
    return l10n.t('loading');
  }
  if (state === 'failed' && resources.length === 0) {
    return l10n.t('failed');
  }
  const all = state === 'loading' ? Math.max(total ?? 0, resources.length) : resources.length;
  const shown =
    found === resources.length && state !== 'loading' ? resources.length : Math.min(found, resources.length);
  const counts = shown === all ? formatCount(all) : l10n.t('{0} of {1}', formatCount(shown), formatCount(all));
  return state === 'failed' ? l10n.t('{0}, failed', counts) : counts;
}

/** How many of a group, and how many of them need a look. */
export function formatGroupCount(resources: readonly Resource[]): string {
  const failing = countFailing(resources);
  return failing === 0
    ? formatCount(resources.length)
    : l10n.t('{0}, {1} failing', formatCount(resources.length), formatCount(failing));
}

export function countFailing(resources: readonly Resource[]): number {
  return resources.reduce((sum, { status }) => sum + (status.icon.tone === 'bad' ? 1 : 0), 0);
}
