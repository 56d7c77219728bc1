// What the page has read so far, and when it polls again: only while it is visible and not paused.

import type { PanelClient } from '../../../../../panels/ui/client';
import { RequestFailure } from '../../../../../panels/ui/client';
import type { Problem } from '../../../../../panels/channel/envelope';
import type { MetricsPanel, Reading } from '../panel';
import { type RangeId, getRange } from '../ranges';
import type { Sample } from '../sample';
import { mergeSamples } from '../series';

export interface FeedState {
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly problems: readonly { readonly id: string; readonly problem: Problem }[];
  /** Of the last attempt as a whole. */
  readonly failure: Problem | undefined;
  readonly isReading: boolean;
  /** When metrics last arrived; undefined before the first. */
  readonly readAt: number | undefined;
}

const fastestMs = 15_000;
const slowestMs = 60_000;

export class Feed {
  private samples = new Map<string, readonly Sample[]>();
  private problems: FeedState['problems'] = [];
  private failure: Problem | undefined;
  private readAt: number | undefined;
  private running: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private paused = false;

  constructor(
    private readonly client: PanelClient<MetricsPanel>,
    private rangeId: RangeId,
    private readonly onChange: () => void,
  ) {}

  get state(): FeedState {
    const { samples, problems, failure, readAt } = this;
    return { samples, problems, failure, readAt, isReading: this.running !== undefined };
  }

  get range(): RangeId {
    return this.rangeId;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** The polling interval. */
  get everyMs(): number {
    return Math.min(Math.max(getRange(this.rangeId).periodSeconds * 1000, fastestMs), slowestMs);
  }

  /** Reloads the whole range. */
  readAll(range = this.rangeId): void {
    if (range !== this.rangeId) {
      this.samples = new Map();
      this.readAt = undefined;
    }
    this.rangeId = range;
    void this.run('read');
  }

  pause(paused: boolean): void {
    this.paused = paused;
    if (paused) {
      this.stop();
      this.onChange();
    } else {
      this.readAll();
    }
  }

  /** Stops polling until `readAll`. */
  stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
  }

  private async run(what: 'read' | 'newest'): Promise<void> {
    this.stop();
    const mine = new AbortController();
    this.running = mine;
    this.onChange();
    try {
      const readings =
        what === 'read'
          ? await this.client.request('read', { range: this.rangeId }, mine.signal)
          : await this.client.request('newest', {}, mine.signal);
      if (this.running === mine) {
        this.merge(readings, what === 'read');
      }
    } catch (error) {
      if (this.running === mine) {
        this.failure = error instanceof RequestFailure ? error.problem : { message: String(error), hint: '' };
      }
    }
    if (this.running === mine) {
      this.running = undefined;
      this.schedule();
      this.onChange();
    }
  }

  private merge(readings: readonly Reading[], isAll: boolean): void {
    const range = getRange(this.rangeId);
    const now = Date.now();
    for (const { id, samples, problem } of readings) {
      if (!problem) {
        this.samples.set(id, mergeSamples(isAll ? [] : (this.samples.get(id) ?? []), samples, range, now));
      }
    }
    this.problems = readings.flatMap(({ id, problem }) => (problem ? [{ id, problem }] : []));
    this.failure = undefined;
    this.readAt = now;
  }

  private schedule(): void {
    if (!this.paused && document.visibilityState === 'visible') {
      // Records ten minutes apart are only given as such.
      const isCoarse = getRange(this.rangeId).periodSeconds > 60;
      const what = isCoarse || this.readAt === undefined ? 'read' : 'newest';
      this.timer = setTimeout(() => void this.run(what), this.everyMs);
    }
  }
}
