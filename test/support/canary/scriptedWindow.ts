// A window in which everything that is asked is answered by a script, and everything that is shown is noted. To be put in place before
// the extension starts.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { replaceMembers } from './hostSettings';
import { FakeWebviews } from './fakeWebviews';
import type { Shown } from './shown';

/** What a person would answer. */
export interface Answers {
  /** What to type, the likeliest first; the first that is taken is used. */
  readonly typed: (title: string) => readonly string[];
  /** What is typed where it is not shown. */
  readonly secret: string;
  /** Which of the choices to take; the first one when undefined. */
  readonly pick: (title: string, labels: readonly string[]) => number | undefined;
}

/** What goes on for longer is cancelled: a release is followed until it is out everywhere. */
const patienceMs = 2_000;

type Items = readonly (string | vscode.QuickPickItem)[];

export class ScriptedWindow {
  readonly trees: vscode.TreeDataProvider<unknown>[] = [];
  readonly webviews: FakeWebviews;
  private saved = 0;
  /** The editor last opened. */
  private front: vscode.TextEditor | undefined;
  private readonly clipboard: vscode.Clipboard = {
    readText: () => Promise.resolve(''),
    writeText: (text) => {
      this.shown.tell('clipboard', text);
      return Promise.resolve();
    },
  };

  constructor(
    private readonly shown: Shown,
    private readonly answers: Answers,
  ) {
    this.webviews = new FakeWebviews(shown);
  }

  /** Puts everything in place; call the result to take it away. */
  install(): () => void {
    const { window } = vscode;
    const { createTreeView, createStatusBarItem, createOutputChannel } = window;
    const notice =
      (place: string) =>
      (message: string, ...rest: readonly unknown[]): Promise<unknown> =>
        Promise.resolve(this.notice(place, message, rest));
    const ways = {
      showQuickPick: (items: unknown, options: unknown) => this.quickPick(items, options),
      createInputBox: () => this.inputBox(),
      createQuickPick: () => this.suggestBox(),
      showInformationMessage: notice('notification'),
      showWarningMessage: notice('notification'),
      showErrorMessage: notice('notification'),
      showSaveDialog: (options: vscode.SaveDialogOptions) => {
        this.shown.tell('dialog', options.title, options.defaultUri?.toString());
        return Promise.resolve(vscode.Uri.file(join(tmpdir(), `saved-${process.pid}-${this.saved++}`)));
      },
      withProgress: (options: vscode.ProgressOptions, work: (...args: unknown[]) => unknown) =>
        this.progress(options, work),
      createTerminal: (options: Partial<vscode.ExtensionTerminalOptions>) => this.terminal(options),
      showTextDocument: (document: vscode.TextDocument | vscode.Uri) => this.editor(document),
      createWebviewPanel: (viewType: string, title: string) => this.webviews.create(viewType, title),
      createTreeView: (id: string, options: vscode.TreeViewOptions<unknown>) => {
        this.trees.push(options.treeDataProvider);
        return this.noted(createTreeView(id, options), 'view');
      },
      createStatusBarItem: (...args: unknown[]) =>
        this.noted(Reflect.apply(createStatusBarItem, window, args) as vscode.StatusBarItem, 'status bar'),
      createOutputChannel: (...args: unknown[]) =>
        this.logged(Reflect.apply(createOutputChannel, window, args) as vscode.LogOutputChannel),
    };
    const restore = [
      replaceMembers(window, ways as unknown as Partial<typeof window>),
      replaceMembers(vscode.env, {
        openExternal: (address: vscode.Uri) => {
          this.shown.tell('link', address.toString(true));
          return Promise.resolve(true);
        },
      }),
      replaceGetter(window, 'activeTextEditor', () => this.front),
      replaceGetter(vscode.env, 'clipboard', () => this.clipboard),
      this.noteContextKeys(),
    ];
    return () => restore.forEach((one) => one());
  }

  private notice(place: string, message: string, rest: readonly unknown[]): unknown {
    const [first] = rest;
    const options = typeof first === 'object' && first !== null && !('title' in first) ? first : undefined;
    const buttons = options ? rest.slice(1) : rest;
    const label = (button: unknown): string =>
      typeof button === 'string' ? button : (button as vscode.MessageItem).title;
    this.shown.tell(options ? 'dialog' : place, message, options, ...buttons.map(label));
    // A retry under the same fault shows nothing new, and would never end.
    return buttons.find((button) => label(button) !== 'Retry');
  }

  private async quickPick(given: unknown, given2: unknown): Promise<unknown> {
    const options = (given2 ?? {}) as vscode.QuickPickOptions;
    const items = (await given) as Items;
    this.shown.tell('pick', options.title, options.placeHolder);
    const offered = items.filter(
      (item) => typeof item === 'string' || item.kind !== vscode.QuickPickItemKind.Separator,
    );
    const labels = offered.map((item) => (typeof item === 'string' ? item : item.label));
    offered.forEach((item) =>
      typeof item === 'string'
        ? this.shown.tell('pick', item)
        : this.shown.tell('pick', item.label, item.description, item.detail),
    );
    const chosen = offered[this.answers.pick(options.title ?? '', labels) ?? 0];
    return options.canPickMany ? [chosen].filter(Boolean) : chosen;
  }

