// The time of a page: it passes only when a test lets it.

import { fakeNow } from '../fakeClock';

interface Timer {
  at: number;
  /** Of an interval. */
  readonly everyMs?: number;
  readonly run: () => void;
}

export class PageTime {
  private ms = fakeNow;
  private created = 0;
  private readonly timers = new Map<number, Timer>();

  get now(): number {
    return this.ms;
  }

  /** How many intervals run. */
  get intervals(): number {
    return [...this.timers.values()].filter(({ everyMs }) => everyMs !== undefined).length;
  }

  /** What a page finds in its window. */
  get timerFunctions(): Readonly<Record<string, unknown>> {
    const clear = (id: number): void => void this.timers.delete(id);
    return {
      setTimeout: (run: () => void, ms = 0) => this.add({ at: this.ms + ms, run }),
      setInterval: (run: () => void, ms: number) => this.add({ at: this.ms + ms, everyMs: ms, run }),
      clearTimeout: clear,
      clearInterval: clear,
    };
  }

  /** What `Date` is in a page. */
  get date(): DateConstructor {
    const now = (): number => this.ms;
    return class extends Date {
      constructor(value: number | string = now()) {
        super(value);
      }
      static override now = now;
    } as DateConstructor;
  }

  /** Goes on to the next timer that is due until `end`, and runs it; false when there is none, and `end` has come. */
  step(end: number): boolean {
    const due = [...this.timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
    const [id, timer] = due[0] ?? [];
    if (id === undefined || !timer) {
      this.ms = end;
      return false;
    }
    this.ms = timer.at;
    if (timer.everyMs === undefined) {
      this.timers.delete(id);
    } else {
      timer.at += timer.everyMs;
    }
    timer.run();
    return true;
  }

  private add(timer: Timer): number {
    this.timers.set(++this.created, timer);
    return this.created;
  }
}
