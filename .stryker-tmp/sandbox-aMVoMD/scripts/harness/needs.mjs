// The one step that installs what a run needs, before anything else of it. Later steps only find.
import { SetupError, checkNode, say } from './install.mjs';

const progressMs = 10_000;

/**
 * Something a run needs. `install` throws a SetupError that explains what to do.
 * @typedef {{name: string, isMissing: () => boolean, install: () => Promise<void>}} Need
 */

/**
 * Installs what is missing, in the order given. Wants the lock of the clone.
 * @param {readonly Need[]} needs
 */
export async function install(needs) {
  checkNode();
  const missing = needs.filter((need) => need.isMissing());
  for (const [index, need] of missing.entries()) {
    say(`Installing ${index + 1} of ${missing.length}: ${need.name} ...`);
    try {
      await withProgress(`installing ${need.name}`, () => need.install());
      if (need.isMissing()) {
        throw new SetupError(`The installation said that it succeeded, but ${need.name} cannot be found.`);
      }
    } catch (error) {
      const names = missing.slice(index).map(({ name }) => `\n  - ${name}`);
      throw new SetupError(`${messageOf(error)}\n\nNothing was run, as this is missing:${names.join('')}`);
    }
  }
}

/**
 * Reports every ten seconds that something is still in progress.
 * @param {string} what
 * @param {() => Promise<unknown>} work
 */
export async function withProgress(what, work) {
  const startedMs = Date.now();
  const timer = setInterval(
    () => say(`... still ${what} after ${Math.round((Date.now() - startedMs) / 1000)} s`),
    progressMs,
  );
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

/** @param {unknown} error */
function messageOf(error) {
  if (error instanceof SetupError) {
    return error.message;
  }
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOENT' && path !== undefined) {
    return `The program "${path}" was not found. Install it, then run the command again.`;
  }
  return error instanceof Error ? String(error.stack) : String(error);
}
