// One O&M task and what has become of it at a moment. Looked up from the clock, like everything in the world.
import { buildCoreFile } from './capture/coreFile';
import type { StoredObject } from './capture/objectStore';
import { packetsWithin, type PcapContent, pcapChunks, pcapSize } from './capture/pcapFile';
import type { CaptureOptions } from './capture/tcpdumpValue';
import { packetIntervalMs, type Traffic } from './capture/traffic';
import type { Group } from '../world/group';

export type OpsType = 'tcpdump' | 'coredump';
export type OpsStatus = 'Ready' | 'Success' | 'Failed' | 'Expired' | 'Closed';

/** A task in the list of an instance. */
export interface OpsTask {
  readonly type: OpsType;
  readonly createdAt: number;
  /** File name of the result. */
  readonly fileName: string;
  status(now: number): OpsStatus;
  /** Ends it on request; nothing when it has already ended. */
  close(now: number): void;
  /** What there is to download once it is a success. */
  result(now: number): StoredObject | undefined;
}

/** A task that nothing ends is given up after this; records say so in ExpireTime. */
export const taskLifetimeMs = 12 * 3_600_000;
/** When a task that is set to fail does so. */
const failureAfterMs = 3_000;

/** A packet capture: ends by its limits, on request, or never. */
export class TcpdumpTask implements OpsTask {
  readonly type = 'tcpdump';
  readonly fileName: string;
  private closedAt: number | undefined;

  constructor(
    readonly createdAt: number,
    private readonly options: CaptureOptions,
    private readonly traffic: Traffic,
    private readonly fails: boolean,
  ) {
    this.fileName = `${options.device}.pcap`;
  }

  status(now: number): OpsStatus {
    if (this.fails && now >= this.createdAt + failureAfterMs) {
      return 'Failed';
    }
    const endsAt = this.endsAt();
    if (now < endsAt) {
      return 'Ready';
    }
    return endsAt === this.createdAt + taskLifetimeMs ? 'Expired' : 'Success';
  }

  close(now: number): void {
    if (this.status(now) === 'Ready') {
      this.closedAt = now;
    }
  }

  result(now: number): StoredObject | undefined {
    if (this.status(now) !== 'Success') {
      return undefined;
    }
    const content = this.content();
    return { size: pcapSize(content), chunks: () => pcapChunks(content) };
  }

  private endsAt(): number {
    const { durationSeconds } = this.options;
    const byCount = this.createdAt + this.mostPackets() * packetIntervalMs;
    const byTime = durationSeconds === undefined ? Infinity : this.createdAt + durationSeconds * 1000;
    return Math.min(byCount, byTime, this.closedAt ?? Infinity, this.createdAt + taskLifetimeMs);
  }

  /** Packets after which PacketNum or FileSize ends it. */
  private mostPackets(): number {
    if (this.traffic.isEmpty) {
      return Infinity;
    }
    const { packetNum, fileSize, snaplen } = this.options;
    return Math.min(
      packetNum ?? Infinity,
      fileSize === undefined ? Infinity : packetsWithin(fileSize, this.traffic, snaplen),
    );
  }

  private content(): PcapContent {
    const seen = this.traffic.isEmpty ? 0 : Math.floor((this.endsAt() - this.createdAt) / packetIntervalMs);
    return {
      traffic: this.traffic,
      snaplen: this.options.snaplen,
      count: Math.min(seen, this.mostPackets()),
      startedAt: this.createdAt,
    };
  }
}

/** An armed core dump: a success with the next crash. */
export class CoredumpTask implements OpsTask {
  readonly type = 'coredump';
  readonly fileName = 'core.1';
  private closedAt = Infinity;

  constructor(
    readonly createdAt: number,
    private readonly group: Group,
    private readonly fails: boolean,
  ) {}

  status(now: number): OpsStatus {
    if (this.fails && now >= this.createdAt + failureAfterMs) {
      return 'Failed';
    }
    const expiresAt = this.createdAt + taskLifetimeMs;
    const crashedAt = this.group.nextCrashAfter(this.createdAt)?.at ?? Infinity;
    if (crashedAt <= now && crashedAt < this.closedAt && crashedAt < expiresAt) {
      return 'Success';
    }
    if (this.closedAt <= now) {
      return 'Closed';
    }
    return now < expiresAt ? 'Ready' : 'Expired';
  }

  close(now: number): void {
    if (this.status(now) === 'Ready') {
      this.closedAt = now;
    }
  }

  result(now: number): StoredObject | undefined {
    if (this.status(now) !== 'Success') {
      return undefined;
    }
    const [container] = this.group.workload.containers;
    const argumentText = [...(container?.Commands ?? [container?.Name ?? 'app']), ...(container?.Args ?? [])].join(' ');
    const command = argumentText.split(' ')[0]?.split('/').at(-1) ?? 'app';
    const file = buildCoreFile({ pid: 1, signal: 11, command, argumentText });
    return { size: file.length, chunks: () => [file] };
  }
}
