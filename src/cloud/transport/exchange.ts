// What the official client sends its signed requests with, in place of its own HTTP layer `httpx` (bundled under that name,
// docs/decisions/0005): fetch, which VS Code routes through its proxy and certificates, pools, and can really abort.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';

/** One answer of the service, whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Exchange {
  readonly signal: AbortSignal;
  reply?: Reply;
}

interface HttpxOptions {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly data?: Readable | Buffer | string;
}

const current = new AsyncLocalStorage<Exchange>();

/**
 * Lets `send` make one request through the official client and returns what the service answered to it.
 * @throws whatever fetch throws, and Error when the client was built without this module in the place of `httpx`.
 */
export async function exchange(signal: AbortSignal, send: () => Promise<unknown>): Promise<Reply> {
  const one: Exchange = { signal };
  await current.run(one, send);
  if (!one.reply) {
    throw new Error('The request did not go through the exchange: httpx is not replaced in this build');
  }
  return one.reply;
}

/** The part of httpx that the official client calls. The client is told to leave the answer alone: it gets an empty body. */
export async function request(url: string, options: HttpxOptions): Promise<Readable> {
  const one = current.getStore();
  if (!one) {
    throw new Error('The official client may send only inside exchange()');
  }
  // fetch writes Host itself, from the same URL that was signed.
  const headers = Object.fromEntries(Object.entries(options.headers).filter(([name]) => name !== 'host'));
  const response = await fetch(url, {
    method: options.method,
    headers,
    body: await bodyOf(options.data),
    redirect: 'manual',
    signal: one.signal,
  });
  one.reply = { status: response.status, headers: response.headers, text: await response.text() };
  // The status is ours to judge: to the client every answer is an empty success.
  return Object.assign(Readable.from([]), { statusCode: 200, statusMessage: 'OK', headers: {} });
}

/** The signature covers the body's hash, so its bytes are passed on as they are, with a length instead of chunks. */
async function bodyOf(data: HttpxOptions['data']): Promise<Uint8Array<ArrayBuffer> | null> {
  if (data === undefined) {
    return null;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data) {
    chunks.push(Buffer.from(chunk as string | Buffer));
  }
  return new Uint8Array(Buffer.concat(chunks));
}
