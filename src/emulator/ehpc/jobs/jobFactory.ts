// Makes jobs of a cluster, with container groups that look like those of the world.
import { Group } from '../../world/group';
import { Population } from '../../world/population';
import { Random } from '../../world/random';
import { getIdPrefix, type RegionId } from '../../world/regions';
import { Timeline } from '../../world/timeline';
import type { World } from '../../world/world';
import { ArrayJob, type ArrayIndexes, type ArrayPace } from './arrayJob';
import { type JobFacts, PlainJob } from './job';
import { JobGroup } from './jobGroup';
import { type JobPlan, createPhases } from './jobPlan';

/** Where random draws for groups of jobs begin in a seed, apart from those of groups and image caches. */
const drawSeed = 31;

/** Jobs for the clusters of one region. */
export class JobFactory {
  private readonly population: Population;

  constructor(
    private readonly world: World,
    private readonly seed: number,
    private readonly regionId: RegionId,
    private readonly clusterId: string,
  ) {
    this.population = new Population(seed, world.clock.now());
  }

  /** A job that takes its planned course. */
  planned(facts: JobFacts, plan: JobPlan): PlainJob {
    return new PlainJob(facts, [this.plannedGroup(facts, plan)]);
  }

  array(facts: JobFacts, indexes: ArrayIndexes, pace: ArrayPace): ArrayJob {
    return new ArrayJob(facts, indexes, pace, (subtask, plan) => this.planned(subtask, plan));
  }

  /** A group ECI lists already. */
  existingGroup(group: Group): JobGroup {
    return JobGroup.of(this.world, group);
  }

  plannedGroup(facts: JobFacts, plan: JobPlan, attempt = 0): JobGroup {
    return JobGroup.planned(this.world, new Timeline(createPhases(plan)), (timeline) =>
      this.makeGroup(facts, timeline, attempt),
    );
  }

  private makeGroup(facts: JobFacts, timeline: Timeline, attempt: number): Group {
    const key = Buffer.from(`${this.clusterId} ${facts.id}`);
    const random = new Random(this.seed, drawSeed, attempt, ...key);
    const index = random.integer(0, 2 ** 30);
    const id = `eci-${getIdPrefix(this.regionId)}${random.id(17)}`;
    const origin = this.population.stranger(id, this.regionId, index);
    const name = `${facts.name}-${facts.id.replace('_', '-')}`;
    const tags = [
      { Key: 'ehpc-cluster', Value: this.clusterId },
      { Key: 'ehpc-job', Value: facts.id },
    ];
    return new Group({ ...origin, facts: { ...origin.facts, name, tags }, timeline }, index);
  }
}
