// One record of metrics as the service writes it.
import type { Group } from '../../world/group';
import { getLimits, memoryUse, processorUse, type Run, runAt, traffic } from './load';

const gib = 1024 ** 3;
const nano = 1e9;
/** What the instance itself uses besides its containers. */
const overhead = { cores: 0.01, bytes: 24 * 1024 ** 2 };
const packetBytes = 900;
/** System disk of an instance. */
const systemDiskBytes = 30 * gib;

/** The fields whose names differ between the two operations. */
export type IoNames = 'Io' | 'IO';

interface Use {
  readonly cores: number;
  readonly coreSeconds: number;
  readonly bytes: number;
}

/** The record of a group at a moment; undefined while none of its containers runs. */
export function recordAt(group: Group, time: number, io: IoNames): Readonly<Record<string, unknown>> | undefined {
  const { workload } = group;
  const runs = workload.containers.map((_, index) => runAt(group, index, time));
  const since = group.timeline.runningSince(time);
  if (since === undefined || runs.every((run) => run === undefined)) {
    return undefined;
  }
  const uses = runs.map((run, index): Use | undefined => run && measureUse(group, index, run, time));
  const sum = (of: (use: Use) => number): number => uses.reduce((total, use) => total + (use ? of(use) : 0), 0);
  const whole = {
    cores: overhead.cores + sum(({ cores }) => cores),
    coreSeconds: (overhead.cores * (time - since)) / 1000 + sum(({ coreSeconds }) => coreSeconds),
    bytes: overhead.bytes + sum(({ bytes }) => bytes),
  };
  const ops = (bytes: number): number => Math.floor(bytes / 16_384);
  const count = (what: Parameters<typeof traffic>[1]): number => Math.floor(traffic(group, what, since, time));
  const [received, sent, read, written] = [count('rx'), count('tx'), count('read'), count('write')];
  const used = Math.floor(systemDiskBytes * 0.12 + Math.min(written, systemDiskBytes * 0.5));
  return {
    CPU: processor(whole, workload.cpu),
    Memory: memory(whole.bytes, workload.memoryGib * gib),
    Network: {
      Interfaces: [
        {
          Name: 'eth0',
          RxBytes: received,
          RxPackets: Math.floor(received / packetBytes),
          RxErrors: 0,
          RxDrops: 0,
          TxBytes: sent,
          TxPackets: Math.floor(sent / packetBytes),
          TxErrors: 0,
          TxDrops: 0,
        },
      ],
    },
    Disk: [
      {
        Device: '/dev/vda',
        ReadBytes: read,
        WriteBytes: written,
        [`Read${io}`]: ops(read),
        [`Write${io}`]: ops(written),
      },
    ],
    Filesystem: [
      {
        FsName: '/dev/root',
        Capacity: systemDiskBytes,
        Usage: used,
        Available: systemDiskBytes - used,
        // In the schema of the single operation only.
        ...(io === 'IO' && { Category: 'System' }),
      },
    ],
    Containers: uses.flatMap((use, index) => {
      const limits = getLimits(group, index);
      return use
        ? [
            {
              Name: workload.containers[index]?.Name ?? '',
              CPU: processor(use, limits.cores),
              Memory: memory(use.bytes, limits.bytes),
            },
          ]
        : [];
    }),
  };
}

function measureUse(group: Group, index: number, run: Run, time: number): Use {
  const { now, total } = processorUse(group, index, run, time);
  return { cores: now, coreSeconds: total, bytes: memoryUse(group, index, run, time) };
}

function processor({ cores, coreSeconds }: Use, limitCores: number): object {
  return {
    UsageNanoCores: Math.round(cores * nano),
    UsageCoreNanoSeconds: Math.round(coreSeconds * nano),
    Load: Math.round(cores * 1000),
    Limit: Math.round(limitCores * 1000),
  };
}

function memory(bytes: number, limit: number): object {
  const workingSet = Math.min(Math.floor(bytes), limit);
  const cache = Math.floor(workingSet * 0.18);
  return {
    AvailableBytes: limit - workingSet,
    UsageBytes: workingSet + cache,
    Cache: cache * 2,
    WorkingSet: workingSet,
    Rss: workingSet - cache,
  };
}
