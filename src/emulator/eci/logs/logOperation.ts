// DescribeContainerLog. What it does beyond its documents is what the kubelet does.
import { requireGroup } from '../lifecycleOperations';
import { ApiError } from '../../gateway/apiError';
import { defineOperation, type Operation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import type { World } from '../../world/world';
import type { ContainerLogs } from './containerLogs';
import { stampOf } from './logLine';

const defaultTail = 500;
const maxBytes = 1_048_576;
/** No bound is published; a year. */
const maxSinceSeconds = 365 * 24 * 3_600;

export function logOperation(world: World, logs: ContainerLogs): Operation {
  return defineOperation({
    name: 'DescribeContainerLog',
    limit: perMinute(500),
    parameters: {
      RegionId: { type: 'string', required: true },
      ContainerGroupId: { type: 'string', required: true },
      ContainerName: { type: 'string', required: true },
      Tail: { type: 'integer', min: 1, max: 2_000 },
      SinceSeconds: { type: 'integer', min: 1, max: maxSinceSeconds },
      StartTime: { type: 'string' },
      LimitBytes: { type: 'integer', min: 1, max: maxBytes },
      Timestamps: { type: 'boolean' },
      LastTime: { type: 'boolean' },
    },
    handle: (given) => {
      const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
      const now = world.clock.now();
      const lines = logs.lines(group, given.ContainerName, given.LastTime ?? false, now);
      if (!lines) {
        throw ApiError.invalid('ContainerName', `the instance has no container ${given.ContainerName}`);
      }
      const since = sinceOf(given.SinceSeconds, given.StartTime, now);
      const chosen = lines.filter(({ at }) => at >= since).slice(-(given.Tail ?? defaultTail));
      const text = chosen.map(({ at, text: line }) => `${given.Timestamps ? `${stampOf(at)} ` : ''}${line}\n`).join('');
      return { ContainerName: given.ContainerName, Content: cut(text, given.LimitBytes ?? maxBytes) };
    },
  });
}

/** Only one of the two may be given: which of them would hold is not documented. */
function sinceOf(seconds: number | undefined, start: string | undefined, now: number): number {
  if (start === undefined) {
    return seconds === undefined ? 0 : now - seconds * 1000;
  }
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(start) ? Date.parse(start) : Number.NaN;
  if (Number.isNaN(time)) {
    throw ApiError.invalid('StartTime', 'a time such as 2026-11-22T03:00:00Z is expected');
  }
  if (seconds !== undefined) {
    throw ApiError.invalid('StartTime', 'SinceSeconds is given too');
  }
  return time;
}

/** The first so many bytes, whole characters only. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) {
    return text;
  }
  let end = bytes;
  const buffer = Buffer.from(text);
  while (end > 0 && ((buffer[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return buffer.subarray(0, end).toString('utf8');
}
