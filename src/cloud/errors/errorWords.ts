import type { FailureKind } from './apiError';

/** What to say for one error code. */
export interface ErrorExplanation {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint: string;
  /** The user may try again; after this many milliseconds. */
  readonly retryAfterMs?: number;
  /** The service's own message is more specific than the code, e.g. which value; documented as `%s`. Shown after ours. */
  readonly isSpecific?: true;
  /** The date of the request was too far from the clock of the service. */
  readonly isClock?: true;
}
