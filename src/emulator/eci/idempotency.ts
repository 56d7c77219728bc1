// ClientToken: the same call twice is one call; the same token for another call is refused.
import { ApiError } from '../gateway/apiError';
import type { Answer } from '../gateway/operation';

interface Remembered {
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** Answers already given, by operation and token. */
export class IdempotentCalls {
  private readonly calls = new Map<string, Remembered>();

  /**
   * Runs `act` unless this token has done it before.
   * @throws ApiError IdempotentParameterMismatch for a known token with other parameters
   */
  once(operation: string, token: string | undefined, parameters: object, act: () => Answer): Answer {
    if (token === undefined) {
      return act();
    }
    const key = `${operation} ${token}`;
    const fingerprint = JSON.stringify(parameters);
    const known = this.calls.get(key);
    if (known) {
      if (known.fingerprint !== fingerprint) {
        throw ApiError.of('IdempotentParameterMismatch');
      }
      return known.answer;
    }
    // A call that fails is not remembered: the service tells clients to try again with the same token.
    const answer = act();
    this.calls.set(key, { fingerprint, answer });
    return answer;
  }

  clear(): void {
    this.calls.clear();
  }
}
