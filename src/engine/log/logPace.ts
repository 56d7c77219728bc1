// How often each followed log is read, so that all together leave room for what the user reads by hand. It plans; that no call
// exceeds the service's limit is the pacer's work (cloud/transport/pacer.ts, docs/decisions/0023).
import { Pause } from '../../base/clock';
import type { Clock } from '../../base/clock';

/** Following takes this part of the service's calls a minute; the rest is left to logs opened and read by hand. */
const share = 0.9;
const minute = 60_000;
/** After the service turned a call away, half as many for so long. */
const backOffMs = minute;

const pace = { minMs: 500, busyMs: 2_000, maxMs: 5_000 } as const;

/** One followed log's part in the pace. */
export class PaceShare {
  desiredMs: number = pace.busyMs;

  constructor(private readonly all: LogPace) {}

  /** How long to wait before the next look. */
  get waitMs(): number {
    return this.desiredMs * this.all.getSlowdownFactor();
  }

  /** There are too many logs for the pace each would have alone. */
  get isSlowed(): boolean {
    return this.all.getSlowdownFactor() > 1;
  }

  /** The next look is to bring some four tenths of what one answer can hold. */
  recordRead(lastMs: number, fill: number, isQuiet: boolean): void {
    const wanted = isQuiet ? this.desiredMs * 1.5 : Math.min((lastMs * 0.4) / Math.max(fill, 1e-6), pace.busyMs);
    this.desiredMs = Math.min(Math.max(wanted, pace.minMs), pace.maxMs);
  }

  /** Books the next call; how long until it may be made. */
  reserveCall(): number {
    return this.all.reserveCall();
  }

  reportThrottled(): void {
    this.all.reportThrottled();
  }

  leave(): void {
    this.all.leave(this);
  }
}

export class LogPace {
  private readonly shares = new Set<PaceShare>();
  private readonly backOff = new Pause();
  /** No call may be made before. */
  private nextCallAt = 0;

  constructor(
    private readonly clock: Clock,
    private readonly callsPerMinute: number,
  ) {}

  join(): PaceShare {
    const member = new PaceShare(this);
    this.shares.add(member);
    return member;
  }

  leave(member: PaceShare): void {
    this.shares.delete(member);
  }

  reportThrottled(): void {
    this.backOff.extend(backOffMs, this.clock.now());
  }

  /** Calls are spread, because logs opened together would otherwise keep polling together, which some minutes cannot hold. */
  reserveCall(): number {
    const now = this.clock.now();
    const everyMs = minute / this.allowed;
    // Never longer than when all others are before: some that had booked may have gone, or the clock may have been set back.
    const waitMs = Math.min(Math.max(this.nextCallAt - now, 0), this.shares.size * everyMs);
    this.nextCallAt = now + waitMs + everyMs;
    return waitMs;
  }

  /** By how much everybody waits longer than he would like to. */
  getSlowdownFactor(): number {
    const wanted = [...this.shares].reduce((sum, { desiredMs }) => sum + minute / desiredMs, 0);
    return Math.max(1, wanted / this.allowed);
  }

  /** Calls a minute. */
  private get allowed(): number {
    const isThrottled = this.backOff.getRemainingMs(this.clock.now()) > 0;
    return this.callsPerMinute * share * (isThrottled ? 0.5 : 1);
  }
}
