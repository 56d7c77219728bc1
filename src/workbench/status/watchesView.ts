// The view of background work: followed logs, watched jobs and captures, each with a button that stops it.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { sanitizeLabel } from '../plainText';
import { setContextKey } from '../settings/contextKeys';
import { formatSince } from './watches';
import type { Watch, Watches } from './watches';

export class WatchesView implements vscode.TreeDataProvider<Watch>, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new vscode.EventEmitter<void>());
  private isShown = false;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly watches: Watches,
    private readonly openCommand: string,
  ) {
    this.owned.add(vscode.window.createTreeView('elasticContainers.running', { treeDataProvider: this }));
    this.owned.add(watches.onDidChange(() => this.draw()));
  }

  getChildren(watch?: Watch): Watch[] {
    return watch ? [] : [...this.watches.all];
  }

  getTreeItem(watch: Watch): vscode.TreeItem {
    const title = sanitizeLabel(watch.title);
    const detail = sanitizeLabel(watch.detail);
    const item = new vscode.TreeItem(title);
    item.description = detail || formatSince(watch);
    item.tooltip = `${title}\n${detail}\n${formatSince(watch)}`;
    item.iconPath = new vscode.ThemeIcon(watch.open ? 'output' : 'eye');
    item.contextValue = 'watch';
    item.accessibilityInformation = { label: `${title}, ${item.description}` };
    if (watch.open) {
      item.command = { command: this.openCommand, title: l10n.t('Show'), arguments: [watch] };
    }
    return item;
  }

  dispose(): void {
    this.owned.dispose();
  }

  private draw(): void {
    const isShown = this.watches.count > 0;
    if (this.isShown !== isShown) {
      this.isShown = isShown;
      setContextKey('elasticContainers.isWatching', isShown);
    }
    this.changed.fire();
  }
}
