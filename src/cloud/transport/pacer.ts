// Keeps the calls of an account within the limits of the service: each waits for its turn, first come, first served per API.
import { setMaxListeners } from 'node:events';
import type { Clock } from '../../base/clock';
import { CancelledError, isCancelled } from '../../base/errors';
import { createAllowance } from './allowance';
import type { Allowance } from './allowance';
import type { PublishedRate, RateLimit } from './rateLimits';

/** The right to one call. */
export interface Turn {
  /** How long it was waited for. */
  readonly waitedMs: number;
  /** False when calls of its API were turned away since it was given: it should then be waited for anew. */
  readonly holds: () => boolean;
  /** The answer has come, or none will. To be called once, unless it was `notSent`. */
  answered(): void;
  notSent(): void;
  /** The service turned the call away: nothing more of its API goes for so long, and less for a while. */
  throttled(restMs: number): void;
}

export interface Caller {
  readonly signal: AbortSignal;
  /** Told once, when the turn is still more than a second away, with an estimate. */
  readonly onSlow: (forMs: number) => void;
}

interface Waiting extends Caller {
  readonly since: number;
  readonly go: (turn: Turn) => void;
  told: boolean;
}

const slowMs = 1_000;
/** How long a throttling counts: without another the pace is then twice as fast, until it is the published one. */
const calmMs = 60_000;
const longestGapMs = 5_000;

export class Pacer {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly clock: Clock) {}

  /**
   * A turn for one call of an account; every turn has to be ended.
   * @throws CancelledError when the caller gives up first
   */
  turn(account: string, rate: PublishedRate, caller: Caller): Turn | Promise<Turn> {
    const name = `${account} ${rate.counted}`;
    let lane = this.lanes.get(name);
    if (!lane) {
      lane = new Lane(this.clock, rate.limits);
      this.lanes.set(name, lane);
    }
    return lane.turn(caller);
  }
}

/** One API of one account. */
class Lane {
  private readonly allowances: readonly Allowance[];
  private readonly steadyMs: number;
  private readonly waiting = new Set<Waiting>();
  private timer: { readonly at: number; readonly life: AbortController } | undefined;
  private rest = { from: 0, ms: 0 };
  /** Time between two calls after a throttling. */
  private gapMs = 0;
  private slowedAt = 0;
  private lastAt = 0;

  constructor(
    private readonly clock: Clock,
    limits: readonly RateLimit[],
  ) {
    this.allowances = limits.map(createAllowance);
    this.steadyMs = Math.max(...this.allowances.map(({ steadyMs }) => steadyMs));
  }

  turn(caller: Caller): Turn | Promise<Turn> {
    const { signal } = caller;
    if (signal.aborted) {
      return Promise.reject(new CancelledError());
    }
    const now = this.clock.now();
    if (this.waiting.size === 0 && this.waitMs(now) <= 0) {
      return this.give(now, 0);
    }
    // Many calls share one signal, each with a listener while it waits: that is no leak.
    setMaxListeners(0, signal);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.waiting.delete(entry);
        reject(new CancelledError());
        this.serve();
      };
      const go = (turn: Turn): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(turn);
      };
      const entry: Waiting = { ...caller, since: now, go, told: false };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.add(entry);
      this.serve();
    });
  }

  /** Gives turns to as many as may go, and sleeps until the next may. */
  private serve(): void {
    const now = this.clock.now();
    for (const next of this.waiting) {
      const waitMs = this.waitMs(now);
      if (waitMs > 0) {
        this.sleep(waitMs, now);
        return;
      }
      this.waiting.delete(next);
      next.go(this.give(now, now - next.since));
    }
    this.timer?.life.abort();
    this.timer = undefined;
  }

  private sleep(waitMs: number, now: number): void {
    const at = now + waitMs;
    if (this.timer?.at !== at) {
      this.timer?.life.abort();
      // When only an answer can tell, `answered` serves.
      this.timer = Number.isFinite(at) ? this.timerUntil(at, waitMs) : undefined;
    }
    this.tellSlow(waitMs, now);
  }

  private timerUntil(at: number, waitMs: number): { at: number; life: AbortController } {
    const life = new AbortController();
    this.clock.sleep(waitMs, life.signal).then(
      () => {
        this.timer = undefined;
        this.serve();
      },
      (error: unknown) => {
        if (!isCancelled(error)) {
          throw error;
        }
      },
    );
    return { at, life };
  }

  private tellSlow(waitMs: number, now: number): void {
    const eachMs = Math.max(this.gapAt(now), ...this.allowances.map(({ apartMs }) => apartMs));
    let aheadMs = Number.isFinite(waitMs) ? waitMs : 0;
    for (const one of this.waiting) {
      if (!one.told && now - one.since + aheadMs > slowMs) {
        one.told = true;
        one.onSlow(aheadMs);
      }
      aheadMs += eachMs;
    }
  }

  private waitMs(now: number): number {
    const own = Math.max(left(this.rest.from, this.rest.ms, now), left(this.lastAt, this.gapAt(now), now));
    return this.allowances.reduce((most, allowance) => Math.max(most, allowance.waitMs(now)), own);
  }

  private gapAt(now: number): number {
    const gap = this.gapMs / 2 ** Math.max(0, Math.floor((now - this.slowedAt) / calmMs));
    return gap > this.steadyMs ? Math.ceil(gap) : 0;
  }

  private give(now: number, waitedMs: number): Turn {
    this.lastAt = now;
    this.allowances.forEach((allowance) => allowance.take());
    return {
      waitedMs,
      holds: () => now >= this.slowedAt,
      answered: () => {
        const at = this.clock.now();
        this.allowances.forEach((allowance) => allowance.answered(at));
        this.serveWaiting();
      },
      notSent: () => {
        this.allowances.forEach((allowance) => allowance.giveBack());
        this.serveWaiting();
      },
      throttled: (restMs) => this.slowDown(now, restMs),
    };
  }

  private serveWaiting(): void {
    if (this.waiting.size > 0) {
      this.serve();
    }
  }

  private slowDown(sentAt: number, restMs: number): void {
    const now = this.clock.now();
    if (restMs > left(this.rest.from, this.rest.ms, now)) {
      this.rest = { from: now, ms: Math.ceil(restMs) };
    }
    // Calls that were on the way together are turned away together: that is one sign, not many.
    if (sentAt >= this.slowedAt) {
      this.gapMs = Math.min(2 * Math.max(this.gapAt(now), this.steadyMs), longestGapMs);
      this.slowedAt = now;
    }
  }
}

/** What is left of a span; nothing when the clock was set back meanwhile. */
function left(from: number, ms: number, now: number): number {
  return now < from ? 0 : Math.max(0, from + ms - now);
}
