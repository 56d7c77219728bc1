// The control API: how a test moves the clock, orders faults, changes the world and sees what was asked.
import { timingSafeEqual } from 'node:crypto';
import { toError } from '../base/errors';
import { checkFault, type Faults } from './faults/faults';
import type { ReceivedRequest } from './gateway/received';
import { jsonReply, type Reply } from './gateway/reply';
import type { WorldCommand } from './eci/imageCache/control';
import type { RequestLog } from './gateway/requestLog';
import { isRegion, regionIds } from './world/regions';
import { finalStatuses, isStatus } from './world/timeline';
import type { World } from './world/world';

/** What the control API works on. */
export interface Controlled {
  readonly world: World;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly operationNames: readonly string[];
  /** Further commands of POST world, by name. */
  readonly worldCommands: Readonly<Record<string, WorldCommand>>;
  /** Begins the world again, tasks and client tokens included. */
  reset(options: { readonly instances?: number; readonly overRegions?: number; readonly seed?: number }): void;
}

export const controlPath = '/_emulator/';
const tokenHeader = 'x-emulator-token';
const maxInstances = 200_000;

type Body = Readonly<Record<string, unknown>>;

/** A reason for people why a body is refused; answered with 400. */
class BadBody extends Error {}

/** Answers a control request. */
export class Control {
  private readonly routes: Readonly<Record<string, (body: Body) => object>> = {
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
    try {
      return jsonReply(200, handler(request.method === 'POST' ? parseBody(request.body) : {}));
    } catch (thrown) {
      if (thrown instanceof BadBody || thrown instanceof RangeError) {
        return jsonReply(400, { error: thrown.message });
      }
      return jsonReply(500, { error: toError(thrown).message });
    }
  }

  private advance(body: Body): object {
    const { clock } = this.controlled.world;
    clock.advance(wholeNumber(body, 'advanceMs', Number.MAX_SAFE_INTEGER) ?? missing('advanceMs'));
    return { now: new Date(clock.now()).toISOString() };
  }

  private orderFault(body: Body): object {
    const { faults, operationNames } = this.controlled;
    if (body['clear'] === true) {
      const { operation } = body;
      faults.clear(typeof operation === 'string' ? operation : undefined);
    } else {
      faults.add(
        checkFault({ name: body['name'], operation: body['operation'], count: body['count'] }, operationNames),
      );
    }
    return {};
  }

  private changeWorld(body: Body): object {
    const [command, ...others] = Object.keys(body);
    if (others.length > 0) {
      throw new BadBody(`Give one of ${this.commandNames()} at a time.`);
    }
    const further = this.controlled.worldCommands;
    if (command !== undefined && Object.hasOwn(further, command)) {
      return further[command]?.(body[command]) ?? {};
    }
    switch (command) {
      case 'reset':
        return this.reset(objectIn(body, 'reset'));
      case 'put':
        return this.put(objectIn(body, 'put'));
      case 'remove':
        return { removed: this.controlled.world.remove(idsIn(body, 'remove')) };
      case 'crash':
        return this.crash(objectIn(body, 'crash'));
      default:
        throw new BadBody(`Give one of ${this.commandNames()}.`);
    }
  }

  private commandNames(): string {
    return ['reset', 'put', 'remove', 'crash', ...Object.keys(this.controlled.worldCommands)].join(', ');
  }

  private reset(options: Body): object {
    const instances = wholeNumber(options, 'instances', maxInstances);
    const seed = wholeNumber(options, 'seed', 2 ** 31);
    const overRegions = wholeNumber(options, 'overRegions', regionIds.length);
    this.controlled.reset({
      ...(instances !== undefined && { instances }),
      ...(overRegions !== undefined && { overRegions }),
      ...(seed !== undefined && { seed }),
    });
    return { regions: this.controlled.world.regions() };
  }

  private put(fields: Body): object {
    const { world } = this.controlled;
    const { ContainerGroupId: id, RegionId: region, Status: status } = fields;
    if (typeof id !== 'string' || id === '' || typeof region !== 'string' || !isRegion(region)) {
      throw new BadBody('put needs a ContainerGroupId and the RegionId of a region ECI is offered in.');
    }
    if (status !== undefined && (typeof status !== 'string' || !isStatus(status))) {
      throw new BadBody(`${JSON.stringify(status)} is not a status of a container group.`);
    }
    const known = world.find(id);
    if (known && known.facts.regionId !== region) {
      throw new BadBody(`${id} lives in ${known.facts.regionId}.`);
    }
    world.put(id, region, fields);
    return {};
  }

  private crash(target: Body): object {
    const { world } = this.controlled;
    const group = typeof target['id'] === 'string' ? world.find(target['id']) : undefined;
    const now = world.clock.now();
    if (!group || finalStatuses.has(group.status(now))) {
      throw new BadBody('crash needs the id of an instance that lives.');
    }
    group.crash(now);
    return {};
  }
}

function missing(name: string): never {
  throw new BadBody(`${name} is missing.`);
}

function parseBody(body: Buffer): Body {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadBody('The body must be a JSON object.');
  }
  return value as Body;
}

function objectIn(body: Body, name: string): Body {
  const value = body[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadBody(`${name} must be an object.`);
  }
  return value as Body;
}

function idsIn(body: Body, name: string): readonly string[] {
  const value = body[name];
  if (!Array.isArray(value) || !value.every((id): id is string => typeof id === 'string')) {
    throw new BadBody(`${name} must be an array of ids.`);
  }
  return value;
}

function wholeNumber(body: Body, name: string, max: number): number | undefined {
  const value = body[name];
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) {
    throw new BadBody(`${name} must be a whole number from 0 to ${max}.`);
  }
  return value;
}
