// The one output channel. VS Code owns its levels; the writer has redacted the text, and it is redacted again here.
import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables';
import type { Log } from '../../base/log';
import type { Redactor } from '../../base/redact';
import { sanitizeLines } from '../../base/text';

export class OutputLog implements Log, Disposable {
  private readonly channel = vscode.window.createOutputChannel('Elastic Containers', { log: true });

  constructor(private readonly redactor: Redactor) {}

  debug(message: string): void {
    this.channel.debug(this.clean(message));
  }

  info(message: string): void {
    this.channel.info(this.clean(message));
  }

  warn(message: string): void {
    this.channel.warn(this.clean(message));
  }

  error(message: string): void {
    this.channel.error(this.clean(message));
  }

  show(): void {
    this.channel.show(true);
  }

  /** An answer may be quoted in a message: it must neither show a secret nor steer the terminal a log is read in. */
  private clean(message: string): string {
    return sanitizeLines(this.redactor.redact(message));
  }

  dispose(): void {
    this.channel.dispose();
  }
}
