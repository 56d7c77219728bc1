// Webview panels without a page: what goes to a page is noted, and what a person would send from it is sent.
import * as vscode from 'vscode';
import type { Shown } from './shown';

/** What a page sends once it has its first message: name of a request or command, and its parameters. */
export type PageScript = Readonly<Record<string, object>>;

export class FakeWebviews {
  /** By the last part of the view type. */
  scripts: Readonly<Record<string, PageScript>> = {};
  /** Answers still to come. */
  private readonly waiting = new Set<string>();
  private onAnswer: (() => void)[] = [];
  private count = 0;

  constructor(private readonly shown: Shown) {}

  create(viewType: string, title: string): unknown {
    const received = new vscode.EventEmitter<unknown>();
    const disposed = new vscode.EventEmitter<void>();
    const { shown } = this;
    const mine = new Set<string>();
    const sendAll = (): void => {
      const script = this.scripts[viewType.split('.').at(-1) ?? ''];
      if (!script) {
        throw new Error(`No script says what a user does in ${viewType}`);
      }
      for (const [name, params] of Object.entries(script)) {
        const id = `fake-${this.count++}`;
        const isCommand = name.startsWith('!');
        if (!isCommand) {
          mine.add(id);
          this.waiting.add(id);
        }
        received.fire({ type: isCommand ? 'command' : 'request', id, name: name.replace('!', ''), params });
      }
    };
    shown.tell('webview', viewType, title);
    const webview = {
      cspSource: 'fake:',
      options: {},
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: received.event,
      set html(text: string) {
        shown.tell('webview', text);
        setImmediate(() => received.fire({ type: 'ready' }));
      },
      postMessage: (message: { readonly type: string; readonly id?: string }) => {
        // The translations are the same for all.
        shown.tell('webview', { ...message, strings: undefined });
        if (message.type === 'init') {
          setImmediate(sendAll);
        } else if (message.id !== undefined && this.waiting.delete(message.id)) {
          this.onAnswer.splice(0).forEach((tell) => tell());
        }
        return Promise.resolve(true);
      },
    };
    return {
      ...{
        viewType,
        webview,
        onDidDispose: disposed.event,
        onDidChangeViewState: () => new vscode.Disposable(() => 0),
      },
      ...{ visible: true, active: true },
      set title(text: string) {
        shown.tell('webview', text);
      },
      reveal: () => undefined,
      dispose: () => {
        mine.forEach((id) => this.waiting.delete(id));
        this.onAnswer.splice(0).forEach((tell) => tell());
        disposed.fire();
      },
    };
  }

  /** Resolves when every page has the answers it waits for. */
  async answered(): Promise<void> {
    while (this.waiting.size > 0) {
      await new Promise<void>((resolve) => this.onAnswer.push(resolve));
    }
  }
}
