// The lines of a log as they are read, and the notices between them.

/** One line with the time it was written, as the service wrote it; empty when the service gave none. */
export interface LogLine {
  readonly type: 'line';
  readonly timestamp: string;
  readonly text: string;
}

/** Between two lines. gap: lines may be missing. restart: the container was started again. */
interface LogMark {
  readonly type: 'gap' | 'restart';
  readonly before: string;
  readonly after: string;
}

export type LogEntry = LogLine | LogMark;

/** Lines of one answer. */
export interface ReadLines {
  /** Timestamp and text together, as read. */
  readonly lines: readonly string[];
  /** A last line without an end: it is cut off, or still being written. Not among the lines. */
  readonly open: string | undefined;
}

/** RFC 3339; the service publishes no layout. Runtimes write nine digits, or leave out the zeros at the end. */
const timestampPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) ?/;

export function parseTimestamp(line: string): string {
  return timestampPattern.exec(line)?.[1] ?? '';
}

/** Undefined where the service gave no times. */
export function getMsBetween(earlier: string | undefined, later: string): number | undefined {
  const ms = Date.parse(parseTimestamp(later)) - Date.parse(parseTimestamp(earlier ?? ''));
  return ms >= 0 ? ms : undefined;
}

/** False where the service gave no times; true where there is no other. */
export function isAfter(line: string, other: string | undefined): boolean {
  return other === undefined || compareTimestamps(parseTimestamp(line), parseTimestamp(other)) > 0;
}

/** To the nanosecond, however many digits and whatever offsets are written; not a number where one of them is no time. */
export function compareTimestamps(one: string, two: string): number {
  const ms = Date.parse(one) - Date.parse(two);
  return ms === 0 ? readNanoseconds(one) - readNanoseconds(two) : ms;
}

/** What `Date.parse` leaves out: the digits after the third, of which zeros at the end may not be written. */
function readNanoseconds(timestamp: string): number {
  const [, digits = ''] = /\.\d{3}(\d{1,6})/.exec(timestamp) ?? [];
  return Number(digits.padEnd(6, '0'));
}

export function toLine(line: string): LogLine {
  const [lead = '', timestamp = ''] = timestampPattern.exec(line) ?? [];
  return { type: 'line', timestamp, text: line.slice(lead.length) };
}

/**
 * Parts an answer into lines.
 * @param endsLines The service is known to end each line, so one without an end is not whole.
 */
export function readLines(content: string, endsLines: boolean): ReadLines {
  const lines = content.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const last = lines.pop() ?? '';
  if (last === '') {
    return { lines, open: undefined };
  }
  return endsLines ? { lines, open: last } : { lines: [...lines, last], open: undefined };
}

/**
 * Where an answer continues what was delivered: the index of its first line that is new. Undefined when they have nothing in common.
 * @param delivered The last lines delivered, oldest first, without those the request left out.
 */
export function findJoin(delivered: readonly string[], lines: readonly string[]): number | undefined {
  const last = delivered.at(-1);
  if (last === undefined) {
    return undefined;
  }
  let found: number | undefined;
  for (let end = lines.length; end > 0; end--) {
    if (lines[end - 1] === last) {
      // The last such place at which all that comes before was delivered too.
      if (matchesBefore(delivered, lines, end)) {
        return end;
      }
      found ??= end;
    }
  }
  // Two lines with the same timestamp and text are the same; without timestamps that proves nothing.
  return parseTimestamp(last) === '' ? undefined : found;
}

function matchesBefore(delivered: readonly string[], lines: readonly string[], end: number): boolean {
  const common = Math.min(end, delivered.length);
  for (let back = 1; back <= common; back++) {
    if (delivered[delivered.length - back] !== lines[end - back]) {
      return false;
    }
  }
  return true;
}
