// Runs test/host inside the extension host of a real VS Code: the desktop one where it can be downloaded and shown,
// the VS Code server in Chromium otherwise.
import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInExtensionHost } from './extensionHost.mjs';
import { SetupError, cacheDir, root } from './install.mjs';
import { temporaryFolder, testEnvironment } from './testEnvironment.mjs';
import { versions } from './vscodeServer.mjs';

const suite = 'out/test/host/index.main.js';
const reachTimeoutMs = 4000;
/** Where the downloads of @vscode/test-electron come from. */
const downloads = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * Decides once per run which VS Code is used, and reports why. ELASTIC_CONTAINERS_VSCODE=desktop|server forces it.
 * @returns {Promise<{desktop: boolean, why: string}>}
 */
export async function chooseVscode() {
  const forced = process.env.ELASTIC_CONTAINERS_VSCODE;
  if (forced === 'desktop' || forced === 'server') {
    return { desktop: forced === 'desktop', why: 'ELASTIC_CONTAINERS_VSCODE says so' };
  }
  if (process.platform === 'linux' && !process.env.DISPLAY) {
    return { desktop: false, why: 'there is no display (DISPLAY is not set)' };
  }
  try {
    const answer = await fetch(downloads, { signal: AbortSignal.timeout(reachTimeoutMs) });
    return answer.ok
      ? { desktop: true, why: 'it can be downloaded' }
      : { desktop: false, why: `the download of desktop VS Code answers ${answer.status}` };
  } catch {
    return { desktop: false, why: 'desktop VS Code cannot be downloaded from here' };
  }
}

/**
 * The download of @vscode/test-electron, which must be installed before.
 * @param {import('./vscodeServer.mjs').Version} version
 * @returns {import('./needs.mjs').Need}
 */
export function desktopVscode(version) {
  const { vscode } = versions[version];
  return {
    name: `desktop VS Code ${vscode} (downloaded into .vscode-test)`,
    isMissing() {
      const folders = existsSync(cacheDir) ? readdirSync(cacheDir) : [];
      const folder = folders.find((name) => name.startsWith('vscode-') && name.endsWith(`-${vscode}`));
      return folder === undefined || !existsSync(join(cacheDir, folder, 'is-complete'));
    },
    async install() {
      const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
      await downloadAndUnzipVSCode({ version: vscode, cachePath: cacheDir }).catch((/** @type {unknown} */ error) => {
        throw new SetupError(
          `Desktop VS Code ${vscode} could not be downloaded: ${String(error)}.\n` +
            'Check the network, or use the VS Code server: ELASTIC_CONTAINERS_VSCODE=server npm test',
        );
      });
    },
  };
}

/**
 * @param {object} options
 * @param {import('./vscodeServer.mjs').Version} options.version
 * @param {boolean} options.desktop
 * @param {string} [options.grep]
 * @param {string} [options.file] the one file to run, below the suite's folder and as it is built; those together in one window when left out
 * @param {string} options.countsFile written by the suite when it ran to its end
 * @param {(text: string) => void} options.print
 */
export async function runHostSuite({ version, desktop, grep, file, countsFile, print }) {
  const temporary = await temporaryFolder();
  const output = join(temporary.path, 'output.txt');
  const folders = {
    home: join(temporary.path, 'home'),
    data: join(temporary.path, 'data'),
    workspace: join(temporary.path, 'workspace'),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder)));
  const variables = {
    TEST_COUNTS_FILE: countsFile,
    TEST_OUTPUT_FILE: output,
    TEST_USER_DATA: folders.data,
    ...(grep ? { TEST_GREP: grep } : {}),
    ...(file ? { TEST_FILE: file } : {}),
  };
  writeFileSync(output, '');
  const printed = printNewText(output, print);
  try {
    const env = { ...testEnvironment(folders.home), ...variables };
    const extension = file ? await sleepingCopy(join(temporary.path, 'extension')) : root;
    await (desktop ? inDesktop(version, folders, env, extension) : inServer(version, folders, env, extension, output));
  } finally {
    printed.finish();
    await temporary.remove();
  }
}

/**
 * The built extension with its tests, in a folder of its own, where nothing starts it: VS Code opens JSON of its own while it starts, and
 * a test that puts itself in the place of something has to come first.
 * @param {string} folder
 */
async function sleepingCopy(folder) {
  await mkdir(folder);
  const copied = ['dist', 'out', 'media', 'l10n', 'package.nls.json', 'package.nls.zh-cn.json'];
  await Promise.all(copied.map((name) => cp(join(root, name), join(folder, name), { recursive: true })));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return folder;
}

/**
 * @param {import('./vscodeServer.mjs').Version} version
 * @param {{data: string, workspace: string}} folders
 * @param {NodeJS.ProcessEnv} env
 * @param {string} extension
 * @param {string} output
 */
async function inServer(version, folders, env, extension, output) {
  /** @type {string[]} */
  const consoleLines = [];
  try {
    await runInExtensionHost({ version, ...folders, env, extension, tests: join(extension, suite), consoleLines });
  } finally {
    if (!existsSync(/** @type {string} */ (env.TEST_COUNTS_FILE))) {
      appendFileSync(output, `\nLast lines of the console:\n${consoleLines.slice(-40).join('\n')}\n`);
    }
  }
}

/**
 * @param {import('./vscodeServer.mjs').Version} version
 * @param {{data: string, workspace: string}} folders
 * @param {NodeJS.ProcessEnv} env
 * @param {string} extension
 */
async function inDesktop(version, folders, env, extension) {
  const { runTests } = await import('@vscode/test-electron');
  // It adds ours to the whole environment, where the developer's credentials may be.
  const removed = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
  await runTests({
    version: versions[version].vscode,
    cachePath: cacheDir,
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(extension, suite),
    extensionTestsEnv: /** @type {Record<string, string>} */ ({ ...removed, ...env }),
    launchArgs: [
      folders.workspace,
      ...['--user-data-dir', folders.data, '--disable-extensions', '--disable-workspace-trust'],
    ],
  }).catch((/** @type {unknown} */ error) => {
    // Failed tests arrive here too; the counts distinguish them from a crash.
    process.stderr.write(`${String(error)}\n`);
  });
}

/** Prints what the suite writes to its output file, as it comes. @param {string} file @param {(text: string) => void} print */
function printNewText(file, print) {
  let shown = 0;
  const show = () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    print(text.slice(shown));
    shown = text.length;
  };
  const timer = setInterval(show, 500);
  return {
    finish() {
      clearInterval(timer);
      show();
    },
  };
}
