// The window of the `vscode` API: views, messages with progress, terminals, panels, status bar.
import type * as vscode from 'vscode';
import * as documents from './documents';
import { createMessage, InputBox, QuickPick, showQuickPick, showSaveDialog } from './questions';
import { TreeView } from './treeViews';
import { CancellationTokenSource, Disposable, EventEmitter, TabInputWebview } from './values';

/** One run of window.withProgress. */
export interface ProgressShown {
  readonly title: string;
  readonly messages: readonly string[];
  readonly percent: number;
  readonly isOver: boolean;
  readonly options: vscode.ProgressOptions;
  cancel(): void;
}

export class OutputChannel {
  readonly lines: string[] = [];
  isShown = false;

  constructor(readonly name: string) {}

  appendLine(text: string): void {
    this.lines.push(text);
  }

  trace = (text: string): void => this.appendLine(`[trace] ${text}`);
  debug = (text: string): void => this.appendLine(`[debug] ${text}`);
  info = (text: string): void => this.appendLine(`[info] ${text}`);
  warn = (text: string): void => this.appendLine(`[warning] ${text}`);
  error = (text: string | Error): void => this.appendLine(`[error] ${String(text)}`);

  show(): void {
    this.isShown = true;
  }

  dispose(): void {
    this.isShown = false;
  }
}

export class StatusBarItem {
  text = '';
  tooltip: string | vscode.MarkdownString | undefined;
  command: string | vscode.Command | undefined;
  backgroundColor: vscode.ThemeColor | undefined;
  name: string | undefined;
  accessibilityInformation: vscode.AccessibilityInformation | undefined;
  isShown = false;

  constructor(
    readonly id: string,
    readonly alignment: number,
    readonly priority: number | undefined,
  ) {}

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.isShown = false;
  }

  dispose(): void {
    this.isShown = false;
    items.delete(this);
  }
}

/** A terminal with a pseudoterminal: opened as soon as it is shown, with 80 columns and 24 rows. */
export class Terminal {
  readonly written: string[] = [];
  exitStatus: { code: number | undefined } | undefined;
  isShown = false;
  private isOpened = false;

  constructor(readonly options: vscode.ExtensionTerminalOptions | vscode.TerminalOptions) {
    const { pty } = this;
    pty?.onDidWrite((text) => this.written.push(text));
    pty?.onDidClose?.((code) => this.end(code ?? undefined));
    pty?.onDidChangeName?.((name) => (this.name = name));
    this.name = options.name ?? '';
  }

  name: string;

  get pty(): vscode.Pseudoterminal | undefined {
    return 'pty' in this.options ? this.options.pty : undefined;
  }

  get text(): string {
    return this.written.join('');
  }

  show(): void {
    this.isShown = true;
    if (!this.isOpened) {
      this.isOpened = true;
      this.pty?.open({ columns: 80, rows: 24 });
    }
  }

  type_(text: string): void {
    this.pty?.handleInput?.(text);
  }

  resize(columns: number, rows: number): void {
    this.pty?.setDimensions?.({ columns, rows });
  }

  sendText(text: string): void {
    this.written.push(text);
  }

  /** The user closes the tab, or the product does. */
  dispose(): void {
    if (terminals.has(this)) {
      this.pty?.close();
      this.end(undefined);
    }
  }

  private end(code: number | undefined): void {
    if (terminals.delete(this)) {
      this.exitStatus = { code };
      didCloseTerminal.fire(this as unknown as vscode.Terminal);
    }
  }
}

class Webview {
  html = '';
  options: vscode.WebviewOptions = {};
  readonly cspSource = 'vscode-webview:';
  /** What the product sent to the page. */
  readonly posted: unknown[] = [];
  private readonly received = new EventEmitter<unknown>();
  readonly onDidReceiveMessage = this.received.event;
  private readonly sent = new EventEmitter<unknown>();
  /** For a test that plays the page. */
  readonly onDidPost = this.sent.event;

  asWebviewUri(uri: vscode.Uri): vscode.Uri {
    return uri.with({ scheme: 'https', authority: 'file+.vscode-resource.vscode-cdn.net' });
  }

  postMessage(message: unknown): Promise<boolean> {
    this.posted.push(structuredClone(message));
    this.sent.fire(structuredClone(message));
    return Promise.resolve(true);
  }

  /** A message from the page. */
  receive(message: unknown): void {
    this.received.fire(structuredClone(message));
  }
}

export class WebviewPanel {
  readonly webview = new Webview();
  iconPath: unknown;
  visible = true;
  active = true;
  readonly viewColumn = 1;
  private readonly disposed = new EventEmitter<void>();
  private readonly viewState = new EventEmitter<unknown>();
  readonly onDidDispose = this.disposed.event;
  readonly onDidChangeViewState = this.viewState.event;
  private readonly tab: documents.Tab;

  constructor(
    readonly viewType: string,
    public title: string,
    readonly options: unknown = {},
  ) {
    this.tab = documents.openTab(title, new TabInputWebview(`mainThreadWebview-${viewType}`));
    panels.add(this);
    didOpenPanel.fire(this);
  }

