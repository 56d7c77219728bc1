import { open } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { systemClock } from '../../base/clock';
import { UserFacingError } from '../../base/errors';
import { formatBytes } from '../../base/format';

/** Gives the text of a file; undefined when there is none. A text that is not whole may be in the middle of being written. */
export type ReadText = (path: string, isWhole?: (text: string) => boolean) => Promise<string | undefined>;

/** Many times what a file of profiles needs. */
const maxBytes = 1024 * 1024;

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
  const bytes = await readBytes(path);
  if (bytes && isUtf16(bytes)) {
    throw new UserFacingError(l10n.t('{0} is encoded in UTF-16.', path), l10n.t('Save it as UTF-8.'));
  }
  return bytes?.toString('utf8');
}

async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) {
        throw new UserFacingError(
          l10n.t('{0} is too large ({1}) for a file of profiles.', path, formatBytes(size)),
          l10n.t('Check that it is the right file.'),
        );
      }
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UserFacingError) {
      throw error;
    }
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

/** By its byte order mark, or by the zero in one of the first two bytes, which both are letters of ASCII in these files. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  const mark = [first, second].join();
  return mark === '255,254' || mark === '254,255' || (bytes.length > 1 && (first === 0) !== (second === 0));
}
