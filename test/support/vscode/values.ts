// The value types of the `vscode` API, as far as the product uses them. Behaviour that tests rely on is compared with a real extension
// host in test/host/fakeVscode.test.ts.
import type * as vscode from 'vscode';
import { URI, Utils } from 'vscode-uri';

export const Uri = Object.assign(URI, { joinPath: Utils.joinPath }) as unknown as typeof vscode.Uri;

export class Disposable {
  constructor(private readonly onDispose: () => unknown) {}

  static from(...items: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => items.forEach((item) => item.dispose()));
  }

  dispose(): void {
    this.onDispose();
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => unknown>();

  readonly event: vscode.Event<T> = (listener, thisArg?: unknown, disposables?: vscode.Disposable[]) => {
    const bound = (value: T): unknown => listener.call(thisArg, value);
    this.listeners.add(bound);
    const registration = new Disposable(() => this.listeners.delete(bound));
    disposables?.push(registration);
    return registration;
  };

  /** A listener that throws keeps no other from being called; VS Code reports what it threw. */
  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        unexpectedErrors.push(error);
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** What listeners threw, and what VS Code would only have logged. A test that ends with one has found a defect. */
export const unexpectedErrors: unknown[] = [];

export class CancellationTokenSource {
  private readonly cancelled = new EventEmitter<unknown>();
  private isCancelled = false;
  readonly token: vscode.CancellationToken;

  constructor() {
    const isCancelled = (): boolean => this.isCancelled;
    this.token = {
      onCancellationRequested: this.cancelled.event,
      get isCancellationRequested() {
        return isCancelled();
      },
    };
  }

  cancel(): void {
    if (!this.isCancelled) {
      this.isCancelled = true;
      this.cancelled.fire(undefined);
    }
  }

  dispose(): void {
    this.cancelled.dispose();
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {
    if (line < 0 || character < 0) {
      throw new Error('illegal argument: a position must not be negative');
    }
  }

  compareTo(other: Position): number {
    return this.line - other.line || this.character - other.character;
  }

  isBefore(other: Position): boolean {
    return this.compareTo(other) < 0;
  }

  isBeforeOrEqual(other: Position): boolean {
    return this.compareTo(other) <= 0;
  }

  isAfter(other: Position): boolean {
    return this.compareTo(other) > 0;
  }

  isAfterOrEqual(other: Position): boolean {
    return this.compareTo(other) >= 0;
  }

  isEqual(other: Position): boolean {
    return this.compareTo(other) === 0;
  }

  translate(lineDelta = 0, characterDelta = 0): Position {
    return new Position(this.line + lineDelta, this.character + characterDelta);
  }

  with(line = this.line, character = this.character): Position {
    return new Position(line, character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position | number, end: Position | number, endLine?: number, endCharacter?: number) {
    const [from, to] =
      typeof start === 'number'
        ? [new Position(start, end as number), new Position(endLine ?? 0, endCharacter ?? 0)]
        : [start, end as Position];
    [this.start, this.end] = from.isAfter(to) ? [to, from] : [from, to];
  }

  get isEmpty(): boolean {
    return this.start.isEqual(this.end);
  }

  get isSingleLine(): boolean {
    return this.start.line === this.end.line;
  }

  contains(other: Position | Range): boolean {
    return other instanceof Range
      ? this.contains(other.start) && this.contains(other.end)
      : this.start.isBeforeOrEqual(other) && this.end.isAfterOrEqual(other);
  }

  isEqual(other: Range): boolean {
    return this.start.isEqual(other.start) && this.end.isEqual(other.end);
  }

  intersection(other: Range): Range | undefined {
    const start = this.start.isAfter(other.start) ? this.start : other.start;
    const end = this.end.isBefore(other.end) ? this.end : other.end;
    return start.isAfter(end) ? undefined : new Range(start, end);
  }

  union(other: Range): Range {
    const start = this.start.isBefore(other.start) ? this.start : other.start;
    return new Range(start, this.end.isAfter(other.end) ? this.end : other.end);
  }

  with(start = this.start, end = this.end): Range {
    return new Range(start, end);
  }
}

export class Selection extends Range {
  constructor(
    readonly anchor: Position,
    readonly active: Position,
  ) {
    super(anchor, active);
  }

  get isReversed(): boolean {
    return this.anchor.isAfter(this.active);
  }
}

export class MarkdownString {
  isTrusted: vscode.MarkdownString['isTrusted'];
  supportHtml?: boolean;
  baseUri?: vscode.Uri;

  constructor(
    public value = '',
    public supportThemeIcons?: boolean,
  ) {}

  /** Escapes as VS Code does, so that the text is shown and not rendered. */
  appendText(text: string): this {
    this.value += text
      .replaceAll(/[\\`*_{}[\]()#+\-!~]/g, String.raw`\$&`)
      .replaceAll(/([ \t]+)/g, (spaces) => '&nbsp;'.repeat(spaces.length))
      .replaceAll('>', String.raw`\>`)
      .replaceAll('\n', '\n\n');
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }

  appendCodeblock(text: string, language = ''): this {
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/^`{3,}/gm)].map(([ticks]) => ticks.length + 1)));
    this.value += `\n${fence}${language}\n${text}\n${fence}\n`;
    return this;
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  static readonly File = new ThemeIcon('file');
  static readonly Folder = new ThemeIcon('folder');

  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

export class TreeItem implements vscode.TreeItem {
  label?: string | vscode.TreeItemLabel;
  resourceUri?: vscode.Uri;
  id?: string;
  description?: string | boolean;
  tooltip?: string | vscode.MarkdownString;
  iconPath?: vscode.IconPath;
  command?: vscode.Command;
  contextValue?: string;
  accessibilityInformation?: vscode.AccessibilityInformation;

  constructor(
    labelOrUri: string | vscode.TreeItemLabel | vscode.Uri,
    public collapsibleState: vscode.TreeItemCollapsibleState = 0,
  ) {
    if (labelOrUri instanceof URI) {
      this.resourceUri = labelOrUri;
    } else {
      this.label = labelOrUri as string | vscode.TreeItemLabel;
    }
  }
}

export class SnippetString {
  constructor(public value = '') {}
}

export class CompletionItem {
  detail?: string;
  documentation?: string | MarkdownString;
  sortText?: string;
  filterText?: string;
  insertText?: string | SnippetString;
  range?: vscode.CompletionItem['range'];
  command?: vscode.Command;
  textEdit?: vscode.TextEdit;

  constructor(
    public label: string | vscode.CompletionItemLabel,
    public kind?: vscode.CompletionItemKind,
  ) {}
}

export class Hover {
  readonly contents: unknown[];

  constructor(
    contents: unknown,
    readonly range?: Range,
  ) {
    this.contents = Array.isArray(contents) ? contents : [contents];
  }
}

export class Diagnostic {
  source?: string;
  code?: vscode.Diagnostic['code'];
  tags?: vscode.DiagnosticTag[];

  constructor(
    public range: Range,
    public message: string,
    public severity: vscode.DiagnosticSeverity = 0,
  ) {}
}

export class DocumentSymbol {
  children: DocumentSymbol[] = [];

  constructor(
    public name: string,
    public detail: string,
    public kind: vscode.SymbolKind,
    public range: Range,
    public selectionRange: Range,
  ) {
    if (!range.contains(selectionRange)) {
      throw new Error('selectionRange must be contained in fullRange');
    }
  }
}

export class FoldingRange {
  constructor(
    public start: number,
    public end: number,
    public kind?: vscode.FoldingRangeKind,
  ) {}
}

export class CodeLens {
  constructor(
    public range: Range,
    public command?: vscode.Command,
  ) {}
}

export class CodeActionKind {
  static readonly Empty = new CodeActionKind('');
  static readonly QuickFix = new CodeActionKind('quickfix');

  constructor(readonly value: string) {}
}

export class CodeAction {
  edit?: WorkspaceEdit;
  diagnostics?: Diagnostic[];
  command?: vscode.Command;
  isPreferred?: boolean;

  constructor(
    public title: string,
    public kind?: CodeActionKind,
  ) {}
}

export class TextEdit {
  constructor(
    public range: Range,
    public newText: string,
  ) {}

  static replace(range: Range, newText: string): TextEdit {
    return new TextEdit(range, newText);
  }

  static insert(position: Position, newText: string): TextEdit {
    return new TextEdit(new Range(position, position), newText);
  }

  static delete(range: Range): TextEdit {
    return new TextEdit(range, '');
  }
}

export class WorkspaceEdit {
  private readonly edits = new Map<string, { readonly uri: vscode.Uri; edits: TextEdit[] }>();

  set(uri: vscode.Uri, edits: TextEdit[]): void {
    this.edits.set(uri.toString(), { uri, edits });
  }

  replace(uri: vscode.Uri, range: Range, newText: string): void {
    this.set(uri, [...this.get(uri), TextEdit.replace(range, newText)]);
  }

  get(uri: vscode.Uri): TextEdit[] {
    return this.edits.get(uri.toString())?.edits ?? [];
  }

  entries(): [vscode.Uri, TextEdit[]][] {
    return [...this.edits.values()].map(({ uri, edits }) => [uri, edits]);
  }
}

export class FileSystemError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
    this.name = `${code} (FileSystemError)`;
  }

  static FileNotFound(about?: unknown): FileSystemError {
    return new FileSystemError(String(about), 'FileNotFound');
  }

  static NoPermissions(about?: unknown): FileSystemError {
    return new FileSystemError(String(about), 'NoPermissions');
  }

  static Unavailable(about?: unknown): FileSystemError {
    return new FileSystemError(String(about), 'Unavailable');
  }
}

export class TabInputText {
  constructor(readonly uri: vscode.Uri) {}
}

export class TabInputTextDiff {
  constructor(
    readonly original: vscode.Uri,
    readonly modified: vscode.Uri,
  ) {}
}

export class TabInputWebview {
  constructor(readonly viewType: string) {}
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const;
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 } as const;
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const UIKind = { Desktop: 1, Web: 2 } as const;
export const ViewColumn = { Active: -1, Beside: -2, One: 1, Two: 2 } as const;
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;
export const CompletionItemKind = { Text: 0, Property: 9, Value: 11, Snippet: 14 } as const;
export const SymbolKind = {
  ...{ File: 0, Module: 1, Property: 6, Variable: 12, String: 14, Number: 15, Boolean: 16, Array: 17 },
  ...{ Object: 18, Key: 19, Null: 20 },
} as const;
export const FoldingRangeKind = { Comment: 1, Imports: 2, Region: 3 } as const;
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;
export const FileChangeType = { Changed: 1, Created: 2, Deleted: 3 } as const;
export const ExtensionMode = { Production: 1, Development: 2, Test: 3 } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const;
export const EndOfLine = { LF: 1, CRLF: 2 } as const;
export const TextEditorRevealType = { Default: 0, InCenter: 1, InCenterIfOutsideViewport: 2, AtTop: 3 } as const;
