// Flow control per account and API. The emulator has one account, so one limiter per API.

/** A sliding window, or a bucket that fills up again. */
export type RateLimit =
  { readonly calls: number; readonly perMs: number } | { readonly burst: number; readonly refillPerSecond: number };

/** So many calls in any minute, as ECI publishes its limits. */
export const perMinute = (calls: number): RateLimit => ({ calls, perMs: 60_000 });

interface Limiter {
  /** Takes a place and answers 0, or answers how many ms until there is one. */
  take(now: number): number;
}

class SlidingWindow implements Limiter {
  private readonly admitted: number[] = [];
  private first = 0;

  constructor(
    private readonly calls: number,
    private readonly perMs: number,
  ) {}

  take(now: number): number {
    while (this.first < this.admitted.length && (this.admitted[this.first] ?? 0) <= now - this.perMs) {
      this.first += 1;
    }
    if (this.first > this.calls) {
      // Dropped in bulk: shifting one by one costs the length of the window each time.
      this.admitted.splice(0, this.first);
      this.first = 0;
    }
    if (this.admitted.length - this.first >= this.calls) {
      return (this.admitted[this.first] ?? now) + this.perMs - now;
    }
    this.admitted.push(now);
    return 0;
  }
}

class TokenBucket implements Limiter {
  private tokens: number;
  private filledAt: number | undefined;

  constructor(
    private readonly burst: number,
    private readonly refillPerSecond: number,
  ) {
    this.tokens = burst;
  }

  take(now: number): number {
    const elapsedMs = now - (this.filledAt ?? now);
    this.filledAt = now;
    this.tokens = Math.min(this.burst, this.tokens + (elapsedMs * this.refillPerSecond) / 1000);
    if (this.tokens < 1) {
      return Math.ceil(((1 - this.tokens) * 1000) / this.refillPerSecond);
    }
    this.tokens -= 1;
    return 0;
  }
}

/** Counts the calls of an account against the limit of each API. */
export class RateLimiter {
  private readonly limiters = new Map<string, Limiter>();

  /** `now` is the emulated clock, so that moving it on refills the windows. */
  constructor(private readonly now: () => number) {}

  /** Takes a place for a call: 0, or the ms to wait for one. */
  take(api: string, limit: RateLimit): number {
    let limiter = this.limiters.get(api);
    if (!limiter) {
      limiter =
        'calls' in limit
          ? new SlidingWindow(limit.calls, limit.perMs)
          : new TokenBucket(limit.burst, limit.refillPerSecond);
      this.limiters.set(api, limiter);
    }
    return limiter.take(this.now());
  }
}
