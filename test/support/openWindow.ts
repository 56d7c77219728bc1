// A window of VS Code with the whole extension over an emulator, in this process: what stands for VS Code is test/support/vscode. A test
// plays the user by what is on screen: rows, menus with the titles they show, questions, editors.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { temporaryFolder } from '../../scripts/harness/testEnvironment.mjs';
import { activate } from '../../src/extension';
import { commands, env, Uri, window } from './vscode';
import { type Emulator, startEmulator } from './emulatorProcess';
import type { PanelProtocol } from '../../src/model/panelProtocol';
import { PlayedPage } from './playedPage';
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
  /** Completes the world of each test, which begins as the emulator made it. */
  readonly world?: (emulator: Emulator) => Promise<void>;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly language?: 'en' | 'zh-cn';
  /** Files of the workspace folder: relative path to text. */
  readonly files?: Readonly<Record<string, string>>;
}

const minuteMs = 60_000;

export class OpenWindow {
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
    await view.show();
    await view.seen(/^(?![\s\S]*Loading…)[\s\S]/);
    return view;
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

  /** Titles of the messages nobody has answered or closed. */
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
  openFile(name: string): Promise<unknown> {
    return window.showTextDocument(Uri.file(join(this.folder, name)));
  }

  /** The text of the editor in front. */
  text(): string {
    return window.activeTextEditor?.document.getText() ?? '';
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
      .map((view) => `${view.id}: ${view.message ?? ''}\n${view.text()}`);
    const questions = openQuestions().map((one) => `${one.type}: ${one.title}`);
    return [...views, ...questions, `editor: ${window.activeTextEditor?.document.uri.toString() ?? 'none'}`].join('\n');
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
  const { instances, seed, settings = {}, language = 'en', files = {}, world } = options;
  let emulator: Emulator | undefined;
  let opened: OpenWindow | undefined;
  const closers: (() => unknown)[] = [];

  before('start the emulator', async () => {
    emulator = await startEmulator({
      ...(instances !== undefined && { instances }),
      ...(seed !== undefined && { seed }),
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
