// Amounts and times as people read them. For every room, pages included.
import * as l10n from '@vscode/l10n';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A length of time in its largest unit, rounded down: 45 s, 5 min, 3 h, 12 d. */
export function formatSpan(ms: number): string {
  const span = Math.max(0, ms);
  if (span < minuteMs) {
    return l10n.t('{0} s', Math.floor(span / secondMs));
  }
  if (span < hourMs) {
    return l10n.t('{0} min', Math.floor(span / minuteMs));
  }
  return span < 2 * dayMs ? l10n.t('{0} h', Math.floor(span / hourMs)) : l10n.t('{0} d', Math.floor(span / dayMs));
}

/** A length of time with all its parts: `3690` as 1 h 1 min 30 s. The symbols are the same in every language we speak. */
export function formatSeconds(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const shown = parts.filter(([amount]) => amount > 0);
  return shown.length > 0 ? shown.map(([amount, unit]) => `${amount} ${unit}`).join(' ') : '0 s';
}

/** How long ago a time of the service (ISO 8601, UTC) was; undefined when it is not a time. */
export function formatAge(time: string | undefined, now: number): string | undefined {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? undefined : formatSpan(now - at);
}

/** Whole bytes in the largest binary unit that keeps them above one: 512 B, 1.5 KiB, 1.0 GiB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let step = 0;
  let value = Math.round(bytes);
  // 1023.95 would read 1024.0, which belongs to the next unit.
  while ((step === 0 ? value >= 1024 : value >= 1023.95) && step < units.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${value.toFixed(step === 0 ? 0 : 1)} ${units[step] ?? 'B'}`;
}

/** As the service counts them: 20 GiB. */
export function formatGiB(amount: number | string): string {
  return l10n.t('{0} GiB', amount);
}

/** What a container group may use, as the console shows it: 2 vCPU 4 GiB. Empty when one of both is unknown. */
export function formatComputeSize(cpu: number | string | undefined, memoryGiB: number | string | undefined): string {
  return cpu === undefined || memoryGiB === undefined ? '' : l10n.t('{0} vCPU {1} GiB', cpu, memoryGiB);
}

/** In the reader's time zone, the same in every language: 2026-03-01 09:30. Undefined for what is no time. */
export function formatLocalTime(ms: number): string | undefined {
  const time = new Date(ms);
  if (Number.isNaN(time.getTime()) || time.getFullYear() > 9999) {
    return undefined;
  }
  const two = (amount: number): string => String(amount).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** A time as the service writes it, in whole seconds: 2026-03-01T09:30:00Z. */
export function formatUtcSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -'.000Z'.length)}Z`;
}

/** Moments of a day, in the time zone and the language of the reader. */
export interface TimeFormat {
  /** 09:30, for axes. */
  readonly clock: (ms: number) => string;
  /** 09:30:15, with the date where it is not today. */
  readonly full: (ms: number) => string;
}

/** @param language empty for English */
export function createTimeFormat(language: string): TimeFormat {
  const locale = language === '' ? 'en' : language;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat(locale, time);
  const withSeconds = new Intl.DateTimeFormat(locale, { ...time, second: '2-digit' });
  const withDate = new Intl.DateTimeFormat(locale, { ...time, second: '2-digit', month: 'short', day: 'numeric' });
  const isToday = (ms: number): boolean => new Date(ms).toDateString() === new Date().toDateString();
  return {
    clock: (ms) => clock.format(ms),
    full: (ms) => (isToday(ms) ? withSeconds : withDate).format(ms),
  };
}
