// npm start: installs what is missing, builds, starts the emulator and opens VS Code with the extension on it.
// Options: --port N (address of the VS Code server), --no-open (open no window); either means the VS Code server.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError, build, cacheDir, lockClone, main, npmPackages, root, say } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { endsBySignal, exitOf, lineOf, onStop, startProcess, stopAll } from './harness/processes.mjs';
import { linkExtension, startVscodeServer, versions, vscodeServer } from './harness/vscodeServer.mjs';

const emulatorTimeoutMs = 20_000;
const windows = process.platform === 'win32';

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

/** Asked before anything is built, so that the answer comes at once. @param {number} port @returns {Promise<void>} */
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
  });
  const [line] = await lineOf(child, /^\{.*\}$/m, { name: 'The emulator', timeoutMs: emulatorTimeoutMs });
  child.once('exit', (code) => code && say(`The emulator ended with code ${code}.`));
  return line;
}

/** A folder to try things in; a copy, so that edits leave the repository clean. */
function sampleFolder() {
  const sample = join(cacheDir, 'sample');
  if (!existsSync(sample)) {
    cpSync(join(root, 'scripts/sample'), sample, { recursive: true });
  }
  return sample;
}

/** @param {string} folder @param {NodeJS.ProcessEnv} env */
async function runDesktop(folder, env) {
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
  say('\nOpening VS Code. Close its window or press Ctrl-C to end.');
  const args = [`--extensionDevelopmentPath=${root}`, '--user-data-dir', userData, '--new-window', '--wait', folder];
  await exitOf(startProcess('code', args, { env, shell: windows }));
}

/** @param {string} folder @param {NodeJS.ProcessEnv} env @param {{port?: number, open: boolean}} options */
async function runServer(folder, env, { port, open }) {
  const extensionsDir = join(cacheDir, 'server-extensions');
  await linkExtension(extensionsDir);
  const server = await startVscodeServer({
    port,
    dataDir: join(cacheDir, 'server-data'),
    extensionsDir,
    defaultFolder: folder,
    env,
  });
  console.log(`\nVS Code ${versions.newest.vscode} with Elastic Containers is ready: ${server.origin}/`);
  console.log('Open the address in a browser and click "Elastic Containers" in the bar on the left. Ctrl-C ends it.');
  if (open) {
    openBrowser(`${server.origin}/`);
  }
  await server.exited;
}

/** @param {string} address */
function openBrowser(address) {
  const [command, args] = windows
    ? ['cmd', ['/c', 'start', '', address]]
    : process.platform === 'darwin'
      ? ['open', [address]]
      : ['xdg-open', [address]];
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
  const env = { ...process.env, ELASTIC_CONTAINERS_EMULATOR: ready };
  await (desktop ? runDesktop(sampleFolder(), env) : runServer(sampleFolder(), env, { port, open }));
});
await stopAll();
process.exit();
