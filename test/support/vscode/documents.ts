// Text documents, the editors and tabs that show them, and what may hold their text: content providers, file systems, the disk.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type * as vscode from 'vscode';
import { TextDocument as Lines } from 'vscode-languageserver-textdocument';
import {
  EventEmitter,
  FileSystemError,
  Position,
  Range,
  Selection,
  TabInputText,
  TabInputTextDiff,
  Uri,
} from './values';
import type { TextEdit } from './values';

const languages: Readonly<Record<string, string>> = { '.json': 'json', '.yaml': 'yaml', '.yml': 'yaml' };

class Document {
  readonly fileName: string;
  readonly isUntitled: boolean;
  readonly eol = 1;
  readonly encoding = 'utf8';
  languageId: string;
  isDirty = false;
  isClosed = false;
  private lines: Lines;

  constructor(
    readonly uri: vscode.Uri,
    text: string,
    languageId?: string,
  ) {
    this.fileName = uri.fsPath;
    this.isUntitled = uri.scheme === 'untitled';
    this.languageId = languageId ?? languages[extname(uri.path)] ?? 'plaintext';
    this.lines = Lines.create(uri.toString(), this.languageId, 1, text);
  }

  get version(): number {
    return this.lines.version;
  }

  get lineCount(): number {
    return this.lines.lineCount;
  }

  getText(range?: Range): string {
    return this.lines.getText(range);
  }

  positionAt(offset: number): Position {
    const { line, character } = this.lines.positionAt(offset);
    return new Position(line, character);
  }

  offsetAt(position: Position): number {
    return this.lines.offsetAt(position);
  }

  lineAt(at: number | Position) {
    const lineNumber = typeof at === 'number' ? at : at.line;
    if (lineNumber < 0 || lineNumber >= this.lineCount) {
      throw new Error('Illegal value for `line`');
    }
    const whole = this.getText(new Range(lineNumber, 0, lineNumber + 1, 0));
    const text = whole.replace(/\r?\n$/, '');
    const firstNonWhitespaceCharacterIndex = text.length - text.trimStart().length;
    return {
      ...{ lineNumber, text, firstNonWhitespaceCharacterIndex },
      range: new Range(lineNumber, 0, lineNumber, text.length),
      rangeIncludingLineBreak: new Range(lineNumber, 0, lineNumber, whole.length),
      isEmptyOrWhitespace: firstNonWhitespaceCharacterIndex === text.length,
    };
  }

  validatePosition(position: Position): Position {
    return this.positionAt(this.offsetAt(position));
  }

  validateRange(range: Range): Range {
    return new Range(this.validatePosition(range.start), this.validatePosition(range.end));
  }

  getWordRangeAtPosition(): undefined {
    return undefined;
  }

  async save(): Promise<boolean> {
    await writeFile(this.uri.fsPath, this.getText());
    this.isDirty = false;
    return true;
  }

  /** Replaces ranges, all of them places in the text as it is now. */
  apply(edits: readonly TextEdit[]): void {
    this.setText(Lines.applyEdits(this.lines, [...edits]));
    this.isDirty = true;
  }

  setText(text: string): void {
    const before = this.getText();
    if (text !== before) {
      const range = new Range(new Position(0, 0), this.positionAt(before.length));
      this.lines = Lines.create(this.uri.toString(), this.languageId, this.version + 1, text);
      const change = { range, rangeOffset: 0, rangeLength: before.length, text };
      didChange.fire({ document: asDocument(this), contentChanges: [change], reason: undefined });
    }
  }
}

export class TextEditor {
  selection = new Selection(new Position(0, 0), new Position(0, 0));
  visibleRanges: readonly Range[] = [new Range(0, 0, 0, 0)];
  viewColumn = 1;
  /** What is decorated, by decoration type. */
  readonly decorations = new Map<unknown, readonly unknown[]>();

  constructor(readonly document: vscode.TextDocument) {}

  get selections(): readonly Selection[] {
    return [this.selection];
  }

  setDecorations(type: unknown, ranges: readonly unknown[]): void {
    this.decorations.set(type, ranges);
  }

  /** Scrolls; a real window then reports what is visible. */
  revealRange(range: Range): void {
    this.scrollTo(range.start.line);
  }

  /** Shows 20 lines that end with this one. */
  scrollTo(line: number): void {
    this.visibleRanges = [new Range(Math.max(0, line - 19), 0, line, 0)];
    didScroll.fire({ textEditor: asEditor(this), visibleRanges: this.visibleRanges as readonly vscode.Range[] });
  }

  edit(callback: (builder: { insert(at: Position, text: string): void }) => void): Promise<boolean> {
    const edits: TextEdit[] = [];
    callback({ insert: (at, text) => edits.push({ range: new Range(at, at), newText: text }) });
    toOwn(this.document).apply(edits);
    return Promise.resolve(true);
  }
}

