// The folder that `npm start` opens: a copy of scripts/sample to try things in, so that edits leave the repository clean.
import { existsSync, readFileSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes the copy, or brings it up to date: a file that is missing or still as shipped is copied again, and one that was
 * edited is left alone. The shipped version is kept beside the copy, to distinguish the two.
 * @param {string} shipped
 * @param {string} copy
 */
export async function refreshSample(shipped, copy) {
  const given = `${copy}-as-given`;
  for (const entry of await readdir(shipped, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name).slice(shipped.length);
    const mine = join(copy, file);
    if (entry.isFile() && (!existsSync(mine) || sameBytes(mine, join(given, file)))) {
      await cp(join(shipped, file), mine);
      await cp(join(shipped, file), join(given, file));
    }
  }
}

/** @param {string} path @param {string} other which may be missing */
function sameBytes(path, other) {
  return existsSync(other) && readFileSync(path).equals(readFileSync(other));
}
