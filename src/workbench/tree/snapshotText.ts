import * as vscode from 'vscode';
import type { Usage } from '../../model/kind';
import type { Snapshot } from '../../model/resourceStore';

/** Quota used and total, over the regions that tell. */
export function usageText(snapshots: readonly Snapshot[]): string {
  const usages = snapshots.flatMap(({ usage }) => usage ?? []);
  const sum = (pick: (usage: Usage) => number): number => usages.reduce((total, usage) => total + pick(usage), 0);
  return usages.length === 0
    ? ''
    : vscode.l10n.t(
        '{0} of {1} used',
        sum(({ used }) => used),
        sum(({ max }) => max),
      );
}

/** How many resources, or why it is not known. */
export function regionText({ state, resources }: Snapshot): string {
  if (state === 'loading' && resources.length === 0) {
    return vscode.l10n.t('loading');
  }
  return state === 'failed' ? vscode.l10n.t('failed') : String(resources.length);
}
