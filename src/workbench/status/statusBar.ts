// Who is signed in, the selected regions, how much is being watched, and the state of the active log. Appears when a view has requested
// the account, not at activation.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Connection, ProfileChoice } from '../../model/ports/connection';
import { sanitizeLabel, sanitizeMessage } from '../plainText';
import type { LogDocuments } from '../logs/logDocuments';
import type { Watches } from './watches';

export interface StatusBarParts {
  readonly connection: Connection;
  readonly watches: Watches;
  readonly logs: LogDocuments;
  readonly isProduction: (profile: ProfileChoice) => boolean;
}

export class StatusBar implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly account: vscode.StatusBarItem;
  private readonly watched: vscode.StatusBarItem;
  private isShown = false;
  /** Counts drawings: of two under way, the later one counts. */
  private drawn = 0;

  private readonly log: vscode.StatusBarItem;

  constructor(
    private readonly parts: StatusBarParts,
    private readonly commands: {
      readonly selectProfile: string;
      readonly signInAgain: string;
      readonly showWatches: string;
      readonly goToLogEnd: string;
    },
  ) {
    const { connection, watches, logs } = parts;
    this.account = this.owned.add(vscode.window.createStatusBarItem('account', vscode.StatusBarAlignment.Left, 10));
    this.account.name = l10n.t('Elastic Containers: account');
    this.watched = this.owned.add(vscode.window.createStatusBarItem('watches', vscode.StatusBarAlignment.Left, 9));
    this.watched.name = l10n.t('Elastic Containers: activity');
    this.watched.command = commands.showWatches;
    this.log = this.owned.add(vscode.window.createStatusBarItem('log', vscode.StatusBarAlignment.Right, 101));
    this.log.name = l10n.t('Elastic Containers: log');
    this.log.command = commands.goToLogEnd;
    this.owned.add(logs.onDidChangeActive(() => this.drawLog()));
    this.owned.add(connection.onDidResolve((profile) => void this.drawAccount(profile)));
    // Once it is shown, it never keeps naming an account that has been signed out.
    this.owned.add(connection.onDidChange(() => void this.redraw()));
    this.owned.add(watches.onDidChange(() => this.drawWatches()));
    this.drawWatches();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async redraw(): Promise<void> {
    if (this.isShown) {
      await this.drawAccount(await this.parts.connection.current().catch(() => undefined));
    }
  }

  /** Colours are what VS Code lets an item have that must not be overlooked. */
  private getBackground(profile: ProfileChoice | undefined): vscode.ThemeColor | undefined {
    if (profile && this.parts.isProduction(profile)) {
      return new vscode.ThemeColor('statusBarItem.errorBackground');
    }
    return profile?.blocked && new vscode.ThemeColor('statusBarItem.warningBackground');
  }

  private async drawAccount(profile: ProfileChoice | undefined): Promise<void> {
    const drawing = ++this.drawn;
    const regions = profile && (await this.parts.connection.getPreferredRegions().catch(() => undefined));
    if (drawing !== this.drawn) {
      return;
    }
    this.isShown = true;
    const label = profile?.label ?? l10n.t('Alibaba Cloud: Not signed in');
    const blocked = profile?.blocked;
    const facts = profile ? [profile.account ?? '', formatRegions(regions)] : [];
    this.account.text = blocked
      ? `$(warning) ${sanitizeLabel(l10n.t('{0}: sign in again', label))}`
      : `$(cloud) ${sanitizeLabel([label, ...facts].filter(Boolean).join(' · '))}`;
    this.account.tooltip = formatTooltip(profile, label, regions);
    this.account.backgroundColor = this.getBackground(profile);
    this.account.command = blocked ? this.commands.signInAgain : this.commands.selectProfile;
    this.account.show();
  }

  private drawWatches(): void {
    const { count } = this.parts.watches;
    this.watched.text = `$(eye) ${count}`;
    this.watched.tooltip = l10n.t('Elastic Containers: {0} in progress. Click to list or stop tasks.', count);
    if (count > 0) {
      this.watched.show();
    } else {
      this.watched.hide();
    }
  }

  private drawLog(): void {
    const { active } = this.parts.logs;
    if (!active) {
      this.log.hide();
      return;
    }
    const icon = active.isPaused ? 'debug-pause' : active.log.isFollowing ? 'sync' : 'output';
    this.log.text = `$(${icon}) ${sanitizeLabel(active.statusText)}`;
    this.log.tooltip = l10n.t('Click to go to the end of the log and follow it.');
    this.log.show();
  }
}

function formatRegions(regions: readonly string[] | undefined): string {
  const [first, ...more] = regions ?? [];
  return first === undefined
    ? l10n.t('all regions')
    : more.length === 0
      ? first
      : l10n.t('{0} regions', more.length + 1);
}

function formatTooltip(
  profile: ProfileChoice | undefined,
  label: string,
  regions: readonly string[] | undefined,
): string {
  if (profile?.blocked) {
    return sanitizeMessage(
      l10n.t('Elastic Containers: the session of {0} has expired. Click to sign in again.', label),
    );
  }
  const facts = profile && [
    [profile.detail, profile.mode].filter(Boolean).join(', '),
    profile.account === undefined ? '' : l10n.t('Account {0}', profile.account),
    l10n.t('Regions: {0}', regions === undefined ? l10n.t('all') : regions.join(', ')),
  ];
  const title = l10n.t('Elastic Containers: {0}. Click to select another profile.', label);
  return sanitizeMessage([title, ...(facts ?? [])].filter(Boolean).join('\n'));
}
