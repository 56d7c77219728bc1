// The HTTP side: API calls, downloads, keys handed out elsewhere, control and the WebSockets of commands, one origin.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { objectPath, type ObjectStore, refusal } from '../eci/capture/objectStore';
import { type Control, controlPath } from '../control';
import { deliver, resetConnection } from '../faults/delivery';
import { effectOf, type FaultEffect } from '../faults/faultEffects';
import { downloadOperation, type Faults } from '../faults/faults';
import { ApiError } from './apiError';
import type { ExecService } from '../eci/exec/execService';
import type { Gateway, Handled } from './gateway';
import { receive, type ReceivedRequest } from './received';
import { createRequestId, errorReply } from './reply';
import type { OpenRequest, RequestLog } from './requestLog';
import type { Doors } from '../sts/doors';
import type { Clock } from '../world/clock';

/** What the server hands requests to. */
export interface Services {
  readonly gateway: Gateway;
  readonly objects: ObjectStore;
  readonly doors: Doors;
  readonly control: Control;
  readonly exec: ExecService;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** How long after it came an API call or download is answered, at the earliest. */
  readonly latencyMs: number;
}

/** RPC calls carry whole config files in the URL; Node's 16 KB would refuse them with 431. */
const maxHeaderBytes = 1024 * 1024;

/** The server, not yet listening. */
export function createEmulatorServer(services: Services): Server {
  const server = createServer({ maxHeaderSize: maxHeaderBytes, keepAliveTimeout: 60_000 }, (message, response) => {
    // A client that goes away in the middle is its own affair.
    serve(services, message, response).catch(() => response.destroy());
  });
  // Sockets idle between calls are normal for this server's clients, however long a test takes.
  server.on('upgrade', (request, socket, head) => services.exec.upgrade(request, socket, head));
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  return server;
}

async function serve(services: Services, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (message.url ?? '/').split('?', 1)[0] ?? '/';
  if (path.startsWith(controlPath) && !path.startsWith(objectPath)) {
    return deliver(response, services.control.handle(await receive(message)));
  }
  const door = services.doors.nameOf(message.method ?? '', path, (message.url ?? '').slice(path.length + 1));
  const operation = door ?? (path.startsWith(objectPath) ? downloadOperation : operationOf(message));
  await answer(services, operation, message, response, door !== undefined);
}

function operationOf(message: IncomingMessage): string {
  const action = message.headers['x-acs-action'];
  return typeof action === 'string' && action !== '' ? action : '(no action)';
}

async function answer(
  services: Services,
  operation: string,
  message: IncomingMessage,
  response: ServerResponse,
  isDoor: boolean,
): Promise<void> {
  const entry = services.requests.begin(operation);
  const latency = services.latencyMs > 0 ? delay(services.latencyMs) : undefined;
  let handled: Partial<Handled> = {};
  response.once('close', () => finish(entry, response, handled));

  const fault = services.faults.take(operation);
  const effect = fault && effectOf(fault);
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
    const error = thrown instanceof ApiError ? thrown : ApiError.of('InternalError', String(thrown));
    return deliver(response, errorReply(error, message.headers.host ?? '', createRequestId()));
  }
  handled = isDoor
    ? { reply: services.doors.answer(operation, request) }
    : operation === downloadOperation
      ? download(services, request, effect)
      : call(services, request, operation, effect);
  // Handled while the time passes: many calls side by side then wait for the way alone, not for one another's turn on one core.
  await latency;
  if (handled.holdMs) {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    await services.clock.reach(services.clock.now() + handled.holdMs, gone.signal);
  }
  if (handled.reply) {
    await deliver(response, handled.reply, effect?.when === 'delivery' ? effect.how : undefined);
  }
}

function finish(entry: OpenRequest, response: ServerResponse, handled: Partial<Handled>): void {
  entry.finish({
    ...(response.headersSent && { status: response.statusCode }),
    ...(handled.parameters && { parameters: handled.parameters }),
    throttled: handled.throttled ?? false,
    overLimit: handled.overLimit ?? false,
  });
}

function call(
  services: Services,
  request: ReceivedRequest,
  operation: string,
  effect: FaultEffect | undefined,
): Partial<Handled> {
  if (effect?.when === 'instead') {
    return { reply: effect.reply(request.headers.get('host') ?? '') };
  }
  return services.gateway.handle(request, effect?.when === 'inside' ? effect.interfere(operation) : {});
}

function download(services: Services, request: ReceivedRequest, effect: FaultEffect | undefined): Partial<Handled> {
  if (effect?.when === 'instead') {
    return { reply: effect.reply(request.headers.get('host') ?? '') };
  }
  const error = effect?.when === 'inside' ? effect.interfere(downloadOperation).error : undefined;
  return {
    reply: error
      ? refusal(error.status, error.code, error.message)
      : services.objects.answer(request.method, request.path, request.rawQuery),
  };
}
