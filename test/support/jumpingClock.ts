// The product's time in tests that run it as a whole: it passes as it does, and jumps ahead when a test says so.
import { systemClock, type Clock } from '../../src/base/clock';
import { CancelledError } from '../../src/base/errors';
import { flushTasks } from './fakeClock';

export class JumpingClock implements Clock {
  private readonly sleepers = new Map<() => void, number>();

  /** @param ahead of the machine's time, in milliseconds */
  constructor(private ahead = 0) {}

  now(): number {
    return Date.now() + this.ahead;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(new CancelledError());
    }
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        signal?.removeEventListener('abort', onAbort);
        settle();
      };
      const onAbort = (): void => end(() => reject(new CancelledError()));
      const wake = (): void => end(resolve);
      const timer = setTimeout(wake, ms);
      this.sleepers.set(wake, this.now() + ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Jumps ahead; sleepers that were due in between wake now. */
  async jump(ms: number): Promise<void> {
    await flushTasks();
    this.ahead += ms;
    const due = [...this.sleepers].filter(([, at]) => at <= this.now()).sort(([, a], [, b]) => a - b);
    due.forEach(([wake]) => wake());
    await flushTasks();
  }

  /** Puts it in the place of the machine's time, which is what the product runs on; returns how to undo that. */
  install(): () => void {
    const real = { ...systemClock };
    systemClock.now = () => this.now();
    systemClock.sleep = (ms, signal) => this.sleep(ms, signal);
    return () => Object.assign(systemClock, real);
  }
}
