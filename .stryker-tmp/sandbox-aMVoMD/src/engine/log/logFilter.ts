// Which lines are to be seen: those with a text in them, or those that match a regular expression written as /…/flags.
import * as l10n from '@vscode/l10n';
import { toError } from '../../base/errors';

export type LineFilter = (text: string) => boolean;

/** Undefined lets everything through. */
export function parseFilter(written: string): LineFilter | undefined {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(written) ?? [];
  if (source !== undefined) {
    // Without state, or every second line would be missed.
    const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
    return (text) => pattern.test(text);
  }
  const wanted = written.toLowerCase();
  return wanted === '' ? undefined : (text) => text.toLowerCase().includes(wanted);
}

/** Why this cannot be a filter. */
export function filterProblem(written: string): string | undefined {
  try {
    parseFilter(written);
    return undefined;
  } catch (error) {
    return l10n.t('Not a regular expression: {0}', toError(error).message);
  }
}
