// A log that is open in an editor: what is held of it, how it is displayed, and whether it is followed.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock';
import { CancelledError, isCancelled, toError } from '../../base/errors';
import { Emitter } from '../../base/events';
import { followLog } from './followLog';
import type { FollowState } from './followLog';
import { LogBook } from './logBook';
import type { BookOptions, BookEntry, BookText } from './logBook';
import { FilterTooSlow, limitTime, parseFilter } from './logFilter';
import type { LogEntry } from './logLines';
import type { LogPace } from './logPace';
import { LogReader } from './logReader';
import { LogFile } from './logSave';
import type { LogSource } from '../../model/logSource';
import type { LogSpec } from '../../model/logSource';

export interface OpenLogNeeds {
  readonly clock: Clock;
  readonly pace: LogPace;
  readonly maxLines: number;
}

/** How long a filter may take for all lines: the window waits meanwhile. */
const maxFilterMs = 1_000;

interface DisplayOptions extends BookOptions {
  readonly filterText: string;
  /** The filter has been turned off. */
  readonly isTooSlow: boolean;
}

/** How many of the newest lines are read: at first, and on each request for older ones. */
const tails = [500, 1_000, 2_000] as const;

export class OpenLog {
  readonly book: LogBook;
  displayOptions: DisplayOptions = { timestamps: false, filter: undefined, filterText: '', isTooSlow: false };
  readonly states: (FollowState | undefined)[];
  private readonly changed = new Emitter<void>();
  private readonly readers: readonly LogReader[];
  private tailIndex = 0;
  /** How often it has been reloaded. */
  private loads = 0;
  private lifetime: AbortController | undefined;
  /** Done once nothing is followed any more. */
  private following: Promise<void> | undefined;
  private file: LogFile | undefined;
  private receivedLines = 0;

  /** Something needs to be redrawn. */
  readonly onDidChange = this.changed.event;

  constructor(
    readonly spec: LogSpec,
    private readonly needs: OpenLogNeeds,
  ) {
    const { sources, isPrevious } = spec;
    this.book = new LogBook(
      sources.map(({ name }) => name),
      needs.maxLines,
    );
    this.states = sources.map(() => undefined);
    this.readers = sources.map((source) => new LogReader(source, needs.clock, isPrevious));
  }

  get isFollowing(): boolean {
    return this.lifetime !== undefined;
  }

  /** The file everything is written to. */
  get savingTo(): LogFile | undefined {
    return this.file;
  }

  /** Lines that came since it was opened. */
  get received(): number {
    return this.receivedLines;
  }

  /** True until as many lines as the service gives have been requested. */
  get mayHaveOlder(): boolean {
    return this.tailIndex < tails.length - 1 && this.book.dropped === 0;
  }

  /**
   * Reads the newest lines, or those of the last seconds, and forgets what was held. Ends following, as what came meanwhile would
   * count as read and be lost.
   */
  async load(signal: AbortSignal, sinceSeconds?: number): Promise<void> {
    await this.endFollowing();
    const tailIndex = sinceSeconds === undefined ? 0 : tails.length - 1;
    const request = { tail: tails[tailIndex] ?? tails[0], ...(sinceSeconds !== undefined && { sinceSeconds }) };
    // All of them or none: a log that has been reloaded counts as read what the document would not show.
    const opened = await Promise.all(
      this.readers.map(async (reader) => ({ reader, opening: await reader.open(request, signal) })),
    );
    // It may have begun again meanwhile.
    await this.endFollowing();
    this.tailIndex = tailIndex;
    this.loads += 1;
    this.book.clear();
    opened.forEach(({ reader, opening }, origin) => this.book.add(origin, reader.begin(opening)));
    this.changed.fire();
  }

  /** Reads further back; how many lines came. */
  async loadOlder(signal: AbortSignal): Promise<number> {
    const { loads } = this;
    const tailIndex = Math.min(this.tailIndex + 1, tails.length - 1);
    const tail = tails[tailIndex] ?? tails[0];
    const found = await Promise.all(
      this.readers.map(async (reader) => ({ reader, lines: await reader.findOlder(tail, signal) })),
    );
    if (loads !== this.loads) {
      // It has been reloaded: these are older than what is not shown any more.
      return 0;
    }
    this.tailIndex = tailIndex;
    const entries = this.book.length;
    found.forEach(({ reader, lines }, origin) => this.book.addOlder(origin, reader.deliverOlder(lines)));
    this.changed.fire();
    return this.book.length - entries;
  }

  /** Continues until it is stopped, or until none of these logs can be followed any more. */
  follow(outer: AbortSignal, onState: () => void): Promise<void> {
    const follows = this.followAll(outer, onState);
    // A caller that only waits for the end is not notified of failures.
    this.following = follows.catch(() => undefined);
    return follows;
  }

