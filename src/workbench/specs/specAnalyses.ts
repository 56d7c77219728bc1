// The latest analysis of each open spec document. A caller gets the current version; edits are analyzed when typing
// pauses.
import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { isCancelled, toError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { SpecChecker } from '../../engine/spec/analysisWorker';
import { findSyntax } from '../../model/spec/language';
import { findSpecKind } from './specFiles';
import type { SpecKind } from './specFiles';
import type { SpecAnalysis } from '../../model/spec/document';

const debounceMs = 150;

interface Current {
  readonly version: number;
  readonly analysis: Promise<SpecAnalysis>;
}

export interface Analyzed {
  readonly document: vscode.TextDocument;
  readonly analysis: SpecAnalysis;
}

export class SpecAnalyses implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly current = new Map<string, Current>();
  /** Analyses to come when typing pauses, by document. */
  private readonly pending = new Map<string, AbortController>();
  private readonly analyzed = this.owned.add(new vscode.EventEmitter<Analyzed>());
  private readonly edited = this.owned.add(new vscode.EventEmitter<vscode.TextDocument>());
  private readonly closed = this.owned.add(new vscode.EventEmitter<vscode.Uri>());

  /** Fires with each analysis that is still of the document as it is. */
  readonly onDidAnalyze = this.analyzed.event;
  readonly onDidEdit = this.edited.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly kinds: readonly SpecKind[],
    private readonly checker: SpecChecker,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.owned.add(vscode.workspace.onDidOpenTextDocument((document) => this.publish(document)));
    this.owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
    this.owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.findKind(document)) {
          this.edited.fire(document);
          this.analyzeLater(document);
        }
      }),
    );
  }

  findKind(document: vscode.TextDocument): SpecKind | undefined {
    return findSpecKind(this.kinds, document);
  }

  /** The open documents that are specs, of one kind or of any. */
  listDocuments(kindId?: string): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((document) => {
      const kind = this.findKind(document);
      return kind && (kindId === undefined || kind.id === kindId);
    });
  }

  /** Undefined when the document is no spec, or could not be checked. */
  async analyze(document: vscode.TextDocument): Promise<SpecAnalysis | undefined> {
    const kind = this.findKind(document);
    const syntax = findSyntax(document.languageId);
    if (!kind || !syntax) {
      return undefined;
    }
    const key = document.uri.toString();
    let current = this.current.get(key);
    if (current?.version !== document.version) {
      const analysis = this.checker.check({ kind: kind.id, text: document.getText(), syntax });
      current = { version: document.version, analysis };
      this.current.set(key, current);
    }
    try {
      return await current.analysis;
    } catch (error) {
      this.current.delete(key);
      if (!isCancelled(error)) {
        this.log.error(`Could not check a spec document: ${toError(error).message}`);
      }
      return undefined;
    }
  }

  /** Analyzes what is open now. */
  start(): void {
    this.listDocuments().forEach((document) => this.publish(document));
  }

  dispose(): void {
    this.pending.forEach((pause) => pause.abort());
    this.owned.dispose();
  }

  private analyzeLater(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.pending.get(key)?.abort();
    const pause = new AbortController();
    this.pending.set(key, pause);
    this.clock.sleep(debounceMs, pause.signal).then(
      () => this.publish(document),
      () => undefined,
    );
  }

  private publish(document: vscode.TextDocument): void {
    if (!this.findKind(document)) {
      return;
    }
    this.pending.delete(document.uri.toString());
    const { version } = document;
    void this.analyze(document).then((analysis) => {
      if (analysis && document.version === version && !document.isClosed) {
        this.analyzed.fire({ document, analysis });
      }
    });
  }

  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    this.pending.get(key)?.abort();
    this.pending.delete(key);
    this.current.delete(key);
    this.closed.fire(uri);
  }
}
