// Terminals of VS Code over whatever a kind connects them to.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../base/clock';
import { UserFacingError, toError } from '../../base/errors';
import type { Log } from '../../base/log';
import { toSingleLine } from '../../base/text';
import type { TerminalSize, TerminalSpec } from '../../model/ports/show';
import { sanitizeLabel } from '../plainText';
import { TerminalSession } from './terminalSession';
import type { TerminalMessages } from './terminalSession';

export class TerminalHost implements vscode.Disposable {
  private readonly tabs = new Set<vscode.Terminal>();
  private readonly closing: vscode.Disposable;

  constructor(private readonly log: Log) {
    this.closing = vscode.window.onDidCloseTerminal((terminal) => this.tabs.delete(terminal));
  }

  open(spec: TerminalSpec): void {
    const terminal = vscode.window.createTerminal({
      name: toSingleLine(sanitizeLabel(spec.title), 80),
      pty: new RemotePty(spec, this.log),
      iconPath: new vscode.ThemeIcon('terminal'),
      // A dead session has nothing to restore.
      isTransient: true,
    });
    this.tabs.add(terminal);
    terminal.show();
  }

  /** Another account is signed in, or nothing may be changed any more. */
  closeAll(): void {
    this.tabs.forEach((terminal) => terminal.dispose());
  }

  dispose(): void {
    this.closeAll();
    this.closing.dispose();
  }
}

class RemotePty implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<void>();
  private session: TerminalSession | undefined;

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly spec: TerminalSpec,
    private readonly log: Log,
  ) {}

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    this.session = new TerminalSession({
      spec: this.spec,
      messages: createTerminalMessages(),
      clock: systemClock,
      write: (text) => this.written.fire(text),
      close: () => this.closed.fire(),
      onFailure: (error) => this.log.error(`Terminal: ${toError(error).message}`),
    });
    this.session.open(dimensions && toTerminalSize(dimensions));
  }

  close(): void {
    this.session?.dispose();
  }

  handleInput(text: string): void {
    this.session?.input(text);
  }

  setDimensions(dimensions: vscode.TerminalDimensions): void {
    this.session?.resize(toTerminalSize(dimensions));
  }
}

function toTerminalSize({ columns, rows }: vscode.TerminalDimensions): TerminalSize {
  return { columns, rows };
}

function createTerminalMessages(): TerminalMessages {
  return {
    connecting: (about) => l10n.t('Connecting to {0}…', about),
    ended: (exitCode, message) =>
      exitCode !== undefined
        ? l10n.t('The shell exited with code {0}.', exitCode)
        : message === ''
          ? l10n.t('The shell exited.')
          : l10n.t('The shell exited: {0}', message),
    lost: (reason) => l10n.t('The connection was lost ({0}). Processes in the container may still be running.', reason),
    failed: (error) =>
      error instanceof UserFacingError
        ? [error.message, error.hint].filter(Boolean).join(' ')
        : l10n.t('Internal error in the extension: {0}', toError(error).message),
    pressEnter: () => l10n.t('Press Enter to connect again, any other key to close the terminal.'),
  };
}
