// As many jobs or clusters as a test or a benchmark requests.
import { Random } from '../world/random';
import type { RegionId } from '../world/regions';
import type { Cluster } from './cluster';
import type { PlainJob } from './jobs/job';
import type { JobFactory } from './jobs/jobFactory';

const second = 1_000;
const submissionEveryMs = 7 * second;
const queueMs = 60 * second;
const initMs = 20 * second;
const runMs = 20 * 60 * second;
const families = 25;
const queues = ['comp', 'gpu'];
const users = ['ana', 'li', 'testuser'];
const failingEvery = 10;
const canceledEvery = 33;

/** Jobs submitted one after another until now: the last of them still wait or run, one in ten of the others has failed. */
export function crowdOfJobs(factory: JobFactory, count: number, now: number): readonly PlainJob[] {
  return Array.from({ length: count }, (_, index) => {
    const submittedAt = now - (count - index) * submissionEveryMs;
    const family = String(index % families).padStart(2, '0');
    const facts = {
      id: String(index + 1),
      name: `fold-protein-${family}`,
      queue: queues[index % queues.length] ?? '',
      user: users[index % users.length] ?? '',
      priority: (index * 37) % 1_000,
      submittedAt,
    };
    const ending = index % failingEvery === 1 ? 'Failed' : 'Succeeded';
    const job = factory.planned(facts, { createdAt: submittedAt + queueMs, initMs, runMs, ending });
    const canceledAt = submittedAt + queueMs / 2;
    if (index % canceledEvery === 5 && canceledAt <= now) {
      job.cancel(canceledAt);
    }
    return job;
  });
}

export function crowdOfClusters(regionId: RegionId, count: number, seed: number, now: number): readonly Cluster[] {
  const random = new Random(seed, 32);
  return Array.from({ length: count }, (_, index) => ({
    facts: {
      id: `ehpc-${regionId.replace(/^.*-/, '').slice(0, 2)}-${random.id(10)}`,
      regionId,
      name: `team-${String(index + 1).padStart(3, '0')}`,
      description: '',
      status: 'running',
      schedulerType: 'slurm',
      deployMode: 'Tiny',
      computeNodes: 1,
      createdAt: now - (count - index) * 3_600 * second,
    },
    jobs: new Map(),
  }));
}
