import { open } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';
import { formatBytes } from '../../base/format';

/** Gives the text of a file; undefined when there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Many times what a file of profiles needs. */
const maxBytes = 1024 * 1024;

/** The text of a file of the user; undefined when there is none. */
export async function readTextFile(path: string): Promise<string | undefined> {
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
