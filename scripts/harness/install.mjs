// What a fresh clone lacks: the right Node, node_modules, the build. Plain Node only, as nothing is installed yet.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

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

const progressMs = 10_000;

/** An error whose message says all a person needs; printed without a stack. */
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
 */
export function npm(args, options = {}) {
  const settings = { cwd: root, ...options };
  const cli = process.env.npm_execpath;
  return cli !== undefined && /npm-cli\.c?js$/.test(cli)
    ? run(process.execPath, [cli, ...args], settings)
    : run('npm', args, { ...settings, shell: process.platform === 'win32' });
}

/**
 * `stdout` of the children goes to our stderr where our own stdout is an interface.
 * @param {{quiet?: boolean}} [options] quiet: say nothing when there is nothing to do
 */
export async function installDependencies(options = {}) {
  checkNode();
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) {
    return;
  }
  if (!options.quiet) {
    say('Installing dependencies (npm ci) ...');
  }
  const startedMs = Date.now();
  const progress = setInterval(
    () => say(`... still installing after ${Math.round((Date.now() - startedMs) / 1000)} s`),
    progressMs,
  );
  const code = await npm(['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
  clearInterval(progress);
  if (code !== 0) {
    throw new SetupError(
      `npm ci failed with code ${code}; its messages are above.\nCheck the network or the proxy (npm config get proxy), then run the command again.`,
    );
  }
}

/** @param {readonly string[]} args options of esbuild.js */
export async function build(...args) {
  say(`Building (node esbuild.js${args.map((arg) => ` ${arg}`).join('')}) ...`);
  const code = await run(process.execPath, ['esbuild.js', ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (code !== 0) {
    throw new SetupError('The build failed; its messages are above.');
  }
}
