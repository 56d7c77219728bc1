// The one output channel. VS Code owns its levels; the text was redacted by whoever wrote it, and once more here.
import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables';
import type { Log } from '../../base/log';
import type { Redactor } from '../../base/redact';

export class OutputLog implements Log, Disposable {
  private readonly channel = vscode.window.createOutputChannel('Elastic Containers', { log: true });

  constructor(private readonly redactor: Redactor) {}

  debug(message: string): void {
    this.channel.debug(this.redactor.redact(message));
  }

  info(message: string): void {
    this.channel.info(this.redactor.redact(message));
  }

  warn(message: string): void {
    this.channel.warn(this.redactor.redact(message));
  }

  error(message: string): void {
    this.channel.error(this.redactor.redact(message));
  }

  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}
