// A server whose connections end with it.
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

export abstract class Listening {
  private readonly sockets = new Set<Socket>();

  protected constructor(
    protected readonly server: Server,
    private readonly address: string,
  ) {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
    });
  }

  /** Connections open now. */
  get open(): number {
    return this.sockets.size;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async start(): Promise<void> {
    this.server.listen(0, this.address);
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }
}
