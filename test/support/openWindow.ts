// A window of VS Code with the whole extension over an emulator, in this process: what stands for VS Code is test/support/vscode. A test
// plays the user by what is on screen: rows, menus with the titles they show, questions, editors.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { temporaryFolder } from '../../scripts/harness/testEnvironment.mjs';
import { activate } from '../../src/extension';
import { CancellationTokenSource, commands, env, Range, Uri, window, workspace } from './vscode';
import type { Quirk } from '../../src/emulator/quirks';
import { type Emulator, startEmulator } from './emulatorProcess';
import type { PanelProtocol } from '../../src/model/panelProtocol';
import { PlayedPage } from './playedPage';
import { flushTasks } from './fakeClock';
import { JumpingClock } from './jumpingClock';
import { createExtensionContext, nextQuestion, openQuestions, services, shown, useVscode } from './vscode/useVscode';
import type { TestContext } from './vscode/extensionContext';
import type { MessageQuestion, PickQuestion } from './vscode/questions';
import type { Row, TreeView } from './vscode/treeViews';
import { type MenuEntry, contextKeys, isInPalette, menuOf, readMenu, titleMenuOf } from './vscode/whenClause';
import { openFolder, setSetting } from './vscode/workspace';

/** Views by the last part of their ids. */
export type ViewName = 'instances' | 'imageCaches' | 'serverlessJobs' | 'edgeApps' | 'running';

export interface WindowOptions {
  /** How many instances the emulator makes up; without it, as many as it does by itself. */
  readonly instances?: number;
  readonly seed?: number;
  /** How long each answer takes. */
  readonly latencyMs?: number;
  /** Of the emulator; see docs/emulator.md. */
  readonly quirks?: readonly Quirk[];
  /** Completes the world of each test, which begins as the emulator made it. */
  readonly world?: (emulator: Emulator) => Promise<void>;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly language?: 'en' | 'zh-cn';
  /** Files of the workspace folder: relative path to text. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What VS Code asks about a document, by what the fake calls it. */
interface Providers {
  readonly codeAction: vscode.CodeActionProvider;
  readonly codeLens: vscode.CodeLensProvider;
  readonly completion: vscode.CompletionItemProvider;
  readonly hover: vscode.HoverProvider;
}

const minuteMs = 60_000;
/** As many as a tall screen holds. */
const rowsOnScreen = 100;

export class OpenWindow {
  private readonly drawn = new Set<TreeView>();
  private readonly decorated = new Set<string>();

  constructor(
    readonly emulator: Emulator,
    readonly context: TestContext,
    /** The workspace folder. */
    readonly folder: string,
    private readonly clock: JumpingClock,
  ) {}

  /** Opens a view and waits until it has rows, and none of them says that more are loading. */
  async openView(name: ViewName): Promise<TreeView> {
    const view = shown.view(`elasticContainers.${name}`);
    if (!this.drawn.has(view)) {
      this.drawn.add(view);
      view.onDidDraw(() => this.decorate(view));
    }
    await view.show();
    const isLoading = ({ item }: Row): boolean => item.contextValue?.startsWith('notice.loading') ?? false;
    await view.until(() => view.rows().length > 0 && !view.rows().some(isLoading));
    return view;
  }

  /** Waits until a view has rows, but none with this label. */
  async gone(view: TreeView, label: string): Promise<void> {
    await view.until(() => view.rows().length > 0 && !view.rows().some((row) => row.label === label));
  }

  /** Chooses what a row offers, inline or in its context menu, by its title; fails when the row does not offer it. */
  choose(view: TreeView, label: string | RegExp | Row, title: string): Promise<unknown> {
    const row = typeof label === 'object' && 'item' in label ? label : view.row(label);
    const { inline, context } = menuOf(view, row);
    const { command } = requireEntry([...inline, ...context], title, `The row ${row.label}`);
    const { selection } = view;
    const others = selection.length > 1 && selection.includes(row.element) ? selection : undefined;
    return commands.executeCommand(command, row.element, others);
  }

  /** Chooses from the buttons and the menu in the title of a view. */
  chooseTitle(view: TreeView, title: string): Promise<unknown> {
    const { buttons, menu } = titleMenuOf(view);
    return commands.executeCommand(requireEntry([...buttons, ...menu], title, `The title of ${view.id}`).command);
  }

