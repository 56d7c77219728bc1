// The HTTP side: API calls, the endpoints of products, control and WebSockets, one origin.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Control, controlPath } from '../control';
import { deliver, resetConnection } from '../faults/delivery';
import { findEffect, type FaultEffect } from '../faults/faultEffects';
import type { Faults } from '../faults/faults';
import type { Clock } from '../world/clock';
import { ApiError } from './apiError';
import type { ErrorCatalog } from './errorCatalog';
import { gatewayError } from './errors';
import type { Gateway, Handled } from './gateway';
import type { Endpoint, Product } from './product';
import { receive, type ReceivedRequest } from './received';
import { createRequestId, errorReply, type Reply, textReply } from './reply';
import type { OpenRequest, RequestLog } from './requestLog';

/** What the server hands requests to. */
export interface Services {
  readonly gateway: Gateway;
  readonly products: readonly Product[];
  readonly control: Control;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly errors: ErrorCatalog;
  readonly requests: RequestLog;
  /** How long after it came a call is answered, at the earliest. */
  readonly latencyMs: number;
  /** Names besides those of this machine. */
  readonly hosts: readonly string[];
}

/** RPC calls carry whole config files in the URL; Node's 16 KB would refuse them with 431. */
const maxHeaderBytes = 1024 * 1024;

/** The server, not yet listening. */
export function createEmulatorServer(services: Services): Server {
  const server = createServer({ maxHeaderSize: maxHeaderBytes, keepAliveTimeout: 60_000 }, (message, response) => {
    // A client that goes away in the middle is its own affair.
    serve(services, message, response).catch(() => response.destroy());
  });
  const sockets = services.products.find((product) => product.upgrade !== undefined);
  server.on('upgrade', (request, socket, head) => {
    // A peer that resets the connection is its own affair as well.
    socket.on('error', () => socket.destroy());
    if (isForThisMachine(request.headers.host, services.hosts)) {
      sockets?.upgrade?.(request, socket, head);
    } else {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    }
  });
  // Sockets idle between calls are normal for this server's clients, however long a test takes.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  return server;
}

/** A page of any site can send requests here under a name of its own that leads to this machine (DNS rebinding). */
function isForThisMachine(host: string | undefined, others: readonly string[]): boolean {
  const [, name = ''] = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(host?.toLowerCase() ?? '') ?? [];
  return (
    others.includes(name) ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    (isIPv4(name) && name.startsWith('127.'))
  );
}

async function serve(services: Services, message: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isForThisMachine(message.headers.host, services.hosts)) {
    return deliver(response, textReply(403, 'The emulator answers to the names and addresses of this machine only.\n'));
  }
  const { url = '/', method = '' } = message;
  const path = url.split('?', 1)[0] ?? '/';
  const endpoint = services.products
    .flatMap(({ endpoints = [] }) => endpoints)
    .find((one) => one.matches(method, path, url.slice(path.length + 1)));
  if (!endpoint && path.startsWith(controlPath)) {
    return deliver(response, services.control.handle(await receive(message)));
  }
  await new Exchange(services, message, response, endpoint).answer();
}

/** One request that counts in the log and that faults can strike. */
class Exchange {
  private readonly operation: string;
  private readonly entry: OpenRequest;
  private handled: Partial<Handled> = {};

  constructor(
    private readonly services: Services,
    private readonly message: IncomingMessage,
    private readonly response: ServerResponse,
    /** Undefined for a call of the API. */
    private readonly endpoint: Endpoint | undefined,
  ) {
    const action = message.headers['x-acs-action'];
    this.operation = endpoint?.name ?? (typeof action === 'string' && action !== '' ? action : '(no action)');
    this.entry = services.requests.begin(this.operation);
  }

  async answer(): Promise<void> {
    const { services, message, response } = this;
    const latency = services.latencyMs > 0 ? delay(services.latencyMs) : undefined;
    response.once('close', () => this.finish());

    const fault = services.faults.take(this.operation);
    const effect = fault === undefined ? undefined : findEffect(fault, services.errors);
    if (effect?.when === 'connection') {
      if (effect.how === 'reset') {
        resetConnection(response);
      }
      // A stalled connection stays open until the client or the end of the emulator closes it.
      return;
    }
    let request: ReceivedRequest;
    try {
      request = await receive(message);
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown : gatewayError('InternalError', String(thrown));
      return deliver(response, errorReply(error, message.headers.host ?? '', createRequestId()));
    }
    this.handled = this.endpoint ? { reply: this.use(this.endpoint, request, effect) } : this.call(request, effect);
    // Handled while the time passes: calls side by side then wait for the network alone, not for one another's turn on one core.
    await latency;
    await this.hold();
    if (this.handled.reply) {
      await deliver(response, this.handled.reply, effect?.when === 'delivery' ? effect.how : undefined);
    }
  }

  /** Waits as long as the operation takes. */
  private async hold(): Promise<void> {
    const { clock } = this.services;
    if (this.handled.holdMs) {
      const gone = new AbortController();
      this.response.once('close', () => gone.abort());
      await clock.reach(clock.now() + this.handled.holdMs, gone.signal);
    }
  }

  private call(request: ReceivedRequest, effect: FaultEffect | undefined): Partial<Handled> {
    if (effect?.when === 'instead') {
      return { reply: effect.reply(request.headers.get('host') ?? '') };
    }
    return this.services.gateway.handle(request, effect?.when === 'inside' ? effect.interfere(this.operation) : {});
  }

  private use(endpoint: Endpoint, request: ReceivedRequest, effect: FaultEffect | undefined): Reply {
    if (endpoint.refuse && effect?.when === 'instead') {
      return effect.reply(request.headers.get('host') ?? '');
    }
    const error = effect?.when === 'inside' ? effect.interfere(this.operation).error : undefined;
    return (error && endpoint.refuse?.(error)) ?? endpoint.answer(request);
  }

  private finish(): void {
    const { handled, response } = this;
    this.entry.finish({
      ...(response.headersSent && { status: response.statusCode }),
      ...(handled.parameters && { parameters: handled.parameters }),
      throttled: handled.throttled ?? false,
      overLimit: handled.overLimit ?? false,
    });
  }
}
