// What the official client sends its signed requests with, by way of httpx.ts (docs/decisions/0005): Node's http and https, which VS
// Code routes through its proxy and certificates. They pool and can abort.
import { subscribe } from 'node:diagnostics_channel';
import type * as Http from 'node:http';
import type * as Https from 'node:https';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { AutoDisablingStorage } from '../../base/async/thriftyStorage';
import { toError } from '../../base/errors';
import { formatBytes } from '../../base/format';
import { ApiError } from '../errors/apiError';
import { exchangeKey } from './httpx';
import type { CarryingHeaders, HttpxOptions } from './httpx';

/** How long a reply may take, and how large it may be when it is unpacked. */
export interface ReplyLimits {
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

/** One answer of the service, whole. Names of headers are in lower case; one that came several times is joined by commas. */
export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** VS Code puts its own in the place of these two when they are required by these names. */
const load = createRequire(import.meta.url);
const modules = {
  'http:': () => load('http') as typeof Http,
  'https:': () => load('https') as typeof Https,
};
/** An idle connection is given up before servers and gateways usually do, so that none is found closed when it is used. */
const idleMs = 4_000;
const agents = new Map<string, Http.Agent>();

const decoders: Readonly<Record<string, (body: Buffer, limit: ZlibOptions) => Promise<Buffer>>> = {
  gzip: promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<Buffer, ZlibOptions, Buffer>(inflate),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};

/** What was opened for a request and is not yet its own, such as a connection to a proxy that has not answered CONNECT. */
const opening = new AutoDisablingStorage<Set<Socket>>();

// A request without a socket cannot be aborted: Node delivers the abort only once an agent has found one, which may be never.
subscribe('net.client.socket', (message) => {
  const opened = opening.getStore();
  const { socket } = message as { readonly socket: Socket };
  opened?.add(socket);
  socket.once('close', () => opened?.delete(socket));
});

/**
 * Lets `send` make one request through the official client, with these headers, and returns what the service answered to it.
 * @throws whatever the connection fails with, and Error when the client was built without httpx.ts in the place of `httpx`.
 */
export async function sendExchange(
  { signal, maxBytes }: ReplyLimits,
  send: (headers: CarryingHeaders) => Promise<unknown>,
): Promise<Reply> {
  let reply: Reply | undefined;
  await send({
    [exchangeKey]: async (url, options) => {
      reply = await sendRequest(new URL(url), options, await readBody(options.data), { signal, maxBytes });
      // The status is ours to judge: to the client every answer is an empty success.
      return Object.assign(Readable.from([]), { statusCode: 200, statusMessage: 'OK', headers: {} });
    },
  });
  if (!reply) {
    throw new Error('The request did not go through the exchange: httpx is not replaced in this build');
  }
  return reply;
}

/** Sends one request as it is and takes the whole answer, whatever its status. Redirects are not followed. */
export function sendRequest(
  url: URL,
  options: Pick<HttpxOptions, 'method' | 'headers'>,
  body: Buffer,
  limits: ReplyLimits,
): Promise<Reply> {
  const opened = new Set<Socket>();
  const send = (): Promise<Reply> => sendThrough(opened, { ...options, url, body }, limits);
  // Plain http goes to this machine only, where no proxy is in between.
  return url.protocol === 'https:' ? opening.run(opened, send) : send();
}

interface OutgoingRequest extends Pick<HttpxOptions, 'method' | 'headers'> {
  readonly url: URL;
  readonly body: Buffer;
}

function sendThrough(
  opened: ReadonlySet<Socket>,
  { url, method, headers, body }: OutgoingRequest,
  { signal, maxBytes }: ReplyLimits,
): Promise<Reply> {
  return new Promise<Reply>((resolve, reject) => {
    const { protocol } = url;
    if (protocol !== 'http:' && protocol !== 'https:') {
      reject(new Error(`Not an address to send to: ${protocol}`));
      return;
    }
    const sent = modules[protocol]().request(
      url,
      {
        method,
        // The signature covers the body's hash, so its bytes are passed on as they are, with a length instead of chunks.
        // VS Code's agent keeps a connection only when `keep-alive` is requested by name.
        headers: { ...headers, 'content-length': String(body.length), connection: 'keep-alive' },
        agent: getAgent(protocol),
        signal,
      },
      (answer) => {
        readReply(answer, url.host, maxBytes).then(resolve, reject);
      },
    );
    sent.on('error', reject);
    const giveUp = (): void => {
      reject(toError(signal.reason));
      opened.forEach((socket) => socket.destroy());
    };
    signal.addEventListener('abort', giveUp, { once: true });
    sent.once('close', () => signal.removeEventListener('abort', giveUp));
    sent.end(body);
  });
}

async function readReply(answer: Http.IncomingMessage, host: string, maxBytes: number): Promise<Reply> {
  const status = answer.statusCode ?? 0;
  const tooLarge = (): ApiError => createTooLargeError(host, status, maxBytes);
  const raw = await readBytes(answer, maxBytes, tooLarge);
  const headers = new Map(
    Object.entries(answer.headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? '']),
  );
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  try {
    const text = (decode ? await decode(raw, { maxOutputLength: maxBytes }) : raw).toString('utf8');
    return { status, headers, text };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error;
  }
}

/** It would only come again, so it is not repeated. */
function createTooLargeError(host: string, status: number, maxBytes: number): ApiError {
  return new ApiError({
    kind: 'input',
    message: l10n.t('The response from {0} is larger than {1}.', host, formatBytes(maxBytes)),
    hint: l10n.t('Check your proxy, or narrow down what you request.'),
    httpStatus: status,
  });
}

/** By events: an iterator over the stream costs more than the rest of a call, and lists make hundreds. */
function readBytes(answer: Http.IncomingMessage, maxBytes: number, tooLarge: () => Error): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        reject(tooLarge());
        answer.destroy();
      } else {
        chunks.push(chunk);
      }
    });
    answer.once('end', () => resolve(Buffer.concat(chunks)));
    // An answer cut off has no end: it is aborted, which is an error.
    answer.once('error', reject);
  });
}

function getAgent(protocol: keyof typeof modules): Http.Agent {
  const known = agents.get(protocol);
  if (known) {
    return known;
  }
  const agent = new (modules[protocol]().Agent)({ keepAlive: true, timeout: idleMs });
  agents.set(protocol, agent);
  return agent;
}

async function readBody(data: HttpxOptions['data']): Promise<Buffer> {
  if (data === undefined) {
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data) {
    chunks.push(Buffer.from(chunk as string | Buffer));
  }
  return Buffer.concat(chunks);
}
