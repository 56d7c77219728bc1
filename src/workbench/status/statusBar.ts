// Who is signed in, how much is being watched, and how the log in front goes. Shows up when a view has asked who that is, not at activation.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Connection, ProfileChoice } from '../../model/connection';
import { plainLabel } from '../plainText';
import type { LogDocuments } from '../logs/logDocuments';
import type { Watches } from './watches';

export interface StatusBarParts {
  readonly connection: Connection;
  readonly watches: Watches;
  readonly logs: LogDocuments;
}

export class StatusBar implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly account: vscode.StatusBarItem;
  private readonly watched: vscode.StatusBarItem;

  private readonly log: vscode.StatusBarItem;

  constructor(
    private readonly parts: StatusBarParts,
    commands: { readonly selectProfile: string; readonly showWatches: string; readonly goToLogEnd: string },
  ) {
    const { connection, watches, logs } = parts;
    this.account = this.owned.add(vscode.window.createStatusBarItem('account', vscode.StatusBarAlignment.Left, 10));
    this.account.name = vscode.l10n.t('Elastic Containers: account');
    this.account.command = commands.selectProfile;
    this.watched = this.owned.add(vscode.window.createStatusBarItem('watches', vscode.StatusBarAlignment.Left, 9));
    this.watched.name = vscode.l10n.t('Elastic Containers: watches');
    this.watched.command = commands.showWatches;
    this.log = this.owned.add(vscode.window.createStatusBarItem('log', vscode.StatusBarAlignment.Right, 101));
    this.log.name = vscode.l10n.t('Elastic Containers: log');
    this.log.command = commands.goToLogEnd;
    this.owned.add(logs.onDidChangeActive(() => this.drawLog()));
    this.owned.add(connection.onDidResolve((profile) => this.drawAccount(profile)));
    this.owned.add(watches.onDidChange(() => this.drawWatches()));
    this.drawWatches();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private drawAccount(profile: ProfileChoice | undefined): void {
    const label = profile?.label ?? vscode.l10n.t('not signed in');
    this.account.text = `$(cloud) ${plainLabel(label)}`;
    this.account.tooltip = vscode.l10n.t('Elastic Containers: {0}. Click to choose another profile.', label);
    this.account.show();
  }

  private drawWatches(): void {
    const { count } = this.parts.watches;
    this.watched.text = `$(eye) ${count}`;
    this.watched.tooltip = vscode.l10n.t('Elastic Containers: {0} being watched. Click to list and stop.', count);
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
    this.log.text = `$(${icon}) ${plainLabel(active.statusText)}`;
    this.log.tooltip = vscode.l10n.t('Click to go to the end of the log and stay there.');
    this.log.show();
  }
}
