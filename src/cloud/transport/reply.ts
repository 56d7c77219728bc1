// Judges one HTTP answer: the service's JSON object, or an ApiError that says what it was instead.
import * as l10n from '@vscode/l10n';
import { oneLine } from '../../base/text';
import { ApiError } from '../errors/apiError';
import type { FailureKind } from '../errors/apiError';
import type { Product } from '../endpoints';
import { wordsFor } from '../errors/errorHints';
import { policyFor } from '../errors/ramPolicy';
import type { Reply } from './exchange';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What the words of a failure need to know about the call. */
export interface Asked {
  readonly product: Product;
  readonly operation: string;
  readonly host: string;
  /** Local clock, milliseconds since 1970. */
  readonly now: number;
  readonly redact: (text: string) => string;
}

/** @throws ApiError for anything but a JSON object with HTTP 2xx. */
export function judge(reply: Reply, asked: Asked): JsonObject {
  const body = parseObject(reply.text);
  if (reply.status >= 200 && reply.status < 300 && body) {
    return body;
  }
  const code = body && textOf(body, 'Code', 'code');
  if (body && code !== undefined && reply.status >= 400) {
    throw serviceError(reply, body, oneLine(code, 80), asked);
  }
  throw notTheService(reply, asked.host);
}

/** E-HPC answers 407 where the other products answer 403. */
const deniedStatuses: ReadonlySet<number> = new Set([403, 407]);

function serviceError(reply: Reply, body: JsonObject, code: string, asked: Asked): ApiError {
  const words = wordsFor(asked.product, code);
  const throttled = /throttling|flowcontrol/i.test(code);
  // Some codes that begin like this are about bills or verification: those have words of their own.
  const notPermitted =
    !words && deniedStatuses.has(reply.status) && /^(forbidden|nopermission|notauthorized)/i.test(code);
  const kind: FailureKind = notPermitted ? 'denied' : throttled ? 'throttled' : (words?.kind ?? kindOf(reply.status));
  const requestId = textOf(body, 'RequestId', 'requestId') ?? reply.headers.get('x-acs-request-id');
  const retryAfterMs = waitTold(reply.headers);
  const retry = retryOf(kind, words?.retryAfterMs, retryAfterMs);
  return new ApiError({
    kind,
    code,
    httpStatus: reply.status,
    ...(notPermitted
      ? deniedWords(body, asked)
      : throttled
        ? throttledWords()
        : serviceWords(reply, body, code, asked)),
    ...(requestId !== undefined && { requestId: oneLine(requestId, 64) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(isClockOff(code) && servedAt(reply.headers)),
    ...(retry && { retry }),
    denied: kind === 'denied',
  });
}

function retryOf(
  kind: FailureKind,
  afterMs: number | undefined,
  told: number | undefined,
): { afterMs?: number } | undefined {
  const wait = told ?? afterMs;
  if (wait !== undefined) {
    return wait > 0 ? { afterMs: wait } : {};
  }
  return kind === 'throttled' || kind === 'service' ? {} : undefined;
}

function serviceWords(reply: Reply, body: JsonObject, code: string, asked: Asked): { message: string; hint: string } {
  const words = wordsFor(asked.product, code);
  const said = asked.redact(oneLine(textOf(body, 'Message', 'message') ?? ''));
  if (!words) {
    return {
      message: said === '' ? l10n.t('The service answered {0}.', code) : `${said} (${code})`,
      hint: nextStep(reply.status, code),
    };
  }
  const skew = isClockOff(code) ? skewWords(reply.headers, asked.now) : undefined;
  const particulars = words.particular && said !== '' ? ` ${said}` : '';
  return { message: `${skew ?? words.message}${particulars} (${code})`, hint: words.hint };
}

/** What to do about a code that is in no table. */
function nextStep(status: number, code: string): string {
  if (status >= 500) {
    return l10n.t('Try again in a moment.');
  }
  return /notfound|notexist/i.test(code)
    ? l10n.t('Refresh the list: it may be gone.')
    : l10n.t('Refresh and look at what was sent; if it is right, ask support with the request ID.');
}

function isClockOff(code: string): boolean {
  return code.toLowerCase() === 'invalidtimestamp.expired';
}

function servedAt(headers: Reply['headers']): { servedAt: number } | undefined {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : { servedAt: time };
}

function skewWords(headers: Reply['headers'], now: number): string | undefined {
  const served = servedAt(headers)?.servedAt;
  if (served === undefined) {
    return undefined;
  }
  const minutes = Math.round(Math.abs(now - served) / 60_000);
  return now > served
    ? l10n.t('The clock of this machine is {0} minutes ahead of the service.', minutes)
    : l10n.t('The clock of this machine is {0} minutes behind the service.', minutes);
}

interface DeniedWords {
  readonly message: string;
  readonly hint: string;
  readonly policy?: string;
}

function deniedWords(body: JsonObject, asked: Asked): DeniedWords {
  const detail = body['AccessDeniedDetail'] ?? body['accessDeniedDetail'];
  const named = isObject(detail) ? textOf(detail, 'AuthAction') : undefined;
  const action = oneLine(named ?? `${asked.product}:${asked.operation}`, 80);
  const said = named === undefined ? asked.redact(oneLine(textOf(body, 'Message', 'message') ?? '')) : '';
  const message = [l10n.t('Access denied: this account may not call {0}.', action), said].filter(Boolean).join(' ');
  if (isObject(detail) && textOf(detail, 'NoPermissionType') === 'ExplicitDeny') {
    return { message, hint: l10n.t('A policy forbids it expressly. Ask the owner of the account to change that one.') };
  }
  const policy = policyFor(action);
  return {
    message,
    ...(policy !== undefined && { policy }),
    hint: l10n.t('Ask the owner of the account for a RAM policy that allows {0}.', action),
  };
}

function throttledWords(): { message: string; hint: string } {
  return {
    message: l10n.t('The service is slowing us down: too many calls from this account.'),
    hint: l10n.t('Try again in a moment.'),
  };
}

/** Something between us and the service answered, or an answer was cut off. */
function notTheService(reply: Reply, host: string): ApiError {
  const { status } = reply;
  const server = status >= 500;
  const message =
    status >= 300 && status < 400
      ? l10n.t('{0} answered with a redirect (HTTP {1}), which the service never does.', host, status)
      : status >= 200 && status < 300
        ? l10n.t('The answer of {0} is incomplete or not from the service.', host)
        : l10n.t('{0} answered HTTP {1} without saying why.', host, status);
  const hint = server
    ? l10n.t('Try again in a moment; if it stays, look at your proxy.')
    : l10n.t('Check your proxy, or a sign-in page of your network.');
  return new ApiError({
    kind: server || status < 300 ? 'service' : 'network',
    message,
    hint,
    httpStatus: status,
    retry: {},
  });
}

function kindOf(status: number): FailureKind {
  return deniedStatuses.has(status) ? 'denied' : status === 429 ? 'throttled' : status >= 500 ? 'service' : 'input';
}

/** Header x-acs-retry-after: milliseconds. */
function waitTold(headers: Reply['headers']): number | undefined {
  const told = Number(headers.get('x-acs-retry-after') ?? NaN);
  return Number.isFinite(told) && told >= 0 ? told : undefined;
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(object: JsonObject, ...names: readonly string[]): string | undefined {
  return names.map((name) => object[name]).find((value): value is string => typeof value === 'string');
}
