import { setMaxListeners } from 'node:events';

/** How long something may take in several goes together. Apart from AbortSignal.any, which keeps every deadline until it has passed. */
export class TimeBudget {
  constructor(private leftMs: number) {}

  get isUsedUp(): boolean {
    return this.leftMs <= 0;
  }

  /** Runs `work` with a signal that aborts with `outer`, or when the time is up. */
  async run<T>(outer: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const lifetime = new AbortController();
    const end = (): void => lifetime.abort();
    const timer = setTimeout(() => {
      this.leftMs = 0;
      end();
    }, this.leftMs);
    setMaxListeners(0, outer);
    outer.addEventListener('abort', end, { once: true });
    const started = performance.now();
    try {
      if (outer.aborted) {
        end();
      }
      return await work(lifetime.signal);
    } finally {
      clearTimeout(timer);
      outer.removeEventListener('abort', end);
      this.leftMs -= performance.now() - started;
    }
  }
}
