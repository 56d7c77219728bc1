// Commands, languages, environment and extensions of the `vscode` API.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { showDiff } from './documents';
import { Disposable, EventEmitter } from './values';
import { shown } from './window';
import { extensionFolder } from './workspace';

type Run = (...args: readonly never[]) => unknown;

const registered = new Map<string, Run>();
const executed: { readonly id: string; readonly args: readonly unknown[] }[] = [];
const contextKeys = new Map<string, unknown>();
const opened: string[] = [];
const collections = new Map<string, DiagnosticCollection>();
interface Provider {
  readonly selector: vscode.DocumentSelector;
  readonly provider: unknown;
}

const providers = new Map<string, readonly Provider[]>();
const extensionsById = new Map<string, unknown>();
const extensionsChanged = new EventEmitter<void>();
const didChangeDiagnostics = new EventEmitter<void>();
const didRegister = new EventEmitter<void>();
let clipboardText = '';
let language: 'en' | 'zh-cn' = 'en';

/** Commands of VS Code itself that the product runs; what they do is not the product's. */
const builtIn: Readonly<Record<string, Run>> = {
  setContext: (key: string, value: unknown) => void contextKeys.set(key, value),
  'vscode.diff': showDiff,
};

export function resetServices(): void {
  [registered, contextKeys, collections, providers, extensionsById].forEach((kept) => kept.clear());
  [executed, opened].forEach((kept) => kept.splice(0));
  [clipboardText, language] = ['', 'en'];
}

/** What a test looks at, and sets. */
export const services = {
  contextKey: (name: string): unknown => contextKeys.get(name),
  /** Commands that were run, setContext left out. */
  executed: (): readonly { id: string; args: readonly unknown[] }[] => executed.filter(({ id }) => id !== 'setContext'),
  opened: (): readonly string[] => opened,
  diagnostics: (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
    [...collections.values()].flatMap((one) => one.get(uri) ?? []),
  /** Resolves when problems are next set. */
  diagnosticsChanged: (): Promise<void> => next(didChangeDiagnostics),
  /** Resolves when something for documents is next registered. */
  providersChanged: (): Promise<void> => next(didRegister),
  providers: (type: string): readonly unknown[] => (providers.get(type) ?? []).map(({ provider }) => provider),
  /** Those that VS Code asks about a document. */
  providersFor: (type: string, document: vscode.TextDocument): readonly unknown[] =>
    (providers.get(type) ?? []).flatMap(({ selector, provider }) => (isMeant(document, selector) ? [provider] : [])),
  /** `zh-cn` brings the translations, as with an installed language pack. */
  setLanguage: (value: 'en' | 'zh-cn'): void => void (language = value),
  get language() {
    return language;
  },
  installExtension: (id: string): void => {
    extensionsById.set(id, { id, isActive: true });
    extensionsChanged.fire();
  },
  isRegistered: (id: string): boolean => registered.has(id),
};

function next(emitter: EventEmitter<void>): Promise<void> {
  return new Promise((resolve) => {
    const registration = emitter.event(() => {
      registration.dispose();
      resolve();
    });
  });
}

function runBuiltIn(id: string, args: readonly unknown[]): unknown {
  const viewId = /^(.+)\.focus$/.exec(id)?.[1];
  if (viewId !== undefined && shown.hasView(viewId)) {
    return shown.view(viewId).show();
  }
  return (builtIn[id] as ((...given: readonly unknown[]) => unknown) | undefined)?.(...args);
}

const isBuiltIn = (id: string): boolean =>
  id in builtIn || /^(?:workbench\.|vscode\.|editor\.|revealFileInOS$|list\.)/.test(id) || /\.focus$/.test(id);

export const commands = {
  registerCommand: (id: string, run: Run): Disposable => {
    if (registered.has(id)) {
      throw new Error(`command '${id}' already exists`);
    }
    registered.set(id, run);
    return new Disposable(() => registered.delete(id));
  },
  executeCommand: async (id: string, ...args: readonly unknown[]): Promise<unknown> => {
    executed.push({ id, args });
    const run = registered.get(id) as ((...given: readonly unknown[]) => unknown) | undefined;
    if (!run && !isBuiltIn(id)) {
      throw new Error(`command '${id}' not found`);
    }
    return await (run ? run(...args) : runBuiltIn(id, args));
  },
  getCommands: () => Promise.resolve([...registered.keys()]),
};

class DiagnosticCollection {
  private readonly byUri = new Map<string, readonly [vscode.Uri, readonly vscode.Diagnostic[]]>();

  constructor(readonly name: string) {}

  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[] | undefined): void {
    this.byUri.set(uri.toString(), [uri, diagnostics ?? []]);
    didChangeDiagnostics.fire();
  }

  get(uri: vscode.Uri): readonly vscode.Diagnostic[] | undefined {
    return this.byUri.get(uri.toString())?.[1];
  }

  entries(): [vscode.Uri, readonly vscode.Diagnostic[]][] {
    return [...this.byUri.values()].map(([uri, found]) => [uri, found]);
  }

  delete(uri: vscode.Uri): void {
    this.byUri.delete(uri.toString());
  }

  clear(): void {
    this.byUri.clear();
  }

  dispose(): void {
    this.clear();
    collections.delete(this.name);
  }
}

