// All container groups of the account, in the order they are listed.
import type { Clock } from './clock';
import { Group, type GroupFacts } from './group';
import { Population } from './population';
import { isRegion, type RegionId } from './regions';
import { courseFrom, isStatus } from './timeline';
import type { WireTag } from './wire';

/** What a world is made from. */
export interface WorldOptions {
  readonly seed: number;
  /** The default inhabitants when absent. */
  readonly instances?: number;
  /** The number of regions they are spread over in equal parts; their default regions when absent. */
  readonly overRegions?: number;
}

/** A group put from outside stays this long in each status it passes through. */
const putTransitionMs = 60_000;

/** The container groups, and the ways to change them that no API offers. */
export class World {
  private population!: Population;
  private groups!: Map<string, Group>;
  private byRegion!: Map<RegionId, Group[]>;
  private nextSequence!: number;
  /** Groups that are leaving; few, so that finding who is gone costs nothing in a large world. */
  private leaving!: Set<Group>;
  private changes = 0;

  constructor(
    readonly clock: Clock,
    private options: WorldOptions,
  ) {
    this.reset(options);
  }

  /** Begins again at the present emulated time. */
  reset(options: Partial<WorldOptions>): void {
    this.options = { ...this.options, ...options };
    this.population = new Population(this.options.seed, this.clock.now());
    this.groups = new Map();
    this.byRegion = new Map();
    this.leaving = new Set();
    this.nextSequence = 0;
    this.changes += 1;
    for (const origin of this.population.groups(this.options.instances, this.options.overRegions)) {
      this.add(new Group(origin, this.nextSequence++));
    }
  }

  /** Another number whenever a group came or went, or was changed by `put`. */
  get version(): number {
    this.forgetGone();
    return this.changes;
  }

  /** Regions that have instances now. */
  regions(): RegionId[] {
    this.forgetGone();
    return [...this.byRegion].flatMap(([region, groups]) => (groups.length > 0 ? [region] : []));
  }

  /** Groups of a region in listing order. */
  inRegion(regionId: string): readonly Group[] {
    this.forgetGone();
    return isRegion(regionId) ? (this.byRegion.get(regionId) ?? []) : [];
  }

  find(id: string): Group | undefined {
    this.forgetGone();
    return this.groups.get(id);
  }

  getVpc(group: Group): string {
    return this.population.ensureNetwork(group.facts.regionId).vpcId;
  }

  /** DeleteContainerGroup: the group leaves on the clock. */
  terminate(group: Group, force: boolean): void {
    group.terminate(this.clock.now(), force);
    this.leaving.add(group);
  }

  /**
   * Adds a group, or overwrites fields of one that exists. A Status begins now and takes its natural course.
   * @param fields as on the wire; ContainerGroupId and RegionId are read from it by the caller
   */
  put(id: string, regionId: RegionId, fields: Readonly<Record<string, unknown>>): void {
    const now = this.clock.now();
    let group = this.find(id);
    if (!group) {
      group = new Group(this.population.stranger(id, regionId, this.nextSequence), this.nextSequence++);
      this.add(group);
    }
    const { Status: status, ...overlay } = fields;
    if (typeof status === 'string' && isStatus(status)) {
      group.timeline.continueWith(now, courseFrom(status, now, putTransitionMs));
    }
    group.overlay = { ...group.overlay, ...overlay };
    group.facts = { ...group.facts, ...factsIn(overlay) };
    group.touchedAt = now;
    this.changes += 1;
    this.watchDeparture(group);
  }

  /** Takes groups away at once; answers how many there were. */
  remove(ids: readonly string[]): number {
    const found = ids.map((id) => this.find(id)).filter((group) => group !== undefined);
    found.forEach((group) => this.drop(group));
    return found.length;
  }

  private add(group: Group): void {
    this.changes += 1;
    this.groups.set(group.id, group);
    const groups = this.byRegion.get(group.facts.regionId);
    if (groups) {
      groups.push(group);
    } else {
      this.byRegion.set(group.facts.regionId, [group]);
    }
    this.watchDeparture(group);
  }

  private watchDeparture(group: Group): void {
    if (group.timeline.goneAt !== undefined) {
      this.leaving.add(group);
    }
  }

  private forgetGone(): void {
    const now = this.clock.now();
    for (const group of this.leaving) {
      const { goneAt } = group.timeline;
      if (goneAt === undefined) {
        this.leaving.delete(group);
      } else if (goneAt <= now) {
        this.drop(group);
      }
    }
  }

  private drop(group: Group): void {
    this.changes += 1;
    this.leaving.delete(group);
    this.groups.delete(group.id);
    const { regionId } = group.facts;
    this.byRegion.set(
      regionId,
      (this.byRegion.get(regionId) ?? []).filter((other) => other !== group),
    );
  }
}

/** The facts among wire fields, so that a group put is also found by them. */
function factsIn(fields: Readonly<Record<string, unknown>>): Partial<GroupFacts> {
  const text = (wireName: string, name: keyof GroupFacts): Partial<GroupFacts> => {
    const value = fields[wireName];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return {
    ...text('ContainerGroupName', 'name'),
    ...text('ZoneId', 'zoneId'),
    ...text('VSwitchId', 'vSwitchId'),
    ...text('SecurityGroupId', 'securityGroupId'),
    ...text('ResourceGroupId', 'resourceGroupId'),
    ...text('ComputeCategory', 'computeCategory'),
    ...(Array.isArray(fields['Tags']) && { tags: fields['Tags'] as readonly WireTag[] }),
  };
}
