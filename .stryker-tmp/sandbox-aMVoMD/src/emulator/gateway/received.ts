// One HTTP request as it came in, read to its end, before anyone has decided what it means.
import type { IncomingMessage } from 'node:http';
import { ApiError } from './apiError';

/** A request with its body. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  /** Names in lower case; a repeated header joined by Node's rules. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Larger than any request the service documents (two config files of 32 KB); protects a machine from a broken client. */
const maxBodyBytes = 8 * 1024 * 1024;

/** Reads a request, chunked or not, to its end. */
export async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) {
      throw new ApiError('InvalidParameter', 400, `The request body is larger than ${maxBodyBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  const target = message.url ?? '/';
  const question = target.indexOf('?');
  const headers = Object.entries(message.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
  );
  return {
    method: message.method ?? 'GET',
    path: question < 0 ? target : target.slice(0, question),
    rawQuery: question < 0 ? '' : target.slice(question + 1),
    headers: new Map(headers),
    body: Buffer.concat(chunks),
  };
}
