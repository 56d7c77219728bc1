// ClientToken: the same call twice is one call; the same token for another call is refused.
import { createHmac, randomBytes } from 'node:crypto';
import { gatewayError } from '../gateway/errors';
import type { Answer } from '../gateway/operation';

interface Remembered {
  readonly digest: string;
  readonly answer: Answer;
}

/** Answers already given, by operation and token. */
export class IdempotentCalls {
  private readonly calls = new Map<string, Remembered>();
  /** Arguments hold passwords, so only a digest of a call is kept, which reveals nothing without this key. */
  private readonly key = randomBytes(32);

  /**
   * Runs `act` unless this token has done it before.
   * @throws ApiError IdempotentParameterMismatch for a known token with other arguments
   */
  once(operation: string, given: { readonly ClientToken?: string | undefined }, act: () => Answer): Answer {
    const { ClientToken: token } = given;
    if (token === undefined) {
      return act();
    }
    const key = `${operation} ${token}`;
    const digest = createHmac('sha256', this.key).update(JSON.stringify(given)).digest('base64url');
    const known = this.calls.get(key);
    if (known) {
      if (known.digest !== digest) {
        throw gatewayError('IdempotentParameterMismatch');
      }
      return known.answer;
    }
    // A call that fails is not remembered: the service asks clients to retry with the same token.
    const answer = act();
    this.calls.set(key, { digest, answer });
    return answer;
  }

  clear(): void {
    this.calls.clear();
  }
}