export interface Tab {
  readonly label: string;
  readonly input: unknown;
  readonly isActive: boolean;
  readonly group: TabGroup;
}

interface TabGroup {
  readonly isActive: boolean;
  readonly tabs: Tab[];
  readonly activeTab: Tab | undefined;
}

const asDocument = (document: Document): vscode.TextDocument => document as unknown as vscode.TextDocument;
const toOwn = (document: vscode.TextDocument): Document => document as unknown as Document;
const asEditor = (editor: TextEditor): vscode.TextEditor => editor as unknown as vscode.TextEditor;

const didChange = new EventEmitter<unknown>();
const didOpen = new EventEmitter<vscode.TextDocument>();
const didClose = new EventEmitter<vscode.TextDocument>();
const didSave = new EventEmitter<vscode.TextDocument>();
const didScroll = new EventEmitter<unknown>();
const didChangeActive = new EventEmitter<vscode.TextEditor | undefined>();
const didChangeVisible = new EventEmitter<readonly vscode.TextEditor[]>();
const didChangeSelection = new EventEmitter<unknown>();
const didChangeTabs = new EventEmitter<{ opened: Tab[]; closed: Tab[]; changed: Tab[] }>();

let documents: Document[] = [];
let editors: TextEditor[] = [];
let tabs: Tab[] = [];
let activeTab: Tab | undefined;
let contentProviders = new Map<string, vscode.TextDocumentContentProvider>();
let fileSystems = new Map<string, vscode.FileSystemProvider>();

export function resetDocuments(): void {
  [documents, editors, tabs, activeTab] = [[], [], [], undefined];
  contentProviders = new Map<string, vscode.TextDocumentContentProvider>();
  fileSystems = new Map<string, vscode.FileSystemProvider>();
}

const group: TabGroup = {
  isActive: true,
  get tabs() {
    return tabs;
  },
  get activeTab() {
    return activeTab;
  },
};

/** Puts a tab in front that was opened by something else than a text editor. */
export function openTab(label: string, input: unknown): Tab {
  const tab: Tab = {
    ...{ label, input, group },
    get isActive() {
      return activeTab === tab;
    },
  };
  tabs.push(tab);
  activeTab = tab;
  didChangeTabs.fire({ opened: [tab], closed: [], changed: [] });
  return tab;
}

/** The addresses of the texts in a tab; of a comparison, the one that can be edited last. */
function listUris(input: unknown): readonly vscode.Uri[] {
  return input instanceof TabInputText
    ? [input.uri]
    : input instanceof TabInputTextDiff
      ? [input.original, input.modified]
      : [];
}

export function closeTab(tab: Tab): void {
  tabs = tabs.filter((one) => one !== tab);
  const elsewhere = tabs.flatMap(({ input }) => listUris(input).map(String));
  const keys = listUris(tab.input)
    .map(String)
    .filter((key) => !elsewhere.includes(key));
  editors = editors.filter(({ document }) => !keys.includes(document.uri.toString()));
  documents
    .filter(({ uri }) => keys.includes(uri.toString()))
    .forEach((document) => {
      document.isClosed = true;
      documents = documents.filter((one) => one !== document);
      didClose.fire(asDocument(document));
    });
  activeTab = tabs.at(-1);
  didChangeTabs.fire({ opened: [], closed: [tab], changed: [] });
  didChangeVisible.fire(editors.map(asEditor));
  didChangeActive.fire(activeEditor());
}

export const tabGroups = {
  get all() {
    return [group];
  },
  get activeTabGroup() {
    return group;
  },
  onDidChangeTabs: didChangeTabs.event,
  close: (given: Tab | readonly Tab[]): Promise<boolean> => {
    [given].flat().forEach((tab) => closeTab(tab));
    return Promise.resolve(true);
  },
};

/** Shows text without a tab's file: an untitled document, as a user would type it. */
export async function openTextDocument(given?: vscode.Uri | string | { content?: string; language?: string }) {
  if (typeof given === 'object' && !(given instanceof (Uri as unknown as new () => unknown))) {
    const { content = '', language } = given as { content?: string; language?: string };
    const uri = Uri.from({ scheme: 'untitled', path: `Untitled-${documents.length + 1}` });
    return open(new Document(uri, content, language));
  }
  const uri = typeof given === 'string' ? Uri.file(given) : (given as vscode.Uri);
  const known = documents.find((one) => one.uri.toString() === uri.toString());
  return known ? asDocument(known) : open(new Document(uri, await readText(uri)));
}

function open(document: Document): vscode.TextDocument {
  documents.push(document);
  didOpen.fire(asDocument(document));
  return asDocument(document);
}

async function readText(uri: vscode.Uri): Promise<string> {
  const { scheme } = uri;
  if (scheme === 'untitled') {
    return '';
  }
  const provider = contentProviders.get(scheme);
  if (provider) {
    const token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter<unknown>().event };
    return (await provider.provideTextDocumentContent(uri, token)) ?? '';
  }
  return new TextDecoder().decode(await fs.readFile(uri));
}

