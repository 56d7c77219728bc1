// From a received request to a reply: which API, who calls, how often, with what.
import { ApiError } from './apiError';
import type { Authenticator } from './authentication';
import { parameterPairs } from './body';
import { Deviations } from './deviations';
import { gatewayError } from './errors';
import type { Answer, CallContext, Operation } from './operation';
import { nestParameters, type NestedParameters } from './parameters';
import type { Product } from './product';
import type { RateLimiter } from './rateLimit';
import type { ReceivedRequest } from './received';
import { accountCaller } from './temporaryKeys';
import { createRequestId, errorReply, jsonReply, type Reply } from './reply';

/** What an injected fault changes inside the handling of a call. */
export interface Interference {
  /** Thrown once the call has proved itself well formed and signed. */
  readonly error?: ApiError;
  /** Headers of that error's answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How far the clock of the service is ahead, for this call. */
  readonly clockAheadMs?: number;
  readonly emptyLists?: boolean;
  readonly taskFails?: boolean;
}

/** A reply with the request log's entry for the call. */
export interface Handled {
  readonly reply: Reply;
  readonly parameters: NestedParameters;
  readonly throttled: boolean;
  /** Throttled because there were too many calls, not by a fault. */
  readonly overLimit: boolean;
  /** How long the operation takes, on the emulated clock. */
  readonly holdMs?: number;
}

/** The RPC gateway in front of the products. */
export class Gateway {
  private readonly operations: ReadonlyMap<string, Operation>;

  constructor(
    products: readonly Product[],
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    private readonly deviations = new Deviations(new Set()),
  ) {
    this.operations = new Map(
      products.flatMap((product) =>
        product.operations.map((operation) => [`${product.version} ${operation.name}`, operation] as const),
      ),
    );
  }

  /** Answers a call; never throws. */
  handle(request: ReceivedRequest, interference: Interference): Handled {
    const requestId = createRequestId();
    const host = request.headers.get('host') ?? '';
    const { clockAheadMs = 0 } = interference;
    const dated = clockAheadMs === 0 ? {} : { date: new Date(Date.now() + clockAheadMs).toUTCString() };
    let parameters: NestedParameters = {};
    try {
      const operation = this.findOperation(request);
      const given = nestParameters(parameterPairs(request));
      // An identity token among them is a secret: it must not get into the log.
      parameters = operation.isUnsigned ? {} : given;
      const caller = operation.isUnsigned ? accountCaller : this.authenticator.verify(request, clockAheadMs);
      const waitMs = this.limiter.take(operation.name, operation.limit);
      if (waitMs > 0) {
        const reply = errorReply(gatewayError('Throttling.User'), host, requestId, {
          'x-acs-retry-after': String(Math.ceil(waitMs)),
        });
        return { reply, parameters, throttled: true, overLimit: true };
      }
      let holdMs = 0;
      const context = {
        origin: `http://${host}`,
        taskFails: interference.taskFails ?? false,
        hold: (ms: number): void => void (holdMs += ms),
        caller,
      };
      const { deviations } = this;
      const answer = createAnswer(operation, deviations.readParameters(given), interference, context);
      holdMs += deviations.getHoldMs(given);
      const content = deviations.writeAnswer({ RequestId: requestId, ...answer });
      const reply = jsonReply(200, content, { 'x-acs-request-id': requestId, ...dated });
      return { reply, parameters, throttled: false, overLimit: false, holdMs };
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown : gatewayError('InternalError', String(thrown));
      const headers = error === interference.error ? interference.headers : dated;
      const reply = errorReply(error, host, requestId, headers);
      const throttled = error.code.startsWith('Throttling');
      return { reply, parameters, throttled, overLimit: throttled && error !== interference.error };
    }
  }

  private findOperation(request: ReceivedRequest): Operation {
    const action = request.headers.get('x-acs-action');
    const version = request.headers.get('x-acs-version');
    if (!action) {
      throw ApiError.missing('Action');
    }
    if (!version) {
      throw ApiError.missing('Version');
    }
    const operation = this.operations.get(`${version} ${action}`);
    if (!operation || request.path !== '/' || !operation.methods.includes(request.method)) {
      throw gatewayError('InvalidApi.NotFound');
    }
    return operation;
  }
}

function createAnswer(
  operation: Operation,
  parameters: NestedParameters,
  interference: Interference,
  context: CallContext,
): Answer {
  if (interference.error) {
    throw interference.error;
  }
  if (interference.emptyLists) {
    if (!operation.emptyAnswer) {
      throw gatewayError('Forbidden.RAM');
    }
    return operation.emptyAnswer;
  }
  return operation.call(parameters, context);
}
