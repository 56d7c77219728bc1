// Jobs in the store the view draws from: their order, and the reasons of failed ones.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { ServerlessJobSummary } from '../../../../../src/products/ehpc/wire';
import { ResourceStore } from '../../../../../src/engine/store/resourceStore';
import { FakeClock, flushTasks } from '../../../../support/fakeClock';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import {
  buildDescribedJob,
  buildJob,
  buildJobGroup,
  clusterRef,
  createJobKinds,
  jobRef,
  jobRegion,
} from './sampleJobs';

const scope = { region: jobRegion, parent: clusterRef };

/** A store over a cluster whose jobs a test can change. */
class Cluster {
  jobs: readonly ServerlessJobSummary[];
  readonly transport = new ScriptedTransport({
    ListServerlessJobs: ({ query }) => {
      const { PageNumber = 1, JobIds } = query as { PageNumber?: number; JobIds?: readonly string[] };
      const all = JobIds ? this.jobs.filter(({ JobId = '' }) => JobIds.includes(JobId)) : this.jobs;
      return { TotalCount: all.length, Jobs: all.slice((PageNumber - 1) * 100, PageNumber * 100) };
    },
    DescribeServerlessJobs: ({ query }) => {
      const [JobId = ''] = (query as { JobIds: readonly string[] }).JobIds;
      const job = this.jobs.find((one) => one.JobId === JobId) ?? {};
      return { JobInfos: [buildDescribedJob({ ...job, ContainerGroups: [buildJobGroup()] })] };
    },
  });
  readonly store: ResourceStore;

  constructor(...jobs: readonly ServerlessJobSummary[]) {
    this.jobs = jobs;
    const clock = new FakeClock();
    this.store = new ResourceStore(createJobKinds(this.transport, clock).jobs, clock);
  }

  get shown(): readonly string[] {
    return this.store.snapshot(scope).resources.map(({ id }) => id);
  }

  get described(): readonly unknown[] {
    return this.transport.queriesOf('DescribeServerlessJobs').flatMap(({ JobIds }) => JobIds);
  }
}

const running = (id: string) => buildJob({ JobId: id });
const ended = (id: string) => buildJob({ JobId: id, State: 'Succeeded', EndTime: '1795400000' });
const failed = (id: string) => buildJob({ JobId: id, State: 'Failed', EndTime: '1795400000' });

describe('jobs in a store', () => {
  it('stay in the order of the service when new ones come first', async () => {
    const cluster = new Cluster(running('2'), running('1'));
    await cluster.store.load(scope);
    deepEqual(cluster.shown, ['2', '1']);
    cluster.jobs = [running('3'), ...cluster.jobs];
    await cluster.store.load(scope);
    deepEqual(cluster.shown, ['3', '2', '1']);
  });

  it('are loaded a hundred at a time, or all at once', async () => {
    const cluster = new Cluster(...Array.from({ length: 340 }, (_, index) => running(String(340 - index))));
    await cluster.store.load(scope);
    deepEqual([cluster.shown.length, cluster.store.snapshot(scope).isPartial], [100, true]);
    await cluster.store.loadMore(scope, false);
    equal(cluster.shown.length, 200);
    await cluster.store.loadMore(scope, true);
    deepEqual([cluster.shown.length, cluster.store.snapshot(scope).isPartial], [340, false]);
  });

  it('are described only when they failed and are on screen, and once', async () => {
    const cluster = new Cluster(running('3'), failed('2'), failed('1'));
    await cluster.store.load(scope);
    deepEqual([cluster.described, cluster.store.snapshot(scope).pending], [[], 0]);
    cluster.store.markVisible(['3', '2'].map((id) => jobRef(id)));
    await cluster.store.waitForDetails();
    deepEqual(cluster.described, ['2']);
    const row = cluster.store.find(jobRef('2'));
    ok(row?.description?.startsWith('OOMKilled, exit code 137 · Failed'), row?.description);
    await cluster.store.load(scope);
    cluster.store.markVisible([jobRef('2')]);
    await cluster.store.waitForDetails();
    deepEqual(cluster.described, ['2']);
    ok(cluster.store.find(jobRef('2'))?.description?.includes('OOMKilled'));
  });

  it('are described as soon as they fail while they are on screen', async () => {
    const cluster = new Cluster(running('1'));
    await cluster.store.load(scope);
    cluster.store.markVisible([jobRef('1')]);
    cluster.jobs = [failed('1')];
    await cluster.store.refreshOnly([jobRef('1')], new AbortController().signal);
    await flushTasks();
    await cluster.store.waitForDetails();
    deepEqual(cluster.described, ['1']);
    ok(cluster.store.find(jobRef('1'))?.description?.includes('OOMKilled'));
  });

  it('are drawn again only when they or what is below them may have changed', async () => {
    const pending = (id: string) => buildJob({ JobId: id, State: 'Pending', StartTime: '0' });
    const cluster = new Cluster(pending('4'), running('3'), failed('2'), ended('1'));
    await cluster.store.load(scope);
    cluster.store.markVisible(['4', '3', '2', '1'].map((id) => jobRef(id)));
    await cluster.store.waitForDetails();
    const drawn: string[] = [];
    cluster.store.onDidChange(({ resources }) => drawn.push(...(resources ?? []).map(({ id }) => id)));
    await cluster.store.load(scope);
    deepEqual(drawn, ['3']);
    drawn.length = 0;
    cluster.jobs = [running('4'), ended('3'), failed('2'), ended('1')];
    await cluster.store.load(scope);
    deepEqual(drawn, ['4', '3']);
  });
});
