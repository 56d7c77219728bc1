// Resources as read-only documents with a stable address: elastic-containers:/<kind>/<region>/<id>/<name>.yaml. A file system
// rather than a content provider, because VS Code activates us for it when it restores such an editor.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { UserFacingError, toError } from '../../base/errors';
import type { AnyKind, Description } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import { documentPath, parseDocumentPath, renderDescription } from './description';

export const describeScheme = 'elastic-containers';

interface Shown {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

export class DescribeDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  private readonly shown = new Map<string, Shown>();

  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly kind: (id: string) => AnyKind | undefined) {
    this.owned.add(vscode.workspace.registerFileSystemProvider(describeScheme, this, { isReadonly: true }));
    this.owned.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.shown.delete(uri.toString());
      }),
    );
  }

  async open(ref: ResourceRef): Promise<void> {
    const uri = vscode.Uri.from({ scheme: describeScheme, path: documentPath(ref) });
    // Reads it now, so that a failure is told by the command and not by an empty editor.
    await this.refresh(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  /** Reads a document again in place; cursor and folding stay. */
  async refresh(uri: vscode.Uri): Promise<void> {
    const bytes = await this.read(uri);
    this.shown.set(uri.toString(), { bytes, mtime: Date.now() });
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.content(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.content(uri)).bytes;
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

  dispose(): void {
    this.owned.dispose();
  }

  private async content(uri: vscode.Uri): Promise<Shown> {
    const key = uri.toString();
    const known = this.shown.get(key);
    if (known) {
      return known;
    }
    try {
      const shown = { bytes: await this.read(uri), mtime: Date.now() };
      this.shown.set(key, shown);
      return shown;
    } catch (error) {
      // What VS Code restores after a restart is told in the editor itself.
      throw vscode.FileSystemError.Unavailable(toError(error).message);
    }
  }

  private async read(uri: vscode.Uri): Promise<Uint8Array> {
    const ref = parseDocumentPath(uri.path);
    const kind = ref && this.kind(ref.kind);
    const description = ref && (await this.describe(kind, ref));
    if (!description) {
      throw new UserFacingError(
        vscode.l10n.t('This resource does not exist any more.'),
        vscode.l10n.t('Refresh the list.'),
      );
    }
    return new TextEncoder().encode(await renderDescription(description));
  }

  private describe(kind: AnyKind | undefined, ref: ResourceRef): Promise<Description | undefined> {
    return kind?.describe?.(ref, new AbortController().signal) ?? Promise.resolve(undefined);
  }
}
