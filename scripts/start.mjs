// npm start: installs what is missing, builds, starts the emulator and opens VS Code with the extension on it.
// Options: --port N (address of the VS Code server), --no-open (open no window); either means the VS Code server.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { emulatorEnvironment, serverEnvironment } from './harness/childEnvironment.mjs';
import { SetupError, build, cacheDir, lockClone, main, npmPackages, root, say } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { endsBySignal, exitOf, lineOf, onStop, startProcess, stopAll } from './harness/processes.mjs';
import { refreshSample } from './harness/sample.mjs';
import { temporaryFolder } from './harness/testEnvironment.mjs';
import {
  linkExtension,
  startVscodeServer,
  versions,
  vscodeServer,
  writeFirstSettings,
} from './harness/vscodeServer.mjs';

const emulatorTimeoutMs = 20_000;
const windows = process.platform === 'win32';
/** The README of the sample is what is seen first. Of the user, as a workspace's own is read too late in a remote window. */
const settings = { 'workbench.startupEditor': 'readme' };

/** @returns {{port: number | undefined, open: boolean}} */
function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } }));
  } catch (error) {
    throw new SetupError(
      `${error instanceof Error ? error.message : String(error)}\nUse: npm start -- [--port N] [--no-open]`,
    );
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new SetupError(`"${values.port}" is not a port. Use a number from 0 to 65535.`);
  }
  return { port, open: values['no-open'] !== true };
}

/** Checked before anything is built, so that the answer comes at once. @param {number} port @returns {Promise<void>} */
function checkPortIsFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(
        new SetupError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use. End the program on it or choose another: npm start -- --port ${port + 1}`
            : `Port ${port} cannot be used: ${error.message}.`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** Whether the `code` command of a desktop VS Code is here, and a screen to show it on. */
function hasDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return false;
  }
  return spawnSync(windows ? 'where' : 'which', ['code'], { stdio: 'ignore' }).status === 0;
}

/** Starts the emulator and returns its ready line. */
async function startEmulator() {
  const child = startProcess(process.execPath, [join(root, 'dist/emulator.js'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: emulatorEnvironment(),
  });
  const [line] = await lineOf(child, /^\{.*\}$/m, { name: 'The emulator', timeoutMs: emulatorTimeoutMs });
  child.once('exit', (code) => code && say(`The emulator ended with code ${code}.`));
  return line;
}

/** The user's own VS Code, in the environment they would start it from. @param {string} folder @param {string} emulator */
async function runDesktop(folder, emulator) {
  const userData = join(cacheDir, 'desktop');
  onStop(() => {
    // `code` hands over to a process of its own group, which notes its id here.
    const lock = join(userData, 'code.lock');
    const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').trim()) : Number.NaN;
    if (pid > 0) {
      try {
        process.kill(pid, 'SIGTERM');
      } catch {
        // The window was closed already.
      }
    }
  });
  await writeFirstSettings(join(userData, 'User'), settings);
  say('\nOpening VS Code. Close its window or press Ctrl-C to end.');
  const args = [`--extensionDevelopmentPath=${root}`, '--user-data-dir', userData, '--new-window', '--wait', folder];
  const env = { ...process.env, ELASTIC_CONTAINERS_EMULATOR: emulator };
  await exitOf(startProcess('code', args, { env, shell: windows }));
}

/** @param {string} folder @param {string} emulator @param {{port: number | undefined, open: boolean}} options */
async function runServer(folder, emulator, { port, open }) {
  const extensionsDir = join(cacheDir, 'server-extensions');
  await linkExtension(extensionsDir);
  const server = await startVscodeServer({
    port,
    dataDir: join(cacheDir, 'server-data'),
    extensionsDir,
    settings,
    env: { ...serverEnvironment(), ELASTIC_CONTAINERS_EMULATOR: emulator },
  });
  const address = server.address({ folder });
  console.log(`\nVS Code ${versions.newest.vscode} with Elastic Containers is ready: ${address}`);
  console.log('Open the address in a browser; do not pass it on, as it opens your files. Ctrl-C ends it.');
  if (open) {
    await openBrowser(address);
  }
  await server.exited;
}

/**
 * By a page of ours that leads there: the address holds the token, and the arguments of a program can be seen by everyone on
 * the machine. Not in the folder for temporary files, which browsers of some Linux systems do not see.
 * @param {string} address
 */
async function openBrowser(address) {
  const { path } = await temporaryFolder(cacheDir);
  const page = join(path, 'open.html');
  const refresh = `<meta http-equiv="refresh" content="0; url=${address.replaceAll('&', '&amp;')}">`;
  await writeFile(page, `<!doctype html><title>Elastic Containers</title>${refresh}\n`, { mode: 0o600 });
  const [command, args] = windows
    ? ['cmd', ['/c', 'start', '', page]]
    : process.platform === 'darwin'
      ? ['open', [page]]
      : ['xdg-open', [page]];
  // The browser is the user's own; it stays when we end.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => say('No browser could be opened; open the address yourself.'))
    .unref();
}

await main(async () => {
  const { port, open } = readOptions();
  if (port) {
    await checkPortIsFree(port);
  }
  const desktop = port === undefined && open && hasDesktop();
  const unlock = await lockClone();
  await install([npmPackages, ...(desktop ? [] : [vscodeServer('newest')])]);
  await build();
  unlock();
  endsBySignal();
  const ready = await startEmulator();
  say(`Emulator of Alibaba Cloud: ${JSON.parse(ready).endpoint}`);
  const sample = join(cacheDir, 'sample');
  await refreshSample(join(root, 'scripts/sample'), sample);
  await (desktop ? runDesktop(sample, ready) : runServer(sample, ready, { port, open }));
});
await stopAll();
process.exit();
