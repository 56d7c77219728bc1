// DescribeContainerGroupMetric and DescribeMultiContainerGroupMetric.
import { ApiError } from '../../gateway/apiError';
import { defineOperation, type Operation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import { toWireTime } from '../../world/clock';
import { isRegion } from '../../world/regions';
import type { World } from '../../world/world';
import { requireGroup } from '../lifecycleOperations';
import { recordAt } from './record';

/** The service's words: more than 50 records are an error. */
const maxRecords = 50;
const defaultWindowMs = 5 * 60_000;
const oldestMs = 30 * 24 * 3_600_000;
/** The service samples its figures this often. */
const sampleMs = 15_000;
const periods = ['15', '30', '60', '600'] as const;
const maxGroups = 20;
const offsetHours = 8;

/** The operations that tell how busy instances are. */
export function metricOperations(world: World): readonly Operation[] {
  return [
    defineOperation({
      name: 'DescribeContainerGroupMetric',
      limit: perMinute(2_000),
      parameters: {
        RegionId: { type: 'string', required: true },
        ContainerGroupId: { type: 'string', required: true },
        StartTime: { type: 'string' },
        EndTime: { type: 'string' },
        Period: { type: 'string', oneOf: periods },
      },
      handle: (query) => {
        const group = requireGroup(world, query.RegionId, query.ContainerGroupId);
        const times = timesOf(query.StartTime, query.EndTime, query.Period, world.clock.now());
        return {
          ContainerGroupId: group.id,
          Records: times.flatMap((time) => {
            const record = recordAt(group, time, 'IO');
            return record ? [{ Timestamp: toOffsetTime(time), ...record }] : [];
          }),
        };
      },
    }),

    defineOperation({
      name: 'DescribeMultiContainerGroupMetric',
      limit: perMinute(2_000),
      parameters: {
        RegionId: { type: 'string', required: true },
        ContainerGroupIds: { type: 'ids', required: true, maxItems: maxGroups },
        ResourceGroupId: { type: 'string' },
        MetricType: { type: 'string', oneOf: ['summary'] },
      },
      emptyAnswer: { MonitorDatas: [] },
      handle: ({ RegionId: regionId, ContainerGroupIds: ids, ResourceGroupId: resourceGroup }) => {
        if (!isRegion(regionId)) {
          throw ApiError.invalid('RegionId', 'there is no such region');
        }
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
    }),
  ];
}

/** The moments of a window, its beginning left out, its end included. */
function timesOf(
  startTime: string | undefined,
  endTime: string | undefined,
  period: string | undefined,
  now: number,
): readonly number[] {
  const end = Math.min(endTime === undefined ? now : readTime('EndTime', endTime), now);
  const start = startTime === undefined ? end - defaultWindowMs : readTime('StartTime', startTime);
  if (start < now - oldestMs) {
    throw ApiError.invalid('StartTime', 'it lies more than 30 days back');
  }
  if (start > end) {
    throw ApiError.invalid('StartTime', 'it lies after EndTime');
  }
  // Without a time the period is not heard.
  const stepMs = startTime === undefined && endTime === undefined ? sampleMs : Number(period ?? '60') * 1000;
  const first = Math.floor(start / stepMs) + 1;
  const last = Math.floor(end / stepMs);
  const count = Math.max(0, last - first + 1);
  if (count > maxRecords) {
    throw ApiError.invalid('Period', `${count} records are asked for, at most ${maxRecords} are answered`);
  }
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs);
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function readTime(name: string, text: string): number {
  const time = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw ApiError.invalid(name, 'a time of RFC 3339 is expected, such as 2026-03-12T01:00:00Z');
  }
  return time;
}

/** As the single operation writes it: 2021-08-25T16:22:00.000+08:00. */
function toOffsetTime(ms: number): string {
  return new Date(ms + offsetHours * 3_600_000).toISOString().replace('Z', '+08:00');
}
