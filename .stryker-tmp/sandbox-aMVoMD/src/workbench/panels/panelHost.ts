// Opens the panels that kinds describe, one per target, and brings them back after a window reload. Knows no kind.

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables';
import { isCancelled, toError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { PanelHandle, PanelSpec, Panels } from '../../model/ports/panel';
import type { ResourceRef } from '../../model/resource';
import type { PanelProtocol } from '../../model/panelProtocol';
import { OpenPanel, createPanelOptions } from './openPanel';
import { renderWaitingHtml } from './panelHtml';
import { type RestorablePanel, toPanelKey, toPanelViewType, parseRestorableOrigin } from './panelRestore';

/** How panels come back: the page kept which command opened it, and that command is run again for the same target. */
export interface PanelRestore {
  readonly panels: readonly RestorablePanel[];
  rerun(command: string, target: ResourceRef, selection?: readonly ResourceRef[]): Promise<void>;
}

export class PanelHost implements Panels, Disposable {
  private readonly open_ = new Map<string, OpenPanel>();
  /** Tabs that VS Code brought back and whose command has not opened them yet. */
  private readonly restored = new Map<string, vscode.WebviewPanel>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly log: Log,
    private readonly restore: PanelRestore,
  ) {}

  open<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P> {
    const key = toPanelKey(spec.protocol.name, spec.target, spec.selection);
    const existing = this.open_.get(key);
    if (existing) {
      existing.reveal();
      return existing.attach(spec);
    }
    const tab = this.restored.get(key) ?? this.createTab(spec);
    this.restored.delete(key);
    const opened = new OpenPanel(tab, this.extensionUri, this.log);
    this.open_.set(key, opened);
    tab.onDidDispose(() => this.open_.delete(key));
    return opened.attach(spec);
  }

  /** Closes every panel, as the user would. */
  closeAll(): void {
    for (const panel of [...this.open_.values()]) {
      panel.closeTab();
    }
  }

  /** Opens a panel again in a tab that VS Code has brought back. */
  async restoreTab(name: string, tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    const panel = this.restore.panels.find((one) => one.name === name);
    const origin = panel && parseRestorableOrigin(panel, state);
    const key = origin && toPanelKey(name, origin.target, origin.selection);
    if (!key || this.open_.has(key) || this.restored.has(key)) {
      this.log.warn(`Closed a restored "${name}" panel: ${key ? 'already open' : 'its state is not usable'}`);
      tab.dispose();
      return;
    }
    tab.webview.html = renderWaitingHtml(vscode.env.language, l10n.t('Opening the panel again…'));
    this.restored.set(key, tab);
    tab.onDidDispose(() => this.forget(key, tab));
    try {
      await this.restore.rerun(origin.command, origin.target, origin.selection);
    } catch (thrown) {
      if (!isCancelled(thrown)) {
        this.log.warn(`Could not open the restored "${name}" panel again: ${toError(thrown).message}`);
      }
    }
    if (this.forget(key, tab)) {
      this.log.info(`Closed a restored "${name}" panel: its command did not open it again`);
      tab.dispose();
    }
  }

  dispose(): void {
    for (const panel of this.open_.values()) {
      panel.dispose();
    }
  }

  private createTab<P extends PanelProtocol>({ protocol, title }: PanelSpec<P>): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(toPanelViewType(protocol.name), title, vscode.ViewColumn.Active, {
      ...createPanelOptions(this.extensionUri),
      // A hidden page costs memory; ours keep what was typed and what they wait for in their state.
      retainContextWhenHidden: false,
    });
  }

  /** True when the tab was still waiting for its command. */
  private forget(key: string, tab: vscode.WebviewPanel): boolean {
    return this.restored.get(key) === tab && this.restored.delete(key);
  }
}
