// What can go wrong with one call, classified by what the user can do about it.
import { UserFacingError } from '../../base/errors';
import type { FailureFacts } from '../../base/errors';

/**
 * credential: the service does not accept the credential. denied: it does, but not the request.
 * throttled: too many calls. network: no answer, so it is unknown whether a write was done.
 * service: the service is unhealthy. input: the request cannot succeed as it is.
 */
export type FailureKind = 'credential' | 'denied' | 'throttled' | 'network' | 'service' | 'input';

export interface ApiFailure extends FailureFacts {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint?: string;
  /** The service's error code, e.g. `Ops.IntervalTooShort`. */
  readonly code?: string;
  readonly httpStatus?: number;
  /** The wait that the service requested (header x-acs-retry-after). */
  readonly retryAfterMs?: number | undefined;
  /** When the service answered, by its clock, milliseconds since 1970: known when ours is too far from it. */
  readonly servedAt?: number | undefined;
}

/** A call that failed. */
export class ApiError extends UserFacingError {
  readonly kind: FailureKind;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly servedAt: number | undefined;

  constructor(failure: ApiFailure) {
    super(failure.message, failure.hint, failure);
    this.name = 'ApiError';
    this.kind = failure.kind;
    this.code = failure.code;
    this.httpStatus = failure.httpStatus;
    this.retryAfterMs = failure.retryAfterMs;
    this.servedAt = failure.servedAt;
  }
}

const transientKinds: ReadonlySet<FailureKind> = new Set(['network', 'service', 'throttled']);

/** The same call may succeed later: there was no answer, the service failed, or there were too many calls. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiError && transientKinds.has(error.kind);
}
