// Resources as read-only documents with a stable address (documentAddress.ts).
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { UserFacingError, toError } from '../../base/errors';
import { loadYaml } from '../../base/yaml';
import type { Connection } from '../../model/ports/connection';
import type { AnyKind, Description } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import { DocumentStructure } from './documentStructure';
import { toDocumentPath, parseDocumentPath } from './documentAddress';
import type { DocumentFormat } from './documentAddress';
import { renderDescription } from './documentText';
import type { DocumentText } from './documentText';
import type { ReadableFiles } from './lazyDocuments';
import { describeScheme } from './schemes';

interface Shown extends DocumentText {
  readonly description: Description;
  /** Keys of the secrets that the user revealed: kept nowhere else, and forgotten when the document is closed. */
  readonly revealed: ReadonlySet<string>;
  readonly mtime: number;
}

export class DescribeDocuments implements ReadableFiles, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  private readonly shown = new Map<string, Shown>();

  readonly onDidChangeFile = this.changed.event;

  constructor(
    /** What describes the resources of a kind, or stands in for one. */
    private readonly describer: (kindId: string) => AnyKind['describe'],
    private readonly connection: Pick<Connection, 'current'>,
  ) {
    this.owned.add(
      new DocumentStructure({
        scheme: describeScheme,
        onDidChange: this.onDidChangeFile,
        text: (uri) => this.shown.get(uri.toString()),
        toggleCommand: 'elasticContainers.toggleValue',
        copyCommand: 'elasticContainers.copyText',
      }),
    );
    this.owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.forEach((tab) => this.onClose(tab))));
  }

  /** @param isOfWindow it is about no account */
  async open(ref: ResourceRef, format: DocumentFormat = 'yaml', isOfWindow = false): Promise<void> {
    // A document belongs to an account, also after a restart: elsewhere, its names may mean something else.
    const query = isOfWindow ? '' : ((await this.connection.current())?.id ?? '');
    const uri = vscode.Uri.from({ scheme: describeScheme, path: toDocumentPath(ref, format), query });
    // Reads it now, so that the command reports a failure instead of an empty editor.
    await this.refresh(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  /** Reads a document again in place; cursor, folding and revealed secrets stay. */
  async refresh(uri: vscode.Uri): Promise<void> {
    await this.show(uri, await this.read(uri), this.shown.get(uri.toString())?.revealed);
  }

  /** Opens the same in the other format. */
  async switchFormat(uri: vscode.Uri): Promise<void> {
    const address = parseDocumentPath(uri.path);
    if (address) {
      await this.requireAccount(uri);
      await this.open(address.ref, address.format === 'yaml' ? 'json' : 'yaml', uri.query === '');
    }
  }

  /** Shows one masked value, or masks it again. */
  async toggleValue(uri: vscode.Uri, key: string): Promise<void> {
    const shown = this.shown.get(uri.toString());
    if (shown) {
      const revealed = new Set(shown.revealed);
      if (!revealed.delete(key)) {
        revealed.add(key);
      }
      await this.show(uri, shown.description, revealed);
    }
  }

  /** Key of the masked or shown value on a line. */
  getKeyAt(uri: vscode.Uri, line: number): string | undefined {
    return this.shown.get(uri.toString())?.secrets.find((secret) => secret.line === line)?.key;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, mtime } = await this.getContent(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: Buffer.byteLength(text) };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return new TextEncoder().encode((await this.getContent(uri)).text);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async getContent(uri: vscode.Uri): Promise<Shown> {
    const known = this.shown.get(uri.toString());
    if (known) {
      return known;
    }
    try {
      return await this.store(uri, await this.read(uri), new Set());
    } catch (error) {
      // A failure of what VS Code restores after a restart is shown in the editor itself.
      throw vscode.FileSystemError.Unavailable(toError(error).message);
    }
  }

  private async show(uri: vscode.Uri, description: Description, revealed = new Set<string>() as ReadonlySet<string>) {
    await this.store(uri, description, revealed);
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  private async store(uri: vscode.Uri, description: Description, revealed: ReadonlySet<string>): Promise<Shown> {
    await loadYaml();
    const rendered = renderDescription(description, parseDocumentPath(uri.path)?.format ?? 'yaml', revealed);
    // VS Code takes an equal time and size for no change.
    const mtime = Math.max(Date.now(), (this.shown.get(uri.toString())?.mtime ?? 0) + 1);
    const shown = { ...rendered, description, revealed, mtime };
    this.shown.set(uri.toString(), shown);
    return shown;
  }

  /** VS Code may keep a document a while after its last tab was closed: what it holds then is masked again. */
  private onClose({ input }: vscode.Tab): void {
    if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== describeScheme) {
      return;
    }
    const { uri } = input;
    const isOpen = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .some((tab) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString());
    const shown = this.shown.get(uri.toString());
    if (!isOpen && shown && shown.revealed.size > 0) {
      void this.show(uri, shown.description);
    }
  }

  private forget(uri: vscode.Uri): void {
    this.shown.delete(uri.toString());
  }

  private async read(uri: vscode.Uri): Promise<Description> {
    await this.requireAccount(uri);
    const ref = parseDocumentPath(uri.path)?.ref;
    const describe = ref && this.describer(ref.kind);
    const description = ref && (await describe?.(ref, new AbortController().signal));
    await this.requireAccount(uri);
    if (!description) {
      throw new UserFacingError(l10n.t('This resource no longer exists.'), l10n.t('Refresh the list.'));
    }
    return description;
  }

  /** @throws UserFacingError when another account is signed in than the one that the document is about */
  private async requireAccount({ query }: vscode.Uri): Promise<void> {
    // A restored document may be the first to ask who is signed in.
    const current = await this.connection.current();
    if (query !== '' && current?.id !== query) {
      throw new UserFacingError(
        l10n.t('This document was opened as {0}, which is not signed in now.', query.replace(/^[a-z]+:/, '')),
        l10n.t('Select that profile, or open the resource again from the view.'),
      );
    }
  }
}
