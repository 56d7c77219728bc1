import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';

/** Gives the text of a file; undefined when there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The text of a file of the user; undefined when there is none. */
export async function readTextFile(path: string): Promise<string | undefined> {
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
