// The control API: how a test moves the clock, orders faults, changes the world and sees what was called.
import { timingSafeEqual } from 'node:crypto';
import { toError } from '../base/errors';
import { checkFault, type Faults, type KnownNames } from './faults/faults';
import { ApiError } from './gateway/apiError';
import { type Fields, jsonBody } from './gateway/body';
import type { ReceivedRequest } from './gateway/received';
import { jsonReply, type Reply } from './gateway/reply';
import type { RequestLog } from './gateway/requestLog';
import { readArguments } from './gateway/rules';
import { controlReading, type WorldCommands } from './gateway/worldCommand';
import type { Clock } from './world/clock';

/** What the control API works on. */
export interface Controlled {
  readonly clock: Clock;
  readonly faults: Faults;
  /** What faults can be ordered by. */
  readonly known: KnownNames;
  readonly requests: RequestLog;
  readonly worldCommands: WorldCommands;
}

export const controlPath = '/_emulator/';
const tokenHeader = 'x-emulator-token';

const advanceRules = {
  advanceMs: { type: 'integer', required: true, min: 0, max: Number.MAX_SAFE_INTEGER },
} as const;

/** Answers a control request. */
export class Control {
  private readonly routes: Readonly<Record<string, (body: Fields) => object>> = {
    'POST clock': (body) => this.advance(body),
    'POST fault': (body) => this.orderFault(body),
    'POST world': (body) => this.changeWorld(body),
    'GET requests': () => this.controlled.requests.report(),
    'GET tallies': () => this.controlled.requests.tallied(),
    'DELETE requests': () => {
      this.controlled.requests.clear();
      return {};
    },
  };

  constructor(
    private readonly controlled: Controlled,
    private readonly token: string,
  ) {}

  handle(request: ReceivedRequest): Reply {
    const given = Buffer.from(request.headers.get(tokenHeader) ?? '');
    const wanted = Buffer.from(this.token);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return jsonReply(403, { error: `The header ${tokenHeader} must carry the control token of this run.` });
    }
    const route = `${request.method} ${request.path.slice(controlPath.length)}`;
    const handler = Object.hasOwn(this.routes, route) ? this.routes[route] : undefined;
    if (!handler) {
      return jsonReply(404, { error: `No such control: ${route}. There are ${Object.keys(this.routes).join(', ')}.` });
    }
    const body = request.method === 'POST' ? jsonBody(request) : {};
    if (!body) {
      return jsonReply(400, { error: 'The body must be a JSON object.' });
    }
    try {
      return jsonReply(200, handler(body));
    } catch (thrown) {
      return jsonReply(thrown instanceof RangeError || thrown instanceof ApiError ? 400 : 500, {
        error: toError(thrown).message,
      });
    }
  }

  private advance(body: Fields): object {
    const { clock } = this.controlled;
    const { advanceMs } = readArguments(advanceRules, body, controlReading);
    if (Number.isNaN(new Date(clock.now() + advanceMs).getTime())) {
      throw new RangeError('advanceMs leads beyond the last date there is.');
    }
    clock.advance(advanceMs);
    return { now: new Date(clock.now()).toISOString() };
  }

  private orderFault({ clear, name, operation, count }: Fields): object {
    const { faults, known } = this.controlled;
    if (clear === true) {
      faults.clear(typeof operation === 'string' ? operation : undefined);
    } else {
      faults.add(checkFault({ name, operation, count }, known));
    }
    return {};
  }

  private changeWorld(body: Fields): object {
    const { worldCommands } = this.controlled;
    const names = Object.keys(worldCommands).join(', ');
    const [name = '', ...others] = Object.keys(body);
    if (others.length > 0) {
      throw new RangeError(`Give one of ${names} at a time.`);
    }
    const run = Object.hasOwn(worldCommands, name) ? worldCommands[name] : undefined;
    if (!run) {
      throw new RangeError(`Give one of ${names}.`);
    }
    return run(body[name]);
  }
}