  stopFollowing(): void {
    this.lifetime?.abort();
  }

  /** Writes what is held into a file, and from now on everything that comes. */
  async save(path: string): Promise<LogFile> {
    await this.stopSaving();
    const file = new LogFile(path, this.displayOptions.timestamps);
    this.file = this.isFollowing ? file : undefined;
    await this.write(file, [...this.book.entries()]);
    if (!this.isFollowing) {
      await file.close();
    }
    this.changed.fire();
    return file;
  }

  setDisplayOptions(look: Partial<{ readonly timestamps: boolean; readonly filterText: string }>): void {
    const { timestamps, filterText } = { ...this.displayOptions, ...look };
    this.displayOptions = { timestamps, filterText, filter: parseFilter(filterText), isTooSlow: false };
    this.changed.fire();
  }

  /** The lines to show. A filter that takes too long is turned off, and a mark below the lines says so. */
  render(): BookText {
    const { filter, timestamps } = this.displayOptions;
    if (filter) {
      try {
        const limited = limitTime(filter, maxFilterMs, () => this.needs.clock.now());
        return this.book.render({ timestamps, filter: limited });
      } catch (error) {
        if (!(error instanceof FilterTooSlow)) {
          throw error;
        }
        this.displayOptions = { ...this.displayOptions, filter: undefined, isTooSlow: true };
      }
    }
    const isTooSlow = this.displayOptions.isTooSlow;
    const notice = isTooSlow ? l10n.t('the filter was too slow and is off: all lines are shown') : undefined;
    return this.book.render({ timestamps, filter: undefined, notice });
  }

  /** How following goes, in words. */
  formatState(now: number): string {
    const waiting = this.states.find((state) => state?.kind === 'waiting');
    if (waiting) {
      const seconds = Math.max(0, Math.round((waiting.until - now) / 1000));
      return l10n.t('no response, next retry in {0} s: {1}', seconds, toError(waiting.error).message);
    }
    const following = this.states.filter((state) => state?.kind === 'following');
    const slowest = Math.max(0, ...following.map(({ everyMs }) => everyMs));
    const every = l10n.t('every {0} s', (slowest / 1000).toFixed(slowest < 1_000 ? 1 : 0));
    return following.some(({ isSlowed }) => isSlowed)
      ? l10n.t('{0}, slowed down: open logs share the rate limit of the service', every)
      : every;
  }

  private async endFollowing(): Promise<void> {
    this.stopFollowing();
    await this.following;
  }

  private async followAll(outer: AbortSignal, onState: () => void): Promise<void> {
    const lifetime = new AbortController();
    const stop = (): void => lifetime.abort();
    outer.addEventListener('abort', stop, { once: true });
    this.lifetime = lifetime;
    this.changed.fire();
    try {
      const ends = await Promise.allSettled(
        this.spec.sources.map((source, origin) => this.followOne(source, origin, lifetime.signal, onState)),
      );
      const failed = ends.find((end) => end.status === 'rejected' && !isCancelled(end.reason));
      if (failed?.status === 'rejected' && !outer.aborted) {
        throw toError(failed.reason);
      }
    } finally {
      outer.removeEventListener('abort', stop);
      this.lifetime = undefined;
      await this.stopSaving();
      this.changed.fire();
    }
  }

  private async followOne(source: LogSource, origin: number, signal: AbortSignal, onState: () => void): Promise<void> {
    const reader = this.readers[origin];
    if (!reader) {
      throw new CancelledError();
    }
    const { clock, pace } = this.needs;
    try {
      await followLog({
        ...{ source, reader, clock, pace, signal },
        onEntries: (entries) => this.receive(origin, entries),
        onState: (state) => {
          this.states[origin] = state;
          onState();
        },
      });
    } finally {
      this.states[origin] = undefined;
    }
  }

  private async receive(origin: number, entries: readonly LogEntry[]): Promise<void> {
    if (entries.length === 0) {
      return;
    }
    this.receivedLines += entries.length;
    this.book.add(origin, entries);
    this.changed.fire();
    if (this.file) {
      await this.write(
        this.file,
        entries.map((entry) => ({ origin, entry })),
      );
    }
  }

  private write(file: LogFile, entries: readonly BookEntry[]): Promise<void> {
    const { sources } = this.spec;
    return file.write(entries, sources.length > 1 ? (origin) => sources[origin]?.name ?? '' : undefined);
  }

  private async stopSaving(): Promise<void> {
    const { file } = this;
    this.file = undefined;
    await file?.close();
  }
}
