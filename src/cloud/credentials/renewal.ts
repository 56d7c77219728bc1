import type { Clock } from '../../base/clock';
import { CancelledError } from '../../base/errors';
import { raceWithAbort } from '../../base/async/untilAborted';
import type { Credential } from './credential';

/** A credential is renewed this long before it expires, but not before half its lifetime is over: STS gives 15 minutes at least. */
const aheadMs = 5 * 60_000;
/** What has less than this left is not used for a call any more. */
const leastMs = 20_000;
const skewedMs = 60_000;
/** How many refused tokens are remembered: more than a file and an exchange can hold. */
const keptTokens = 20;

/** One attempt to obtain a credential; `lifetime` is aborted when its result is not wanted any more. */
interface Exchange {
  readonly work: Promise<Credential>;
  readonly lifetime: AbortController;
}

/** One credential over time: obtained once for all who ask, renewed before it expires, by one exchange at a time. */
export class RenewedCredential {
  private current: { readonly credential: Credential; readonly renewAt: number; readonly until: number } | undefined;
  private running: Exchange | undefined;
  /** Several, because the files may still hold one that was refused before. */
  private refusedTokens: ReadonlySet<string> = new Set();
  private readonly lifetime = new AbortController();

  constructor(
    private readonly obtain: (signal: AbortSignal, refusedTokens: ReadonlySet<string>) => Promise<Credential>,
    private readonly clock: Clock,
  ) {}

  /** The work is shared: it continues for the other callers when one gives up. */
  async get(signal: AbortSignal): Promise<Credential> {
    for (;;) {
      const now = this.clock.now();
      const { current } = this;
      if (current && now < current.until) {
        if (now >= current.renewAt) {
          // A failure is no harm while this one is good; the next call tries again.
          this.renew().work.catch(() => undefined);
        }
        return current.credential;
      }
      const exchange = this.renew();
      try {
        const credential = await raceWithAbort(exchange.work, signal);
        if (!exchange.lifetime.signal.aborted) {
          return credential;
        }
      } catch (error) {
        if (signal.aborted || this.lifetime.signal.aborted || !exchange.lifetime.signal.aborted) {
          throw error;
        }
      }
      // What it was obtained from has changed meanwhile: its result, or failure, is that of another login.
    }
  }

  /** The service does not take it any more. True when asking again may give another. */
  reportRefused(credential: Credential): boolean {
    const { securityToken, expiresAt } = credential;
    const refusedTokens = [...this.refusedTokens, ...(securityToken === undefined ? [] : [securityToken])];
    if (this.current?.credential === credential) {
      this.forget();
    }
    this.refusedTokens = new Set(refusedTokens.slice(-keptTokens));
    return expiresAt !== undefined;
  }

  /** What it is obtained from has changed. An exchange that is running belongs to what was there before. */
  forget(): void {
    this.current = undefined;
    this.refusedTokens = new Set();
    this.running?.lifetime.abort();
    this.running = undefined;
  }

  dispose(): void {
    this.lifetime.abort();
  }

  private renew(): Exchange {
    if (!this.running) {
      const lifetime = new AbortController();
      const exchange = { lifetime, work: this.exchange(AbortSignal.any([lifetime.signal, this.lifetime.signal])) };
      this.running = exchange;
      const end = (): void => {
        if (this.running === exchange) {
          this.running = undefined;
        }
      };
      exchange.work.then(end, end);
    }
    return this.running;
  }

  private async exchange(signal: AbortSignal): Promise<Credential> {
    assertRunning(signal);
    const credential = await this.obtain(signal, this.refusedTokens);
    assertRunning(signal);
    const { expiresAt } = credential;
    if (expiresAt !== undefined) {
      const now = this.clock.now();
      // A credential that is new and seems to have expired indicates a clock that is ahead.
      const until = Math.max(expiresAt - leastMs, now + skewedMs);
      this.current = { credential, until, renewAt: until - Math.min(aheadMs, (until - now) / 2) };
    }
    return credential;
  }
}

function assertRunning(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new CancelledError();
  }
}
