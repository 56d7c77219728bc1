// A small HTTP server on this machine that answers from a script: what the emulator would not do.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Promise<string>;
  /** Settles when the connection of this request was closed by the other side before its answer was whole. */
  readonly gone: Promise<void>;
}

/** One answer: it may do to the connection whatever it likes. */
export type Reaction = (response: ServerResponse, request: SeenRequest) => void | Promise<void>;

export function respondJson(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reaction {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function respondText(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reaction {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** Closes the connection without a word. */
export const reset: Reaction = (response) => void response.socket?.destroy();

/** Never answers. */
export const silence: Reaction = () => undefined;

export class ScriptedServer {
  readonly seen: SeenRequest[] = [];
  private script: Reaction[] = [];
  private last: Reaction = respondJson(200, { RequestId: 'R-0' });
  private onRequest: (() => void)[] = [];
  private readonly server = createServer((request, response) => {
    const one = see(request, response);
    this.seen.push(one);
    this.onRequest.splice(0).forEach((tell) => tell());
    void (this.script.shift() ?? this.last)(response, one);
  });

  /** Answers in order; when they are used up, `always` answers the rest. */
  answers(reactions: readonly Reaction[], always: Reaction = respondJson(200, { RequestId: 'R-0' })): void {
    this.seen.length = 0;
    this.script = [...reactions];
    this.last = always;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves when so many requests have arrived. */
  async requests(count: number): Promise<readonly SeenRequest[]> {
    while (this.seen.length < count) {
      await new Promise<void>((resolve) => this.onRequest.push(resolve));
    }
    return this.seen;
  }

  /** Resolves with the first request, now or as soon as it arrives. */
  async firstRequest(): Promise<SeenRequest> {
    const [first] = await this.requests(1);
    if (!first) {
      throw new Error('No request');
    }
    return first;
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

function see(request: IncomingMessage, response: ServerResponse): SeenRequest {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const gone = new Promise<void>((resolve) =>
    response.once('close', () => {
      if (!response.writableFinished) {
        resolve();
      }
    }),
  );
  const body = text(request);
  // Few look at it, and a request may be cut off.
  body.catch(() => undefined);
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
    gone,
  };
}
