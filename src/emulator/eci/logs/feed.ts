// Numbered lines at a speed a test sets, through restarts: kept as a node keeps them, one file for the current container instance
// and one file for the previous container instance.
import type { LogLine } from './logLine';
import type { Run } from './runs';

/** The settings of a feed in the control API. */
export interface FeedSettings {
  readonly perSecond: number;
  /** Ends after so many lines. */
  readonly upTo: number;
  /** A new file begins after so many lines; the old one is lost. */
  readonly linesPerFile: number;
  /** Each line is at least so long. */
  readonly bytes: number;
}

interface File {
  readonly run: Run;
  lines: LogLine[];
}

const most: FeedSettings = { perSecond: 0, upTo: Number.MAX_SAFE_INTEGER, linesPerFile: 20_000, bytes: 0 };

export class Feed {
  private settings: FeedSettings = most;
  private files: File[] = [];
  private advancedTo: number;
  /** Parts of a line that are due. */
  private due = 0;
  private written = 0;

  constructor(now: number) {
    this.advancedTo = now;
  }

  get count(): number {
    return this.written;
  }

  set(settings: Partial<FeedSettings>): void {
    this.settings = { ...this.settings, ...settings };
  }

  /** Writes the lines due until now. `lives` are the runs of the container, oldest first. */
  advance(lives: readonly Run[], now: number): void {
    for (const run of lives) {
      const from = Math.max(run.from, this.advancedTo);
      const to = Math.min(run.to ?? now, now);
      if (to > from) {
        this.write(this.ensureFile(run), from, to);
      } else if (run.from > this.advancedTo) {
        this.ensureFile(run);
      }
    }
    this.advancedTo = now;
  }

  /** Lines given word by word. */
  append(run: Run, now: number, texts: readonly string[]): void {
    const file = this.ensureFile(run);
    texts.forEach((text, index) => this.add(file, { at: now + index / 1e4, text }));
  }

  /** What is kept of a life. */
  getLines(run: Run): readonly LogLine[] {
    return this.files.find((file) => file.run.from === run.from)?.lines ?? [];
  }

  private write(file: File, from: number, to: number): void {
    const { perSecond, upTo, bytes } = this.settings;
    const total = this.due + ((to - from) * perSecond) / 1000;
    const count = Math.min(Math.floor(total + 1e-9), upTo - this.written);
    for (let index = 1; index <= count; index++) {
      const at = from + ((index - this.due) / perSecond) * 1000;
      this.written += 1;
      this.add(file, {
        at: Math.min(at, to),
        text: `line ${String(this.written).padStart(7, '0')}`.padEnd(bytes, '.'),
      });
    }
    this.due = this.written >= upTo ? 0 : total - count;
  }

  private add(file: File, line: LogLine): void {
    if (file.lines.length >= this.settings.linesPerFile) {
      file.lines = [];
    }
    file.lines.push(line);
  }

  private ensureFile(run: Run): File {
    const known = this.files.find((file) => file.run.from === run.from);
    if (known) {
      return known;
    }
    const file = { run, lines: [] };
    this.files = [...this.files.slice(-1), file];
    return file;
  }
}
