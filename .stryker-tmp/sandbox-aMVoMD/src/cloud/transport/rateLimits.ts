// How many calls a service takes from one account.
/** So many calls in any `perMs`, or a bucket that holds `burst` calls and fills up again. */
export type RateLimit =
  { readonly calls: number; readonly perMs: number } | { readonly burst: number; readonly refillPerSecond: number };

/** They all hold at the same time. */
type RateLimits = readonly [RateLimit, ...RateLimit[]];

/** What is counted together, and the limits that all hold for it. */
export interface PublishedRate {
  readonly counted: string;
  readonly limits: RateLimits;
}

/** What a service publishes on how often it may be called. */
export type PublishedRates =
  /** Each operation is counted alone; those that are not listed have no published limit. */
  | { readonly countedBy: 'operation'; readonly limits: Readonly<Record<string, RateLimits>> }
  /** All operations are counted together, against our own limit: nothing is published. */
  | { readonly countedBy: 'product' };

/** Ours, for operations without a published limit. */
const unpublished: RateLimit = { burst: 100, refillPerSecond: 10 };

export function getRate(
  { id, rates }: { readonly id: string; readonly rates: PublishedRates },
  action: string,
): PublishedRate {
  return rates.countedBy === 'operation'
    ? { counted: `${id}/${action}`, limits: rates.limits[action] ?? [unpublished] }
    : { counted: id, limits: [unpublished] };
}

/** How many calls a minute are sustainable within all limits. */
export function getCallsPerMinute({ limits }: PublishedRate): number {
  const perMinute = limits.map((limit) =>
    'calls' in limit ? (limit.calls * 60_000) / limit.perMs : limit.refillPerSecond * 60,
  );
  return Math.min(...perMinute);
}
