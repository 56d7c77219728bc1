import * as vscode from 'vscode';
import type { Log } from '../../base/log';
import type { PanelHandle, PanelSpec, Panels } from '../../model/ports/panel';
import type { Logs, MessageButton, Progress, Show, TerminalSpec, Texts, WatchSpec } from '../../model/ports/show';
import type { ResourceRef } from '../../model/resource';
import type { PanelProtocol } from '../../model/panelProtocol';
import type { DescribeDocuments } from '../documents/describeDocuments';
import { showFailure } from '../errorMessage';
import { sanitizeMessage } from '../plainText';
import { openNewDocument } from '../specs/newDocument';
import type { Watches } from '../status/watches';
import type { TerminalHost } from '../terminals/terminalHost';

export interface ShowParts {
  readonly panels: Panels;
  readonly watches: Watches;
  readonly documents: DescribeDocuments;
  readonly texts: Texts;
  readonly terminals: TerminalHost;
  readonly logs: Logs;
  readonly log: Log;
  readonly showLog: () => void;
}

/** What actions show, over VS Code's own windows. */
export class VscodeShow implements Show {
  /** In a browser or over a remote connection there is no folder on the user's desktop to show. */
  readonly revealFile =
    vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined
      ? async (path: string): Promise<void> => {
          await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
        }
      : undefined;

  constructor(private readonly parts: ShowParts) {}

  async progress<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: sanitizeMessage(title),
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (progress, token) => {
      const lifetime = new AbortController();
      const cancelled = token.onCancellationRequested(() => lifetime.abort());
      let shown = 0;
      const report = (message: string, percent?: number): void => {
        progress.report({
          message: sanitizeMessage(message),
          ...(percent !== undefined && { increment: percent - shown }),
        });
        shown = percent ?? shown;
      };
      try {
        return await work({ report }, lifetime.signal);
      } finally {
        cancelled.dispose();
      }
    });
  }

  message(text: string, buttons: readonly MessageButton[] = []): void {
    const items = buttons.map((button) => ({ title: button.label, run: button.run }));
    void vscode.window.showInformationMessage(sanitizeMessage(text), ...items).then(async (answer) => {
      try {
        await answer?.run();
      } catch (error) {
        this.failure(error);
      }
    });
  }

  failure(error: unknown, retry?: () => Promise<void>): void {
    const { log, showLog } = this.parts;
    void showFailure(error, { log, showLog, retry }).catch((again: unknown) => this.failure(again));
  }

  panel<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P> {
    return this.parts.panels.open(spec);
  }

  terminal(spec: TerminalSpec): void {
    this.parts.terminals.open(spec);
  }

  describe(ref: ResourceRef): Promise<void> {
    return this.parts.documents.open(ref);
  }

  newDocument(fileName: string, text: string, cursor: number): Promise<void> {
    return openNewDocument(fileName, text, cursor);
  }

  get texts(): Texts {
    return this.parts.texts;
  }

  get logs(): Logs {
    return this.parts.logs;
  }

  watch(spec: WatchSpec): void {
    this.parts.watches.start(spec);
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }

  async openLink(url: string): Promise<void> {
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }
}
