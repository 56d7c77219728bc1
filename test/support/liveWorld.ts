// The emulator's world behind our own transport, in this process and at the pace of the test: a call is answered when the test
// says so, and its answer arrives later still, so that anything may happen in between.
import type { Clock } from '../../src/base/clock';
import { CancelledError } from '../../src/base/errors';
import { silentLog } from '../../src/base/log';
import { Redactor } from '../../src/base/redact';
import { ApiError } from '../../src/cloud/errors/apiError';
import type { JsonObject } from '../../src/cloud/transport/reply';
import type { Call } from '../../src/cloud/transport/transport';
import { Transport } from '../../src/cloud/transport/transport';
import { describeGroup } from '../../src/emulator/eci/groupWire';
import { createEci } from '../../src/emulator/eci/product';
import { ApiError as Refusal } from '../../src/emulator/gateway/apiError';
import { nestParameters } from '../../src/emulator/gateway/parameters';
import { Clock as WorldClock } from '../../src/emulator/world/clock';
import type { Group } from '../../src/emulator/world/group';
import { World } from '../../src/emulator/world/world';
import { flushTasks } from './fakeClock';

export const region = 'cn-hangzhou';
/** So small that a few instances fill many pages. Sizes of the service: 200 and 20. */
const rowsPerPage: Readonly<Record<string, number>> = { DescribeContainerGroupStatus: 4, DescribeContainerGroups: 2 };

/** Time that passes when the test says so; `sleep` is an error. */
export class StoppedClock implements Clock {
  private time = Date.parse('2026-11-23T03:00:00Z');

  now(): number {
    return this.time;
  }

  sleep(): Promise<void> {
    return Promise.reject(new Error('A stopped clock does not sleep'));
  }

  pass(ms: number): void {
    this.time += ms;
  }
}

interface Underway {
  readonly call: Call;
  readonly finish: (answer: JsonObject | Error) => void;
  answer?: JsonObject | Error;
}

export class LiveWorld extends Transport {
  readonly world: World;
  readonly calls: Call[] = [];
  private readonly operations: ReturnType<typeof createEci>['operations'];
  private underway: Underway[] = [];
  private refusedTokens = 0;
  private lostCalls = 0;

  constructor(readonly clock: StoppedClock) {
    const noAccess = (): Promise<never> => Promise.reject(new Error('A live world needs no credentials'));
    super({ access: noAccess, clock, log: silentLog, redactor: new Redactor(), userAgent: 'test' });
    const now = (): number => clock.now();
    this.world = new World(new WorldClock(now), { seed: 1, instances: 0 });
    this.operations = createEci(this.world, 1).operations;
  }

  override call(call: Call): Promise<JsonObject> {
    this.calls.push(call);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => finish(new CancelledError());
      const finish = (answer: JsonObject | Error): void => {
        call.signal.removeEventListener('abort', onAbort);
        this.underway = this.underway.filter((other) => other !== mine);
        if (answer instanceof Error) {
          reject(answer);
        } else {
          resolve(answer);
        }
      };
      const mine: Underway = { call, finish };
      if (call.signal.aborted) {
        reject(new CancelledError());
        return;
      }
      call.signal.addEventListener('abort', onAbort, { once: true });
      this.underway.push(mine);
    });
  }

  get isBusy(): boolean {
    return this.underway.length > 0;
  }

  /** Moves one call on: the service answers it, or the answer arrives. */
  async step(choice: number): Promise<void> {
    const one = this.underway[choice % Math.max(this.underway.length, 1)];
    if (one?.answer) {
      one.finish(one.answer);
    } else if (one) {
      one.answer = this.answer(one.call);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** The next token that is used has expired. */
  expireToken(): void {
    this.refusedTokens++;
  }

  /** The next call gets no answer. */
  loseCall(): void {
    this.lostCalls++;
  }

  loseNothing(): void {
    this.lostCalls = 0;
  }

  /** Waits until no call is pending. */
  async quiet(): Promise<void> {
    for (let steps = 0; await this.isBusySoon(); steps++) {
      if (steps > 5_000) {
        throw new Error('It calls again and again');
      }
      await this.step(0);
    }
  }

  /** Calls that follow from an answer go out in a turn of their own. */
  private async isBusySoon(): Promise<boolean> {
    if (!this.isBusy) {
      await flushTasks();
    }
    return this.isBusy;
  }

  /** The instances as DescribeContainerGroups would return them. */
  instances(): readonly (readonly [Group, object])[] {
    const options = { vpcId: '', withEvents: false };
    const now = this.clock.now();
    return this.world
      .inRegion(region)
      .map((group) => [group, describeGroup(group, now, { ...options, vpcId: this.world.getVpc(group) })]);
  }

  private answer({ action, query }: Call): JsonObject | Error {
    const given = query as Readonly<Record<string, unknown>>;
    if (this.lostCalls > 0) {
      this.lostCalls--;
      return new ApiError({ kind: 'network', message: 'lost' });
    }
    if (given['NextToken'] !== undefined && this.refusedTokens > 0) {
      this.refusedTokens--;
      return new ApiError({ kind: 'input', code: 'InvalidParameter', message: 'The token has expired.' });
    }
    const limit = given['ContainerGroupIds'] === undefined ? rowsPerPage[action] : undefined;
    const asked = limit === undefined || given['Limit'] === 1 ? given : { ...given, Limit: limit };
    try {
      const operation = this.operations.find(({ name }) => name === action);
      const context = { origin: 'http://emulator.test', taskFails: false };
      return JSON.parse(JSON.stringify(operation?.call(nestParameters(flatten(asked)), context))) as JsonObject;
    } catch (error) {
      if (error instanceof Refusal) {
        return new ApiError({ kind: 'input', code: error.code, message: error.message });
      }
      throw error;
    }
  }
}

/** As the official client writes parameters: Tag.1.Key=k. */
function flatten(value: unknown, name = ''): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => flatten(item, `${name}.${index + 1}`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => flatten(item, name === '' ? key : `${name}.${key}`));
  }
  return value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
}
