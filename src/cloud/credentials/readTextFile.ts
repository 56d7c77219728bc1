import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { systemClock } from '../../base/clock';
import { UserFacingError } from '../../base/errors';

/** Gives the text of a file; undefined when there is none. A text that is not whole may be in the middle of being written. */
export type ReadText = (path: string, isWhole?: (text: string) => boolean) => Promise<string | undefined>;

/** Longer than the tools take from emptying a file to its last byte. */
const writingMs = 100;

/**
 * The text of a file of the user; undefined when there is none. What is not whole is read again until it no longer changes: the CLI
 * empties its file before it writes it.
 * @throws UserFacingError when the file cannot be read.
 */
export const readTextFile: ReadText = async (path, isWhole = () => true) => {
  let text = await readOnce(path);
  for (let before; text !== undefined && text !== before && !isWhole(text);) {
    before = text;
    await systemClock.sleep(writingMs);
    text = await readOnce(path);
  }
  return text;
};

async function readOnce(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return undefined;
    }
    throw new UserFacingError(
      l10n.t('Could not read {0}: {1}', path, code ?? 'unknown'),
      l10n.t('Check that you have permission to read the file.'),
    );
  }
}
