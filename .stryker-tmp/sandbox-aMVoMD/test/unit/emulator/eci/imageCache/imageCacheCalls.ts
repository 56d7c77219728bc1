// Calls of the image cache operations over a world of their own, on a clock the test moves.
import assert from 'node:assert/strict';
import { ApiError } from '../../../../../src/emulator/gateway/apiError';
import { nestParameters } from '../../../../../src/emulator/gateway/parameters';
import { createEci } from '../../../../../src/emulator/eci/product';
import { Clock } from '../../../../../src/emulator/world/clock';
import { World } from '../../../../../src/emulator/world/world';

const regionId = 'cn-hangzhou';
const startedAt = Date.parse('2026-11-22T03:00:00Z');

/** An element of ImageCaches. */
interface ShownCache {
  readonly ImageCacheId: string;
  readonly ImageCacheName: string;
  readonly Status: string;
  readonly Progress: string;
  readonly ExpireDateTime?: string;
  readonly SnapshotId?: string;
  readonly FlashSnapshotId?: string;
  readonly LastMatchedTime?: string;
  readonly CreationTime: string;
  readonly ContainerGroupId: string;
  readonly EliminationStrategy: string;
  readonly ImageCacheSize: number;
  readonly ResourceGroupId: string;
  readonly Images: readonly string[];
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly Events: readonly {
    readonly Type: string;
    readonly Reason: string;
    readonly Message: string;
    readonly LastTimestamp: string;
  }[];
}

/** Parameters as a client flattens them, `RegionId` added. */
export type Flat = Readonly<Record<string, string | number>>;

export interface ImageCacheCalls {
  readonly clock: Clock;
  readonly product: ReturnType<typeof createEci>;
  call(operation: string, parameters?: Flat, context?: { readonly taskFails?: boolean }): Record<string, unknown>;
  /** The code a call is refused with. */
  codeOf(operation: string, parameters?: Flat): string;
  list(parameters?: Flat): readonly ShownCache[];
  named(name: string): ShownCache;
  /** Creates a cache and answers its id. */
  create(parameters?: Flat): string;
  byId(id: string): ShownCache;
  control(command: string, value: unknown): object;
}

export function createImageCacheCalls(): ImageCacheCalls {
  const clock = new Clock(() => startedAt);
  const product = createEci(new World(clock, { seed: 1 }), 1);
  const call: ImageCacheCalls['call'] = (name, parameters = {}, { taskFails = false } = {}) => {
    const operation = product.operations.find((one) => one.name === name) ?? assert.fail(name);
    const flat: Flat = { RegionId: regionId, ...parameters };
    const pairs = Object.entries(flat).map(([key, value]) => [key, String(value)] as const);
    const answer = operation.call(nestParameters(pairs), { origin: 'http://x', taskFails });
    return JSON.parse(JSON.stringify(answer)) as Record<string, unknown>;
  };
  const list: ImageCacheCalls['list'] = (parameters) =>
    call('DescribeImageCaches', { Limit: 50, ...parameters })['ImageCaches'] as ShownCache[];
  return {
    clock,
    product,
    call,
    codeOf: (name, parameters) => {
      try {
        call(name, parameters);
      } catch (thrown) {
        assert.ok(thrown instanceof ApiError, String(thrown));
        return thrown.code;
      }
      return 'accepted';
    },
    list,
    named: (name) => list({ ImageCacheName: name })[0] ?? assert.fail(name),
    create: (parameters = {}) =>
      call('CreateImageCache', { ImageCacheName: 'mine', 'Image.1': 'nginx:1.27', ...parameters })[
        'ImageCacheId'
      ] as string,
    byId: (id) => list({ ImageCacheId: id })[0] ?? assert.fail(`${id} is not listed`),
    control: (command, value) => (product.worldCommands[command] ?? assert.fail(command))(value),
  };
}
