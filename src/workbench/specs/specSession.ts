// Everything for open spec documents, joined. Loaded with the first of them.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { UserFacingError, toError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { Ask } from '../../model/ports/ask';
import type { Connection } from '../../model/ports/connection';
import type { SpecDocument } from '../../model/spec/document';
import { SpecChecker } from '../../engine/spec/analysisWorker';
import { LiveCompletion } from './liveCompletion';
import { LiveValues } from './liveValues';
import { SchemaCompletion } from './schemaCompletion';
import { SchemaHover } from './schemaHover';
import { SpecAnalyses } from './specAnalyses';
import { SpecCodeActions } from './specCodeActions';
import { SpecDiagnostics } from './specDiagnostics';
import { listFileNamePatterns } from './specFiles';
import type { SpecKind } from './specFiles';
import { SpecLenses } from './specLenses';
import { SpecOutline } from './specOutline';
import type { JsonSchema } from '../../model/spec/schema';

export interface SpecSessionParts {
  readonly context: vscode.ExtensionContext;
  readonly ask: Ask;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Log;
}

export class SpecSession implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly analyses: SpecAnalyses;
  private readonly diagnostics: SpecDiagnostics;
  private readonly schemas = new Map<string, Promise<JsonSchema | undefined>>();

  constructor(
    private readonly parts: SpecSessionParts,
    private readonly kinds: readonly SpecKind[],
  ) {
    const { context, connection, clock, log } = parts;
    const checker = this.owned.add(
      new SpecChecker({
        language: (id) => this.requireKind(id).binding.language(),
        workerFile: context.asAbsolutePath('dist/specWorker.js'),
        translations: vscode.l10n.bundle,
        clock,
      }),
    );
    const values = this.owned.add(new LiveValues(connection, clock, log));
    this.owned.add(connection.onDidChange(() => values.clear()));
    this.analyses = this.owned.add(new SpecAnalyses(kinds, checker, clock, log));
    this.diagnostics = this.owned.add(new SpecDiagnostics(this.analyses));
    this.provide(values);
    this.analyses.start();
    // Who is signed in is worth knowing from here on, but not worth a message when it cannot be found out.
    void connection.current().catch((error: unknown) => log.warn(`Who is signed in: ${toError(error).message}`));
  }

  /**
   * The document a command is about: the one named by `argument`, which is an address from a lens or a menu, the one being edited,
   * or the one the user picks. Undefined: the user gave up.
   */
  async findTarget(kindId: string, argument: unknown): Promise<SpecDocument | undefined> {
    const parsed = typeof argument === 'string' ? vscode.Uri.parse(argument, true) : argument;
    const address = parsed instanceof vscode.Uri ? parsed : undefined;
    const open = this.analyses.listDocuments(kindId);
    const active = vscode.window.activeTextEditor?.document;
    const named = address && (await vscode.workspace.openTextDocument(address));
    const chosen = named ?? open.find((one) => one === active) ?? (open.length > 1 ? await this.pick(open) : open[0]);
    if (!chosen && open.length > 1) {
      return undefined;
    }
    if (!chosen || this.analyses.findKind(chosen)?.id !== kindId) {
      const patterns = listFileNamePatterns(this.requireKind(kindId).manifest).join(', ');
      throw new UserFacingError(
        l10n.t('No document is open for this: {0}.', this.requireKind(kindId).noun()),
        l10n.t('Open one first. File names: {0}.', patterns),
      );
    }
    return this.toSpecDocument(chosen);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private toSpecDocument(document: vscode.TextDocument): SpecDocument {
    const { languageId, version } = document;
    return {
      ...{ uri: document.uri.toString(), text: document.getText(), languageId, version },
      analyze: async () => {
        const analysis = await this.analyses.analyze(document);
        if (!analysis || document.version !== version) {
          throw new UserFacingError(l10n.t('The document has changed.'), l10n.t('Try again.'));
        }
        return analysis;
      },
      showServiceFinding: (path, message) => void this.diagnostics.showServiceFinding(document, path, message),
      showProblems: async () => {
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      },
    };
  }

  private pick(documents: readonly vscode.TextDocument[]): Promise<vscode.TextDocument | undefined> {
    const choices = documents.map((document) => ({
      label: vscode.workspace.asRelativePath(document.uri),
      value: document,
    }));
    return this.parts.ask.pick(l10n.t('Select a document'), choices);
  }

  private requireKind(id: string): SpecKind {
    const kind = this.kinds.find((one) => one.id === id);
    if (!kind) {
      throw new Error(`Kind ${id} has no spec`);
    }
    return kind;
  }

  private provide(values: LiveValues): void {
    const selector = this.kinds.flatMap(({ manifest }) =>
      listFileNamePatterns(manifest).map((pattern) => ({ pattern: `**/${pattern}` })),
    );
    const { languages } = vscode;
    const readSchema = (kind: SpecKind): Promise<JsonSchema | undefined> => this.readSchema(kind);
    const live = new LiveCompletion(this.analyses, values);
    const completion = new SchemaCompletion(this.analyses, readSchema);
    const fixes = { providedCodeActionKinds: SpecCodeActions.kinds };
    this.owned.add(languages.registerCodeActionsProvider(selector, new SpecCodeActions(this.analyses), fixes));
    this.owned.add(languages.registerCompletionItemProvider(selector, live, ...LiveCompletion.triggers));
    this.owned.add(languages.registerCompletionItemProvider(selector, completion, ...SchemaCompletion.triggers));
    this.owned.add(languages.registerHoverProvider(selector, new SchemaHover(this.analyses, readSchema)));
    this.owned.add(languages.registerDocumentSymbolProvider(selector, new SpecOutline(this.analyses)));
    this.owned.add(languages.registerCodeLensProvider(selector, new SpecLenses(this.analyses)));
  }

  /** The same file that editors are given, in the language VS Code chose by package.json. */
  private readSchema({ manifest }: SpecKind): Promise<JsonSchema | undefined> {
    const known = this.schemas.get(manifest.schema);
    const reading = known ?? this.readSchemaFile(manifest.patterns.json[0] ?? '');
    this.schemas.set(manifest.schema, reading);
    return reading;
  }

  private async readSchemaFile(pattern: string): Promise<JsonSchema | undefined> {
    const { extension, extensionUri } = this.parts.context;
    const { contributes } = extension.packageJSON as {
      contributes: { jsonValidation?: readonly { readonly fileMatch: readonly string[]; readonly url: string }[] };
    };
    const url = contributes.jsonValidation?.find(({ fileMatch }) => fileMatch.includes(pattern))?.url;
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, url ?? ''));
      return JSON.parse(new TextDecoder().decode(bytes)) as JsonSchema;
    } catch (error) {
      this.parts.log.error(`Could not read the schema ${url ?? pattern}: ${toError(error).message}`);
      return undefined;
    }
  }
}
