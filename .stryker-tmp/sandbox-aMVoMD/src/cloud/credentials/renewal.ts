import type { Clock } from '../../base/clock';
import { CancelledError } from '../../base/errors';
import { raceWithAbort } from '../../base/async/untilAborted';
import type { Credential } from './credential';

/** A credential is renewed this long before it expires, but not before half its lifetime is over: STS gives 15 minutes at least. */
const aheadMs = 5 * 60_000;
/** What has less than this left is not used for a call any more. */
const leastMs = 20_000;
const skewedMs = 60_000;

/** One credential over time: obtained once for all who ask, renewed before it expires, by one exchange at a time. */
export class RenewedCredential {
  private current: { readonly credential: Credential; readonly renewAt: number; readonly until: number } | undefined;
  private running: Promise<Credential> | undefined;
  private refusedToken: string | undefined;
  private readonly lifetime = new AbortController();

  constructor(
    private readonly obtain: (signal: AbortSignal, refusedToken?: string) => Promise<Credential>,
    private readonly clock: Clock,
  ) {}

  /** The work is shared: it continues for the other callers when one gives up. */
  async get(signal: AbortSignal): Promise<Credential> {
    const now = this.clock.now();
    const { current } = this;
    if (current && now < current.until) {
      if (now >= current.renewAt) {
        // A failure is no harm while this one is good; the next call tries again.
        this.renew().catch(() => undefined);
      }
      return current.credential;
    }
    return raceWithAbort(this.renew(), signal);
  }

  /** The service does not take it any more. True when asking again may give another. */
  reportRefused(credential: Credential): boolean {
    if (this.current?.credential === credential) {
      this.forget();
      this.refusedToken = credential.securityToken;
    }
    return credential.expiresAt !== undefined;
  }

  /** What it is obtained from has changed. */
  forget(): void {
    this.current = undefined;
    this.refusedToken = undefined;
  }

  dispose(): void {
    this.lifetime.abort();
  }

  private renew(): Promise<Credential> {
    this.running ??= this.obtain(this.lifetime.signal, this.refusedToken)
      .then((credential) => {
        if (this.lifetime.signal.aborted) {
          throw new CancelledError();
        }
        const { expiresAt } = credential;
        if (expiresAt !== undefined) {
          const now = this.clock.now();
          // A credential that is new and seems to have expired indicates a clock that is ahead.
          const until = Math.max(expiresAt - leastMs, now + skewedMs);
          this.current = { credential, until, renewAt: until - Math.min(aheadMs, (until - now) / 2) };
        }
        return credential;
      })
      .finally(() => (this.running = undefined));
    return this.running;
  }
}
