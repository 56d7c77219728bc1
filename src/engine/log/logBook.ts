// The newest lines of one log or several, and the text they make.
import * as l10n from '@vscode/l10n';
import { formatCount, sanitizeOutputLine } from '../../base/text';
import { LineBuffer } from './heldLines';
import type { LineFilter } from './logFilter';
import { compareTimestamps } from './logLines';
import type { LogEntry, LogLine } from './logLines';

/** How the lines are to look. */
export interface BookOptions {
  readonly timestamps: boolean;
  readonly filter: LineFilter | undefined;
  /** Stands below the lines. */
  readonly notice?: string | undefined;
}

export interface BookText {
  readonly text: string;
  /** Of each line of the text: which log it is from; undefined for notices between lines. */
  readonly origins: readonly (number | undefined)[];
}

/** An entry with the log it is from. */
export interface BookEntry {
  readonly origin: number;
  readonly entry: LogEntry;
}

/** A longer line makes an editor slow; it is whole in the saved file. */
const longestLine = 10_000;

export class LogBook {
  private readonly logs: readonly LineBuffer[];
  /** Lines that were held once and are not any more. */
  dropped = 0;

  /** @param names Of the logs, for the front of the lines; a single one needs none. */
  constructor(
    private readonly names: readonly string[],
    private readonly maxLines: number,
  ) {
    this.logs = names.map(() => new LineBuffer());
  }

  get length(): number {
    return this.logs.reduce((sum, { length }) => sum + length, 0);
  }

  /** Everything that is held, oldest first: those of several logs in the order they were written, those of one as they came. */
  *entries(): Generator<BookEntry> {
    const queues = this.logs.map((log, origin) => new Queue(origin, log));
    for (let first = findOldest(queues); first?.next; first = findOldest(queues)) {
      yield { origin: first.origin, entry: first.next };
      first.advance();
    }
  }

  clear(): void {
    this.logs.forEach((log) => log.clear());
    this.dropped = 0;
  }

  add(origin: number, entries: readonly LogEntry[]): void {
    this.logs[origin]?.push(entries);
    this.trim();
  }

  /** Older lines of one log; as many as there is room for. */
  addOlder(origin: number, entries: readonly LogEntry[]): void {
    const room = Math.max(0, this.maxLines - this.length);
    this.logs[origin]?.unshift(room === 0 ? [] : entries.slice(-room));
  }

  render({ timestamps, filter, notice }: BookOptions): BookText {
    const width = Math.max(...this.names.map(({ length }) => length));
    const prefixes = this.names.length > 1 ? this.names.map((name) => `${name.padEnd(width)} │ `) : [];
    const lines: string[] = [];
    const origins: (number | undefined)[] = [];
    if (this.dropped > 0) {
      lines.push(
        decorateMark(
          l10n.t(
            '{0} older lines dropped: the newest {1} are kept here, a saved file has all',
            formatCount(this.dropped),
            formatCount(this.maxLines),
          ),
        ),
      );
      origins.push(undefined);
    }
    for (const { origin, entry } of this.entries()) {
      const prefix = prefixes[origin] ?? '';
      if (entry.type !== 'line') {
        lines.push(`${prefix}${formatMark(entry)}`);
        origins.push(undefined);
      } else {
        const shown = toDisplayLine(entry.text);
        if (!filter || filter(shown)) {
          lines.push(`${prefix}${timestamps && entry.timestamp !== '' ? `${entry.timestamp} ` : ''}${shown}`);
          origins.push(origin);
        }
      }
    }
    if (notice !== undefined) {
      lines.push(decorateMark(notice));
      origins.push(undefined);
    }
    return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, origins };
  }

  private trim(): void {
    const over = this.length - this.maxLines;
    if (over <= 0) {
      return;
    }
    this.dropped += over;
    const [only, ...others] = this.logs;
    if (others.length === 0) {
      only?.shift(over);
      return;
    }
    for (let left = over; left > 0; left--) {
      findOldest(this.logs.map((log) => ({ next: log.first, log })))?.log.shift(1);
    }
  }
}

/** What is held of one log, entry by entry. */
class Queue {
  next: LogEntry | undefined;
  private readonly remaining: Iterator<LogEntry>;

  constructor(
    readonly origin: number,
    log: Iterable<LogEntry>,
  ) {
    this.remaining = log[Symbol.iterator]();
    this.advance();
  }

  advance(): void {
    const { done, value } = this.remaining.next() as IteratorResult<LogEntry, undefined>;
    this.next = done ? undefined : value;
  }
}

/** The log whose next entry was written first. */
function findOldest<T extends { readonly next: LogEntry | undefined }>(logs: readonly T[]): T | undefined {
  if (logs.length === 1) {
    return logs[0];
  }
  let [best, at] = [undefined as T | undefined, Number.POSITIVE_INFINITY];
  for (const log of logs) {
    const time = log.next ? getEntryTime(log.next) : Number.POSITIVE_INFINITY;
    if (log.next && (!best?.next || time < at || (time === at && isBefore(log.next, best.next)))) {
      [best, at] = [log, time];
    }
  }
  return best;
}

/** Milliseconds, 0 without a time. */
function getEntryTime(entry: LogEntry): number {
  const at = Date.parse(getTimestamp(entry));
  return Number.isNaN(at) ? 0 : at;
}

/** Within one millisecond. */
function isBefore(one: LogEntry, two: LogEntry): boolean {
  return compareTimestamps(getTimestamp(one), getTimestamp(two)) < 0;
}

function getTimestamp(entry: LogEntry): string {
  return entry.type === 'line' ? entry.timestamp : entry.before;
}

function toDisplayLine(text: string): string {
  const clean = sanitizeOutputLine(text);
  return clean.length > longestLine ? `${clean.slice(0, longestLine)}…` : clean;
}

/** What stands in the text between two lines. */
export function formatMark({ type, after, before }: Exclude<LogEntry, LogLine>): string {
  if (type === 'restart') {
    return decorateMark(l10n.t('restarted between {0} and {1}', after, before));
  }
  return decorateMark(
    after === ''
      ? l10n.t('lines may be missing here: the service returned none before {0}', before)
      : l10n.t('lines may be missing here: the service returned none between {0} and {1}', after, before),
  );
}

function decorateMark(text: string): string {
  return `──── ${text} ────`;
}