  reveal(): void {
    this.setVisible(true);
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.active = visible;
    this.viewState.fire({ webviewPanel: this });
  }

  dispose(): void {
    if (panels.delete(this)) {
      documents.closeTab(this.tab);
      this.disposed.fire();
    }
  }
}

const views = new Map<string, TreeView>();
const progresses: ProgressShown[] = [];
const terminals = new Set<Terminal>();
const panels = new Set<WebviewPanel>();
const items = new Set<StatusBarItem>();
const channels: OutputChannel[] = [];
const didOpenPanel = new EventEmitter<WebviewPanel>();
const serializers = new Map<string, vscode.WebviewPanelSerializer>();
const decorationProviders = new Set<vscode.FileDecorationProvider>();
const didCloseTerminal = new EventEmitter<vscode.Terminal>();
const didChangeState = new EventEmitter<vscode.WindowState>();
let state: vscode.WindowState = { focused: true, active: true };

export function resetWindow(): void {
  [views, terminals, panels, items, serializers, decorationProviders].forEach((kept) => kept.clear());
  [progresses, channels].forEach((kept) => kept.splice(0));
  state = { focused: true, active: true };
}

/** What a test looks at. */
export const shown = {
  view: (id: string): TreeView => {
    const found = views.get(id);
    if (!found) {
      throw new Error(`No view ${id}; there are ${[...views.keys()].join(', ')}`);
    }
    return found;
  },
  views: (): readonly TreeView[] => [...views.values()],
  hasView: (id: string): boolean => views.has(id),
  progresses: (): readonly ProgressShown[] => progresses,
  terminals: (): readonly Terminal[] => [...terminals],
  panels: (): readonly WebviewPanel[] => [...panels],
  onDidOpenPanel: didOpenPanel.event,
  statusBar: (): readonly StatusBarItem[] => [...items].filter(({ isShown }) => isShown),
  channels: (): readonly OutputChannel[] => channels,
  serializer: (viewType: string) => serializers.get(viewType),
  decorationProviders: () => [...decorationProviders],
  focusWindow: (focused: boolean): void => {
    state = { focused, active: focused };
    didChangeState.fire(state);
  },
};

async function withProgress<T>(
  options: vscode.ProgressOptions,
  work: (
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ) => Thenable<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  const messages: string[] = [];
  let percent = 0;
  let isOver = false;
  progresses.push({
    title: options.title ?? '',
    ...{ messages, options },
    get percent() {
      return percent;
    },
    get isOver() {
      return isOver;
    },
    cancel: () => source.cancel(),
  });
  try {
    return await work(
      {
        report: ({ message, increment = 0 }) => {
          percent += increment;
          messages.push(...(message === undefined ? [] : [message]));
        },
      },
      source.token,
    );
  } finally {
    isOver = true;
  }
}

export const window = {
  ...documents.editorEvents,
  tabGroups: documents.tabGroups,
  get activeTextEditor() {
    return documents.activeEditor();
  },
  get visibleTextEditors() {
    return documents.visibleEditors();
  },
  get state() {
    return state;
  },
  get terminals() {
    return [...terminals];
  },
  onDidChangeWindowState: didChangeState.event,
  onDidCloseTerminal: didCloseTerminal.event,
  showTextDocument: documents.showTextDocument,
  showQuickPick,
  createQuickPick: () => new QuickPick(),
  createInputBox: () => new InputBox(),
  showInformationMessage: createMessage('information'),
  showWarningMessage: createMessage('warning'),
  showErrorMessage: createMessage('error'),
  showSaveDialog,
  withProgress,
  createTreeView: (id: string, options: vscode.TreeViewOptions<unknown>): TreeView => {
    const view = new TreeView(id, options);
    views.set(id, view);
    return view;
  },
  createTerminal: (options: vscode.ExtensionTerminalOptions | vscode.TerminalOptions): Terminal => {
    const terminal = new Terminal(options);
    terminals.add(terminal);
    return terminal;
  },
  createOutputChannel: (name: string): OutputChannel => {
    const channel = new OutputChannel(name);
    channels.push(channel);
    return channel;
  },
  createStatusBarItem: (id: string, alignment: number, priority?: number): StatusBarItem => {
    const item = new StatusBarItem(id, alignment, priority);
    items.add(item);
    return item;
  },
  createWebviewPanel: (viewType: string, title: string, _column: unknown, options?: unknown) =>
    new WebviewPanel(viewType, title, options),
  registerWebviewPanelSerializer: (viewType: string, serializer: vscode.WebviewPanelSerializer) => {
    serializers.set(viewType, serializer);
    return new Disposable(() => serializers.delete(viewType));
  },
  registerFileDecorationProvider: (provider: vscode.FileDecorationProvider) => {
    decorationProviders.add(provider);
    return new Disposable(() => decorationProviders.delete(provider));
  },
  createTextEditorDecorationType: (options: unknown) => {
    const type = { key: 'decoration', options, isDisposed: false, dispose: () => void (type.isDisposed = true) };
    return type;
  },
};
