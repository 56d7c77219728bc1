// Waits for the first spec document; nothing that reads one is loaded before.
import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { toError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { Ask } from '../../model/ask';
import type { Connection } from '../../model/connection';
import type { AnyKind } from '../../model/kind';
import type { SpecDocument } from '../../model/spec/document';
import { specKindOf, specKindsOf } from './specFiles';
import type { SpecSession } from './specSession';

export interface SpecWorkbenchParts {
  readonly context: vscode.ExtensionContext;
  readonly ask: Ask;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Log;
}

export class SpecWorkbench implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly kinds;
  private session: Promise<SpecSession> | undefined;

  constructor(
    private readonly parts: SpecWorkbenchParts,
    kinds: Iterable<AnyKind>,
  ) {
    this.kinds = specKindsOf(kinds);
    this.owned.add(vscode.workspace.onDidOpenTextDocument((document) => this.startFor(document)));
    vscode.workspace.textDocuments.forEach((document) => this.startFor(document));
  }

  /** What a command on a document acts on: `argument` is its address, from a lens or a menu. Undefined: the user gave up. */
  async target(kindId: string, argument: unknown): Promise<SpecDocument | undefined> {
    const address = typeof argument === 'string' ? vscode.Uri.parse(argument, true) : argument;
    return (await this.start()).target(kindId, address instanceof vscode.Uri ? address : undefined);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private startFor(document: vscode.TextDocument): void {
    if (specKindOf(this.kinds, document)) {
      this.start().catch((error: unknown) => this.parts.log.error(`Spec documents: ${toError(error).message}`));
    }
  }

  private start(): Promise<SpecSession> {
    this.session ??= import('./specSession').then(({ SpecSession: Session }) =>
      this.owned.add(new Session(this.parts, this.kinds)),
    );
    return this.session;
  }
}
