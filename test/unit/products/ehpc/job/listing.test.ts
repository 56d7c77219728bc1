import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { Call } from '../../../../../src/cloud/transport/transport';
import type { AnyKind, ListPage } from '../../../../../src/model/kind';
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

const { signal } = new AbortController();
type Query = Readonly<Record<string, unknown>>;
const scope = { region: jobRegion, parent: clusterRef };

/** A cluster with jobs 1 to `count`, newest first, answered as the service does. */
class Cluster {
  count: number;
  pageSize = 100;
  open = 0;
  most = 0;
  /** Pages asked for, or the ids where ids were. */
  readonly asked: (number | string)[] = [];
  readonly transport = new ScriptedTransport({ ListServerlessJobs: (call) => this.answer(call) });
  readonly kinds = createJobKinds(this.transport);

  constructor(count: number) {
    this.count = count;
  }

  async list(wantedRows = Infinity, query?: unknown): Promise<readonly ListPage[]> {
    const pages: ListPage[] = [];
    for await (const page of this.kinds.jobs.list(scope, { query, wantedRows, signal })) {
      pages.push(page);
    }
    return pages;
  }

  private async answer({ query }: Call): Promise<object> {
    const { PageNumber, PageSize, JobIds } = query as Query & {
      PageNumber: number;
      PageSize: number;
      JobIds?: string[];
    };
    this.asked.push(JobIds ? JobIds.join() : PageNumber);
    this.most = Math.max(this.most, ++this.open);
    await new Promise((resolve) => setImmediate(resolve));
    this.open--;
    const all = Array.from({ length: this.count }, (_, index) => String(this.count - index));
    const size = Math.min(PageSize, this.pageSize);
    const ids = JobIds
      ? all.filter((id) => JobIds.includes(id))
      : all.slice((PageNumber - 1) * size, PageNumber * size);
    return {
      PageNumber,
      PageSize: size,
      TotalCount: JobIds ? ids.length : this.count,
      Jobs: ids.map((JobId) => buildJob({ JobId })),
    };
  }
}

const listIds = (pages: readonly ListPage[]) => pages.flatMap(({ resources }) => resources.map(({ id }) => id));

describe('a listing of jobs', () => {
  it('is the first page, then the others side by side, in the order of the service', async () => {
    const cluster = new Cluster(1_240);
    const pages = await cluster.list();
    deepEqual(
      listIds(pages),
      Array.from({ length: 1_240 }, (_, index) => String(1_240 - index)),
    );
    equal(pages[0]?.total, 1_240);
    deepEqual([cluster.asked.length, cluster.asked[0], cluster.most], [13, 1, 12]);
  });

  it('asks for no more pages than are wanted', async () => {
    const cluster = new Cluster(1_240);
    deepEqual([(await cluster.list(100)).length, cluster.asked], [1, [1]]);
    cluster.asked.length = 0;
    equal(listIds(await cluster.list(200)).length, 200);
    deepEqual(cluster.asked, [1, 2]);
  });

  it('reaches every job when the service holds its pages smaller', async () => {
    const cluster = new Cluster(130);
    cluster.pageSize = 50;
    equal(listIds(await cluster.list()).length, 130);
    deepEqual(cluster.asked, [1, 2, 3]);
  });

  it('asks for pages of the size it wants when the service returns a size that is none', async () => {
    for (const PageSize of [5e-324, 0.5, 0, -3]) {
      const transport = new ScriptedTransport({
        ListServerlessJobs: { PageNumber: 1, PageSize, TotalCount: 2, Jobs: [buildJob({ JobId: '1' })] },
      });
      const { jobs } = createJobKinds(transport);
      for await (const { total } of jobs.list(scope, { query: undefined, wantedRows: 20, signal })) {
        equal(total, 2);
      }
      equal(transport.calls.length, 1, String(PageSize));
    }
  });

  it('reads the first page again when jobs were submitted meanwhile', async () => {
    const cluster = new Cluster(250);
    const pages: ListPage[] = [];
    for await (const page of cluster.kinds.jobs.list(scope, { query: undefined, wantedRows: Infinity, signal })) {
      pages.push(page);
      cluster.count = 252;
    }
    ok(new Set(listIds(pages)).has('252'));
    equal(new Set(listIds(pages)).size, 252);
    equal(pages.at(-1)?.total, 252);
  });

  it('loses none when jobs leave what is selected meanwhile, and others enter it', async () => {
    for (const entering of [[], ['new']]) {
      let ids = Array.from({ length: 250 }, (_, index) => `job-${index}`);
      const transport = new ScriptedTransport({
        ListServerlessJobs: ({ query }) => {
          const { PageNumber } = query as { readonly PageNumber: number };
          const answer = { TotalCount: ids.length, Jobs: ids.slice((PageNumber - 1) * 100, PageNumber * 100) };
          // Between the first page and the others: what was job 100 is on the first page then.
          ids = [...ids.filter((id) => id !== 'job-50'), ...entering.filter((id) => !ids.includes(id))];
          return { ...answer, Jobs: answer.Jobs.map((JobId) => buildJob({ JobId })) };
        },
      });
      const pages: ListPage[] = [];
      const request = { query: { State: 'Running' }, wantedRows: Infinity, signal };
      for await (const page of createJobKinds(transport).jobs.list(scope, request)) {
        pages.push(page);
      }
      const found = new Set(listIds(pages));
      deepEqual(
        ids.filter((id) => !found.has(id)),
        [],
      );
      // The list as it was found first, and once more; the first page a third time, to see that it rests.
      equal(transport.actions.length, 7);
    }
  });

  it('selected by state costs one call more where it has several pages, and none where it has one', async () => {
    const cluster = new Cluster(250);
    await cluster.list(Infinity, { State: 'Running' });
    deepEqual(cluster.asked, [1, 2, 3, 1]);
    cluster.asked.length = 0;
    await cluster.list(100, { State: 'Running' });
    deepEqual(cluster.asked, [1]);
  });

  it('fails when one of the pages does, without an uncaught failure of the others', async () => {
    const cluster = new Cluster(500);
    const { answers } = cluster.transport;
    const answer = answers['ListServerlessJobs'];
    ok(typeof answer === 'function');
    const first = answer as (call: Call) => Promise<object>;
    answers['ListServerlessJobs'] = (call) =>
      (call.query as Query)['PageNumber'] === 1 ? first(call) : Promise.reject(new Error('page lost'));
    await rejects(cluster.list(), /page lost/);
  });

  it('selects as the user chose', async () => {
    const cluster = new Cluster(3);
    await cluster.list(100, { State: 'Failed', Names: ['etl'], Order: { by: 'started', ascending: false } });
    deepEqual(cluster.transport.queriesOf('ListServerlessJobs'), [
      {
        ...{ RegionId: jobRegion, ClusterId: clusterRef.id, PageNumber: 1, PageSize: 100 },
        ...{ State: 'Failed', JobNames: ['etl'], StartOrder: 'Desc' },
      },
    ]);
  });

  it('is empty where there is no cluster', async () => {
    const { jobs } = createJobKinds(new ScriptedTransport());
    const pages: ListPage[] = [];
    for await (const page of jobs.list({ region: jobRegion }, { query: undefined, wantedRows: 100, signal })) {
      pages.push(page);
    }
    deepEqual(pages, []);
  });
});

