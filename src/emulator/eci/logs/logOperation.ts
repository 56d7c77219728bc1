// DescribeContainerLog. What it does beyond its documents is what the kubelet does.
import { requireGroup } from '../lifecycleOperations';
import { ApiError } from '../../gateway/apiError';
import { defineOperation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import type { EciAccount } from '../account';
import { groupIdentity } from '../parameters';
import { formatTimestamp } from './logLine';

const defaultTail = 500;
const maxBytes = 1_048_576;
/** No bound is published; a year. */
const maxSinceSeconds = 365 * 24 * 3_600;

export const describeContainerLog = defineOperation({
  name: 'DescribeContainerLog',
  limit: perMinute(500),
  parameters: {
    ...groupIdentity,
    ContainerName: { type: 'string', required: true },
    Tail: { type: 'integer', min: 1, max: 2_000 },
    SinceSeconds: { type: 'integer', min: 1, max: maxSinceSeconds },
    StartTime: { type: 'time' },
    LimitBytes: { type: 'integer', min: 1, max: maxBytes },
    Timestamps: { type: 'boolean' },
    LastTime: { type: 'boolean' },
  },
  handle: (given, { world, logs }: EciAccount) => {
    const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
    const now = world.clock.now();
    const lines = logs.lines(group, given.ContainerName, given.LastTime ?? false, now);
    if (!lines) {
      throw ApiError.invalid('ContainerName', `the instance has no container ${given.ContainerName}`);
    }
    const since = readSince(given.SinceSeconds, given.StartTime, now);
    const chosen = lines.filter(({ at }) => at >= since).slice(-(given.Tail ?? defaultTail));
    const text = chosen
      .map(({ at, text: line }) => `${given.Timestamps ? `${formatTimestamp(at)} ` : ''}${line}\n`)
      .join('');
    return { ContainerName: given.ContainerName, Content: cut(text, given.LimitBytes ?? maxBytes) };
  },
});

/** Only one of the two may be given: which of them would hold is not documented. */
function readSince(seconds: number | undefined, start: number | undefined, now: number): number {
  if (seconds !== undefined && start !== undefined) {
    throw ApiError.invalid('StartTime', 'SinceSeconds is given too');
  }
  return start ?? (seconds === undefined ? 0 : now - seconds * 1000);
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
