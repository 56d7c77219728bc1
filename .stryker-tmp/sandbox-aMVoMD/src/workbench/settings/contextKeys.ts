// Every context key that menus and welcome views use, with its meaning. A key is unset until its owner first sets it.
import * as vscode from 'vscode';

export interface ContextKeyValues {
  /** unknown: not determined yet. none: no account is signed in. failed: the account could not be determined. in: one is signed in. */
  readonly 'elasticContainers.connection': 'unknown' | 'none' | 'failed' | 'in';
  /** An emulator that this window started is running. */
  readonly 'elasticContainers.emulatorRunning': boolean;
  /** Nothing may be changed; unlike the setting's value, also when a narrower scope turns it off. */
  readonly 'elasticContainers.readOnly': boolean;
  /** Ids of the views that keep rows from sight. */
  readonly 'elasticContainers.filteredViews': readonly string[];
  /** Work runs in the background. */
  readonly 'elasticContainers.isWatching': boolean;
  /** Addresses of the logs that are followed. */
  readonly 'elasticContainers.followedLogs': readonly string[];
}

export function setContextKey<K extends keyof ContextKeyValues>(key: K, value: ContextKeyValues[K]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

const filteredViews = new Set<string>();

export function setFilteredView(viewId: string, isFiltered: boolean): void {
  if (isFiltered) {
    filteredViews.add(viewId);
  } else {
    filteredViews.delete(viewId);
  }
  setContextKey('elasticContainers.filteredViews', [...filteredViews]);
}
