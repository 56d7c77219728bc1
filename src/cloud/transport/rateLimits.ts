// How many calls the service takes from one account. Source: flow-control and limits pages of ECI; where they differ, the lower.
import type { Product } from '../endpoints';

/** So many calls in any `perMs`, or a bucket that holds `burst` calls and fills up again. */
export type RateLimit =
  { readonly calls: number; readonly perMs: number } | { readonly burst: number; readonly refillPerSecond: number };

/** What is counted together, and the limits that all hold for it. */
export interface PublishedRate {
  readonly counted: string;
  readonly limits: readonly [RateLimit, ...RateLimit[]];
}

const perMinute = (calls: number): RateLimit => ({ calls, perMs: 60_000 });

/** Ours: E-HPC, ESA and some operations of ECI have no published figure. */
const unpublished: RateLimit = { burst: 100, refillPerSecond: 10 };

/** The newer page gives creating and deleting as a bucket, the flow-control page as a window. */
const createOrDelete = [perMinute(1_000), { burst: 100, refillPerSecond: 20 }] as const;

const eciLimits: ReadonlyMap<string, PublishedRate['limits']> = new Map<string, PublishedRate['limits']>([
  ['DescribeContainerGroupStatus', [perMinute(10_000)]],
  ['DescribeContainerGroupEvents', [perMinute(10_000)]],
  ['DescribeRegions', [perMinute(10_000)]],
  ['DescribeContainerGroups', [perMinute(2_000)]],
  ['DescribeContainerGroupMetric', [perMinute(2_000)]],
  ['DescribeMultiContainerGroupMetric', [perMinute(500)]],
  ['CreateContainerGroup', createOrDelete],
  ['DeleteContainerGroup', createOrDelete],
  ['UpdateContainerGroup', [perMinute(500)]],
  ['RestartContainerGroup', [perMinute(500)]],
  ['DescribeContainerGroupPrice', [perMinute(1_000)]],
  ['TagResources', [perMinute(1_000)]],
  ['UntagResources', [perMinute(1_000)]],
  ['ListTagResources', [perMinute(1_000)]],
  ['ExecContainerCommand', [perMinute(500)]],
  ['DescribeContainerLog', [perMinute(500)]],
  ['CreateImageCache', [perMinute(200)]],
  ['CommitContainer', [{ calls: 100, perMs: 1_000 }]],
  ['ResizeContainerGroupVolume', [{ calls: 100, perMs: 1_000 }]],
]);

/** ECI counts each operation by itself, E-HPC and ESA all of theirs together. */
export function rateOf(product: Product, action: string): PublishedRate {
  return product === 'eci'
    ? { counted: `eci/${action}`, limits: eciLimits.get(action) ?? [unpublished] }
    : { counted: product, limits: [unpublished] };
}
