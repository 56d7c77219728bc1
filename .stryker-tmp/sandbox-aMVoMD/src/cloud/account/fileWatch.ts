import { unwatchFile, watchFile } from 'node:fs';
import type { Stats } from 'node:fs';
import type { Disposable } from '../../base/disposables';

/** Often enough for a person who has just signed in, and a few file states a second cost nothing. */
const everyMs = 1_000;

/**
 * Calls back when one of the files is written, replaced, created or removed; a burst of changes counts once. Polls the
 * files' state: they may not exist yet, are replaced by renaming, and may lie on a network drive, where notifications get lost.
 */
export function watchFiles(paths: readonly string[], changed: () => void): Disposable {
  const listener = (now: Stats, before: Stats): void => {
    // It also calls once to say that there is no file.
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino) {
      changed();
    }
  };
  paths.forEach((path) => watchFile(path, { interval: everyMs, persistent: false }, listener));
  return { dispose: () => paths.forEach((path) => unwatchFile(path, listener)) };
}
