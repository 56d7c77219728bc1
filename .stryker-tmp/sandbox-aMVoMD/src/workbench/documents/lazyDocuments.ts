// Our read-only documents as VS Code knows them from the start: a requested text waits until its provider has been loaded.
import * as vscode from 'vscode';
import type { LazyPart } from '../../base/async/lazy';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/disposables';
import type { Event } from '../../base/events';
import { formatFailure } from '../errorMessage';
import { describeScheme, logScheme, reviewScheme, textScheme } from './schemes';

/** Files that are read only. */
export interface ReadableFiles {
  readonly onDidChangeFile: Event<vscode.FileChangeEvent[]>;
  stat(uri: vscode.Uri): Promise<vscode.FileStat>;
  readFile(uri: vscode.Uri): Promise<Uint8Array>;
}

interface ReadableTexts {
  readonly onDidChange?: Event<vscode.Uri>;
  provideTextDocumentContent(uri: vscode.Uri): string;
}

interface Sources {
  readonly documents: ReadableFiles;
  readonly logs: ReadableTexts & { readonly onDidChange: Event<vscode.Uri> };
  readonly texts: ReadableTexts;
}

export function registerDocuments(workbench: LazyPart<Sources>): Disposable {
  const owned = new DisposableStore();
  const { workspace } = vscode;
  owned.add(workspace.registerFileSystemProvider(describeScheme, new LazyFiles(workbench), { isReadonly: true }));
  owned.add(
    workspace.registerTextDocumentContentProvider(logScheme, {
      onDidChange: workbench.forwardEvent(({ logs }) => logs.onDidChange),
      provideTextDocumentContent: async (uri) => (await workbench.get()).logs.provideTextDocumentContent(uri),
    }),
  );
  for (const scheme of [textScheme, reviewScheme]) {
    owned.add(
      workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: async (uri) => (await workbench.get()).texts.provideTextDocumentContent(uri),
      }),
    );
  }
  return owned;
}

/** A file system rather than a content provider, because VS Code activates us for it when it restores such an editor. */
class LazyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile;

  constructor(private readonly workbench: LazyPart<Sources>) {
    this.onDidChangeFile = workbench.forwardEvent(({ documents }) => documents.onDidChangeFile);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return (await this.loadDocuments()).stat(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.loadDocuments()).readFile(uri);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private async loadDocuments(): Promise<ReadableFiles> {
    try {
      return (await this.workbench.get()).documents;
    } catch (error) {
      // Shown in the editor itself.
      throw vscode.FileSystemError.Unavailable(formatFailure(error));
    }
  }
}
