// Runs a module's run() inside the extension host of a VS Code server, as VS Code does for extension tests.
import { launchBrowser } from './chromium.mjs';
import { startVscodeServer } from './vscodeServer.mjs';

const runTimeoutMs = 400_000;
/** Of each message on the console, mostly stacks. */
const shownLines = 6;
/** What this server always logs: it lacks native modules that only log and watch, and has no service worker. */
const noise = /spdlog|watchdog|ServiceWorker|Creating a socket|reconnect/;

/**
 * Resolves with 0 when run() went well and another number when it threw.
 * @param {object} options
 * @param {import('./vscodeServer.mjs').Version} [options.version]
 * @param {string} options.data user data of the server
 * @param {string} options.workspace
 * @param {string} options.extension folder of the extension under development
 * @param {string} [options.extensionsDir] folder with further extensions
 * @param {string} options.tests the module with run()
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string[]} [options.consoleLines] filled with the console of window and extension host
 * @returns {Promise<number>}
 */
export async function runInExtensionHost(options) {
  const { version, data, workspace, extension, extensionsDir, tests, env, consoleLines = [] } = options;
  const server = await startVscodeServer({ version, dataDir: data, extensionsDir, env, testDriver: true });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        const text = args.map(String).join(' ');
        if (!noise.test(text)) {
          consoleLines.push(`[${type}] ${text.split('\n').slice(0, shownLines).join('\n')}`);
        }
      });
      const exit = exitCode(page, server.exited);
      await page.goto(server.address({ folder: workspace, extension, tests }));
      return await exit;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Promise<unknown>} serverExited
 * @returns {Promise<number>}
 */
function exitCode(page, serverExited) {
  /** @type {Promise<number>} */
  const exit = new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`It did not end within ${runTimeoutMs / 1000} s.`), runTimeoutMs);
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      reject(new Error(why));
    };
    page.once('crash', () => fail('The page of the workbench crashed.'));
    void serverExited.then(() => fail('The VS Code server ended too early.'));
    void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
  // Awaited only after the page has opened, which may fail first.
  exit.catch(() => undefined);
  return exit;
}
