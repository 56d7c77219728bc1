// Time as a port, so that tests move it by hand instead of waiting.
import { CancelledError } from './errors';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with CancelledError when the signal aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What is left of a span of `ms` since `from`; nothing when the clock was set back meanwhile, so that no one waits for as long as that. */
export function getRemainingMs(from: number, ms: number, now: number): number {
  return now < from ? 0 : Math.max(0, from + ms - now);
}

/** A time to wait, which ends early when the clock is set back to before it. */
export class Pause {
  private from = 0;
  private ms = 0;

  /** Lasts that long from now on, unless it lasts longer already. */
  extend(ms: number, now: number): void {
    if (ms > this.getRemainingMs(now)) {
      this.from = now;
      this.ms = ms;
    }
  }

  getRemainingMs(now: number): number {
    return getRemainingMs(this.from, this.ms, now);
  }
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new CancelledError());
        return;
      }
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(new CancelledError());
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
