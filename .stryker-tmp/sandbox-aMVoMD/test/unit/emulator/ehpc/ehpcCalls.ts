// Calls of the E-HPC operations over a world of their own, on a clock the test moves.
import assert from 'node:assert/strict';
import { createEhpc } from '../../../../src/emulator/ehpc/product';
import { ApiError } from '../../../../src/emulator/gateway/apiError';
import { nestParameters } from '../../../../src/emulator/gateway/parameters';
import type { StatefulProduct } from '../../../../src/emulator/gateway/product';
import type { RateLimit } from '../../../../src/emulator/gateway/rateLimit';
import { Clock } from '../../../../src/emulator/world/clock';
import { World } from '../../../../src/emulator/world/world';

export const startedAt = Date.parse('2026-11-22T03:00:00Z');
export const mainCluster = 'ehpc-hz-FYUr32Kp8w';
export const emptyCluster = 'ehpc-hz-7Wc2mXd4Rb';
export const beijingCluster = 'ehpc-bj-Kt7Hn2Vq9e';
export const minute = 60_000;

/** Most tests are not about the rate. */
const unlimited: RateLimit = { calls: Infinity, perMs: 1 };

/** An element of Jobs. */
export interface ShownJob {
  readonly JobId: string;
  readonly JobName: string;
  readonly State: string;
  readonly SubmitTime: string;
  readonly StartTime?: string;
  readonly EndTime?: string;
  readonly Priority: string;
  readonly IsArrayJob: boolean;
}

/** An element of ContainerGroups, as far as tests look at it. */
interface ShownGroup {
  readonly ContainerGroupId: string;
  readonly ContainerGroupName: string;
  readonly RegionId: string;
  readonly Status: string;
  readonly Containers: readonly {
    readonly CurrentState: { readonly State: string; readonly ExitCode?: number; readonly Reason?: string };
  }[];
  readonly Events: readonly { readonly Reason: string }[];
}

/** An element of JobInfos. */
export interface DescribedJob {
  readonly JobId: string;
  readonly State: string;
  readonly SubmitTime: number;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly LastModifyTime: number;
  readonly IsArrayJob: boolean;
  readonly ArrayProperties?: { readonly IndexStart: number; readonly IndexEnd: number; readonly IndexStep: number };
  readonly ContainerGroups: readonly ShownGroup[];
}

/** Parameters as a client flattens them. */
export type Flat = Readonly<Record<string, string | number>>;

/** `JobIds.1=…` and so on. */
export function flat(name: string, values: readonly string[]): Flat {
  return Object.fromEntries(values.map((value, index) => [`${name}.${index + 1}`, value]));
}

/** A product and what is asked of it; ClusterId is the main cluster unless given. */
export class EhpcCalls {
  readonly clock = new Clock(() => startedAt);
  readonly world: World;
  readonly product: StatefulProduct;

  constructor(instances?: number, limit: RateLimit = unlimited) {
    this.world = new World(this.clock, { seed: 1, ...(instances !== undefined && { instances }) });
    this.product = createEhpc(this.world, 1, limit);
  }

  call(name: string, parameters: Flat = {}): Record<string, unknown> {
    const operation = this.product.operations.find((one) => one.name === name) ?? assert.fail(name);
    const given: Flat = { ClusterId: mainCluster, ...parameters };
    const pairs = Object.entries(given).map(([key, value]) => [key, String(value)] as const);
    const answer = operation.call(nestParameters(pairs), { origin: 'http://x', taskFails: false });
    return JSON.parse(JSON.stringify(answer)) as Record<string, unknown>;
  }

  /** The code and status a call is refused with. */
  refusalOf(name: string, parameters?: Flat): string {
    try {
      this.call(name, parameters);
    } catch (thrown) {
      assert.ok(thrown instanceof ApiError, String(thrown));
      return `${thrown.status} ${thrown.code}: ${thrown.message}`;
    }
    return 'accepted';
  }

  codeOf(name: string, parameters?: Flat): string {
    return this.refusalOf(name, parameters).replace(/^\d+ (.*?): .*$/s, '$1');
  }

  list(parameters: Flat = {}): readonly ShownJob[] {
    return this.call('ListServerlessJobs', { PageSize: 100, ...parameters })['Jobs'] as ShownJob[];
  }

  listed(id: string, parameters: Flat = {}): ShownJob {
    return this.list({ ...flat('JobIds', [id]), ...parameters })[0] ?? assert.fail(`${id} is not listed`);
  }

  describe(id: string, parameters: Flat = {}): DescribedJob {
    const [job] = this.call('DescribeServerlessJobs', { ...flat('JobIds', [id]), ...parameters })[
      'JobInfos'
    ] as DescribedJob[];
    return job ?? assert.fail(`${id} is not there`);
  }

  stop(...ids: readonly string[]): void {
    this.call('StopServerlessJobs', flat('JobIds', ids));
  }

  control(command: string, value: unknown): object {
    return (this.product.worldCommands[command] ?? assert.fail(command))(value);
  }
}
