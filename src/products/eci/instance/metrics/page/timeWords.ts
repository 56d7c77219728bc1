// Moments in the time zone of whoever looks at them.

import type { TimeFormat } from './chartView';

export function createTimeFormat(language: string): TimeFormat {
  const locale = language === '' ? 'en' : language;
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const withSeconds = new Intl.DateTimeFormat(locale, {
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
  });
  const withDate = new Intl.DateTimeFormat(locale, {
    ...({
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    } as const),
  });
  const isToday = (ms: number): boolean => new Date(ms).toDateString() === new Date().toDateString();
  return {
    clock: (ms) => clock.format(ms),
    full: (ms) => (isToday(ms) ? withSeconds : withDate).format(ms),
  };
}
