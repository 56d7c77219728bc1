/** A line and when it was written, in ms with fractions. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
}

/** RFC 3339 with nine digits, as the kubelet writes it. */
export function formatTimestamp(at: number): string {
  const ms = Math.floor(at);
  const nanoseconds = Math.round((at - ms) * 1e6);
  const whole = new Date(ms).toISOString();
  return `${whole.slice(0, -1)}${String(Math.min(nanoseconds, 999_999)).padStart(6, '0')}Z`;
}
