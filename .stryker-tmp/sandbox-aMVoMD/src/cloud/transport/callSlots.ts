import { setMaxListeners } from 'node:events';
import { CancelledError } from '../../base/errors';

interface Waiting {
  readonly lane: string;
  readonly start: () => void;
}

/**
 * Caps how many calls run at a time, in all and per lane (a product in a region). A free slot goes to the waiting lane
 * with the fewest running, so that a region with much to list does not hold up the others.
 */
export class CallSlots {
  private readonly running = new Map<string, number>();
  private readonly waiting: Waiting[] = [];
  private total = 0;

  constructor(
    private readonly perLane = 16,
    private readonly inAll = 64,
  ) {}

  /** Runs `work` when a slot is free. A caller that gives up while waiting never starts. */
  async run<T>(lane: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.acquire(lane, signal);
    try {
      return await work();
    } finally {
      this.adjustCount(lane, -1);
      this.startNext();
    }
  }

  private acquire(lane: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      return Promise.reject(new CancelledError());
    }
    // Many calls share one signal, each with a listener while it waits: that is no leak.
    setMaxListeners(0, signal);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        reject(new CancelledError());
      };
      const entry: Waiting = {
        lane,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(entry);
      this.startNext();
    });
  }

  private startNext(): void {
    while (this.total < this.inAll) {
      const next = this.findFairest();
      if (!next) {
        return;
      }
      this.waiting.splice(this.waiting.indexOf(next), 1);
      this.adjustCount(next.lane, 1);
      next.start();
    }
  }

  private findFairest(): Waiting | undefined {
    let best: Waiting | undefined;
    for (const entry of this.waiting) {
      const load = this.load(entry.lane);
      if (load < this.perLane && (!best || load < this.load(best.lane))) {
        best = entry;
      }
    }
    return best;
  }

  private load(lane: string): number {
    return this.running.get(lane) ?? 0;
  }

  private adjustCount(lane: string, change: 1 | -1): void {
    this.total += change;
    const load = this.load(lane) + change;
    if (load === 0) {
      this.running.delete(lane);
    } else {
      this.running.set(lane, load);
    }
  }
}
