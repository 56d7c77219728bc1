// ACS3-HMAC-SHA256, from the server's side. Written from the published steps and shared with no client: a mistake
// on either side must show as SignatureDoesNotMatch.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { decodePairs } from './body';
import { gatewayError } from './errors';
import type { ReceivedRequest } from './received';

const algorithm = 'ACS3-HMAC-SHA256';

/** What an Authorization header claims. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  /** Lower-case hex. */
  readonly signature: string;
}

/**
 * Reads `ACS3-HMAC-SHA256 Credential=..,SignedHeaders=a;b,Signature=hex`.
 * @throws ApiError IncompleteSignature when a part is absent
 */
export function parseAuthorization(header: string | undefined): Authorization {
  const [scheme, ...rest] = (header ?? '').trim().split(' ');
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part): [string, string] => {
        const equals = part.indexOf('=');
        return [part.slice(0, Math.max(equals, 0)), part.slice(equals + 1)];
      }),
  );
  const accessKeyId = parts.get('Credential');
  const signedHeaders = parts.get('SignedHeaders');
  const signature = parts.get('Signature');
  if (scheme !== algorithm || !accessKeyId || !signedHeaders || !signature) {
    throw gatewayError('IncompleteSignature');
  }
  return { accessKeyId, signedHeaders: signedHeaders.split(';'), signature };
}

/** Headers that carry meaning for the call; leaving one unsigned would let it be changed on the way. */
export function headersToSign(request: ReceivedRequest): string[] {
  return [...request.headers.keys()].filter(
    (name) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type',
  );
}

/** RFC 3986: encodeURIComponent leaves five characters alone that must be escaped too. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Clients escape differently on the wire (Node leaves `!'()*` alone), so the query is decoded and encoded again. */
export function canonicalQuery(rawQuery: string): string {
  return decodePairs(rawQuery)
    .map(([name, value]): [string, string] => [percentEncode(name), percentEncode(value)])
    .sort(([one, oneValue], [other, otherValue]) => byCodeUnit(one, other) || byCodeUnit(oneValue, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The text whose HMAC is the signature. */
function stringToSign(request: ReceivedRequest, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort(byCodeUnit);
  const canonicalRequest = [
    request.method,
    request.path,
    canonicalQuery(request.rawQuery),
    names.map((name) => `${name}:${(request.headers.get(name) ?? '').trim()}\n`).join(''),
    names.join(';'),
    request.headers.get('x-acs-content-sha256') ?? '',
  ].join('\n');
  return `${algorithm}\n${sha256Hex(canonicalRequest)}`;
}

/** Lower-case hex SHA-256. */
export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Compares the signature claimed with our own.
 * @throws ApiError SignatureDoesNotMatch, whose message carries the server's string as the real one does
 */
export function verifySignature(request: ReceivedRequest, authorization: Authorization, secret: string): void {
  const text = stringToSign(request, authorization.signedHeaders);
  const expected = createHmac('sha256', secret).update(text).digest();
  const claimed = Buffer.from(authorization.signature, 'hex');
  if (claimed.length !== expected.length || !timingSafeEqual(claimed, expected)) {
    throw gatewayError(
      'SignatureDoesNotMatch',
      `Specified signature is not matched with our calculation. server string to sign is:${text}`,
    );
  }
}