export async function showTextDocument(given: vscode.TextDocument | vscode.Uri): Promise<vscode.TextEditor> {
  const document = 'getText' in given ? given : await openTextDocument(given);
  const key = document.uri.toString();
  const editor = requireEditor(document);
  const tab =
    tabs.find(({ input }) => input instanceof TabInputText && input.uri.toString() === key) ??
    openTab(basename(document.uri.path), new TabInputText(document.uri));
  activeTab = tab;
  didChangeVisible.fire(editors.map(asEditor));
  didChangeActive.fire(asEditor(editor));
  return asEditor(editor);
}

/** Shows two texts side by side in one tab; the right one has the focus. */
export async function showDiff(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
  requireEditor(await openTextDocument(left));
  requireEditor(await openTextDocument(right));
  openTab(title, new TabInputTextDiff(left, right));
  didChangeVisible.fire(editors.map(asEditor));
  didChangeActive.fire(activeEditor());
}

function requireEditor(document: vscode.TextDocument): TextEditor {
  const known = editors.find((one) => one.document === document);
  const editor = known ?? new TextEditor(document);
  editors = known ? editors : [...editors, editor];
  return editor;
}

export function visibleEditors(): readonly vscode.TextEditor[] {
  return editors.map(asEditor);
}

export function activeEditor(): vscode.TextEditor | undefined {
  const key = listUris(activeTab?.input).at(-1)?.toString();
  const found = editors.find(({ document }) => document.uri.toString() === key);
  return found && asEditor(found);
}

export const fs = {
  readFile: async (uri: vscode.Uri): Promise<Uint8Array> => {
    const system = fileSystems.get(uri.scheme);
    return system ? system.readFile(uri) : onDisk(uri, () => readFile(uri.fsPath));
  },
  stat: async (uri: vscode.Uri): Promise<vscode.FileStat> => {
    const system = fileSystems.get(uri.scheme);
    if (system) {
      return system.stat(uri);
    }
    const { size, mtimeMs, ctimeMs } = await onDisk(uri, () => stat(uri.fsPath));
    return { type: 1, size, mtime: mtimeMs, ctime: ctimeMs };
  },
  writeFile: (uri: vscode.Uri, bytes: Uint8Array): Promise<void> => onDisk(uri, () => writeFile(uri.fsPath, bytes)),
};

async function onDisk<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
  if (uri.scheme !== 'file') {
    throw FileSystemError.Unavailable(`ENOPRO: No file system provider found for resource '${uri.toString()}'`);
  }
  try {
    return await work();
  } catch {
    throw FileSystemError.FileNotFound(uri.toString());
  }
}

/** Changes an open document as a user does by typing: the whole text at once. */
export function typeText(document: vscode.TextDocument, text: string): void {
  toOwn(document).setText(text);
  toOwn(document).isDirty = true;
}

export async function saveDocument(document: vscode.TextDocument): Promise<void> {
  await document.save();
  didSave.fire(document);
}

export function applyEdit(edit: { entries(): [vscode.Uri, TextEdit[]][] }): Promise<boolean> {
  for (const [uri, edits] of edit.entries()) {
    documents.find((one) => one.uri.toString() === uri.toString())?.apply(edits);
  }
  return Promise.resolve(true);
}

export function registerTextDocumentContentProvider(
  scheme: string,
  provider: vscode.TextDocumentContentProvider,
): { dispose(): void } {
  contentProviders.set(scheme, provider);
  const registration = provider.onDidChange?.((uri) => void reread(uri));
  return {
    dispose: () => {
      contentProviders.delete(scheme);
      registration?.dispose();
    },
  };
}

export function registerFileSystemProvider(scheme: string, provider: vscode.FileSystemProvider): { dispose(): void } {
  fileSystems.set(scheme, provider);
  const registration = provider.onDidChangeFile((events) => events.forEach(({ uri }) => void reread(uri)));
  return {
    dispose: () => {
      fileSystems.delete(scheme);
      registration.dispose();
    },
  };
}

async function reread(uri: vscode.Uri): Promise<void> {
  const document = documents.find((one) => one.uri.toString() === uri.toString());
  document?.setText(await readText(uri));
}

export function textDocuments(): readonly vscode.TextDocument[] {
  return documents.map(asDocument);
}

export const documentEvents = {
  onDidChangeTextDocument: didChange.event,
  onDidOpenTextDocument: didOpen.event,
  onDidCloseTextDocument: didClose.event,
  onDidSaveTextDocument: didSave.event,
};

export const editorEvents = {
  onDidChangeActiveTextEditor: didChangeActive.event,
  onDidChangeVisibleTextEditors: didChangeVisible.event,
  onDidChangeTextEditorVisibleRanges: didScroll.event,
  onDidChangeTextEditorSelection: didChangeSelection.event,
};
