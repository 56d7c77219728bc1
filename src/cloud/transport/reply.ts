// Judges one HTTP answer: the service's JSON object, or an ApiError that describes it.
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../base/isRecord';
import { parseJsonRecord } from '../../base/json';
import { toSingleLine } from '../../base/text';
import { ApiError } from '../errors/apiError';
import type { FailureKind } from '../errors/apiError';
import { explainCode } from '../errors/errorHints';
import { createActionPolicy } from '../errors/ramPolicy';
import type { ProductApi } from '../product';
import type { Reply } from './exchange';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What the words of a failure need to know about the call. */
export interface RequestFacts {
  readonly api: ProductApi;
  readonly operation: string;
  readonly host: string;
  /** Local clock, milliseconds since 1970. */
  readonly now: number;
  readonly redact: (text: string) => string;
}

/** @throws ApiError for anything but a JSON object with HTTP 2xx that reports no failure. */
export function parseReply(reply: Reply, request: RequestFacts): JsonObject {
  const body = parseJsonRecord(reply.text);
  if (isSuccess(reply.status) && body) {
    return assertSuccessful(reply, body, request);
  }
  const code = body && readScalar(body, 'Code', 'code');
  if (body && code !== undefined && reply.status >= 400) {
    throw toServiceError(reply, body, toSingleLine(code, 80), request);
  }
  throw reply.status === 429 ? toTooManyError(reply, request) : toIntermediaryError(reply, request);
}

/** What products write in the field `Code` of an answer that is a success. */
const harmlessCodes: ReadonlySet<string> = new Set(['', '0', '200', 'ok', 'success']);

/** Some products of the cloud report a failure under the status of a success. */
function assertSuccessful(reply: Reply, body: JsonObject, request: RequestFacts): JsonObject {
  const code = readScalar(body, 'Code', 'code');
  if (code !== undefined && !harmlessCodes.has(code.toLowerCase())) {
    throw toServiceError(reply, body, toSingleLine(code, 80), request);
  }
  if (readScalar(body, 'Success', 'success')?.toLowerCase() === 'false') {
    const serviceMessage = request.redact(toSingleLine(readText(body, 'Message', 'message') ?? ''));
    throw new ApiError({
      kind: 'input',
      message: [l10n.t('The service reported that {0} did not succeed.', request.operation), serviceMessage]
        .filter(Boolean)
        .join(' '),
      hint: suggestNextStep(reply.status, ''),
      httpStatus: reply.status,
      ...readRequestId(reply, body),
    });
  }
  return body;
}

/** One product answers 407 where the others answer 403. */
const deniedStatuses: ReadonlySet<number> = new Set([403, 407]);

function toServiceError(reply: Reply, body: JsonObject, code: string, request: RequestFacts): ApiError {
  const explanation = explainCode(request.api, code);
  const throttled = /throttling|flowcontrol/i.test(code);
  // Some codes that begin like this are about bills or verification: those have words of their own.
  const notPermitted =
    !explanation &&
    (deniedStatuses.has(reply.status) || isSuccess(reply.status)) &&
    /^(forbidden|forbedden|nopermission|notauthorized|actionunauthorized)/i.test(code);
  const kind: FailureKind = notPermitted
    ? 'denied'
    : throttled
      ? 'throttled'
      : (explanation?.kind ?? classifyStatus(reply.status));
  const retryAfterMs = readRetryAfterMs(reply.headers, request.now);
  return new ApiError({
    kind,
    code,
    httpStatus: reply.status,
    ...(notPermitted
      ? explainDenied(body, request)
      : throttled
        ? explainThrottled()
        : explainServiceError(reply, body, code, request)),
    ...readRequestId(reply, body),
    retryAfterMs,
    servedAt: explanation?.isClock ? readServedAt(reply.headers) : undefined,
    retry: toRetry(kind, explanation?.retryAfterMs, retryAfterMs),
    denied: kind === 'denied',
  });
}

function toRetry(
  kind: FailureKind,
  afterMs: number | undefined,
  retryAfterMs: number | undefined,
): { afterMs?: number } | undefined {
  const wait = retryAfterMs ?? afterMs;
  if (wait !== undefined) {
    return wait > 0 ? { afterMs: wait } : {};
  }
  return kind === 'throttled' || kind === 'service' ? {} : undefined;
}

function explainServiceError(
  reply: Reply,
  body: JsonObject,
  code: string,
  request: RequestFacts,
): { message: string; hint: string } {
  const explanation = explainCode(request.api, code);
  const serviceMessage = request.redact(toSingleLine(readText(body, 'Message', 'message') ?? ''));
  if (!explanation) {
    return {
      message: serviceMessage === '' ? l10n.t('The service returned {0}.', code) : `${serviceMessage} (${code})`,
      hint: suggestNextStep(reply.status, code),
    };
  }
  const skew = explanation.isClock ? explainClockSkew(reply.headers, request.now) : undefined;
  const particulars = explanation.isSpecific && serviceMessage !== '' ? ` ${serviceMessage}` : '';
  return { message: `${skew ?? explanation.message}${particulars} (${code})`, hint: explanation.hint };
}

