// Where commands are run: addresses that are valid for one connection within thirty seconds, and the connections made with them.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock } from '../../world/clock';
import { ExecConnection } from './execConnection';
import type { Execution } from './execConnection';

const execPath = '/exec/';
const validMs = 30_000;
/** More than a user types at once; it protects a machine from a broken client. */
const maxFrameBytes = 8 * 1024 * 1024;

interface Ticket {
  readonly execution: Execution;
  readonly groupId: string;
  readonly expiresAt: number;
}

export class ExecService {
  private readonly tickets = new Map<string, Ticket>();
  private readonly open = new Map<ExecConnection, string>();
  private readonly sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
  });

  constructor(private readonly clock: Clock) {}

  /** An address that runs this when it is connected to. */
  admit(groupId: string, execution: Execution, origin: string): string {
    const token = randomBytes(32).toString('base64url');
    this.tickets.set(token, { execution, groupId, expiresAt: this.clock.now() + validMs });
    return `${origin.replace(/^http/, 'ws')}${execPath}?s=${token}`;
  }

  /** Answers a request for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [path, query = ''] = (request.url ?? '').split('?', 2);
    const token = new URLSearchParams(query).get('s') ?? '';
    const ticket = this.tickets.get(token);
    this.tickets.delete(token);
    if (path !== execPath || !ticket || ticket.expiresAt < this.clock.now()) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (accepted) => {
      const connection = new ExecConnection(accepted, ticket.execution, this.clock);
      this.open.set(connection, ticket.groupId);
      accepted.once('close', () => this.open.delete(connection));
      connection.run().catch(() => accepted.terminate());
    });
  }

  /** Forgets addresses and breaks all connections. */
  reset(): void {
    this.tickets.clear();
    [...this.open.keys()].forEach((connection) => connection.drop());
  }

  /** Breaks the connections of an instance, or all; answers how many. */
  drop(groupId?: string): number {
    const found = [...this.open].filter(([, group]) => groupId === undefined || group === groupId);
    found.forEach(([connection]) => connection.drop());
    return found.length;
  }
}