  /** Runs what a click on a row runs. */
  click(view: TreeView, label: string | RegExp): Promise<unknown> {
    const { command } = view.row(label).item;
    if (!command) {
      throw new Error(`A click on ${String(label)} does nothing`);
    }
    return commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  /** Chooses a command of the Command Palette by its id without the prefix. */
  run(id: string): Promise<unknown> {
    const command = `elasticContainers.${id}`;
    if (!isInPalette(command, this.editorKeys())) {
      throw new Error(`The Command Palette does not offer ${command}`);
    }
    return commands.executeCommand(command);
  }

  /** Presses a button in the title of the editor in front. */
  chooseEditorTitle(title: string): Promise<unknown> {
    const entries = readMenu('editor/title', contextKeys(this.editorKeys()));
    const { command } = requireEntry(entries, title, 'The editor in front');
    return commands.executeCommand(command, window.activeTextEditor?.document.uri);
  }

  /** The next message whose title matches; one that is already there counts. */
  async message(title: string | RegExp): Promise<MessageQuestion> {
    for (;;) {
      const found = openQuestions().find(
        (one): one is MessageQuestion => one.type === 'message' && matches(one.title, title),
      );
      if (found) {
        return found;
      }
      await nextQuestion('message');
    }
  }

  /** Waits for the next quick pick and takes the entries with these labels. */
  async pick(...labels: string[]): Promise<PickQuestion> {
    const question = await nextQuestion('pick');
    question.take(...labels);
    return question;
  }

  /** Waits for the next input box, types and accepts. */
  async type(text: string): Promise<void> {
    const question = await nextQuestion('input');
    question.type_(text);
    question.accept();
  }

  /** Titles of the messages that are open. */
  messages(): readonly string[] {
    return openQuestions().flatMap((one) => (one.type === 'message' ? [one.title] : []));
  }

  /** Waits for a panel with this title and plays its page, which draws itself first. */
  async page<P extends PanelProtocol>(protocol: P, title: string | RegExp): Promise<PlayedPage<P>> {
    for (;;) {
      const panel = shown.panels().find((one) => matches(one.title, title) && one.webview.html !== '');
      if (panel) {
        return PlayedPage.open(panel, protocol);
      }
      await new Promise<void>((resolve) => {
        const registration = shown.onDidOpenPanel(() => {
          registration.dispose();
          // Its page is set in the same turn, after it is opened.
          queueMicrotask(resolve);
        });
      });
    }
  }

  /** Opens a file of the workspace folder. */
  openFile(name: string): Promise<vscode.TextEditor> {
    return window.showTextDocument(Uri.file(join(this.folder, name)));
  }

  /** Opens a spec of the workspace folder and waits for the commands above its first line, which come when everything else is there. */
  async openSpec(name: string): Promise<vscode.TextDocument> {
    const { document } = await this.openFile(name);
    for (;;) {
      const changed = services.providersChanged();
      if ((await this.lenses()).length > 0) {
        return document;
      }
      await changed;
    }
  }

  /** The name of the file or document in front; empty when no text is in front. */
  tab(): string {
    return window.activeTextEditor?.document.uri.path ?? '';
  }

  /** Waits until a document with such a name, or a tab with such a title, is in front. */
  async editor(name: RegExp): Promise<void> {
    const isThere = (): boolean =>
      name.test(this.tab()) || name.test(window.tabGroups.activeTabGroup.activeTab?.label ?? '');
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        const registration = window.onDidChangeActiveTextEditor(() => {
          registration.dispose();
          resolve();
        });
      });
    }
    // A user is not quicker than what comes with it.
    await flushTasks();
  }

  /** The text of the editor in front. */
  text(): string {
    return window.activeTextEditor?.document.getText() ?? '';
  }

  /** Waits until the problems of a file of the workspace folder are as wanted, and returns them. */
  async problems(
    file: string,
    isWanted: (found: readonly vscode.Diagnostic[]) => boolean,
  ): Promise<readonly vscode.Diagnostic[]> {
    const read = (): readonly vscode.Diagnostic[] => services.diagnostics(Uri.file(join(this.folder, file)));
    while (!isWanted(read())) {
      await services.diagnosticsChanged();
    }
    return read();
  }

  /** The commands above the lines of the editor in front: titles, from top to bottom. */
  async lensTitles(): Promise<readonly string[]> {
    return (await this.lenses()).map(({ command }) => withoutIcons(command?.title));
  }

  /** Presses the first command with this title above a line with this text. */
  async pressLens(title: string, lineText = ''): Promise<unknown> {
    const document = window.activeTextEditor?.document;
    const found = (await this.lenses()).find(
      ({ command, range }) =>
        withoutIcons(command?.title) === title && document?.lineAt(range.start.line).text.includes(lineText) === true,
    );
    if (!found?.command) {
      throw new Error(`There is no "${title}" above "${lineText}", only: ${(await this.lensTitles()).join(', ')}`);
    }
    const { command, arguments: given = [] } = found.command;
    return commands.executeCommand(command, ...(given as unknown[]));
  }

  clipboard(): Promise<string> {
    return env.clipboard.readText();
  }

  /** Lets time pass, in the emulator and in the product: whatever waits for less is due. */
  async pass(ms: number): Promise<void> {
    await this.emulator.advance(ms);
    await this.jump(ms);
  }

  /** Lets time pass in the product alone. */
  jump(ms: number): Promise<void> {
    return this.clock.jump(ms);
  }

  /** Lets time pass, step by step, until something is there. */
  async passUntil(isThere: () => boolean, stepMs = 30_000): Promise<void> {
    while (!isThere()) {
      await this.pass(stepMs);
    }
  }

  /** Lets time pass until there is a message whose title matches. */
  async passUntilMessage(title: string | RegExp): Promise<MessageQuestion> {
    await this.passUntil(() => this.messages().some((text) => matches(text, title)));
    return this.message(title);
  }

  /** What a screen reader says of the entries in the status bar. */
  statusBar(): readonly string[] {
    return shown.statusBar().map(({ tooltip, text }) => (typeof tooltip === 'string' ? tooltip : withoutIcons(text)));
  }

  /** Titles of everything that runs with a progress notification. */
  inProgress(): readonly string[] {
    return shown.progresses().flatMap(({ title, isOver }) => (isOver ? [] : [title]));
  }

  /** The parameters of every call of an operation. */
  async sent(action: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { requests } = await this.emulator.requests();
    return requests.filter((request) => request.action === action).map(({ parameters }) => parameters);
  }

  /** All that is on screen, for the report of a failed test. */
  describe(): string {
    const views = shown
      .views()
      .filter(({ visible }) => visible)
      .map((view) => `${view.id}: ${view.message}\n${view.text().split('\n').slice(0, 40).join('\n')}`);
    const questions = openQuestions().map((one) => `${one.type}: ${one.title}`);
    return [...views, ...questions, `editor: ${window.activeTextEditor?.document.uri.toString() ?? 'none'}`].join('\n');
  }

  /** What is offered behind the first place with this text, in the editor in front. */
  async completions(text: string): Promise<readonly vscode.CompletionItem[]> {
    const document = this.document();
    const at = this.find(text, text.length);
    const { token } = new CancellationTokenSource();
    const context = { triggerKind: 0, triggerCharacter: undefined } as unknown as vscode.CompletionContext;
    const lists = await this.ask('completion', (provider) =>
      provider.provideCompletionItems(document, at, token, context),
    );
    return lists.flatMap((list) => (list && 'items' in list ? list.items : (list ?? [])));
  }

  /** What is shown while the mouse rests on the first place with this text. */
  async hover(text: string): Promise<string> {
    const { token } = new CancellationTokenSource();
    const hovers = await this.ask('hover', (provider) =>
      provider.provideHover(this.document(), this.find(text), token),
    );
    return hovers
      .flatMap((hover) => (hover?.contents ?? []) as readonly vscode.MarkdownString[])
      .map(({ value }) => value)
      .join('\n');
  }

  /** Chooses a quick fix at the first place with this text. */
  async fix(text: string, title: string): Promise<void> {
    const document = this.document();
    const at = this.find(text);
    const { token } = new CancellationTokenSource();
    const diagnostics = [...services.diagnostics(document.uri)];
    const context = { triggerKind: 1, diagnostics, only: undefined } as unknown as vscode.CodeActionContext;
    const { line, character } = at;
    const place = new Range(line, character, line, character) as unknown as vscode.Range;
    const lists = await this.ask('codeAction', (provider) =>
      provider.provideCodeActions(document, place, context, token),
    );
    const actions = lists.flatMap((list) => (list ?? []) as readonly vscode.CodeAction[]);
    const { edit } = actions.find((one) => one.title === title) ?? {};
    if (!edit) {
      throw new Error(`There is no fix "${title}", only: ${actions.map((one) => one.title).join(', ')}`);
    }
    await workspace.applyEdit(edit);
  }

  /** The document in front. */
  document(): vscode.TextDocument {
    const document = window.activeTextEditor?.document;
    if (!document) {
      throw new Error('No text is in front');
    }
    return document;
  }

  cursor(): vscode.Position {
    return window.activeTextEditor?.selection.active ?? this.document().positionAt(0);
  }

  readFile(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  private find(text: string, after = 0): vscode.Position {
    const at = this.text().indexOf(text);
    if (at < 0) {
      throw new Error(`There is no "${text}" in ${this.tab()}`);
    }
    return this.document().positionAt(at + after);
  }

  /** Asks every provider that is registered for the document in front. */
  private async ask<K extends keyof Providers, R>(
    type: K,
    provide: (provider: Providers[K]) => R,
  ): Promise<Awaited<R>[]> {
    const answers: Awaited<R>[] = [];
    for (const provider of services.providersFor(type, this.document())) {
      answers.push(await provide(provider as Providers[K]));
    }
    return answers;
  }

  /** The code lenses of the editor in front. */
  async lenses(): Promise<readonly vscode.CodeLens[]> {
    if (!window.activeTextEditor) {
      return [];
    }
    const { token } = new CancellationTokenSource();
    const lists = await this.ask('codeLens', (provider) => provider.provideCodeLenses(this.document(), token));
    return lists.flatMap((list) => list ?? []).sort((a, b) => a.range.start.compareTo(b.range.start));
  }

  /** VS Code asks for the decoration of each row it draws, once. */
  private decorate(view: TreeView): void {
    const { token } = new CancellationTokenSource();
    for (const { item } of view.rows().slice(0, rowsOnScreen)) {
      const uri = item.resourceUri;
      if (view.visible && uri && !this.decorated.has(uri.toString())) {
        this.decorated.add(uri.toString());
        shown.decorationProviders().forEach((provider) => void provider.provideFileDecoration(uri, token));
      }
    }
  }

  private editorKeys(): Readonly<Record<string, unknown>> {
    const uri = window.activeTextEditor?.document.uri;
    return uri
      ? { resourceScheme: uri.scheme, resource: uri.toString(), resourceFilename: uri.path.split('/').at(-1) }
      : {};
  }
}

