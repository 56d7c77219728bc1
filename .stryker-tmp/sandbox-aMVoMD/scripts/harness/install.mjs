// What a fresh clone lacks: the right Node, node_modules, the build; and the lock under which a clone is worked on. Plain Node only, as
// nothing is installed yet.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identify, isAlive, readOwner, takeLock } from './lock.mjs';
import { exitOf, run, startProcess } from './processes.mjs';

/** The repository; found by its package.json because the tests bundle this file elsewhere. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));
/** Downloads, user data and samples of the scripts; never part of the product. */
export const cacheDir = join(root, '.vscode-test');

/** @param {string} folder @returns {string} */
function findRoot(folder) {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'elastic-containers') {
    return folder;
  }
  if (dirname(folder) === folder) {
    throw new Error('The folder of elastic-containers was not found.');
  }
  return findRoot(dirname(folder));
}

/** An error whose message is all the user needs; printed without a stack. */
export class SetupError extends Error {}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs the body of a script and turns errors into a message and exit code 1. @param {() => Promise<unknown>} body */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    say(
      error instanceof SetupError ? `\n${error.message}` : `\n${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = 1;
  }
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(
      `Node.js 20.19 or newer is needed; this is ${process.versions.node}.\nInstall a current Node.js (https://nodejs.org) and run the command again.`,
    );
  }
}

/**
 * npm as this machine has it: the one that started us, or the one on the PATH.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @param {typeof run} [runner]
 */
export function npm(args, options = {}, runner = run) {
  const settings = { cwd: root, ...options };
  const cli = process.env.npm_execpath;
  return cli !== undefined && /npm-cli\.c?js$/.test(cli)
    ? runner(process.execPath, [cli, ...args], settings)
    : runner('npm', args, { ...settings, shell: process.platform === 'win32' });
}

const cloneLock = join(cacheDir, 'clone.lock');
/** Names the lock's owner to the programs it starts: they work for it and need not wait. */
const ownerVariable = 'ELASTIC_CONTAINERS_CLONE_LOCK';
/** @type {import('./lock.mjs').Lock | undefined} */
let held;

/** The run that started this one, if it holds the lock still. */
function ownerWeWorkFor() {
  const owner = readOwner(cloneLock);
  return owner !== undefined && owner.id === process.env[ownerVariable] && isAlive(owner) ? owner : undefined;
}

/**
 * Waits until no other run installs, builds or tests in this clone, and keeps others waiting until the returned function is called or
 * this program ends.
 * @returns {Promise<() => void>}
 */
export async function lockClone() {
  if (ownerWeWorkFor()) {
    return () => undefined;
  }
  const script = process.env.npm_lifecycle_event;
  const lock = await takeLock(cloneLock, script ? `npm run ${script}` : process.argv.slice(1).join(' '));
  held = lock;
  process.env[ownerVariable] = lock.id;
  return () => {
    lock.release();
    held = undefined;
    delete process.env[ownerVariable];
  };
}

/**
 * Runs a program that changes what the lock guards. Should we be killed before it ends, the lock is kept until then.
 * @param {import('./lock.mjs').Lock | undefined} lock
 * @returns {typeof run}
 */
export function runUnder(lock) {
  return async (command, args, options) => {
    const child = startProcess(command, args, options);
    const work = child.pid === undefined ? undefined : identify(child.pid);
    lock?.note({ work: work && { ...work, command: [command, ...args].join(' ') } });
    try {
      return await exitOf(child);
    } finally {
      lock?.note({ work: undefined });
    }
  };
}

/** As `npm`, for what changes this clone. @param {readonly string[]} args @param {string} [cwd] */
export function npmInClone(args, cwd = root) {
  return npm(args, { cwd, stdio: ['ignore', 2, 2] }, runUnder(held));
}

/** @type {import('./needs.mjs').Need} */
export const npmPackages = {
  name: 'the npm packages of package-lock.json (npm ci)',
  /** npm writes its own copy of the lock file last, so an interrupted installation has none. */
  isMissing() {
    const installed = join(root, 'node_modules/.package-lock.json');
    return !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
  },
  async install() {
    const code = await npmInClone(['ci', '--no-audit', '--no-fund']);
    if (code !== 0) {
      throw new SetupError(
        `npm ci failed with code ${code}; its messages are above.\nCheck the network or the proxy (npm config get proxy), then run the command again.`,
      );
    }
  },
};

/** Its time is the start of the last build that came to its end. */
const builtStamp = join(cacheDir, 'built');

/** When the build in dist/ was begun; 0 when there is none or it was interrupted. */
export function builtAtMs() {
  return statSync(builtStamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Under the lock of the clone. What a run starts finds the build of that run, which nothing may change under its tests.
 * @param {readonly string[]} args options of esbuild.js
 */
export async function build(...args) {
  if (args.length === 0 && ownerWeWorkFor()?.built) {
    return;
  }
  say(`Building (node esbuild.js${args.map((arg) => ` ${arg}`).join('')}) ...`);
  const startedAt = new Date();
  rmSync(builtStamp, { force: true });
  const code = await runUnder(held)(process.execPath, ['esbuild.js', ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (code !== 0) {
    throw new SetupError('The build failed; its messages are above.');
  }
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(builtStamp, '');
  utimesSync(builtStamp, startedAt, startedAt);
  held?.note({ built: !args.includes('--production') });
}
