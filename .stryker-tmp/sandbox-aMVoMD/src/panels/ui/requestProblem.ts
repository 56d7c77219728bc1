// Why a form has no answer, as it is shown.

import * as l10n from '@vscode/l10n';
import type { Problem } from '../channel/envelope';
import { RequestFailure } from './client';

/** What to do when the request may have been carried out all the same. */
export interface UncertainHints {
  /** The user cancelled it. */
  readonly cancelled: string;
  /** The page was loaded again meanwhile. */
  readonly unknown: string;
}

/** @param thrown by a request; anything but a RequestFailure is an error of the form */
export function toRequestProblem(thrown: unknown, hints: UncertainHints): Problem {
  if (!(thrown instanceof RequestFailure)) {
    return { message: l10n.t('Internal error in the form.'), hint: l10n.t('Your input is kept.') };
  }
  switch (thrown.reason) {
    case 'cancelled':
      return { message: l10n.t('Canceled.'), hint: hints.cancelled };
    case 'unknown':
      return { message: l10n.t('The window was reloaded before the result arrived.'), hint: hints.unknown };
    case 'failed':
      return thrown.problem;
  }
}
