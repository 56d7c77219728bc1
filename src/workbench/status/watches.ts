// What the user watches. A watch continues while the views are hidden, is listed, and can be stopped.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCancelled } from '../../base/errors';
import { Emitter } from '../../base/events';
import type { WatchSpec } from '../../model/ports/show';
import { sanitizeLabel } from '../plainText';

export interface Watch {
  readonly title: string;
  readonly since: number;
  /** How it goes, when there is something to say. */
  readonly detail: string;
  readonly open: (() => Promise<void>) | undefined;
  readonly stop: () => void;
}

export class Watches implements vscode.Disposable {
  private readonly running = new Set<Watch>();
  private readonly changed = new Emitter<void>();

  /** One began or ended, or has something else to say. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly onFailure: (error: unknown) => void) {}

  get count(): number {
    return this.running.size;
  }

  get all(): readonly Watch[] {
    return [...this.running];
  }

  start(spec: WatchSpec): void {
    const lifetime = new AbortController();
    const watch = { title: spec.title, since: Date.now(), detail: '', open: spec.open, stop: () => lifetime.abort() };
    this.running.add(watch);
    this.changed.fire();
    const report = (detail: string): void => {
      if (watch.detail !== detail) {
        watch.detail = detail;
        this.changed.fire();
      }
    };
    void spec
      .run(lifetime.signal, report)
      .catch((error: unknown) => {
        if (!lifetime.signal.aborted && !isCancelled(error)) {
          this.onFailure(error);
        }
      })
      .finally(() => {
        this.running.delete(watch);
        this.changed.fire();
      });
  }

  /** True for one that continues. */
  isRunning(watch: unknown): watch is Watch {
    return this.running.has(watch as Watch);
  }

  stopAll(): void {
    for (const watch of this.running) {
      watch.stop();
    }
  }

  /** Lists what is watched; what is picked is stopped. */
  async show(): Promise<void> {
    if (this.running.size === 0) {
      void vscode.window.showInformationMessage(l10n.t('No tasks are in progress.'));
      return;
    }
    const items = [...this.running].map((watch) => ({
      label: sanitizeLabel(watch.title),
      description: sanitizeLabel(watch.detail || formatSince(watch)),
      iconPath: new vscode.ThemeIcon('eye'),
      watch,
    }));
    const title = l10n.t('In progress: select tasks to stop watching');
    const picked = await vscode.window.showQuickPick(items, { title, placeHolder: title, canPickMany: true });
    picked?.forEach(({ watch }) => watch.stop());
  }

  dispose(): void {
    this.stopAll();
    this.changed.dispose();
  }
}

export function formatSince({ since }: Watch): string {
  return l10n.t('since {0}', new Date(since).toLocaleTimeString());
}
