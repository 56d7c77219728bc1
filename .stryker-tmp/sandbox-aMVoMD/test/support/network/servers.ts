// What stands between an extension and the service in a company: a gateway with TLS, and a proxy that is asked to CONNECT.
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Listening } from './listening';
import type { ServerIdentity } from './privateCa';

/** Loopback too, but not the address that VS Code never asks a proxy for. */
export const otherLoopback = '127.0.0.2';

/** Takes TLS off and hands the bytes to a server on plain http, so that what was signed arrives as it is. */
export class TlsGateway extends Listening {
  /** Connections that got through the handshake. */
  secured = 0;

  constructor(identity: ServerIdentity, behind: string) {
    const { hostname, port } = new URL(behind);
    const server = createTlsServer({ ...identity }, (secure) => {
      this.secured++;
      const inner = connect({ host: hostname, port: Number(port) });
      pipeBoth(secure, inner);
    });
    super(server, otherLoopback);
  }

  get origin(): string {
    return `https://${otherLoopback}:${this.port}`;
  }
}

/** An HTTP proxy. */
export class ConnectProxy extends Listening {
  /** What it was asked to connect to, in order. */
  readonly asked: string[] = [];
  /** Takes connections and requests, and never says a word. */
  isSilent = false;

  /** @param route where a target really is, so that names need no resolving and nothing leaves this machine */
  constructor(private readonly route: (target: string) => string | undefined) {
    const http = createServer((_request, response) => void response.writeHead(501).end());
    super(http, otherLoopback);
    http.on('connect', (request, socket: Socket, head) => {
      const target = request.url ?? '';
      this.asked.push(target);
      if (this.isSilent) {
        // Sees that the other side has gone only while it reads.
        socket.resume().once('end', () => socket.destroy());
        return;
      }
      const way = this.route(target);
      if (way === undefined) {
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const { hostname, port } = new URL(way);
      const outer = connect({ host: hostname, port: Number(port) }, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        outer.write(head);
        pipeBoth(socket, outer);
      });
      outer.on('error', () => socket.destroy());
    });
  }

  get origin(): string {
    return `http://${otherLoopback}:${this.port}`;
  }
}

function pipeBoth(a: Socket, b: Socket): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.once('close', () => to.destroy());
  }
}