/** What to do about a code that is in no table. */
function suggestNextStep(status: number, code: string): string {
  if (status >= 500) {
    return l10n.t('Try again in a moment.');
  }
  return /notfound|notexist/i.test(code)
    ? l10n.t('Refresh the list: it may be gone.')
    : l10n.t('Refresh and check what was sent. If it is correct, contact support with the request ID.');
}

/** Milliseconds since 1970, by the clock of the service. */
function readServedAt(headers: Reply['headers']): number | undefined {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Undefined when the service does not say what time it has, or has the same as we. */
function explainClockSkew(headers: Reply['headers'], now: number): string | undefined {
  const served = readServedAt(headers) ?? now;
  const minutes = Math.round(Math.abs(now - served) / 60_000);
  if (minutes === 0) {
    return undefined;
  }
  return now > served
    ? l10n.t('The clock of this machine is {0} minutes ahead of the service.', minutes)
    : l10n.t('The clock of this machine is {0} minutes behind the service.', minutes);
}

interface DeniedExplanation {
  readonly message: string;
  readonly hint: string;
  readonly policy?: string | undefined;
}

function explainDenied(body: JsonObject, request: RequestFacts): DeniedExplanation {
  const detail = body['AccessDeniedDetail'] ?? body['accessDeniedDetail'];
  const named = isRecord(detail) ? readText(detail, 'AuthAction', 'authAction') : undefined;
  const action = toSingleLine(named ?? `${request.api.id}:${request.operation}`, 80);
  const serviceMessage =
    named === undefined ? request.redact(toSingleLine(readText(body, 'Message', 'message') ?? '')) : '';
  const message = [l10n.t('Access denied: this account may not call {0}.', action), serviceMessage]
    .filter(Boolean)
    .join(' ');
  if (isRecord(detail) && readText(detail, 'NoPermissionType', 'noPermissionType') === 'ExplicitDeny') {
    return { message, hint: l10n.t('A policy explicitly denies this. Ask the account owner to change that policy.') };
  }
  return {
    message,
    policy: createActionPolicy(action),
    hint: l10n.t('Ask the account owner for a RAM policy that allows {0}.', action),
  };
}

function explainThrottled(): { message: string; hint: string } {
  return {
    message: l10n.t('The service is throttling requests: too many calls from this account.'),
    hint: l10n.t('Try again in a moment.'),
  };
}

/** A gateway turned the call away before the service saw it. */
function toTooManyError({ headers }: Reply, { now }: RequestFacts): ApiError {
  const retryAfterMs = readRetryAfterMs(headers, now);
  return new ApiError({
    ...{ kind: 'throttled', httpStatus: 429, ...explainThrottled() },
    retryAfterMs,
    retry: toRetry('throttled', undefined, retryAfterMs),
  });
}

/** Something between us and the service answered, or an answer was cut off. */
function toIntermediaryError(reply: Reply, { host, now }: RequestFacts): ApiError {
  const { status } = reply;
  const server = status >= 500;
  const message =
    status >= 300 && status < 400
      ? l10n.t('{0} returned an unexpected redirect (HTTP {1}).', host, status)
      : isSuccess(status)
        ? l10n.t('The response from {0} is incomplete or not from the service.', host)
        : l10n.t('{0} returned HTTP {1} without a reason.', host, status);
  const hint = server
    ? l10n.t('Try again in a moment. If the error persists, check your proxy.')
    : l10n.t('Check your proxy, or the sign-in page of your network.');
  return new ApiError({
    kind: server || isSuccess(status) ? 'service' : 'network',
    message,
    hint,
    httpStatus: status,
    retryAfterMs: readRetryAfterMs(reply.headers, now),
    retry: {},
  });
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function classifyStatus(status: number): FailureKind {
  return deniedStatuses.has(status) ? 'denied' : status === 429 ? 'throttled' : status >= 500 ? 'service' : 'input';
}

/** Header x-acs-retry-after of the service, in milliseconds; otherwise retry-after of HTTP, in seconds or a time. */
function readRetryAfterMs(headers: Reply['headers'], now: number): number | undefined {
  const ownMs = Number(headers.get('x-acs-retry-after') ?? NaN);
  if (Number.isFinite(ownMs) && ownMs >= 0) {
    return ownMs;
  }
  const after = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(after)) {
    return Number(after) * 1_000;
  }
  // Only the form that HTTP has for times: Date.parse takes almost anything.
  const at = / GMT$/.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - (readServedAt(headers) ?? now));
}

function readRequestId(reply: Reply, body: JsonObject): { requestId?: string } {
  const requestId = readText(body, 'RequestId', 'requestId') ?? reply.headers.get('x-acs-request-id');
  return requestId === undefined ? {} : { requestId: toSingleLine(requestId, 64) };
}

/** A text, number, or boolean, as text. */
function readScalar(object: JsonObject, ...names: readonly string[]): string | undefined {
  const found = names.map((name) => object[name]).find((value) => value !== undefined && value !== null);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found).trim()
    : undefined;
}

function readText(object: JsonObject, ...names: readonly string[]): string | undefined {
  return names.map((name) => object[name]).find((value): value is string => typeof value === 'string');
}
