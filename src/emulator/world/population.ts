// Creates the groups of a seed: the default ones, or the requested number, mostly running.
import type { GroupOrigin } from './group';
import { createNetwork, createResourceGroups, type Network } from './network';
import { Random } from './random';
import { getIdPrefix, type RegionId, regionIds, listZones } from './regions';
import { defaultInhabitants, type Inhabitant } from './scenario';
import { courseFrom, type Phase, type Status, Timeline } from './timeline';
import { workloadNames, workloads } from './workloads';

const minute = 60_000;
/** From creation to running, for a healthy instance. */
const schedulingMs = 4_000;
const pendingMs = 16_000;
/** How long instances in transition at the start stay so: long enough to inspect, and the clock can be moved. */
const transitionMs = 30 * minute;
const crashLoopRunMs = 25_000;
/** Of each so many of a crowd these do not run, spread evenly. */
const crowdBlock = 200;
const crowdSpacing = 21;
const crowdOthers: readonly Status[] = [
  ...(['Scheduling', 'Pending', 'ScheduleFailed', 'Updating', 'Succeeded'] as const),
  ...(['Restarting', 'Failed', 'Pending', 'Updating', 'Restarting'] as const),
];
/** The regions of a crowd unless it is spread over regions. */
const crowdRegions: readonly [RegionId, ...RegionId[]] = ['cn-hangzhou'];
const crowdZones = 4;
const ordinalLength = 4;
/** Minutes since creation in which a status can still be seen; the others may be a month old. */
const oldestMinutes: Partial<Record<Status, number>> = { Scheduling: 15, ScheduleFailed: 12 * 60 };

/** Creates the origins of a seed's groups, in listing order. */
export class Population {
  private readonly networks = new Map<RegionId, Network>();
  private readonly resourceGroups: readonly [string, string];

  constructor(
    private readonly seed: number,
    private readonly now: number,
  ) {
    this.resourceGroups = createResourceGroups(seed);
  }

  /**
   * The first `count` of the default inhabitants; beyond their number, a crowd in the main region instead of them. Over a number of
   * regions, always a crowd, in equal parts.
   */
  *groups(count: number = defaultInhabitants.length, overRegions?: number): Generator<GroupOrigin> {
    const regions = overRegions === undefined ? crowdRegions : regionIds.slice(0, overRegions);
    for (let index = 0; index < count; index += 1) {
      const inhabitant = defaultInhabitants[index];
      yield inhabitant && count <= defaultInhabitants.length && overRegions === undefined
        ? this.createOrigin(index, inhabitant)
        : this.createInCrowd(index, regions);
    }
  }

  /** A running group with an id of the caller's choice. */
  stranger(id: string, region: RegionId, index: number): GroupOrigin {
    const origin = this.createOrigin(index, { workload: 'storefront', region, status: 'Running', ageMinutes: 10 });
    return { ...origin, facts: { ...origin.facts, id } };
  }

  ensureNetwork(region: RegionId): Network {
    let network = this.networks.get(region);
    if (!network) {
      network = createNetwork(this.seed, region);
      this.networks.set(region, network);
    }
    return network;
  }

  private createInCrowd(index: number, regions: readonly RegionId[]): GroupOrigin {
    const random = new Random(this.seed, index, 4);
    const status = crowdStatus(index);
    const inhabitant = {
      workload: random.pick(workloadNames),
      region: regions[index % regions.length] ?? crowdRegions[0],
      status,
      ageMinutes: random.integer(5, oldestMinutes[status] ?? 30 * 24 * 60),
    };
    const origin = this.createOrigin(index, inhabitant, Math.floor(index / regions.length), crowdZones);
    // Among tens of thousands two draws are the same.
    const id = origin.facts.id.slice(0, -ordinalLength) + index.toString(36).padStart(ordinalLength, '0');
    return { ...origin, facts: { ...origin.facts, id } };
  }

  private createOrigin(index: number, inhabitant: Inhabitant, place = index, zoneCount = 3): GroupOrigin {
    const { region, status } = inhabitant;
    const random = new Random(this.seed, index, 3);
    const workload = workloads[inhabitant.workload];
    const network = this.ensureNetwork(region);
    const zones = listZones(region).slice(0, zoneCount);
    const zoneId = zones[place % zones.length] ?? '';
    const isScheduled = status !== 'Scheduling' && status !== 'ScheduleFailed';
    const phases = livedUntil(status, this.now - inhabitant.ageMinutes * minute, this.now, random);
    return {
      facts: {
        id: `eci-${getIdPrefix(region)}${random.id(17)}`,
        regionId: region,
        name: `${workload.name}-${random.hex(8)}-${random.id(5)}`,
        namespace: workload.namespace,
        zoneId: isScheduled ? zoneId : '',
        vSwitchId: network.vSwitchByZone.get(zoneId) ?? '',
        securityGroupId: network.securityGroupIds[workload.namespace === 'finance' ? 1 : 0],
        resourceGroupId: this.resourceGroups[workload.namespace === 'ml' || workload.namespace === 'ci' ? 1 : 0],
        computeCategory: workload.spot ? 'economy' : 'general',
        tags: workload.tags,
      },
      workload,
      seed: new Random(this.seed, index, 5).integer(0, 2 ** 31),
      timeline: new Timeline(phases),
      ...(inhabitant.trouble && { trouble: inhabitant.trouble }),
      ...(inhabitant.isCrashLooping && {
        crashLoop: {
          // So that the next crash comes half a minute after the start: someone armed a core dump to see one.
          anchor: crashLoopAnchor(this.now + 30_000),
          runMs: crashLoopRunMs,
          exitCode: 139,
          signal: 11,
        },
      }),
    };
  }
}

/** Each block begins one later than the last, so that no zone gets more of those without a zone than another. */
function crowdStatus(index: number): Status {
  const place = (index + Math.floor(index / crowdBlock)) % crowdBlock;
  return (place % crowdSpacing === 0 ? crowdOthers[place / crowdSpacing] : undefined) ?? 'Running';
}

/** A loop that began hours ago and crashes at `crashAt`: back from the long waits, the short first ones included. */
function crashLoopAnchor(crashAt: number): number {
  const shortWaitsMs = 10_000 + 20_000 + 40_000;
  const longWaits = 60;
  return crashAt - (longWaits + 4) * crashLoopRunMs - shortWaitsMs - longWaits * 80_000;
}

/** The phases of an instance created at `createdAt` that is in `status` at `now`. */
function livedUntil(status: Status, createdAt: number, now: number, random: Random): Phase[] {
  const born: Phase[] = [
    { status: 'Scheduling', since: createdAt },
    { status: 'Pending', since: createdAt + schedulingMs },
    { status: 'Running', since: createdAt + schedulingMs + pendingMs },
  ];
  const age = now - createdAt;
  switch (status) {
    case 'Scheduling':
      return courseFrom('Scheduling', createdAt, transitionMs);
    case 'ScheduleFailed':
      return [{ status: 'Scheduling', since: createdAt }, ...courseFrom('ScheduleFailed', createdAt + 30_000, 0)];
    case 'Pending':
      return [
        { status: 'Scheduling', since: createdAt },
        ...courseFrom('Pending', createdAt + schedulingMs, age + transitionMs),
      ];
    case 'Running':
      return born;
    case 'Succeeded':
    case 'Failed':
    case 'Expired':
      return [...born, { status, since: createdAt + age * (0.3 + 0.4 * random.next()) }];
    case 'Updating':
    case 'Restarting':
    case 'Terminating':
      return [...born, ...courseFrom(status, now - 20_000, transitionMs)];
  }
}
