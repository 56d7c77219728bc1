import type { UserFacingError } from '../../base/errors';
import type { Problem } from './envelope';

/** A failure as a page shows it. */
export function toProblem({ message, hint, facts: { requestId, retry } }: UserFacingError): Problem {
  return {
    message,
    hint,
    ...(requestId !== undefined && { requestId }),
    ...(retry?.afterMs !== undefined && { retryAfterMs: retry.afterMs }),
  };
}
