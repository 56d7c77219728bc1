// When an image cache expires, as people read it.

import * as l10n from '@vscode/l10n';
import { formatLocalTime } from '../../../../base/format';

const dayMs = 86_400_000;

/** `expireDateTime` as the service returns it. */
export function formatExpiry(expireDateTime: string | undefined): string {
  return expireDateTime === undefined || expireDateTime === ''
    ? l10n.t('never')
    : (formatLocalTime(Date.parse(expireDateTime)) ?? expireDateTime);
}

/** The expiry that so many days give, counted from `now`. */
export function formatExpiryIn(days: number, now: number): string {
  const from = l10n.t('{0} days from now', days);
  const at = formatLocalTime(now + days * dayMs);
  return at === undefined ? from : l10n.t('{0} ({1})', at, from);
}