const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const withoutIcons = (text = ''): string => text.replaceAll(/\$\([\w~-]+\) ?/g, '');

function requireEntry(entries: readonly MenuEntry[], title: string, who: string): MenuEntry {
  const found = entries.find((entry) => entry.title === title);
  if (!found) {
    throw new Error(`${who} does not offer "${title}", only: ${entries.map((entry) => entry.title).join(', ')}`);
  }
  return found;
}

/**
 * Call inside `describe`, before other hooks; call the result inside a test. One emulator for all tests; world, window and time are new
 * for each.
 */
export function useWindow(options: WindowOptions = {}): () => OpenWindow {
  useVscode();
  const { instances, seed, latencyMs, quirks, settings = {}, language = 'en', files = {}, world } = options;
  let emulator: Emulator | undefined;
  let opened: OpenWindow | undefined;
  const closers: (() => unknown)[] = [];

  before('start the emulator', async () => {
    emulator = await startEmulator({
      ...(instances !== undefined && { instances }),
      ...(seed !== undefined && { seed }),
      ...(latencyMs !== undefined && { latencyMs }),
      ...(quirks && { quirks }),
    });
  });
  beforeEach('open the window', async () => {
    if (!emulator) {
      throw new Error('The emulator has not started.');
    }
    await emulator.clearFaults();
    await emulator.reset();
    // The calls of the last test no longer count against the limits.
    const time = await emulator.advance(minuteMs);
    await world?.(emulator);
    await emulator.clearRequests();
    const folder = await temporaryFolder();
    closers.unshift(() => folder.remove());
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder.path, name)), { recursive: true });
      await writeFile(join(folder.path, name), text);
    }
    openFolder(Uri.file(folder.path));
    const clock = new JumpingClock(time.getTime() - Date.now());
    closers.unshift(clock.install());
    process.env['ELASTIC_CONTAINERS_EMULATOR'] = JSON.stringify(emulator.ready);
    closers.unshift(() => delete process.env['ELASTIC_CONTAINERS_EMULATOR']);
    Object.entries(settings).forEach(([name, value]) => setSetting(name, value));
    services.setLanguage(language);
    closers.unshift(() => l10n.config({ contents: {} }));
    const context = createExtensionContext();
    closers.unshift(() => context.end());
    activate(context);
    opened = new OpenWindow(emulator, context, folder.path, clock);
  });
  afterEach('close the window', async function () {
    if (this.currentTest?.state === 'failed' && opened) {
      process.stderr.write(`${opened.describe()}\n`);
    }
    for (const close of closers.splice(0)) {
      await close();
    }
    opened = undefined;
  });
  after('stop the emulator', () => emulator?.stop());
  return () => {
    if (!opened) {
      throw new Error('The window is open only inside tests and hooks.');
    }
    return opened;
  };
}
