// All clusters of the account, and the ways to change them that no API offers.
import type { RegionId } from '../world/regions';
import type { World } from '../world/world';
import type { Cluster } from './cluster';
import { crowdOfClusters, crowdOfJobs } from './crowd';
import { ehpcError } from './errors';
import { JobFactory } from './jobs/jobFactory';
import { defaultClusters } from './scenario';

/** The clusters of a seed and what has become of them. */
export class Clusters {
  private clusters!: Map<string, Cluster>;

  constructor(
    readonly world: World,
    private currentSeed: number,
  ) {
    this.reset(currentSeed);
  }

  get seed(): number {
    return this.currentSeed;
  }

  now(): number {
    return this.world.clock.now();
  }

  /** Begins again at the present emulated time, after the world has: jobs run in groups that are there. */
  reset(seed: number = this.currentSeed): void {
    this.currentSeed = seed;
    const clusters = defaultClusters(this.world, (regionId, id) => this.factory(regionId, id));
    this.clusters = new Map(clusters.map((cluster) => [cluster.facts.id, cluster]));
  }

  /** In the order of creation. */
  all(): readonly Cluster[] {
    return [...this.clusters.values()];
  }

  find(id: string): Cluster | undefined {
    return this.clusters.get(id);
  }

  /**
   * A cluster whose jobs can be requested.
   * @param regionId where the caller expects it, if given
   * @throws ApiError ClusterNotFound, ManagerNotFound
   */
  working(id: string, regionId?: string): Cluster {
    const cluster = this.clusters.get(id);
    if (!cluster || (regionId !== undefined && regionId !== cluster.facts.regionId)) {
      throw ehpcError('ClusterNotFound');
    }
    if (cluster.facts.status !== 'running') {
      throw ehpcError('ManagerNotFound');
    }
    return cluster;
  }

  /** Leaves a cluster with so many jobs, other ones than before. */
  setJobCount(cluster: Cluster, count: number): void {
    const factory = this.factory(cluster.facts.regionId, cluster.facts.id);
    const jobs = crowdOfJobs(factory, count, this.now());
    cluster.jobs = new Map(jobs.map((job) => [job.facts.id, job]));
  }

  /** Leaves a region with so many clusters, all running and without jobs. */
  setClusterCount(regionId: RegionId, count: number): void {
    const others = this.all().filter(({ facts }) => facts.regionId !== regionId);
    const crowd = crowdOfClusters(regionId, count, this.currentSeed, this.now());
    this.clusters = new Map([...others, ...crowd].map((cluster) => [cluster.facts.id, cluster]));
  }

  private factory(regionId: RegionId, clusterId: string): JobFactory {
    return new JobFactory(this.world, this.currentSeed, regionId, clusterId);
  }
}
