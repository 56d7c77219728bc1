// What may be sent again after a failure, and after what wait.
import type { ApiError } from '../errors/apiError';

/**
 * What may be sent again: `read` always, `token` because a ClientToken in the query makes repeats harmless, `refused` only what
 * the service turned away unhandled (throttling, a wrong clock), because doing it twice would do it twice.
 */
export type Repeat = 'read' | 'token' | 'refused';

export const retries = 3;
const waitCapMs = 20_000;
const firstWaitMs = { throttled: 500, other: 100 };

/** Full jitter, so that many callers turned away together do not come back together. */
export function getRetryDelayMs(failure: ApiError, tried: number): number {
  const base = failure.kind === 'throttled' ? firstWaitMs.throttled : firstWaitMs.other;
  return Math.min(failure.retryAfterMs ?? Math.random() * base * 2 ** tried, waitCapMs);
}

/** Guards of one resource (`Ops.IntervalTooShort`) are recognized by the wait they name for the user: not ours to sit out. */
export function isPaced(failure: ApiError): boolean {
  return (
    failure.kind === 'throttled' && (failure.facts.retry?.afterMs === undefined || failure.retryAfterMs !== undefined)
  );
}

export function canRepeat(repeat: Repeat, failure: ApiError): boolean {
  if (failure.kind === 'throttled') {
    return isPaced(failure);
  }
  const status = failure.httpStatus;
  // No answer, an unhealthy server, or an answer cut off. A redirect or a sign-in page would only come again.
  const passing = status === undefined || status >= 500 || (status < 300 && failure.kind === 'service');
  return passing && repeat !== 'refused';
}

/** Sessions end; a key that is wrong stays wrong. */
export function isExpired({ kind, code }: ApiError): boolean {
  return kind === 'credential' && /^InvalidSecurityToken\.Expired$/i.test(code ?? '');
}
