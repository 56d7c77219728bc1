// A real VS Code without the desktop download: Microsoft's own server and web workbench out of the npm package
// code-server, with the same Node extension host as Remote-SSH. The only place that installs and starts one.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError, cacheDir, npmInClone, root, say } from './install.mjs';
import { lineOf, startProcess, stopProcess } from './processes.mjs';
import { temporaryFolder } from './testEnvironment.mjs';

/**
 * VS Code versions in use: the npm package that carries each, the Node it is made for, and settings it knows by other names.
 * With an older name VS Code would rewrite the file while it starts, which wakes extensions and takes seconds.
 */
export const versions = {
  newest: {
    ...{ vscode: '1.139.1', codeServer: '4.139.1', node: 24 },
    settings: { 'extensions.autoUpdate': 'off' },
    themes: themesOf('Dark Modern', 'Light Modern'),
  },
  oldest: {
    ...{ vscode: '1.103.2', codeServer: '4.103.2', node: 22 },
    settings: { 'extensions.autoUpdate': false },
    themes: themesOf('Default Dark Modern', 'Default Light Modern'),
  },
};

/** @param {string} dark @param {string} light */
function themesOf(dark, light) {
  return { dark, light, hcDark: 'Default High Contrast', hcLight: 'Default High Contrast Light' };
}

/** @typedef {keyof typeof versions} Version */
/** @typedef {Awaited<ReturnType<typeof startVscodeServer>>} VscodeServer */
/** @typedef {keyof typeof versions.newest.themes} Theme */

/** @param {Version} version */
const folderOf = (version) => join(cacheDir, `server-${versions[version].vscode}`);
/** @param {string} folder */
const serverMain = (folder) => join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js');

