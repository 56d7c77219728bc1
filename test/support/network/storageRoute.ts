// The way to object storage in tests: its name leads to a server of this machine, with TLS and without, by real connections.
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { createPrivateCa } from './privateCa';
import { otherLoopback, TlsGateway } from './servers';

export interface StorageEnds {
  /** Name of the storage. */
  readonly host: string;
  /** Origin of the server that stands for it. */
  readonly behind: string;
  /** Takes requests to other hosts. */
  readonly others: typeof fetch;
}

export class StorageRoute {
  /** Scheme of each request to the storage, in order. */
  readonly sent: string[] = [];
  /** Nothing listens where TLS would be. */
  isWithoutTls = false;

  private constructor(
    private readonly ends: StorageEnds,
    private readonly gateway: TlsGateway,
    private readonly ca: string,
  ) {}

  static async open(ends: StorageEnds): Promise<StorageRoute> {
    const ca = await createPrivateCa();
    const gateway = new TlsGateway(await ca.issue(otherLoopback, ends.host), ends.behind);
    await gateway.start();
    return new StorageRoute(ends, gateway, ca.certificate);
  }

  close(): Promise<void> {
    return this.gateway.stop();
  }

  /** In the place of `fetch`. Redirects are not followed. */
  readonly send: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname !== this.ends.host) {
      return this.ends.others(input, init);
    }
    this.sent.push(url.protocol);
    return toResponse(await this.exchange(url, init?.signal ?? undefined));
  };

  private exchange(url: URL, signal: AbortSignal | undefined): Promise<IncomingMessage> {
    const isSecure = url.protocol === 'https:';
    const { hostname, port } = new URL(isSecure ? this.gateway.origin : this.ends.behind);
    const options = {
      ...{ hostname, port: isSecure && this.isWithoutTls ? 1 : port, path: url.pathname + url.search, agent: false },
      headers: { host: url.host },
      ...(signal && { signal }),
    };
    return new Promise((resolve, reject) => {
      const sending = isSecure
        ? requestSecurely({ ...options, servername: this.ends.host, ca: this.ca }, resolve)
        : request(options, resolve);
      sending.on('error', reject).end();
    });
  }
}

async function toResponse(answer: IncomingMessage): Promise<Response> {
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Response(await buffer(answer), { status: answer.statusCode ?? 500, headers });
}
