// Who is calling: the checks a request passes before the product sees it, in the gateway's order.
import { ApiError } from './apiError';
import { gatewayError } from './errors';
import type { ReceivedRequest } from './received';
import { accountCaller, type Caller, type TemporaryKeys } from './temporaryKeys';
import { headersToSign, parseAuthorization, sha256Hex, verifySignature } from './signature';

/** The account of a run. */
export interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Accepted as x-acs-security-token together with the key pair, so that temporary credentials can be tried. */
  readonly securityToken: string;
}

/** Both how far a clock may be off and how long a nonce is remembered for one direction of skew. */
const toleranceMs = 15 * 60_000;
const timestampForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Verifies ACS3 requests of one account. */
export class Authenticator {
  private readonly nonces = new Map<string, number>();

  /** `now` is the real clock: a signature ages in real time, however the emulated clock was moved. */
  constructor(
    private readonly account: Account,
    private readonly now: () => number = Date.now,
    /** Keys handed out for a time. */
    private readonly temporary?: TemporaryKeys,
  ) {}

  /**
   * Answers whose key it is, or throws the ApiError the gateway would answer.
   * @param aheadMs how far its clock is ahead of the real one
   * @throws ApiError IncompleteSignature, InvalidTimeStamp.*, InvalidAccessKeyId.NotFound, InvalidSecurityToken.*,
   * SignatureDoesNotMatch, SignatureNonceUsed, or Missing… for an absent header
   */
  verify(request: ReceivedRequest, aheadMs = 0): Caller {
    if (!request.headers.has('authorization')) {
      throw ApiError.missing('Authorization');
    }
    const authorization = parseAuthorization(request.headers.get('authorization'));
    const nonce = requiredHeader(request, 'x-acs-signature-nonce', 'SignatureNonce');
    this.checkTimestamp(requiredHeader(request, 'x-acs-date', 'Timestamp'), this.now() + aheadMs);
    const contentHash = requiredHeader(request, 'x-acs-content-sha256', 'ContentSha256');

    const unsigned = headersToSign(request).filter((name) => !authorization.signedHeaders.includes(name));
    if (unsigned.length > 0) {
      throw gatewayError('IncompleteSignature', `Headers must be signed: ${unsigned.join(', ')}.`);
    }
    const { secret, caller } = this.owner(authorization.accessKeyId, request.headers.get('x-acs-security-token'));
    if (contentHash !== sha256Hex(request.body)) {
      throw gatewayError('SignatureDoesNotMatch', 'x-acs-content-sha256 is not the hash of the body received.');
    }
    verifySignature(request, authorization, secret);
    // Last, so that a request with a wrong signature does not use up a nonce.
    this.useNonce(nonce);
    return caller;
  }

  private owner(accessKeyId: string, token: string | undefined): { readonly secret: string; readonly caller: Caller } {
    const temporary = this.temporary?.check(accessKeyId, token);
    if (temporary) {
      return temporary;
    }
    if (accessKeyId !== this.account.accessKeyId) {
      throw gatewayError('InvalidAccessKeyId.NotFound');
    }
    if (token !== undefined && token !== this.account.securityToken) {
      throw gatewayError('InvalidSecurityToken.Malformed');
    }
    return { secret: this.account.accessKeySecret, caller: accountCaller };
  }

  private checkTimestamp(value: string, now: number): void {
    const time = timestampForm.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) {
      throw gatewayError('InvalidTimeStamp.Format');
    }
    if (Math.abs(now - time) > toleranceMs) {
      throw gatewayError('InvalidTimeStamp.Expired');
    }
  }

  private useNonce(nonce: string): void {
    const now = this.now();
    // Insertion order is age order, so forgetting stops at the first that is still young.
    for (const [known, usedAt] of this.nonces) {
      if (now - usedAt <= 2 * toleranceMs) {
        break;
      }
      this.nonces.delete(known);
    }
    if (this.nonces.has(nonce)) {
      throw gatewayError('SignatureNonceUsed');
    }
    this.nonces.set(nonce, now);
  }
}

function requiredHeader(request: ReceivedRequest, name: string, parameter: string): string {
  const value = request.headers.get(name);
  if (!value) {
    throw ApiError.missing(parameter);
  }
  return value;
}
