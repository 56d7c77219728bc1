// What a view shows above its rows: account, how far the listing is, what it is filtered by; and the count of what fails.
import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { Pause } from '../../base/clock';
import { formatCount } from '../../base/text';
import type { Snapshot } from '../../engine/store/holding';
import { sanitizeLabel, sanitizeMessage } from '../plainText';
import { setFilteredView } from '../settings/contextKeys';
import { countFailing, formatProgress, formatUsage } from './snapshotText';
import type { ViewState } from './viewState';

export class ViewHeader {
  private isFiltered = false;
  private readonly slowdown = new Pause();

  constructor(
    private readonly viewId: string,
    private readonly view: vscode.TreeView<unknown>,
    private readonly state: ViewState,
    private readonly snapshots: () => readonly Snapshot[],
  ) {}

  /** Calls wait for the service's allowance that long. */
  showSlowdown(forMs: number): void {
    this.slowdown.extend(forMs, Date.now());
  }

  draw(account: string): void {
    const snapshots = this.snapshots();
    const waitMs = this.slowdown.getRemainingMs(Date.now());
    const slow = waitMs > 0 ? l10n.t('throttled by the service, {0} s', Math.ceil(waitMs / 1000)) : '';
    // Where lists lie below rows of others, it is those lists that are long.
    const below = snapshots.filter(({ scope }) => scope.parent !== undefined);
    // Numbers before the account, which is the same everywhere: what comes last is what a narrow side bar cuts off.
    const progress = [formatProgress(below.length > 0 ? below : snapshots), slow, formatUsage(snapshots)];
    const parts = [...progress, account];
    this.view.description = sanitizeLabel(parts.filter(Boolean).join(' · '));
    this.view.message = sanitizeMessage(this.formatFilter(snapshots));
    const failing = snapshots.reduce((sum, { resources }) => sum + countFailing(resources), 0);
    this.view.badge =
      failing > 0 ? { value: failing, tooltip: l10n.t('{0} failing', formatCount(failing)) } : undefined;
    if (this.isFiltered !== this.state.isFiltered) {
      this.isFiltered = this.state.isFiltered;
      setFilteredView(this.viewId, this.isFiltered);
    }
  }

  /** What keeps rows from view, in words; empty when nothing does. */
  private formatFilter(snapshots: readonly Snapshot[]): string {
    const { find, query, sortBy } = this.state.arrangement;
    const { kind } = this.state;
    const own = snapshots.filter(({ resources: [first] }) => first?.ref.kind === kind.manifest.id);
    const all = own.reduce((sum, { resources }) => sum + resources.length, 0);
    const found = own.reduce((sum, { resources }) => sum + this.state.arrange(resources).length, 0);
    const queryText = query === undefined ? '' : (kind.formatQuery?.(query) ?? '');
    const sorted = kind.fields?.find(({ id }) => id === sortBy?.field)?.label();
    const parts = [
      queryText === '' ? '' : l10n.t('Filter: {0}', queryText),
      find === undefined ? '' : l10n.t('Find: {0} ({1} of {2})', find, formatCount(found), formatCount(all)),
      sorted === undefined ? '' : l10n.t('Sorted by {0}', sorted),
    ];
    return parts.filter(Boolean).join(' · ');
  }
}
