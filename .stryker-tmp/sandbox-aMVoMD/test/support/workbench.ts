// A real VS Code workbench in Chromium with our built extension installed, and its parts as page objects.
// Each has a server, user data, home folder and browser of its own, all gone after `close`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/harness/chromium.mjs';
import { root } from '../../scripts/harness/install.mjs';
import { temporaryFolder, testEnvironment } from '../../scripts/harness/testEnvironment.mjs';
import {
  linkExtension,
  startVscodeServer,
  type Theme,
  type Version,
  type VscodeServer,
} from '../../scripts/harness/vscodeServer.mjs';
import { recordMessages } from '../ui/pages/messageBurst';
import { Dialog } from '../ui/pages/dialog';
import { EditorArea } from '../ui/pages/editorArea';
import { Notifications } from '../ui/pages/notifications';
import { QuickInput } from '../ui/pages/quickInput';
import { SideBar } from '../ui/pages/sideBar';
import type { ViewTree } from '../ui/pages/viewTree';

/** Of a server, a browser or a window, beside those of another test file. */
const startTimeoutMs = 90_000;
/** What is waited for comes, or the test fails: on a busy machine it may take long. */
const actionTimeoutMs = 45_000;

/** Where failed tests leave their pictures and logs. */
const resultsFolder = join(root, 'test-results');

export interface WorkbenchOptions {
  theme?: Theme;
  language?: 'en' | 'zh-cn';
  version?: Version;
  /** User settings. */
  settings?: Record<string, unknown>;
  /** More environment variables of the extension host; undefined removes one. */
  env?: Record<string, string | undefined>;
  /** What a running emulator printed; the extension finds it through ELASTIC_CONTAINERS_EMULATOR. */
  emulator?: { endpoint: string; accessKeyId: string; accessKeySecret: string; controlToken: string };
  /** Files of the workspace folder: relative path to text. */
  files?: Record<string, string>;
  /** Files of the home folder: relative path to text. */
  homeFiles?: Record<string, string>;
  /** A window of a server that runs already, which has what the options above are for. */
  running?: { address: string; folder: string };
  /** Ask whether the folder is trusted, as VS Code does for a user. */
  workspaceTrust?: boolean;
  viewport?: { width: number; height: number };
}

export class Workbench {
  readonly palette: QuickInput;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  readonly sideBar: SideBar;
  readonly editors: EditorArea;

  private constructor(
    readonly page: Page,
    /** The workspace folder. */
    readonly folder: string,
    private readonly consoleLines: string[],
    private readonly closers: (() => Promise<unknown>)[],
  ) {
    this.quickInput = new QuickInput(page);
    this.palette = this.quickInput;
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
    this.sideBar = new SideBar(page);
    this.editors = new EditorArea(page);
  }

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const closers: (() => Promise<unknown>)[] = [];
    try {
      const { address, folder } = options.running ?? (await startOwn(options, closers));
      const browser = await launchBrowser();
      closers.unshift(() => browser.close());
      const page = await openPage(browser, options);
      const consoleLines: string[] = [];
      page.on('console', (message) => consoleLines.push(`[${message.type()}] ${message.text()}`));
      page.on('pageerror', (error) => consoleLines.push(`[page error] ${String(error)}`));
      const workbench = new Workbench(page, folder, consoleLines, closers);
      await page.goto(address, { timeout: startTimeoutMs });
      await workbench.waitUntilReady();
      return workbench;
    } catch (error) {
      await closeAll(closers);
      throw error;
    }
  }

  /** Opens our views by the activity bar and returns the tree with this title, which gets all the room. */
  async openView(title: string, container = 'Elastic Containers'): Promise<ViewTree> {
    await this.sideBar.open(container);
    const view = await this.sideBar.view(title);
    await this.sideBar.foldOthers(view);
    return view;
  }

  /** Runs a command by its title as the palette shows it, category included. */
  async run(command: string): Promise<void> {
    await this.palette.runCommand(command);
  }

  /** A new window on the same user data, as after "Reload Window". */
  async reload(): Promise<void> {
    await this.page.reload({ timeout: startTimeoutMs });
    await this.waitUntilReady();
  }

  /** Saves what is on screen as test-results/NAME.png and returns the path. */
  async screenshot(name: string): Promise<string> {
    const path = join(resultsFolder, `${fileName(name)}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** Picture and console (the extension host's included) for a failed test. */
  async saveEvidence(name: string): Promise<void> {
    await mkdir(resultsFolder, { recursive: true });
    await writeFile(join(resultsFolder, `${fileName(name)}.log`), `${this.consoleLines.join('\n')}\n`);
    await this.screenshot(name);
  }

  async close(): Promise<void> {
    await closeAll(this.closers);
  }

  private async waitUntilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: startTimeoutMs });
    await this.page.locator('.part.activitybar [role="tab"]').first().waitFor({ timeout: startTimeoutMs });
    await this.page.evaluate(untilExtensionsAreLoaded);
  }
}

/**
 * Runs in the page. Only then the window has what extensions contribute, and has opened again the view that was open before a
 * reload. VS Code marks it for its startup statistics.
 */
async function untilExtensionsAreLoaded(): Promise<void> {
  await new Promise<void>((resolve) => {
    new PerformanceObserver((marks, observer) => {
      if (marks.getEntriesByName('code/didLoadExtensions').length > 0) {
        observer.disconnect();
        resolve();
      }
    }).observe({ type: 'mark', buffered: true });
  });
}

/** A server for this window alone. */
async function startOwn(
  options: WorkbenchOptions,
  closers: (() => Promise<unknown>)[],
): Promise<{ address: string; folder: string }> {
  const temporary = await temporaryFolder();
  closers.unshift(() => temporary.remove());
  const folders = await layOut(temporary.path, options);
  const server = await startServer(folders, options);
  closers.unshift(() => server.stop());
  return { address: server.address({ folder: folders.workspace }), folder: folders.workspace };
}

interface Folders {
  home: string;
  data: string;
  extensions: string;
  workspace: string;
}

async function layOut(parent: string, options: WorkbenchOptions): Promise<Folders> {
  const folders = {
    home: join(parent, 'home'),
    data: join(parent, 'data'),
    extensions: join(parent, 'extensions'),
    workspace: join(parent, 'workspace'),
  };
  await Promise.all([mkdir(folders.home), mkdir(folders.workspace), linkExtension(folders.extensions)]);
  await writeFiles(folders.workspace, options.files ?? {});
  await writeFiles(folders.home, options.homeFiles ?? {});
  return folders;
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

function startServer(folders: Folders, options: WorkbenchOptions): Promise<VscodeServer> {
  return startVscodeServer({
    version: options.version ?? 'newest',
    dataDir: folders.data,
    extensionsDir: folders.extensions,
    workspaceTrust: options.workspaceTrust ?? false,
    theme: options.theme ?? 'dark',
    settings: options.settings ?? {},
    env: {
      ...testEnvironment(folders.home),
      ...(options.emulator ? { ELASTIC_CONTAINERS_EMULATOR: JSON.stringify(options.emulator) } : {}),
      ...options.env,
    },
  });
}

async function openPage(browser: Browser, options: WorkbenchOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 800 } });
  context.setDefaultTimeout(actionTimeoutMs);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await recordMessages(page);
  if (options.language === 'zh-cn') {
    // As with an installed language pack, without needing one; VS Code's own words stay English.
    await page.addInitScript("globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn'");
  }
  return page;
}

async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers.splice(0)) {
    await close();
  }
}

function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 120);
}
