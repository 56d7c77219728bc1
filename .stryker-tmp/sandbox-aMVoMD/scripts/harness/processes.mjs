// Starts child processes so that none outlives us: each gets a process group of its own, and all groups are ended on
// exit, Ctrl-C and SIGTERM. Everything the scripts start goes through here.
import { spawn, spawnSync } from 'node:child_process';

const posix = process.platform !== 'win32';
const graceMs = 5000;
const parentCheckMs = 250;
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {Set<() => unknown>} */
const cleanups = new Set();
let handlersInstalled = false;
let signalIsTheEnd = false;
/** @type {Promise<void> | undefined} */
let ending;

/** The user or CI requested the end; the numbers are what shells report for the signal. */
const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });

function installHandlers() {
  if (handlersInstalled) {
    return;
  }
  handlersInstalled = true;
  for (const [signal, code] of Object.entries(signals)) {
    // Ctrl-C comes twice under npm, which passes on what the terminal sent us already: the second must not cut off the ending.
    process.on(signal, () => {
      ending ??= stopAll().finally(() => process.exit(signalIsTheEnd ? 0 : code));
    });
  }
  if (process.env.npm_lifecycle_event !== undefined && posix) {
    endWithParent();
  }
  process.on('exit', () => {
    for (const child of running) {
      signalGroup(child, 'SIGKILL');
    }
  });
}

/** For programs that run until they receive a signal: it is no failure then. */
export function endsBySignal() {
  signalIsTheEnd = true;
}

/**
 * npm passes SIGTERM to the shell between it and us, and the shell dies of it without notifying us: then we are handed to
 * another parent.
 */
function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, parentCheckMs);
  timer.unref();
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) {
    return;
  }
  if (!posix) {
    spawnSync('taskkill', ['/T', '/F', '/PID', String(child.pid)], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startProcess(command, args, options = {}) {
  installHandlers();
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: posix });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => {
    running.delete(child);
    // What it left behind in its group ends with it.
    if (posix) {
      signalGroup(child, 'SIGTERM');
    }
  });
  return child;
}

/** @param {import('node:child_process').ChildProcess} child */
export function exitOf(child) {
  return /** @type {Promise<number>} */ (
    new Promise((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null) {
        resolve(child.exitCode ?? 1);
        return;
      }
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    })
  );
}

/**
 * Runs to the end and returns the exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function run(command, args, options) {
  return exitOf(startProcess(command, args, options));
}

/** @param {import('node:child_process').ChildProcess} child */
export async function stopProcess(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}

/**
 * Registers work for the end of the program, whichever way it ends. Returns how to take it back.
 * @param {() => unknown} cleanup
 */
export function onStop(cleanup) {
  installHandlers();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

export async function stopAll() {
  const work = [...cleanups];
  cleanups.clear();
  await Promise.allSettled(work.map(async (cleanup) => cleanup()));
  await Promise.allSettled([...running].map(stopProcess));
}

/**
 * Resolves with the match of the first line of `stream` that fits `pattern`; rejects when the process ends before.
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} pattern
 * @param {{name: string, timeoutMs: number}} options
 * @returns {Promise<RegExpMatchArray>}
 */
export function lineOf(child, pattern, { name, timeoutMs }) {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (/** @type {string} */ why) => {
      done();
      reject(new Error(`${name} ${why}${text.trim() ? `:\n${text.trim().slice(-2000)}` : '.'}`));
    };
    const onData = (/** @type {Buffer} */ chunk) => {
      text += chunk.toString();
      const match = pattern.exec(text);
      if (match) {
        done();
        resolve(match);
      }
    };
    const onExit = (/** @type {number | null} */ code) => fail(`ended with code ${code ?? 'none'}`);
    const onError = (/** @type {Error} */ error) => fail(`could not be started (${error.message})`);
    const timer = setTimeout(() => fail(`was not ready after ${timeoutMs / 1000} s`), timeoutMs);
    const done = () => {
      clearTimeout(timer);
      for (const stream of [child.stdout, child.stderr]) {
        stream?.off('data', onData);
        stream?.resume();
      }
      child.off('exit', onExit);
      child.off('error', onError);
    };
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
    child.once('exit', onExit);
    child.once('error', onError);
  });
}
