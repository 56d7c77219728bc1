// Keeps the calls of an account within the limits of the service: each waits for its turn, first come, first served per API.
import { setMaxListeners } from 'node:events';
import { Pause, getRemainingMs } from '../../base/clock';
import type { Clock } from '../../base/clock';
import { CancelledError } from '../../base/errors';
import { createAllowance } from './allowance';
import type { Allowance } from './allowance';
import type { PublishedRate, RateLimit } from './rateLimits';

/** The right to one call. */
export interface Turn {
  /** How long it was waited for. */
  readonly waitedMs: number;
  /** False when calls of its API were throttled since it was given: the caller should then wait again. */
  readonly isValid: () => boolean;
  /** The answer has come, or none will. To be called once, unless it was `reportNotSent`. */
  reportAnswered(): void;
  reportNotSent(): void;
  /** The service turned the call away: nothing more of its API goes for so long, and less for a while. */
  reportThrottled(restMs: number): void;
}

export interface Caller {
  readonly signal: AbortSignal;
  /** Notified once, when the turn is still more than a second away, with an estimate. */
  readonly onSlow: (forMs: number) => void;
}

/** Who makes calls: the service counts them by account, which is known only after the first one. */
export interface Payer {
  /** Id of the account; undefined until the service has named it. */
  readonly account?: string | undefined;
  /** What stands for the account until then, however often its key is renewed. */
  readonly profile: string;
  readonly accessKeyId: string;
}

interface Waiting extends Caller {
  readonly since: number;
  readonly go: (turn: Turn) => void;
  isNotified: boolean;
}

const slowMs = 1_000;
/** How long a throttling counts: without another the pace is then twice as fast, until it is the published one. */
const calmMs = 60_000;
const longestGapMs = 5_000;

export class Pacer {
  /** By account, then by what is counted together. */
  private readonly lanes = new Map<string, Map<string, Lane>>();
  /** The accounts of access keys and profiles, as far as the service has named them. */
  private readonly accounts = new Map<string, string>();
  private readonly turns: TurnCount = { last: 0 };

  constructor(private readonly clock: Clock) {}

  /**
   * A turn for one call of an account; every turn has to be ended.
   * @throws CancelledError when the caller gives up first
   */
  acquire(account: string, rate: PublishedRate, caller: Caller): Turn | Promise<Turn> {
    const lanes = this.getLanes(account);
    let lane = lanes.get(rate.counted);
    if (!lane) {
      lane = new Lane(this.clock, rate.limits, this.turns);
      lanes.set(rate.counted, lane);
    }
    return lane.acquire(caller);
  }

  /** The name under which the calls of a payer are counted. What was counted before its account was known is counted on. */
  getAccount({ account, profile, accessKeyId }: Payer): string {
    const byProfile = `profile ${profile}`;
    const byKey = `key ${accessKeyId}`;
    if (account === undefined) {
      return this.accounts.get(byKey) ?? this.accounts.get(byProfile) ?? byProfile;
    }
    const name = `account ${account}`;
    this.accounts.set(byProfile, name);
    if (accessKeyId !== '') {
      this.accounts.set(byKey, name);
    }
    this.merge(byProfile, name);
    return name;
  }

  private merge(from: string, into: string): void {
    const lanes = this.getLanes(into);
    for (const [counted, lane] of this.lanes.get(from) ?? []) {
      const other = lanes.get(counted);
      if (other) {
        other.absorb(lane);
      } else {
        lanes.set(counted, lane);
      }
    }
    this.lanes.delete(from);
  }

  private getLanes(account: string): Map<string, Lane> {
    let lanes = this.lanes.get(account);
    if (!lanes) {
      lanes = new Map();
      this.lanes.set(account, lanes);
    }
    return lanes;
  }
}

/** Numbers turns in the order in which they are given, whatever happens to the clock of the machine. */
interface TurnCount {
  last: number;
}

/** One API of one account. */
class Lane {
  private readonly allowances: readonly Allowance[];
  private readonly steadyMs: number;
  private readonly waiting = new Set<Waiting>();
  private timer: { readonly at: number; readonly lifetime: AbortController } | undefined;
  private readonly backOff = new Pause();
  /** Time between two calls after a throttling. */
  private gapMs = 0;
  private slowedAt = 0;
  /** The last turn that was given before the service turned a call away. */
  private slowedAfter = 0;
  private lastAt = 0;
  /** The lane that has absorbed this one. */
  private heir: Lane | undefined;

  constructor(
    private readonly clock: Clock,
    limits: readonly RateLimit[],
    private readonly turns: TurnCount,
  ) {
    this.allowances = limits.map(createAllowance);
    this.steadyMs = Math.max(...this.allowances.map(({ steadyMs }) => steadyMs));
  }

