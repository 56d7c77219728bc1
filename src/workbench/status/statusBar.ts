// Who is signed in, and how much is being watched. Shows up when a view has asked who that is, not at activation.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Connection, ProfileChoice } from '../../model/connection';
import { plainLabel } from '../plainText';
import type { Watches } from './watches';

export class StatusBar implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly account: vscode.StatusBarItem;
  private readonly watched: vscode.StatusBarItem;

  constructor(
    connection: Connection,
    private readonly watches: Watches,
    commands: { readonly selectProfile: string; readonly showWatches: string },
  ) {
    this.account = this.owned.add(vscode.window.createStatusBarItem('account', vscode.StatusBarAlignment.Left, 10));
    this.account.name = vscode.l10n.t('Elastic Containers: account');
    this.account.command = commands.selectProfile;
    this.watched = this.owned.add(vscode.window.createStatusBarItem('watches', vscode.StatusBarAlignment.Left, 9));
    this.watched.name = vscode.l10n.t('Elastic Containers: watches');
    this.watched.command = commands.showWatches;
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
    const { count } = this.watches;
    this.watched.text = `$(eye) ${count}`;
    this.watched.tooltip = vscode.l10n.t('Elastic Containers: {0} being watched. Click to list and stop.', count);
    if (count > 0) {
      this.watched.show();
    } else {
      this.watched.hide();
    }
  }
}
