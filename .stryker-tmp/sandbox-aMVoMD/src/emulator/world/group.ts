// One container group: what it is, what has happened to it, and what its containers do at a moment.
import { ContainerRuns, type CrashLoop, type Stop } from './containerRuns';
import type { RegionId } from './regions';
import type { Timeline } from './timeline';
import { courseFrom, type Status } from './timeline';
import type { WireTag } from './wire';
import type { Workload } from './workloads';

/** What a group is by its creation. Everything listings filter by lies here, cheap to reach in tens of thousands. */
export interface GroupFacts {
  readonly id: string;
  readonly regionId: RegionId;
  readonly name: string;
  readonly namespace: string;
  /** Empty until it is scheduled. */
  readonly zoneId: string;
  readonly vSwitchId: string;
  readonly securityGroupId: string;
  readonly resourceGroupId: string;
  readonly computeCategory: string;
  readonly tags: readonly WireTag[];
}

/** Why a group in a status is in it, where one status has several looks. */
export type Trouble = 'imagePull' | 'outOfMemory' | 'exitError';

/** How a group comes into the world. */
export interface GroupOrigin {
  readonly facts: GroupFacts;
  readonly workload: Workload;
  /** Seeds everything about it that is not in the facts. */
  readonly seed: number;
  readonly timeline: Timeline;
  readonly trouble?: Trouble;
  readonly crashLoop?: CrashLoop;
}

/** How long a restart or a deletion takes, and an ended container until it is back. */
const restartMs = 10_000;
const terminationMs = 20_000;
const crashBackOffMs = 10_000;

/** A container group on the clock. */
export class Group {
  facts: GroupFacts;
  readonly workload: Workload;
  readonly seed: number;
  readonly timeline: Timeline;
  readonly trouble: Trouble | undefined;
  /** Wire fields a test has put over the computed ones. */
  overlay: Readonly<Record<string, unknown>> = {};
  /** Last change made from outside, ms; 0 for none. */
  touchedAt = 0;
  private readonly crashLoop: CrashLoop | undefined;
  // Created on first use: the details of nearly all of fifty thousand instances are never read.
  private runsByContainer: Map<number, ContainerRuns> | undefined;

  constructor(
    origin: GroupOrigin,
    /** Place in the order of listings, never reused. */
    readonly sequence: number,
  ) {
    this.facts = origin.facts;
    this.workload = origin.workload;
    this.seed = origin.seed;
    this.timeline = origin.timeline;
    this.trouble = origin.trouble;
    this.crashLoop = origin.crashLoop;
  }

  get id(): string {
    return this.facts.id;
  }

  /** The status now; a group that is gone is no longer in the world and never queried. */
  status(now: number): Status {
    const { status } = this.timeline.at(now);
    return status === 'Gone' ? 'Terminating' : status;
  }

  /** True for a custom core pattern, by creation or by a sysctl put over it. */
  get hasCorePattern(): boolean {
    return this.workload.corePattern !== undefined || JSON.stringify(this.overlay).includes('kernel.core_pattern');
  }

  /** The stops of a container by its index. */
  runs(container: number): ContainerRuns {
    this.runsByContainer ??= new Map();
    let runs = this.runsByContainer.get(container);
    if (!runs) {
      runs = new ContainerRuns(container === 0 ? this.crashLoop : undefined);
      this.runsByContainer.set(container, runs);
    }
    return runs;
  }

  /** When something about the status last changed, for SinceSecond. */
  changedAt(now: number): number {
    const lastStop = this.crashLoop || this.runsByContainer ? this.lastStop(now) : undefined;
    const stopChange = lastStop && (lastStop.backAt <= now ? lastStop.backAt : lastStop.at);
    return Math.max(this.timeline.at(now).since, this.touchedAt, stopChange ?? 0);
  }

  /** RestartContainerGroup: all containers stop and come back together. */
  restart(now: number): void {
    this.timeline.continueWith(now, courseFrom('Restarting', now, restartMs));
    const stop: Stop = { at: now, backAt: now + restartMs, exitCode: 137, signal: 15, reason: 'Error' };
    this.workload.containers.forEach((_, index) => this.runs(index).stop(stop));
  }

  /** DeleteContainerGroup: with `force` there is no grace. */
  terminate(now: number, force: boolean): void {
    this.timeline.continueWith(now, courseFrom('Terminating', now, force ? 0 : terminationMs));
  }

  /** Its first container dies by a segmentation fault and is started again. */
  crash(now: number): void {
    this.touchedAt = now;
    this.runs(0).stop({ at: now, backAt: now + crashBackOffMs, exitCode: 139, signal: 11, reason: 'Error' });
  }

  /** The first crash of any container after a time. */
  nextCrashAfter(time: number): Stop | undefined {
    return this.workload.containers
      .map((_, index) => this.runs(index).nextCrashAfter(time))
      .filter((stop) => stop !== undefined)
      .sort((one, other) => one.at - other.at)[0];
  }

  private lastStop(now: number): Stop | undefined {
    return this.workload.containers
      .map((_, index) => this.runs(index).upTo(now).last)
      .filter((stop) => stop !== undefined)
      .sort((one, other) => other.at - one.at)[0];
  }
}
