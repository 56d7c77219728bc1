// DescribeContainerGroupMetric and DescribeMultiContainerGroupMetric.
import { ApiError } from '../../gateway/apiError';
import { defineOperation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import { toWireTime } from '../../world/clock';
import { jsonStrings } from '../../gateway/rules';
import type { EciAccount } from '../account';
import { requireGroup } from '../lifecycleOperations';
import { groupIdentity, region } from '../parameters';
import { recordAt } from './record';

/** As the service documents: more than 50 records are an error. */
const maxRecords = 50;
const defaultWindowMs = 5 * 60_000;
const oldestMs = 30 * 24 * 3_600_000;
/** The service samples its metrics this often. */
const sampleMs = 15_000;
const periods = ['15', '30', '60', '600'] as const;
const maxGroups = 20;
const offsetHours = 8;

export const describeContainerGroupMetric = defineOperation({
  name: 'DescribeContainerGroupMetric',
  limit: perMinute(2_000),
  parameters: {
    ...groupIdentity,
    StartTime: { type: 'time', isLoose: true },
    EndTime: { type: 'time', isLoose: true },
    Period: { type: 'string', oneOf: periods },
  },
  handle: (query, { world }: EciAccount) => {
    const group = requireGroup(world, query.RegionId, query.ContainerGroupId);
    const times = listTimes(query, world.clock.now());
    return {
      ContainerGroupId: group.id,
      Records: times.flatMap((time) => {
        const record = recordAt(group, time, 'IO');
        return record ? [{ Timestamp: toOffsetTime(time), ...record }] : [];
      }),
    };
  },
});

export const describeMultiContainerGroupMetric = defineOperation({
  name: 'DescribeMultiContainerGroupMetric',
  limit: perMinute(2_000),
  parameters: {
    RegionId: region,
    ContainerGroupIds: { ...jsonStrings(maxGroups), required: true },
    ResourceGroupId: { type: 'string' },
    MetricType: { type: 'string', oneOf: ['summary'] },
  },
  emptyAnswer: { MonitorDatas: [] },
  handle: ({ RegionId: regionId, ContainerGroupIds: ids, ResourceGroupId: resourceGroup }, { world }: EciAccount) => {
    const time = Math.floor(world.clock.now() / sampleMs) * sampleMs;
    const groups = ids
      .map((id) => world.find(id))
      .filter((group) => group !== undefined)
      .filter(({ facts }) => facts.regionId === regionId)
      .filter(({ facts }) => resourceGroup === undefined || facts.resourceGroupId === resourceGroup);
    return {
      MonitorDatas: groups.map((group) => {
        const record = recordAt(group, time, 'Io');
        return { ContainerGroupId: group.id, Records: record ? [{ Timestamp: toWireTime(time), ...record }] : [] };
      }),
    };
  },
});

/** The moments of a window, its beginning left out, its end included. */
function listTimes(
  given: {
    readonly StartTime?: number | undefined;
    readonly EndTime?: number | undefined;
    readonly Period?: string | undefined;
  },
  now: number,
): readonly number[] {
  const { StartTime, EndTime, Period = '60' } = given;
  const end = Math.min(EndTime ?? now, now);
  const start = StartTime ?? end - defaultWindowMs;
  if (start < now - oldestMs) {
    throw ApiError.invalid('StartTime', 'it lies more than 30 days back');
  }
  if (start > end) {
    throw ApiError.invalid('StartTime', 'it lies after EndTime');
  }
  // Without a time the period is ignored.
  const stepMs = StartTime === undefined && EndTime === undefined ? sampleMs : Number(Period) * 1000;
  const first = Math.floor(start / stepMs) + 1;
  const last = Math.floor(end / stepMs);
  const count = Math.max(0, last - first + 1);
  if (count > maxRecords) {
    throw ApiError.invalid('Period', `${count} records are asked for, at most ${maxRecords} are answered`);
  }
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs);
}

/** As the single operation writes it: 2021-08-25T16:22:00.000+08:00. */
function toOffsetTime(ms: number): string {
  return new Date(ms + offsetHours * 3_600_000).toISOString().replace('Z', '+08:00');
}
