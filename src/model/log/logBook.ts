// The newest lines of one log or several, and the text they make.
import * as l10n from '@vscode/l10n';
import { count, outputLine } from '../../base/text';
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
  private held: Held[] = [];
  private isOutOfOrder = false;
  /** Lines that were held once and are not any more. */
  dropped = 0;

  /** @param names Of the logs, for the front of the lines; a single one needs none. */
  constructor(
    private readonly names: readonly string[],
    private maxLines: number,
  ) {}

  get length(): number {
    return this.held.length;
  }

  /** Everything that is held, oldest first. */
  get entries(): readonly Held[] {
    this.sort();
    return this.held;
  }

  setMaxLines(maxLines: number): void {
    this.maxLines = maxLines;
    this.trim();
  }

  clear(): void {
    this.held = [];
    this.dropped = 0;
  }

  add(origin: number, entries: readonly LogEntry[]): void {
    this.isOutOfOrder ||= this.names.length > 1 && entries.length > 0;
    for (const entry of entries) {
      this.held.push({ origin, entry });
    }
    this.trim();
  }

  /** Older lines of one log; as many as there is room for. */
  addOlder(origin: number, entries: readonly LogEntry[]): void {
    const room = Math.max(0, this.maxLines - this.held.length);
    const fitting = room === 0 ? [] : entries.slice(-room);
    this.held = [...fitting.map((entry) => ({ origin, entry })), ...this.held];
    this.isOutOfOrder ||= this.names.length > 1;
  }

  text({ timestamps, filter }: BookLook): BookText {
    this.sort();
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
    for (const { origin, entry } of this.held) {
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

  /** Lines of several logs in the order they were written; those of one log stay as they came. */
  private sort(): void {
    if (!this.isOutOfOrder) {
      return;
    }
    this.isOutOfOrder = false;
    const queues = this.names.map((_, origin) => this.held.filter((one) => one.origin === origin));
    const next = this.names.map(() => 0);
    this.held = this.held.map(() => {
      let best: { readonly origin: number; readonly held: Held; readonly at: number } | undefined;
      queues.forEach((queue, origin) => {
        const held = queue[next[origin] ?? 0];
        const at = held ? timeOf(held.entry) : Number.NaN;
        if (held && (!best || at < best.at)) {
          best = { origin, held, at };
        }
      });
      // There are as many places as lines.
      const { origin, held } = best as unknown as { readonly origin: number; readonly held: Held };
      next[origin] = (next[origin] ?? 0) + 1;
      return held;
    });
  }

  private trim(): void {
    const over = this.held.length - this.maxLines;
    if (over > 0) {
      this.sort();
      this.held.splice(0, over);
      this.dropped += over;
    }
  }
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
