// Describing documents as VS Code reads them, without the part that loads the workbench first.
import * as vscode from 'vscode';
import type { ReadableFiles } from '../../../src/workbench/documents/lazyDocuments';

export class ReadOnlyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile;

  constructor(private readonly files: ReadableFiles) {
    this.onDidChangeFile = files.onDidChangeFile as vscode.Event<vscode.FileChangeEvent[]>;
  }

  stat = (uri: vscode.Uri): Promise<vscode.FileStat> => this.files.stat(uri);
  readFile = (uri: vscode.Uri): Promise<Uint8Array> => this.files.readFile(uri);
  readDirectory = (): [] => [];
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  createDirectory = (): void => undefined;
  writeFile = (): void => undefined;
  delete = (): void => undefined;
  rename = (): void => undefined;
}