  acquire(caller: Caller): Turn | Promise<Turn> {
    const { signal } = caller;
    if (signal.aborted) {
      return Promise.reject(new CancelledError());
    }
    const now = this.clock.now();
    if (this.waiting.size === 0 && this.getWaitMs(now) <= 0) {
      return this.grant(now, 0);
    }
    // Many calls share one signal, each with a listener while it waits: that is no leak.
    setMaxListeners(0, signal);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        const lane = this.getLast();
        lane.waiting.delete(entry);
        reject(new CancelledError());
        lane.grantTurns();
      };
      const go = (turn: Turn): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(turn);
      };
      const entry: Waiting = { ...caller, since: now, go, isNotified: false };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.add(entry);
      this.grantTurns();
    });
  }

  /** Takes over what another lane of the same API has counted, and those who wait in it: both are of one account. */
  absorb(other: Lane): void {
    const now = this.clock.now();
    this.allowances.forEach((allowance, index) => {
      const same = other.allowances[index];
      if (same) {
        allowance.absorb(same, now);
      }
    });
    this.backOff.extend(other.backOff.getRemainingMs(now), now);
    if (other.getGapMs(now) > this.getGapMs(now)) {
      this.gapMs = other.gapMs;
      this.slowedAt = other.slowedAt;
    }
    this.slowedAfter = Math.max(this.slowedAfter, other.slowedAfter);
    this.lastAt = Math.max(this.lastAt, other.lastAt);
    other.heir = this;
    other.timer?.lifetime.abort();
    other.timer = undefined;
    other.waiting.forEach((entry) => this.waiting.add(entry));
    other.waiting.clear();
    this.grantTurns();
  }

  private getLast(): Lane {
    return this.heir?.getLast() ?? this;
  }

  /** Gives turns to as many as may go, and sleeps until the next may. */
  private grantTurns(): void {
    const now = this.clock.now();
    for (const next of this.waiting) {
      const waitMs = this.getWaitMs(now);
      if (waitMs > 0) {
        this.sleep(waitMs, now);
        return;
      }
      this.waiting.delete(next);
      next.go(this.grant(now, now - next.since));
    }
    this.timer?.lifetime.abort();
    this.timer = undefined;
  }

  private sleep(waitMs: number, now: number): void {
    const at = now + waitMs;
    if (this.timer?.at !== at) {
      this.timer?.lifetime.abort();
      // When only an answer can determine it, `reportAnswered` serves.
      this.timer = Number.isFinite(at) ? this.startTimer(at, waitMs) : undefined;
    }
    this.notifySlow(waitMs, now);
  }

  private startTimer(at: number, waitMs: number): { at: number; lifetime: AbortController } {
    const lifetime = new AbortController();
    this.clock.sleep(waitMs, lifetime.signal).then(
      () => {
        this.timer = undefined;
        this.grantTurns();
      },
      // Nothing but its signal ends a sleep.
      () => undefined,
    );
    return { at, lifetime };
  }

  private notifySlow(waitMs: number, now: number): void {
    const eachMs = Math.max(this.getGapMs(now), ...this.allowances.map(({ spacingMs }) => spacingMs));
    let aheadMs = Number.isFinite(waitMs) ? waitMs : 0;
    for (const one of this.waiting) {
      if (!one.isNotified && now - one.since + aheadMs > slowMs) {
        one.isNotified = true;
        one.onSlow(aheadMs);
      }
      aheadMs += eachMs;
    }
  }

  private getWaitMs(now: number): number {
    const own = Math.max(this.backOff.getRemainingMs(now), getRemainingMs(this.lastAt, this.getGapMs(now), now));
    return this.allowances.reduce((most, allowance) => Math.max(most, allowance.getWaitMs(now)), own);
  }

  private getGapMs(now: number): number {
    // A clock that was set back would have us stay slow for as long as that.
    this.slowedAt = Math.min(this.slowedAt, now);
    const gap = this.gapMs / 2 ** Math.floor((now - this.slowedAt) / calmMs);
    return gap > this.steadyMs ? Math.ceil(gap) : 0;
  }

  private grant(now: number, waitedMs: number): Turn {
    this.lastAt = now;
    const number = ++this.turns.last;
    this.allowances.forEach((allowance) => allowance.reserve());
    return {
      waitedMs,
      isValid: () => number > this.getLast().slowedAfter,
      reportAnswered: () => {
        const at = this.clock.now();
        this.getLast().allowances.forEach((allowance) => allowance.recordAnswer(at));
        this.getLast().grantTurns();
      },
      reportNotSent: () => {
        this.getLast().allowances.forEach((allowance) => allowance.release());
        this.getLast().grantTurns();
      },
      reportThrottled: (restMs) => this.getLast().slowDown(number, restMs),
    };
  }

  private slowDown(turn: number, restMs: number): void {
    const now = this.clock.now();
    this.backOff.extend(Math.ceil(restMs), now);
    // Calls that were on the way together are turned away together: that is one sign, not many.
    if (turn > this.slowedAfter) {
      this.gapMs = Math.min(2 * Math.max(this.getGapMs(now), this.steadyMs), longestGapMs);
      this.slowedAt = now;
      this.slowedAfter = this.turns.last;
    }
  }
}
