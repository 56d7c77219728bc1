import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ApiError } from './apiError';

/** An answer ready to be sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable;
}

/** An id like those of the service: a UUID in capitals. */
export function createRequestId(): string {
  return randomUUID().toUpperCase();
}

/** A JSON answer of the gateway, success or not. */
export function jsonReply(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply {
  const content = Buffer.from(JSON.stringify(body));
  return {
    status,
    headers: {
      'content-type': 'application/json;charset=utf-8',
      'content-length': String(content.length),
      ...headers,
    },
    body: content,
  };
}

/** An answer in plain text. */
export function textReply(status: number, text: string): Reply {
  const body = Buffer.from(text);
  return { status, headers: { 'content-type': 'text/plain', 'content-length': String(body.length) }, body };
}

/** An error: the one JSON shape the gateway and the products share. */
export function errorReply(
  error: ApiError,
  host: string,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = {
    RequestId: requestId,
    HostId: host,
    Code: error.code,
    Message: error.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(error.code)}&requestId=${requestId}`,
    ...error.fields,
  };
  return jsonReply(error.status, body, { 'x-acs-request-id': requestId, ...headers });
}
