// Every context key that menus and welcome views ask for, with its meaning and first value.
import * as vscode from 'vscode';

export interface ContextKeyValues {
  /** unknown: not asked yet. none: nobody is signed in. failed: could not find out. in: somebody is. */
  readonly 'elasticContainers.connection': 'unknown' | 'none' | 'failed' | 'in';
  /** An emulator that this window started is running. */
  readonly 'elasticContainers.emulatorRunning': boolean;
  /** Nothing may be changed; unlike the setting's value, also when a narrower scope says otherwise. */
  readonly 'elasticContainers.readOnly': boolean;
  /** Ids of the views that keep rows from sight. */
  readonly 'elasticContainers.filteredViews': readonly string[];
  /** Something goes on in the background. */
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
