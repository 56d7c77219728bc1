// How often each followed log is looked at, so that all together keep to what the service allows one account.
import type { Clock } from '../../base/clock';

/** Of the service's calls a minute, this part is ours; the rest is left to logs opened and read by hand. */
const share = 0.9;
const minute = 60_000;
/** After the service turned a call away, half as many for so long. */
const restMs = minute;

export const pace = { minMs: 500, busyMs: 2_000, maxMs: 5_000 } as const;

/** One followed log's part in the pace. */
export class Turn {
  wishMs: number = pace.busyMs;

  constructor(private readonly all: LogPace) {}

  /** How long to wait before the next look. */
  get waitMs(): number {
    return this.wishMs * this.all.stretch();
  }

  /** There are too many logs for the pace each would have alone. */
  get isSlowed(): boolean {
    return this.all.stretch() > 1;
  }

  /** The next look is to bring some four tenths of what one answer can hold. */
  looked(lastMs: number, fill: number, isQuiet: boolean): void {
    const wanted = isQuiet ? this.wishMs * 1.5 : Math.min((lastMs * 0.4) / Math.max(fill, 1e-6), pace.busyMs);
    this.wishMs = Math.min(Math.max(wanted, pace.minMs), pace.maxMs);
  }

  /** Books the next call; how long until it may be made. */
  book(): number {
    return this.all.book();
  }

  throttled(): void {
    this.all.throttled();
  }

  leave(): void {
    this.all.leave(this);
  }
}

export class LogPace {
  private readonly turns = new Set<Turn>();
  private restUntil = 0;
  /** No call may be made before. */
  private freeAt = 0;

  constructor(
    private readonly clock: Clock,
    private readonly callsPerMinute: number,
  ) {}

  join(): Turn {
    const turn = new Turn(this);
    this.turns.add(turn);
    return turn;
  }

  leave(turn: Turn): void {
    this.turns.delete(turn);
  }

  throttled(): void {
    this.restUntil = this.clock.now() + restMs;
  }

  /** Calls are spread, because logs opened together would else go on asking together, which some minutes cannot hold. */
  book(): number {
    const now = this.clock.now();
    const everyMs = minute / this.allowed;
    // Never longer than when all others are before: some that had booked may have gone, or the clock may have been set back.
    const waitMs = Math.min(Math.max(this.freeAt - now, 0), this.turns.size * everyMs);
    this.freeAt = now + waitMs + everyMs;
    return waitMs;
  }

  /** By how much everybody waits longer than he would like to. */
  stretch(): number {
    const wanted = [...this.turns].reduce((sum, { wishMs }) => sum + minute / wishMs, 0);
    return Math.max(1, wanted / this.allowed);
  }

  /** Calls a minute. */
  private get allowed(): number {
    return this.callsPerMinute * share * (this.clock.now() < this.restUntil ? 0.5 : 1);
  }
}
