// How much of one limit is left. A call may reach the service at any moment until it is answered: until then it holds its place, and
// from then on it counts as if it had come last. So the service's count is never higher than ours, whatever happens on the way.
import type { RateLimit } from './rateLimits';

export interface Allowance {
  /** How long until one more call may go: 0, or Infinity when only an answer can determine it. */
  getWaitMs(now: number): number;
  reserve(): void;
  /** Of a call that was never sent. */
  release(): void;
  recordAnswer(now: number): void;
  /** Counts what another allowance of the same limit has counted: both are of one account. */
  absorb(other: Allowance, now: number): void;
  /** Time between calls at the steady rate. */
  readonly steadyMs: number;
  /** How far apart calls go that have waited: those of a window go together. */
  readonly spacingMs: number;
}

export function createAllowance(limit: RateLimit): Allowance {
  return 'calls' in limit
    ? new SlidingWindow(limit.calls, limit.perMs)
    : new Bucket(limit.burst, limit.refillPerSecond);
}

/** Our clock and the service's need not run equally fast, and both count in whole milliseconds. */
const marginMs = 100;

class SlidingWindow implements Allowance {
  readonly spacingMs = 0;
  readonly steadyMs: number;
  private inFlight = 0;
  /** When each answered call stops counting, in order; those before `first` have. */
  private ends: number[] = [];
  private first = 0;

  constructor(
    private readonly calls: number,
    private readonly perMs: number,
  ) {
    this.steadyMs = perMs / calls;
  }

  getWaitMs(now: number): number {
    this.dropExpired(now);
    const counted = this.ends.length - this.first;
    if (this.inFlight + counted < this.calls) {
      return 0;
    }
    const next = this.ends[this.first];
    return next === undefined ? Infinity : next - now;
  }

  reserve(): void {
    this.inFlight++;
  }

  release(): void {
    this.inFlight--;
  }

  recordAnswer(now: number): void {
    this.inFlight--;
    this.ends.push(now + this.perMs + marginMs);
  }

  absorb(other: Allowance): void {
    if (other instanceof SlidingWindow) {
      this.inFlight += other.inFlight;
      this.ends = [...this.ends.slice(this.first), ...other.ends.slice(other.first)].sort((a, b) => a - b);
      this.first = 0;
    }
  }

  private dropExpired(now: number): void {
    // A clock that was set back would have us wait for as long as that.
    const latest = now + this.perMs + marginMs;
    for (let end = this.ends[this.first]; end !== undefined && (end <= now || end > latest);) {
      end = this.ends[++this.first];
    }
    if (this.first > this.calls) {
      // In bulk: shifting one by one would cost the length of the window each time.
      this.ends = this.ends.slice(this.first);
      this.first = 0;
    }
  }
}

class Bucket implements Allowance {
  readonly spacingMs: number;
  readonly steadyMs: number;
  private inFlight = 0;
  /** Answered calls that the refill has not yet replaced, as of `at`. */
  private missing = 0;
  private at = 0;

  constructor(
    private readonly burst: number,
    private readonly refillPerSecond: number,
  ) {
    this.steadyMs = 1_000 / refillPerSecond;
    this.spacingMs = this.steadyMs;
  }

  getWaitMs(now: number): number {
    this.refill(now);
    const tooMany = this.inFlight + this.missing + 1 - this.burst;
    if (tooMany <= 0) {
      return 0;
    }
    return tooMany > this.missing ? Infinity : Math.ceil((tooMany * 1_000) / this.refillPerSecond) + 1;
  }

  reserve(): void {
    this.inFlight++;
  }

  release(): void {
    this.inFlight--;
  }

  recordAnswer(now: number): void {
    this.refill(now);
    this.inFlight--;
    this.missing++;
  }

  absorb(other: Allowance, now: number): void {
    if (other instanceof Bucket) {
      this.refill(now);
      other.refill(now);
      this.inFlight += other.inFlight;
      this.missing += other.missing;
    }
  }

  private refill(now: number): void {
    // Never more than the time that passed, also when the clock was set back.
    const passedMs = Math.max(0, now - this.at);
    this.missing = Math.max(0, this.missing - (passedMs * this.refillPerSecond) / 1_000);
    this.at = now;
  }
}