function register(type: string) {
  return (selector: vscode.DocumentSelector, provider: unknown): Disposable => {
    const registered = { selector, provider };
    providers.set(type, [...(providers.get(type) ?? []), registered]);
    didRegister.fire();
    return new Disposable(() =>
      providers.set(
        type,
        (providers.get(type) ?? []).filter((one) => one !== registered),
      ),
    );
  };
}

function isMeant(document: vscode.TextDocument, selector: vscode.DocumentSelector): boolean {
  const filters = [selector].flat() as readonly (string | vscode.DocumentFilter)[];
  return filters.some((filter) => {
    const { scheme, language, pattern } = typeof filter === 'string' ? ({ language: filter } as const) : filter;
    return (
      [undefined, '*', document.uri.scheme].includes(scheme) &&
      [undefined, '*', document.languageId].includes(language) &&
      (pattern === undefined || (typeof pattern === 'string' && isLike(document.uri.path, pattern)))
    );
  });
}

/** Patterns of the form that the product uses: a folder at any depth, and the end of a file's name. */
function isLike(path: string, pattern: string): boolean {
  const [, end] = /^\*\*\/\*([^*?[\]{}]+)$/.exec(pattern) ?? [];
  if (end === undefined) {
    throw new Error(`This pattern is not understood here: ${pattern}`);
  }
  return path.endsWith(end);
}

export const languages = {
  getDiagnostics: (): [vscode.Uri, readonly vscode.Diagnostic[]][] =>
    [...collections.values()].flatMap((one) => one.entries()),
  createDiagnosticCollection: (name: string): DiagnosticCollection => {
    const collection = new DiagnosticCollection(name);
    collections.set(name, collection);
    return collection;
  },
  registerCodeActionsProvider: register('codeAction'),
  registerCodeLensProvider: register('codeLens'),
  registerCompletionItemProvider: register('completion'),
  registerDocumentSymbolProvider: register('symbol'),
  registerFoldingRangeProvider: register('folding'),
  registerHoverProvider: register('hover'),
};

export const env = {
  get language() {
    return language;
  },
  clipboard: {
    writeText: (text: string): Promise<void> => {
      clipboardText = text;
      return Promise.resolve();
    },
    readText: () => Promise.resolve(clipboardText),
  },
  openExternal: (uri: vscode.Uri): Promise<boolean> => {
    opened.push(uri.toString(true));
    return Promise.resolve(true);
  },
  uiKind: 2,
  remoteName: undefined as string | undefined,
  appName: 'Visual Studio Code',
  machineId: 'test',
};

export const extensions = {
  getExtension: (id: string) => extensionsById.get(id),
  onDidChange: extensionsChanged.event,
};

export const l10n = {
  /** The translations; VS Code has none in English. */
  get bundle() {
    return language === 'en' ? undefined : readBundle(language);
  },
  uri: undefined,
};

function readBundle(name: string): Record<string, string> {
  const path = join(extensionFolder, 'l10n', `bundle.l10n.${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}
