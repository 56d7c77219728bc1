// The contents of the default world: every status in the main region, and the cases a developer needs to see.
import type { Trouble } from './group';
import type { RegionId } from './regions';
import type { Status } from './timeline';
import type { WorkloadName } from './workloads';

/** One inhabitant. */
export interface Inhabitant {
  readonly workload: WorkloadName;
  readonly region: RegionId;
  readonly status: Status;
  /** How long ago it was created. */
  readonly ageMinutes: number;
  readonly trouble?: Trouble;
  readonly isCrashLooping?: true;
}

const day = 24 * 60;

function inhabitants(
  region: RegionId,
  rows: readonly (readonly [WorkloadName, Status, number, (Trouble | 'crashLoop')?])[],
): Inhabitant[] {
  return rows.map(([workload, status, ageMinutes, special]) => ({
    workload,
    region,
    status,
    ageMinutes,
    ...(special === 'crashLoop' ? { isCrashLooping: true } : special && { trouble: special }),
  }));
}

/** The default inhabitants, in the order they are listed. */
export const defaultInhabitants: readonly Inhabitant[] = [
  ...inhabitants('cn-hangzhou', [
    ['storefront', 'Running', 12 * day],
    ['storefront', 'Running', 12 * day],
    ['orders', 'Running', 5 * day],
    ['orders', 'Updating', 5 * day],
    ['checkout', 'Running', 190, 'crashLoop'],
    ['billing', 'Running', 410 * day],
    ['cache', 'Running', 33 * day],
    ['inference', 'Scheduling', 1],
    ['inference', 'ScheduleFailed', 55],
    ['orders', 'Pending', 4, 'imagePull'],
    ['storefront', 'Restarting', 2 * day],
    ['cache', 'Terminating', 8 * day],
    ['report', 'Succeeded', 9 * 60],
    ['transcode', 'Succeeded', 40],
    ['etl', 'Failed', 70, 'outOfMemory'],
    ['report', 'Failed', 33 * 60, 'exitError'],
    ['transcode', 'Expired', 25],
    ['ci', 'Running', 6],
  ]),
  ...inhabitants('cn-beijing', [
    ['storefront', 'Running', 20 * day],
    ['orders', 'Running', 3 * day],
    ['cache', 'Running', 61 * day],
    ['etl', 'Running', 95],
    ['ci', 'Succeeded', 3 * 60],
  ]),
  ...inhabitants('ap-southeast-1', [
    ['storefront', 'Running', 15 * day],
    ['orders', 'Running', 2 * day],
    ['cache', 'Running', 15 * day],
  ]),
];