/** The npm package with a Node binary for this machine. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

/** @param {Version} version */
function nodeBinary(version) {
  return Number(process.versions.node.split('.')[0]) === versions[version].node
    ? process.execPath
    : join(folderOf(version), 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {Version} version */
function isMissing(version) {
  return !existsSync(serverMain(folderOf(version))) || !existsSync(nodeBinary(version));
}

/**
 * The server in the cache.
 * @param {Version} version
 * @returns {import('./needs.mjs').Need}
 */
export function vscodeServer(version) {
  return {
    name: `the VS Code ${versions[version].vscode} server (npm, into .vscode-test)`,
    isMissing: () => isMissing(version),
    install: () => installServer(version),
  };
}

/**
 * Done under another name first, so that an interrupted run leaves no half server behind.
 * @param {Version} version
 */
async function installServer(version) {
  const folder = folderOf(version);
  const { vscode, codeServer, node } = versions[version];
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await writeFile(join(partial, 'package.json'), '{"private":true}\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const packages = [`code-server@${codeServer}`];
  if (Number(process.versions.node.split('.')[0]) !== node) {
    packages.push(`${nodePackage()}@${node}`);
  }
  if ((await npmInClone(['install', ...quiet, '--save-exact', ...packages], partial)) !== 0) {
    throw new SetupError(
      `Could not install ${packages.join(' and ')}; the messages of npm are above.\n` +
        `Check the network, or run with Node.js ${node} where npm has no Node.js for ${process.platform}-${process.arch}.`,
    );
  }
  say(`Installing the libraries of the VS Code ${vscode} server ...`);
  const inner = join(partial, 'node_modules/code-server/lib/vscode');
  if ((await npmInClone(['install', '--omit=dev', ...quiet], inner)) !== 0) {
    throw new SetupError(
      'Could not install the libraries of the VS Code server; the messages of npm are above.\n' +
        'Check the network or the proxy (npm config get proxy), then run the command again.',
    );
  }
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}

/**
 * Puts the built extension where a server started with this `extensionsDir` finds it installed: a link to the
 * repository, so that a new build needs no more than a reload of the window.
 * @param {string} extensionsDir
 */
export async function linkExtension(extensionsDir) {
  const { publisher, name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await rm(extensionsDir, { recursive: true, force: true });
  await mkdir(extensionsDir, { recursive: true });
  await symlink(root, join(extensionsDir, `${publisher}.${name}-${version}`), 'junction');
}

/** What a quiet window needs; settings of the caller win. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'window.autoDetectColorScheme': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
};

/**
 * User settings for a window that has none yet; what its user has set since stays.
 * @param {string} userDir
 * @param {Record<string, unknown>} settings
 */
export async function writeFirstSettings(userDir, settings) {
  const file = join(userDir, 'settings.json');
  if (!existsSync(file)) {
    await mkdir(userDir, { recursive: true });
    await writeFile(file, `${JSON.stringify(settings, null, 2)}\n`);
  }
}

/**
 * Any client of the server reads and writes the user's files, and any user of the machine or any web page (by DNS rebinding)
 * can reach it: it answers only clients that know this token. In a file, as arguments are visible to everyone.
 */
async function connectionToken() {
  const folder = await temporaryFolder();
  const file = join(folder.path, 'connection-token');
  const value = randomBytes(32).toString('hex');
  await writeFile(file, value, { mode: 0o600 });
  return { file, value, remove: folder.remove };
}

/**
 * @param {object} options
 * @param {Version} [options.version]
 * @param {number} [options.port] 0 for a free one
 * @param {string} options.dataDir user data of this server
 * @param {string} [options.extensionsDir]
 * @param {Record<string, unknown>} [options.settings] user settings, where there are none yet
 * @param {Theme} [options.theme]
 * @param {boolean} [options.workspaceTrust] ask whether folders are trusted
 * @param {boolean} [options.testDriver] accept addresses with an extension or a suite; such windows show no notifications
 * @param {NodeJS.ProcessEnv} options.env the whole environment of the extension host
 */
export async function startVscodeServer(options) {
  const version = options.version ?? 'newest';
  if (isMissing(version)) {
    throw new SetupError(
      `The VS Code ${versions[version].vscode} server is missing. "npm test" installs what it needs.`,
    );
  }
  const { settings, themes } = versions[version];
  const theme = { 'workbench.colorTheme': themes[options.theme ?? 'dark'] };
  await writeFirstSettings(join(options.dataDir, 'data/User'), {
    ...{ ...quietSettings, ...settings, ...theme },
    ...options.settings,
  });
  const token = await connectionToken();
  const args = [
    serverMain(folderOf(version)),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token-file', token.file],
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', options.dataDir],
    ...(options.extensionsDir ? ['--extensions-dir', options.extensionsDir] : []),
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
  const child = startProcess(nodeBinary(version), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env,
  });
  const [, port] = await lineOf(child, /Web UI available at \S*:(\d+)/, {
    name: `The VS Code ${versions[version].vscode} server`,
    timeoutMs: 90_000,
  });
  const authority = `127.0.0.1:${port}`;
  return {
    version: versions[version].vscode,
    dataDir: options.dataDir,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    /**
     * Address of a window. Its folder is named here: with the server's --default-folder the page and the extension host call
     * the folder by two names, so that no finding reaches the editor and no edit the document that is seen. An extension under development and a suite to run in its extension host need `testDriver`.
     * @param {{folder?: string, extension?: string, tests?: string}} open absolute paths
     */
    address({ folder, extension, tests }) {
      const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${toUriPath(path)}`;
      const payload = [
        ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
        ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
      ];
      const query = new URLSearchParams({
        ...(folder ? { folder: toUriPath(folder) } : { ew: 'true' }),
        ...(payload.length > 0 ? { payload: JSON.stringify(payload) } : {}),
        tkn: token.value,
      });
      return `http://${authority}/?${query.toString().replaceAll('%2F', '/')}`;
    },
    stop: async () => {
      await stopProcess(child);
      await token.remove();
    },
  };
}

/** @param {string} path */
function toUriPath(path) {
  return process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path;
}
