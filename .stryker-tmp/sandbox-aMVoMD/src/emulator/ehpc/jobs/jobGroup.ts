// The container group a job runs in. ECI must show it during its lifetime, under the same id and name; so a group that the world
// does not have yet is added when it is first read.
import type { Group } from '../../world/group';
import { courseFrom, finalStatuses, type Phase, type Timeline } from '../../world/timeline';
import type { World } from '../../world/world';

/** From being stopped to being gone, as DeleteContainerGroup takes it. */
const terminationMs = 20_000;

/** A group of the world, or one that may become it. */
export class JobGroup {
  private isOfWorld: boolean;

  private constructor(
    private readonly world: World,
    private timeline: Timeline,
    private readonly create: (timeline: Timeline) => Group,
    /** The one of the world, when it has it already. */
    private group?: Group,
  ) {
    this.isOfWorld = group !== undefined;
  }

  /** One that ECI already lists. */
  static of(world: World, group: Group): JobGroup {
    return new JobGroup(world, group.timeline, () => group, group);
  }

  /** A group with its own timeline. It is created on first read: of thousands, nearly all are never read. */
  static planned(world: World, timeline: Timeline, create: (timeline: Timeline) => Group): JobGroup {
    return new JobGroup(world, timeline, create);
  }

  phasesUntil(now: number): readonly Phase[] {
    return this.timeline.until(now);
  }

  /** The group at a moment; undefined before its creation and when it is gone. */
  at(now: number): Group | undefined {
    if (this.phasesUntil(now).length === 0 || this.timeline.at(now).status === 'Gone') {
      return undefined;
    }
    const group = this.group ?? this.make(now);
    return this.isOfWorld ? this.world.find(group.id) : group;
  }

  /** The group leaves; one that is not there yet never comes. One that has ended stays as it is. */
  stop(now: number): void {
    const known = this.group && this.isOfWorld ? this.world.find(this.group.id) : undefined;
    const { status } = this.timeline.at(now);
    if (status === 'Gone' || status === 'Terminating' || finalStatuses.has(status)) {
      return;
    }
    if (known) {
      this.world.terminate(known, false);
    } else {
      const isThere = this.phasesUntil(now).length > 0;
      this.timeline.continueWith(now, isThere ? courseFrom('Terminating', now, terminationMs) : []);
    }
  }

  private make(now: number): Group {
    const made = this.create(this.timeline);
    const status = made.status(now);
    this.group = status === 'Terminating' || finalStatuses.has(status) ? made : this.putIntoWorld(made);
    return this.group;
  }

  private putIntoWorld(made: Group): Group {
    const { id, regionId, name, tags } = made.facts;
    this.world.put(id, regionId, { ContainerGroupName: name, Tags: tags, RestartPolicy: 'Never' });
    const group = this.world.find(id);
    if (!group) {
      throw new Error(`${id} was put into the world and is not there`);
    }
    // Its past and its future are those of the job, not those of a group put by a test.
    group.timeline.continueWith(-Infinity, this.timeline.until(Infinity));
    this.timeline = group.timeline;
    this.isOfWorld = true;
    return group;
  }
}
