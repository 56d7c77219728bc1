// Between a client and the emulator, where everything may be seen: collects the secrets the service gives out, whose values are not
// known beforehand.
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { Listening } from './listening';

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

export class WireTap extends Listening {
  /** Each secret that crossed, with what it is. */
  readonly secrets = new Map<string, GivenSecret>();
  private crossed = '';

  /** @param behind origin of what is tapped */
  constructor(behind: string) {
    const { hostname, port } = new URL(behind);
    super(createServer(), '127.0.0.1');
    this.server.on('connection', (near: Socket) => {
      this.join(near, connect({ host: hostname, port: Number(port) }));
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** True when the text was part of a request or an answer, as it is or escaped. */
  carried(text: string): boolean {
    return [text, encodeURIComponent(text)].some((form) => this.crossed.includes(form));
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
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.once('close', () => {
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
