// The clusters and jobs of the default world: every status and state, and the cases a developer wants to have met.
import type { RegionId } from '../world/regions';
import type { World } from '../world/world';
import type { Cluster, ClusterFacts } from './cluster';
import type { ServerlessJob } from './jobs/job';
import type { JobFactory } from './jobs/jobFactory';
import { day, entry, hour, JobTable, minute, second } from './jobs/jobTable';
import { SampleJob } from './jobs/sampleJob';

type JobsOf = (table: JobTable) => readonly ServerlessJob[];
type ClusterRow = readonly [
  regionId: RegionId,
  id: string,
  name: string,
  description: string,
  status: ClusterFacts['status'],
  computeNodes: number,
  ageMs: number,
  jobs?: JobsOf,
];

const rows: readonly ClusterRow[] = [
  ['cn-hangzhou', 'ehpc-hz-FYUr32Kp8w', 'render-farm', '媒体与报表', 'running', 16, 400 * day, mainJobs],
  ['cn-hangzhou', 'ehpc-hz-7Wc2mXd4Rb', 'genomics', 'Nightly sequencing', 'running', 4, 90 * day],
  ['cn-hangzhou', 'ehpc-hz-eXc3pT10nA', 'legacy-solver', '', 'exception', 8, 700 * day],
  ['cn-hangzhou', 'ehpc-hz-uN1n1tQ5Zs', 'tryout', '', 'uninit', 1, 9 * day],
  ['cn-hangzhou', 'ehpc-hz-cReaT1ngB7', 'fluid-dynamics', '', 'creating', 32, 5 * minute],
  ['cn-hangzhou', 'ehpc-hz-1n1tPh4seC', 'weather', '', 'init', 12, 20 * minute],
  ['cn-hangzhou', 'ehpc-hz-reLe4s1ngD', 'old-render', '', 'releasing', 2, 800 * day],
  ['cn-beijing', 'ehpc-bj-Kt7Hn2Vq9e', 'analytics', 'Clickstream', 'running', 6, 120 * day, beijingJobs],
];

/** Makes the default clusters. Jobs run in instances of the default world as far as it has them. */
export function defaultClusters(
  world: World,
  createFactory: (regionId: RegionId, clusterId: string) => JobFactory,
): readonly Cluster[] {
  const now = world.clock.now();
  return rows.map(([regionId, id, name, description, status, computeNodes, ageMs, createJobs]): Cluster => {
    const jobs = createJobs?.(new JobTable(world, createFactory(regionId, id), regionId, now)) ?? [];
    return {
      facts: {
        ...{ id, regionId, name, description, status, computeNodes },
        createdAt: now - ageMs,
        schedulerType: status === 'exception' ? 'pbs' : 'slurm',
        deployMode: computeNodes > 8 ? 'Standard' : 'Simple',
      },
      jobs: new Map(jobs.map((job) => [job.facts.id, job])),
    };
  });
}

function mainJobs(table: JobTable): readonly ServerlessJob[] {
  return [
    new SampleJob(),
    table.array(
      entry('10', 'param-sweep', { user: 'li', priority: 9 }),
      3 * day,
      { start: 1, end: 5, step: 2 },
      { parallel: 3, runMs: 10 * minute },
    ),
    table.inInstance(entry('11', 'monthly-report', { user: 'finance' }), 'report', 'Failed'),
    table.inInstance(entry('12', 'nightly-report', { user: 'finance' }), 'report', 'Succeeded', 2),
    table.canceled(entry('13', 'link-check'), 3 * hour, minute, 2 * hour),
    table.canceled(entry('14', 'make-thumbnails', { user: 'li', priority: 0 }), 2 * hour, day, 90 * minute),
    table.inInstance(entry('15', 'clickstream-etl', { user: 'li', priority: 500 }), 'etl', 'Failed'),
    table.inInstance(entry('16', 'train-ranker', { queue: 'gpu', priority: 999 }), 'inference', 'ScheduleFailed'),
    table.array(
      entry('17', 'prerender-pages', { user: 'shop', priority: 50 }),
      50 * minute,
      { start: 0, end: 4_999, step: 1 },
      { parallel: 50, runMs: 40 * second, failing: { every: 250, remainder: 17 } },
    ),
    table.inInstance(entry('18', 'video-transcode', { user: 'media' }), 'transcode', 'Succeeded'),
    table.inInstance(entry('19', 'video-transcode-spot', { user: 'media', priority: 1 }), 'transcode', 'Expired'),
    table.inInstance(entry('20', 'ci-nightly', { user: 'ci' }), 'ci', 'Running'),
    table.waiting(entry('21', 'warm-cache', { user: 'shop' }), 3 * minute, 'Succeeded'),
    table.waiting(entry('22', 'build-sitemap', { user: 'shop' }), 2 * minute, 'Failed'),
    table.inInstance(entry('23', 'score-catalog', { queue: 'gpu', priority: 700 }), 'inference', 'Scheduling'),
  ];
}

function beijingJobs(table: JobTable): readonly ServerlessJob[] {
  return [
    table.inInstance(entry('1', 'ci-weekly', { user: 'ci' }), 'ci', 'Succeeded'),
    table.inInstance(entry('2', 'clickstream-etl', { user: 'li' }), 'etl', 'Running'),
  ];
}
