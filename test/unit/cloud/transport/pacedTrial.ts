// Calls through a pacer to a service of the test's own, in virtual time: nothing here waits for the world.
import type { Clock } from '../../../../src/base/clock';
import { CancelledError } from '../../../../src/base/errors';
import { Pacer } from '../../../../src/cloud/transport/pacer';
import type { PublishedRate, RateLimit } from '../../../../src/cloud/transport/rateLimits';

/** When a call asks for its turn, and how long it is on the way there and back. */
export interface PlannedCall {
  readonly at: number;
  readonly there: number;
  readonly back: number;
}

/** The same call afterwards: times of its turn, at the service, and of its answer. */
export interface MadeCall extends PlannedCall {
  readonly wentAt: number;
  readonly arrivedAt: number;
  readonly answeredAt: number;
}

/** Microtasks only. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await Promise.resolve();
  }
}

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

export class VirtualClock implements Clock {
  private time = 1_000_000;
  private readonly timers = new Set<Timer>();

  now(): number {
    return this.time;
  }

  get sleeping(): number {
    return this.timers.size;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer: Timer = { at: this.time + ms, wake: resolve };
      this.timers.add(timer);
      signal?.addEventListener('abort', () => {
        this.timers.delete(timer);
        reject(new CancelledError());
      });
    });
  }

  /** Moves on to whatever is due next, until nothing is, or until `end`. */
  async run(end = Infinity): Promise<void> {
    await flush();
    for (let next = this.next(); next && next.at <= end; next = this.next()) {
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.wake();
      await flush();
    }
    this.time = Number.isFinite(end) ? end : this.time;
  }

  /** As when a user sets the clock of the machine. */
  set(time: number): void {
    this.time = time;
  }

  private next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      next = next && next.at <= timer.at ? next : timer;
    }
    return next;
  }
}

export function rate(...limits: [RateLimit, ...RateLimit[]]): PublishedRate {
  return { counted: 'api', limits };
}

/** Makes all planned calls; the times in the plan are from the start. Returns them in the order in which they were planned. */
export async function pace(limits: PublishedRate, plan: readonly PlannedCall[]): Promise<readonly MadeCall[]> {
  const clock = new VirtualClock();
  const pacer = new Pacer(clock);
  const start = clock.now();
  const { signal } = new AbortController();
  const made: MadeCall[] = [];
  const calls = plan.map(async (call, index) => {
    await clock.sleep(call.at);
    const turn = await pacer.acquire('account', limits, { signal, onSlow: () => undefined });
    const wentAt = clock.now() - start;
    await clock.sleep(call.there);
    const arrivedAt = clock.now() - start;
    await clock.sleep(call.back);
    turn.reportAnswered();
    made[index] = { ...call, wentAt, arrivedAt, answeredAt: clock.now() - start };
  });
  await clock.run();
  await Promise.all(calls);
  return made;
}