describe('jobs that are read again', () => {
  const get = (cluster: Cluster, ids: readonly string[]) =>
    cluster.kinds.jobs.get(
      ids.map((id) => jobRef(id)),
      signal,
    );
  const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => String(from - index));

  it('come with their pages where that takes fewer calls', async () => {
    const cluster = new Cluster(500);
    await cluster.list();
    cluster.asked.length = 0;
    equal((await get(cluster, range(500, 470))).length, 31);
    deepEqual(cluster.asked, [1]);
  });

  it('come with their pages also after the top of the list was read by itself', async () => {
    const cluster = new Cluster(500);
    await cluster.list();
    await cluster.list(100);
    cluster.asked.length = 0;
    equal((await get(cluster, range(300, 270))).length, 31);
    deepEqual(cluster.asked, [3]);
  });

  it('come by their ids where that does', async () => {
    const cluster = new Cluster(500);
    await cluster.list();
    cluster.asked.length = 0;
    equal((await get(cluster, ['500', '250', '3'])).length, 3);
    deepEqual(cluster.asked, ['500,250,3']);
  });

  it('are looked for by id when their page does not have them any more', async () => {
    const cluster = new Cluster(100);
    await cluster.list();
    cluster.asked.length = 0;
    // Five new jobs move the last five to the second page.
    cluster.count = 105;
    const found = await get(cluster, range(100, 1));
    deepEqual(
      found.map(({ id }) => id),
      range(100, 1),
    );
    deepEqual(cluster.asked, [1, '5,4,3,2,1']);
  });

  it('that are gone are left out', async () => {
    const cluster = new Cluster(3);
    await cluster.list();
    deepEqual(
      (await get(cluster, ['2', '99'])).map(({ id }) => id),
      ['2'],
    );
  });

  it('ten ids a call where nothing was listed, and subtasks not at all', async () => {
    const cluster = new Cluster(30);
    equal((await get(cluster, range(25, 1))).length, 25);
    deepEqual(
      cluster.asked.map((ids) => String(ids).split(',').length),
      [10, 10, 5],
    );
    cluster.asked.length = 0;
    deepEqual([await get(cluster, ['17_1']), cluster.asked], [[], []]);
  });
});

describe('a failed job on screen', () => {
  const detailsOf = async (answers: ScriptedTransport['answers']) => {
    const transport = new ScriptedTransport(answers);
    const kind: AnyKind = createJobKinds(transport).jobs;
    const rows = await kind.details?.read([jobRef('15')], signal);
    return { rows, transport };
  };
  const failed = buildJob({ State: 'Failed' });
  const refusal = (kind: 'denied' | 'input' | 'service') => new ApiError({ kind, message: 'no' });

  it('is described, by one call', async () => {
    const job = buildDescribedJob({ State: 'Failed', ContainerGroups: [buildJobGroup()] });
    const { rows, transport } = await detailsOf({ DescribeServerlessJobs: { JobInfos: [job] } });
    deepEqual(
      rows?.map(({ description, isPartial }) => [description?.includes('OOMKilled, exit code 137'), isPartial]),
      [[true, false]],
    );
    deepEqual(transport.actions, ['DescribeServerlessJobs']);
  });

  it('stays in the list when it may not be described, or is described no more', async () => {
    for (const answer of [refusal('denied'), refusal('input'), { JobInfos: [] }]) {
      const { rows } = await detailsOf({ DescribeServerlessJobs: answer, ListServerlessJobs: { Jobs: [failed] } });
      deepEqual(
        rows?.map(({ id, isPartial }) => [id, isPartial]),
        [['15', false]],
      );
    }
  });

  it('is looked at again later when the service is in trouble', async () => {
    await rejects(detailsOf({ DescribeServerlessJobs: refusal('service') }), /no/);
  });
});
