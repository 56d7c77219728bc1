// Figures as people read them.
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

/** How long ago a time of the service (ISO 8601, UTC) was; undefined when it is not a time. */
export function formatAge(time: string | undefined, now: number): string | undefined {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? undefined : formatSpan(now - at);
}

/** Bytes in the largest binary unit that keeps them above one: 512 B, 1.5 KiB, 1.0 GiB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let step = 0;
  let value = bytes;
  // 1023.95 would read 1024.0, which belongs to the next unit.
  while ((step === 0 ? value >= 1024 : value >= 1023.95) && step < units.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${step === 0 ? value : value.toFixed(1)} ${units[step] ?? 'B'}`;
}
