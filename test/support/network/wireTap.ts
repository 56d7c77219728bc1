// Between a client and the emulator, where everything may be seen: collects the secrets the service gives out, whose values nobody
// knows beforehand.
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** What in an answer is a secret, by what it is. */
const given = {
  'exec address': /"WebSocketUri":"[^"]*[?&]s=([\w-]{16,})/g,
  'terminal token': /"HttpUrl":"[^"]*[?&]param=([\w-]{16,})/g,
  'download address': /[?&]Signature=([\w%+/=-]{16,})/g,
  'temporary secret': /"(?:AccessKeySecret|SecretAccessKey)":"([^"]{16,})"/g,
  'temporary token': /"SecurityToken":"([^"]{16,})"/g,
} as const;

export type GivenSecret = keyof typeof given;

/** A secret may lie across two chunks. */
const overlap = 4_096;

export class WireTap {
  /** Each secret that crossed, with what it is. */
  readonly secrets = new Map<string, GivenSecret>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private crossed = '';

  /** @param behind origin of what is tapped */
  constructor(behind: string) {
    const { hostname, port } = new URL(behind);
    this.server = createServer((near) => {
      const far = connect({ host: hostname, port: Number(port) });
      this.join(near, far);
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** True when the text was part of a request or an answer, as it is or escaped. */
  carried(text: string): boolean {
    return [text, encodeURIComponent(text)].some((form) => this.crossed.includes(form));
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  private join(near: Socket, far: Socket): void {
    let tail = '';
    near.on('data', (bytes: Buffer) => (this.crossed += bytes.toString('latin1')));
    far.on('data', (bytes: Buffer) => {
      const chunk = bytes.toString('latin1');
      this.crossed += chunk;
      const text = tail + chunk;
      this.collect(text);
      tail = text.slice(-overlap);
    });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.once('close', () => {
        this.sockets.delete(from);
        // As the other side went: in the middle of an answer, the answer is cut off.
        to.destroySoon();
      });
    }
  }

  private collect(text: string): void {
    for (const [name, pattern] of Object.entries(given) as [GivenSecret, RegExp][]) {
      for (const [, secret = ''] of text.matchAll(pattern)) {
        this.secrets.set(decodeURIComponent(secret), name);
      }
    }
  }
}
