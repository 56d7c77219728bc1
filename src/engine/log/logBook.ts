// The newest lines of one log or several, and the text they make.
import * as l10n from '@vscode/l10n';
import { count, outputLine } from '../../base/text';
import { HeldLines } from './heldLines';
import type { LineFilter } from './logFilter';
import type { LogEntry, LogLine } from './logLines';

/** How the lines are to look. */
export interface BookLook {
  readonly timestamps: boolean;
  readonly filter: LineFilter | undefined;
}

export interface BookText {
  readonly text: string;
  /** Of each line of the text: which log it is from; undefined for what is said between. */
  readonly origins: readonly (number | undefined)[];
}

/** An entry with the log it is from. */
export interface Held {
  readonly origin: number;
  readonly entry: LogEntry;
}

/** A longer line makes an editor slow; it is whole in the saved file. */
const longestLine = 10_000;

export class LogBook {
  private readonly logs: readonly HeldLines[];
  /** Lines that were held once and are not any more. */
  dropped = 0;

  /** @param names Of the logs, for the front of the lines; a single one needs none. */
  constructor(
    private readonly names: readonly string[],
    private readonly maxLines: number,
  ) {
    this.logs = names.map(() => new HeldLines());
  }

  get length(): number {
    return this.logs.reduce((sum, { length }) => sum + length, 0);
  }

  /** Everything that is held, oldest first: those of several logs in the order they were written, those of one as they came. */
  *entries(): Generator<Held> {
    const queues = this.logs.map((log, origin) => new Queue(origin, log));
    for (let first = oldest(queues); first?.next; first = oldest(queues)) {
      yield { origin: first.origin, entry: first.next };
      first.take();
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

  text({ timestamps, filter }: BookLook): BookText {
    const width = Math.max(...this.names.map(({ length }) => length));
    const prefixes = this.names.length > 1 ? this.names.map((name) => `${name.padEnd(width)} │ `) : [''];
    const lines: string[] = [];
    const origins: (number | undefined)[] = [];
    if (this.dropped > 0) {
      lines.push(
        marked(
          l10n.t(
            '{0} older lines were dropped: {1} are kept here, a saved file has all',
            count(this.dropped),
            count(this.maxLines),
          ),
        ),
      );
      origins.push(undefined);
    }
    for (const { origin, entry } of this.entries()) {
      const prefix = prefixes[origin] ?? '';
      if (entry.type !== 'line') {
        lines.push(`${prefix}${markText(entry)}`);
        origins.push(undefined);
      } else {
        const shown = shownText(entry.text);
        if (!filter || filter(shown)) {
          lines.push(`${prefix}${timestamps && entry.stamp !== '' ? `${entry.stamp} ` : ''}${shown}`);
          origins.push(origin);
        }
      }
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
      oldest(this.logs.map((log) => ({ next: log.first, log })))?.log.shift(1);
    }
  }
}

/** What is held of one log, entry by entry. */
class Queue {
  next: LogEntry | undefined;
  private readonly rest: Iterator<LogEntry>;

  constructor(
    readonly origin: number,
    log: Iterable<LogEntry>,
  ) {
    this.rest = log[Symbol.iterator]();
    this.take();
  }

  take(): void {
    const { done, value } = this.rest.next() as IteratorResult<LogEntry, undefined>;
    this.next = done ? undefined : value;
  }
}

/** The log whose next entry was written first. */
function oldest<T extends { readonly next: LogEntry | undefined }>(logs: readonly T[]): T | undefined {
  if (logs.length === 1) {
    return logs[0];
  }
  let [best, at] = [undefined as T | undefined, Number.POSITIVE_INFINITY];
  for (const log of logs) {
    const time = log.next ? timeOf(log.next) : Number.POSITIVE_INFINITY;
    if (log.next && (!best || time < at)) {
      [best, at] = [log, time];
    }
  }
  return best;
}

function timeOf(entry: LogEntry): number {
  const at = Date.parse(entry.type === 'line' ? entry.stamp : entry.before);
  return Number.isNaN(at) ? 0 : at;
}

function shownText(text: string): string {
  const clean = outputLine(text);
  return clean.length > longestLine ? `${clean.slice(0, longestLine)}…` : clean;
}

/** What stands in the text between two lines. */
export function markText({ type, after, before }: Exclude<LogEntry, LogLine>): string {
  if (type === 'restart') {
    return marked(l10n.t('restarted between {0} and {1}', after, before));
  }
  return marked(
    after === ''
      ? l10n.t('lines may be missing here: the service gave none before {0}', before)
      : l10n.t('lines may be missing here: the service gave none between {0} and {1}', after, before),
  );
}

function marked(text: string): string {
  return `──── ${text} ────`;
}