  private inputBox(): vscode.InputBox {
    const change = new vscode.EventEmitter<string>();
    const accept = new vscode.EventEmitter<void>();
    const hide = new vscode.EventEmitter<void>();
    const box = {
      ...{ title: '', placeholder: '', prompt: '', value: '', validationMessage: '', password: false },
      ...{ onDidChangeValue: change.event, onDidAccept: accept.event, onDidHide: hide.event },
      dispose: () => undefined,
      hide: () => hide.fire(),
      show: () => {
        this.shown.tell('input', box.title, box.placeholder, box.prompt);
        const texts = box.password ? [this.answers.secret] : this.answers.typed(box.title);
        for (const text of [...texts, box.value, /Type (.*) to continue/.exec(box.placeholder)?.[1] ?? '']) {
          box.value = text;
          box.validationMessage = '';
          change.fire(text);
          if (box.validationMessage === '') {
            break;
          }
          this.shown.tell('input', box.validationMessage);
        }
        accept.fire();
        hide.fire();
      },
    };
    return box as unknown as vscode.InputBox;
  }

  private suggestBox(): vscode.QuickPick<vscode.QuickPickItem> {
    const change = new vscode.EventEmitter<string>();
    const accept = new vscode.EventEmitter<void>();
    const hide = new vscode.EventEmitter<void>();
    const box = {
      ...{ title: '', placeholder: '', value: '', items: [] as readonly vscode.QuickPickItem[] },
      selectedItems: [] as readonly vscode.QuickPickItem[],
      ...{ onDidChangeValue: change.event, onDidAccept: accept.event, onDidHide: hide.event },
      dispose: () => undefined,
      hide: () => hide.fire(),
      show: () => {
        [box.value = ''] = this.answers.typed(box.title);
        change.fire(box.value);
        this.shown.tell('pick', box.title, box.placeholder);
        box.items.forEach(({ label, detail }) => this.shown.tell('pick', label, detail));
        box.selectedItems = box.items.slice(0, 1);
        accept.fire();
        hide.fire();
      },
    };
    return box as unknown as vscode.QuickPick<vscode.QuickPickItem>;
  }

  private progress(options: vscode.ProgressOptions, work: (...args: unknown[]) => unknown): Promise<unknown> {
    this.shown.tell('progress', options.title);
    const cancelled = new vscode.CancellationTokenSource();
    const { token } = cancelled;
    const patience = setTimeout(() => cancelled.cancel(), patienceMs);
    const report = ({ message }: { readonly message?: string }): void => this.shown.tell('progress', message);
    return Promise.resolve(work({ report }, token)).finally(() => clearTimeout(patience));
  }

  private terminal(options: Partial<vscode.ExtensionTerminalOptions>): unknown {
    const { pty, ...rest } = options;
    this.shown.tell('terminal', rest);
    pty?.onDidWrite((text) => this.shown.tell('terminal', text));
    pty?.open({ columns: 80, rows: 24 });
    return { show: () => undefined, dispose: () => pty?.close() };
  }

  /** Its document is read as always; that the workbench draws it would only take time. */
  private async editor(given: vscode.TextDocument | vscode.Uri): Promise<vscode.TextEditor> {
    const document = given instanceof vscode.Uri ? await vscode.workspace.openTextDocument(given) : given;
    const start = new vscode.Position(0, 0);
    const editor = {
      ...{ document, selection: new vscode.Selection(start, start), selections: [], visibleRanges: [], options: {} },
      edit: () => Promise.resolve(true),
      revealRange: () => undefined,
      setDecorations: (_type: unknown, found: unknown) => this.shown.tell('document', found),
    };
    this.front = editor as unknown as vscode.TextEditor;
    return this.front;
  }

  /** Both sides are read; the tab alone would show nothing more. A review is sent. */
  private async compared(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
    this.shown.tell('document', title);
    await Promise.all([left, right].map((uri) => vscode.workspace.openTextDocument(uri)));
    if (right.scheme === 'elastic-containers-review') {
      setImmediate(() => void vscode.commands.executeCommand('elasticContainers.sendReviewed', right));
    }
  }

  /** The same object; what is set on it is noted. */
  private noted<T extends object>(object: T, place: string): T {
    return new Proxy(object, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
      set: (target, name, value: unknown) => {
        this.shown.tell(place, value);
        return Reflect.set(target, name, value, target);
      },
    });
  }

  private logged(channel: vscode.LogOutputChannel): vscode.LogOutputChannel {
    return new Proxy(channel, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value !== 'function'
          ? value
          : (...args: unknown[]): unknown => {
              this.shown.tell('log', ...args);
              return Reflect.apply(value, target, args) as unknown;
            };
      },
    });
  }

  private noteContextKeys(): () => void {
    const { executeCommand } = vscode.commands;
    const noting = (id: string, ...args: unknown[]): unknown => {
      if (id === 'setContext') {
        this.shown.tell('context key', ...args);
      }
      if (id === 'vscode.diff') {
        return this.compared(...(args as [vscode.Uri, vscode.Uri, string]));
      }
      return Reflect.apply(executeCommand, vscode.commands, [id, ...args]);
    };
    return replaceMembers(vscode.commands, { executeCommand: noting as typeof executeCommand });
  }
}

function replaceGetter(object: object, name: string, get: () => unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, enumerable: true, get });
  return () => {
    if (own) {
      Object.defineProperty(object, name, own);
    }
  };
}
