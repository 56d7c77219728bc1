// When an image cache expires, as people read it.

import * as l10n from '@vscode/l10n';

const dayMs = 86_400_000;

/** In the reader's time zone, the same in every language: 2026-03-01 09:30. */
export function formatTime(ms: number): string | undefined {
  const time = new Date(ms);
  if (Number.isNaN(time.getTime()) || time.getFullYear() > 9999) {
    return undefined;
  }
  const two = (amount: number): string => String(amount).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** `expireDateTime` as the service returns it. */
export function formatExpiry(expireDateTime: string | undefined): string {
  return expireDateTime === undefined || expireDateTime === ''
    ? l10n.t('never')
    : (formatTime(Date.parse(expireDateTime)) ?? expireDateTime);
}

/** The expiry that so many days give, counted from `now`. */
export function formatExpiryIn(days: number, now: number): string {
  const from = l10n.t('{0} days from now', days);
  const at = formatTime(now + days * dayMs);
  return at === undefined ? from : l10n.t('{0} ({1})', at, from);
}
