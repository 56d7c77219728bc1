// One command of a container over its WebSocket. `ws`, which is loaded with the first one, opens connections
// with Node's http and https by their names, so that VS Code routes them through its proxy and certificates as all other calls.
import * as l10n from '@vscode/l10n';
import type * as Ws from 'ws';
import type { WebSocket } from 'ws';
import type { Clock } from '../../../base/clock';
import { CancelledError, toError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import { isLoopback } from '../../../cloud/endpoints';
import { createInputFrames, readFrame, createResizeFrame } from './channels';
import { parseStatus } from './execStatus';
import type { ExecStatus } from './execStatus';

export type ExecEnd =
  | ({ readonly type: 'exit' } & ExecStatus)
  /** It is unknown whether the command is still running. */
  | { readonly type: 'lost'; readonly reason: string }
  /** By this side. */
  | { readonly type: 'closed' };

export interface ExecOptions {
  /** Single-use, valid for 30 seconds, and a secret: anyone who has it can run the command. */
  readonly address: string;
  readonly clock: Clock;
  /** Closes the connection at whatever time it aborts. */
  readonly signal: AbortSignal;
  readonly onOutput: (bytes: Uint8Array, from: 'stdout' | 'stderr') => void;
  readonly openingMs?: number;
  readonly pingMs?: number;
}

/** The address is valid for 30 s; waiting longer than half of that is useless. */
const openingMs = 15_000;
/** Below the minute after which gateways cut idle connections. */
const pingMs = 25_000;
/** No output comes in larger frames. */
const maxFrameBytes = 16 * 1024 * 1024;
/** Ended in order, with or without a code of its own. */
const orderlyCloses: ReadonlySet<number> = new Set([1000, 1005]);

export function loadWebSocket(): Promise<typeof Ws> {
  return import('ws');
}

export class ExecSession {
  readonly ended: Promise<ExecEnd>;
  private status: ExecStatus | undefined;
  private closedByUs = false;
  private lostReason = '';
  private hasReceived = false;
  private answersPings = false;

  private constructor(
    private readonly socket: WebSocket,
    private readonly options: ExecOptions,
  ) {
    const lifetime = new AbortController();
    this.ended = new Promise((resolve) => {
      socket.on('close', (code) => {
        lifetime.abort();
        options.signal.removeEventListener('abort', this.end);
        resolve(this.toEnd(code));
      });
    });
    socket.on('message', (data, isBinary) => this.receive(data as Buffer, isBinary));
    socket.on('pong', () => {
      this.hasReceived = true;
      this.answersPings = true;
    });
    // The end follows as 'close'; the text of the error may hold the address.
    socket.on('error', (error) => (this.lostReason = describeReason(error)));
    options.signal.addEventListener('abort', this.end, { once: true });
    void this.keepAlive(lifetime.signal);
  }

  /** @throws ApiError when there is no connection in time, CancelledError when the signal aborts first */
  static async open(options: ExecOptions): Promise<ExecSession> {
    const { WebSocket } = await loadWebSocket();
    if (options.signal.aborted) {
      throw new CancelledError();
    }
    const socket = new WebSocket(checkedAddress(options.address), {
      perMessageDeflate: false,
      maxPayload: maxFrameBytes,
    });
    const session = new ExecSession(socket, options);
    const waiting = new AbortController();
    let isLate = false;
    // A separate timeout: a proxy that accepts the connection and sends nothing has no socket yet that could time out.
    void options.clock.sleep(options.openingMs ?? openingMs, waiting.signal).then(
      () => {
        isLate = true;
        socket.terminate();
      },
      () => undefined,
    );
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('close', () => reject(createNotOpenedError(options, isLate ? '' : session.lostReason)));
        socket.once('unexpected-response', (_request, response) => {
          const { statusCode = 0 } = response;
          response.destroy();
          reject(createRefusedError(statusCode));
          socket.terminate();
        });
      });
      return session;
    } finally {
      waiting.abort();
    }
  }

  write(text: string): void {
    createInputFrames(text).forEach((frame) => this.send(frame));
  }

  resize(columns: number, rows: number): void {
    this.send(createResizeFrame(columns, rows));
  }

  /** Holds the output back, so that the other end stops sending. */
  pause(): void {
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.pause();
    }
  }

  resume(): void {
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.resume();
    }
  }

  close(): void {
    this.end();
  }

  private readonly end = (): void => {
    this.closedByUs = true;
    this.socket.terminate();
  };

  private send(frame: Uint8Array): void {
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.send(frame, () => undefined);
    }
  }

  private receive(data: Buffer, isBinary: boolean): void {
    this.hasReceived = true;
    const received = readFrame(data, isBinary);
    if (received?.type === 'output') {
      this.options.onOutput(received.bytes, received.from);
    } else if (received) {
      this.status = parseStatus(received.text);
    }
  }

  /** A service that never answers pings is not taken for dead by their silence. */
  private async keepAlive(signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        await this.options.clock.sleep(this.options.pingMs ?? pingMs, signal);
        if (this.answersPings && !this.hasReceived && !this.socket.isPaused) {
          this.lostReason = l10n.t('no response');
          this.socket.terminate();
          return;
        }
        this.hasReceived = false;
        if (this.socket.readyState === this.socket.OPEN) {
          this.socket.ping();
        }
      }
    } catch {
      // The connection has ended.
    }
  }

  private toEnd(code: number): ExecEnd {
    if (this.closedByUs) {
      return { type: 'closed' };
    }
    if (this.status) {
      return { type: 'exit', ...this.status };
    }
    if (orderlyCloses.has(code)) {
      return { type: 'exit', exitCode: undefined, message: '' };
    }
    return { type: 'lost', reason: this.lostReason || l10n.t('closed with code {0}', code) };
  }
}

/** Commands and their output go encrypted, or stay on this machine. */
function checkedAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'wss:' || (url?.protocol === 'ws:' && isLoopback(url.hostname))) {
    return url;
  }
  throw new ApiError({
    kind: 'service',
    message: l10n.t('The service returned no address to connect to.'),
    hint: l10n.t('Try again in a moment.'),
    retry: {},
  });
}

function createNotOpenedError({ address, signal }: ExecOptions, reason: string): Error {
  if (signal.aborted) {
    return new CancelledError();
  }
  const { host } = new URL(address);
  return new ApiError({
    kind: 'network',
    message: reason ? l10n.t('Could not reach {0} ({1}).', host, reason) : l10n.t('{0} did not respond in time.', host),
    hint: l10n.t('Allow this host in your proxy or firewall: terminals use a different host than other calls.'),
    retry: {},
  });
}

function createRefusedError(status: number): ApiError {
  return new ApiError({
    kind: 'service',
    message: l10n.t('The service did not accept the connection (HTTP {0}).', status),
    hint: l10n.t('The address is valid for 30 seconds and one use. Try again.'),
    httpStatus: status,
    retry: {},
  });
}

function describeReason(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : toError(error).name;
}
