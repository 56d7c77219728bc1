// Time that moves only when a test says so.
import type { Clock } from '../../src/base/clock';
import { CancelledError } from '../../src/base/errors';

/** Where fake time starts. */
export const fakeNow = Date.parse('2026-11-23T03:00:00Z');

interface Sleeper {
  at: number;
  readonly wake: () => void;
}

/** Lets everything run that waits for nothing but other code. */
export async function flushTasks(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export class FakeClock implements Clock {
  /** Every length asked for, in order. */
  readonly slept: number[] = [];
  private readonly sleepers = new Set<Sleeper>();
  private onSleep: (() => void)[] = [];
  private time = fakeNow;

  now(): number {
    return this.time;
  }

  get sleeping(): number {
    return this.sleepers.size;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(new CancelledError());
    }
    this.slept.push(ms);
    return new Promise((resolve, reject) => {
      const end = (settled: () => void): void => {
        this.sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
        settled();
      };
      const onAbort = (): void => end(() => reject(new CancelledError()));
      const sleeper: Sleeper = { at: this.time + ms, wake: () => end(resolve) };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.sleepers.add(sleeper);
      this.onSleep.splice(0).forEach((tell) => tell());
    });
  }

  /** Moves time on, waking sleepers in order; one that sleeps again within the span is woken again. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await flushTasks();
    for (let next = this.earliest(end); next; next = this.earliest(end)) {
      this.time = Math.max(this.time, next.at);
      next.wake();
      await flushTasks();
    }
    this.time = end;
  }

  /** The machine's clock is set back; sleeps take as long as they would have. */
  setBack(ms: number): void {
    this.time -= ms;
    const sleepers = [...this.sleepers];
    sleepers.forEach((sleeper) => (sleeper.at -= ms));
  }

  /** Resolves as soon as there is a sleeper. */
  async whenSleeping(): Promise<void> {
    if (this.sleepers.size === 0) {
      await new Promise<void>((resolve) => this.onSleep.push(resolve));
    }
  }

  private earliest(until: number): Sleeper | undefined {
    const due = [...this.sleepers].filter(({ at }) => at <= until);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}

/** A clock whose sleeps pass at once, for code that has real input and output between them. */
export class InstantClock extends FakeClock {
  private passed = 0;

  override now(): number {
    return super.now() + this.passed;
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(new CancelledError());
    }
    this.slept.push(ms);
    this.passed += ms;
    return Promise.resolve();
  }
}
