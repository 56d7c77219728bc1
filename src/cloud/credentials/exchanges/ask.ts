// One plain HTTP request to a credential provider: through our exchange, with a deadline, its answer never quoted.
import * as l10n from '@vscode/l10n';
import { CancelledError } from '../../../base/errors';
import { sendRequest } from '../../transport/exchange';
import type { Reply } from '../../transport/exchange';
import { describeReason, suggestNetworkStep } from '../../transport/networkError';
import { TimeBudget } from '../../transport/timeAllowed';
import { ApiError } from '../../errors/apiError';
import type { Credential } from '../credential';
import { createNotObtainedError } from '../failures';
import type { Entry } from '../fields';
import { isRecord } from '../../../base/isRecord';
import { parseRecord, readText } from '../fields';

export interface Question {
  /** Whose credential it is, for messages. */
  readonly profile: string;
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly deadlineMs?: number;
}

const defaultDeadlineMs = 10_000;
const maxAnswerBytes = 1024 * 1024;

/** @throws ApiError of kind network when there is no answer. Any status is an answer. */
export async function ask(question: Question, signal: AbortSignal): Promise<Reply> {
  const { profile, url, method = 'GET', headers = {}, body = '', deadlineMs = defaultDeadlineMs } = question;
  const time = new TimeBudget(deadlineMs);
  try {
    return await time.run(signal, (limited) =>
      sendRequest(url, { method, headers: { accept: 'application/json', ...headers } }, Buffer.from(body), {
        signal: limited,
        maxBytes: maxAnswerBytes,
      }),
    );
  } catch (error) {
    if (signal.aborted) {
      throw new CancelledError();
    }
    if (error instanceof ApiError) {
      throw error;
    }
    if (time.isUsedUp) {
      throw createNotObtainedError(profile, l10n.t('{0} did not respond in time', url.host));
    }
    const code = describeReason(error);
    const reason = l10n.t('{0} is unreachable ({1})', url.host, code);
    throw createNotObtainedError(profile, reason, undefined, suggestNetworkStep(code));
  }
}

/** The object in an answer with status 200. */
export function parseAnswer(profile: string, url: URL, reply: Reply): Entry {
  const body = parseRecord(reply.text);
  if (reply.status !== 200) {
    const code = body && readText(body, 'ErrorCode', 'Code', 'code', 'error');
    const named = code !== undefined && /^[\w.]{1,60}$/.test(code) ? ` ${code}` : '';
    throw createNotObtainedError(
      profile,
      l10n.t('{0} returned HTTP {1}', url.host, `${reply.status}${named}`),
      reply.status,
    );
  }
  if (!body) {
    throw createNotObtainedError(profile, l10n.t('{0} returned an unexpected response', url.host), reply.status);
  }
  return body;
}

/** The credential in an answer, under the names the service's own answers use. */
export function parseCredential(profile: string, host: string, value: unknown): Credential {
  const entry = isRecord(value) ? value : {};
  const accessKeyId = readText(entry, 'AccessKeyId', 'accessKeyId');
  const accessKeySecret = readText(entry, 'AccessKeySecret', 'accessKeySecret');
  const securityToken = readText(entry, 'SecurityToken', 'securityToken');
  if (!accessKeyId || !accessKeySecret || !securityToken) {
    throw createNotObtainedError(profile, l10n.t('{0} returned an unexpected response', host), 200);
  }
  const expiresAt = Date.parse(readText(entry, 'Expiration', 'expiration') ?? '');
  return { accessKeyId, accessKeySecret, securityToken, ...(!Number.isNaN(expiresAt) && { expiresAt }) };
}

/** For credentials that state no expiry: requested again after a quarter of an hour, the shortest lifetime STS gives. */
export function withExpiry(credential: Credential, now: number): Credential {
  return { ...credential, expiresAt: credential.expiresAt ?? now + 15 * 60_000 };
}
