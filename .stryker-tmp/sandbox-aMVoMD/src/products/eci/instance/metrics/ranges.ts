// The time ranges of the metrics and their resolution. One call gives at most 50 records.

export interface Range {
  readonly id: string;
  readonly minutes: number;
  /** Seconds from one record to the next; the service offers 15, 30, 60 and 600. */
  readonly periodSeconds: 15 | 30 | 60 | 600;
}

export const ranges = [
  { id: '5m', minutes: 5, periodSeconds: 15 },
  { id: '15m', minutes: 15, periodSeconds: 15 },
  { id: '30m', minutes: 30, periodSeconds: 30 },
  { id: '1h', minutes: 60, periodSeconds: 60 },
  { id: '3h', minutes: 180, periodSeconds: 60 },
  { id: '8h', minutes: 480, periodSeconds: 600 },
] as const satisfies readonly Range[];

export type RangeId = (typeof ranges)[number]['id'];

export const defaultRange: RangeId = '15m';

export function isRangeId(raw: unknown): raw is RangeId {
  return ranges.some(({ id }) => id === raw);
}

export function getRange(id: RangeId): Range {
  return ranges.find((range) => range.id === id) ?? ranges[1];
}

/** Below 50, so that a moment on either border of a window makes no fifty-first record. */
const recordsPerCall = 48;

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The windows that together cover a range up to now, and one period before it: a rate needs what came before. */
export function listWindows({ minutes, periodSeconds }: Range, now: number): readonly Span[] {
  const periodMs = periodSeconds * 1000;
  const start = Math.floor((now - minutes * 60_000) / periodMs - 1) * periodMs;
  const count = Math.ceil((now - start) / (recordsPerCall * periodMs));
  return Array.from({ length: count }, (_, index) => ({
    startMs: start + index * recordsPerCall * periodMs,
    endMs: Math.min(start + (index + 1) * recordsPerCall * periodMs, now),
  }));
}
