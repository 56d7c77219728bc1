// What the user asked to be told about. It goes on while the views are hidden, is listed, and can be stopped.
import * as vscode from 'vscode';
import { isCancelled } from '../../base/errors';
import { Emitter } from '../../base/events';
import type { WatchSpec } from '../../model/show';

interface Watch {
  readonly title: string;
  readonly since: number;
  readonly stop: () => void;
}

export class Watches implements vscode.Disposable {
  private readonly running = new Set<Watch>();
  private readonly changed = new Emitter<void>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly onFailure: (error: unknown) => void) {}

  get count(): number {
    return this.running.size;
  }

  start(spec: WatchSpec): void {
    const life = new AbortController();
    const watch: Watch = { title: spec.title, since: Date.now(), stop: () => life.abort() };
    this.running.add(watch);
    this.changed.fire();
    void spec
      .run(life.signal)
      .catch((error: unknown) => {
        if (!life.signal.aborted && !isCancelled(error)) {
          this.onFailure(error);
        }
      })
      .finally(() => {
        this.running.delete(watch);
        this.changed.fire();
      });
  }

  stopAll(): void {
    for (const watch of this.running) {
      watch.stop();
    }
  }

  /** Lists what is watched; what is picked is stopped. */
  async show(): Promise<void> {
    if (this.running.size === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is being watched.'));
      return;
    }
    const items = [...this.running].map((watch) => ({
      label: watch.title,
      description: vscode.l10n.t('since {0}', new Date(watch.since).toLocaleTimeString()),
      iconPath: new vscode.ThemeIcon('eye'),
      watch,
    }));
    const title = vscode.l10n.t('Being watched: choose what to stop watching');
    const picked = await vscode.window.showQuickPick(items, { title, placeHolder: title, canPickMany: true });
    picked?.forEach(({ watch }) => watch.stop());
  }

  dispose(): void {
    this.stopAll();
    this.changed.dispose();
  }
}
