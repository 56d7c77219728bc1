// Open logs as read-only documents. VS Code takes a new text of such a document whole, so it gets one only while an editor shows
// it, and less often the longer it is.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { Emitter } from '../../base/events';
import { LogPace } from '../../engine/log/logPace';
import { OpenLog } from '../../engine/log/openLog';
import type { Ask } from '../../model/ports/ask';
import type { Logs, Show } from '../../model/ports/show';
import { setContextKey } from '../settings/contextKeys';
import { logScheme } from '../documents/schemes';
import { sanitizeFileName } from '../plainText';
import { LogEditor } from './logEditor';
import type { LogRate, LogSpec } from '../../model/logSource';

export interface LogParts {
  readonly ask: Ask;
  readonly show: () => Show;
  readonly clock: Clock;
  readonly maxLines: () => number;
}

export class LogDocuments implements Logs, vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly textChanged = this.owned.add(new vscode.EventEmitter<vscode.Uri>());
  private readonly changed = new Emitter<void>();
  private readonly editors = new Map<string, LogEditor>();
  /** Of an account that is signed out: they can be read and saved, and get no more lines. */
  private readonly ended = new WeakSet<LogEditor>();
  /** By what the service counts together. */
  private readonly paces = new Map<string, LogPace>();
  private count = 0;

  readonly onDidChange = this.textChanged.event;
  /** How the log in front goes has changed. */
  readonly onDidChangeActive = this.changed.event;

  constructor(readonly parts: LogParts) {
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.dropClosed(closed)));
    this.owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.changed.fire()));
  }

  /** The log in front. */
  get active(): LogEditor | undefined {
    return this.find(vscode.window.activeTextEditor?.document.uri);
  }

  find(uri: unknown): LogEditor | undefined {
    return uri instanceof vscode.Uri ? this.editors.get(uri.toString()) : undefined;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.find(uri)?.render() ?? l10n.t('This log is no longer open. Open it again from its container.');
  }

  async open(spec: LogSpec, follow: boolean): Promise<void> {
    const known = [...this.editors.values()].find(
      (editor) => !this.ended.has(editor) && toLogKey(editor.log.spec) === toLogKey(spec),
    );
    if (known) {
      await known.reveal();
      if (follow) {
        known.follow();
      }
      return;
    }
    const { clock, maxLines, show } = this.parts;
    const log = new OpenLog(spec, { clock, pace: this.getPace(spec.rate), maxLines: maxLines() });
    await show().progress(l10n.t('Reading the log of {0}', spec.title), (_progress, signal) => log.load(signal));
    this.count += 1;
    const uri = vscode.Uri.from({ scheme: logScheme, path: `/${this.count}/${sanitizeFileName(spec.fileName)}` });
    const editor = new LogEditor(uri, log, {
      ...{ clock, show: show() },
      draw: () => this.textChanged.fire(uri),
      onDidChange: () => this.onEditorChange(),
    });
    this.editors.set(uri.toString(), editor);
    await editor.reveal();
    if (follow) {
      editor.follow();
    }
  }

  /** The account has changed: what is open is not taken for the log of the same name in another one. */
  endAll(): void {
    this.editors.forEach((editor) => {
      editor.log.stopFollowing();
      this.ended.add(editor);
    });
  }

  dispose(): void {
    this.editors.forEach((editor) => editor.dispose());
    this.editors.clear();
    this.changed.dispose();
    this.owned.dispose();
  }

  private getPace({ counted, callsPerMinute }: LogRate): LogPace {
    const pace = this.paces.get(counted) ?? new LogPace(this.parts.clock, callsPerMinute);
    this.paces.set(counted, pace);
    return pace;
  }

  private onEditorChange(): void {
    const followed = [...this.editors.values()].filter(({ log }) => log.isFollowing);
    setContextKey(
      'elasticContainers.followedLogs',
      followed.map(({ uri }) => uri.toString()),
    );
    this.changed.fire();
  }

  /** A log without an editor has no reader: following ends. A tab that was moved is open elsewhere. */
  private dropClosed(closed: readonly vscode.Tab[]): void {
    for (const { input } of closed) {
      const editor = input instanceof vscode.TabInputText ? this.find(input.uri) : undefined;
      if (editor && !editor.hasTab) {
        editor.dispose();
        this.editors.delete(editor.uri.toString());
      }
    }
  }
}

function toLogKey({ sources, isPrevious }: LogSpec): string {
  return JSON.stringify([sources.map(({ id }) => id), isPrevious ?? false]);
}
