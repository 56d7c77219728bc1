import { deepEqual, equal, ok } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { Call } from '../../../../../src/cloud/transport/transport';
import { allowsAction } from '../../../../../src/model/allowsAction';
import type { Node } from '../../../../../src/model/resource';
import { isResource } from '../../../../../src/model/resource';
import { eciInstanceManifest } from '../../../../../src/products/eci/instance/manifest';
import { refreshJobs, showDescription } from '../../../../../src/products/ehpc/job/actions';
import { serverlessJobManifest } from '../../../../../src/products/ehpc/job/manifest';
import { createJobPlace } from '../../../../../src/products/ehpc/job/place';
import { toListedJob } from '../../../../../src/products/ehpc/job/row';
import { FakeClock } from '../../../../support/fakeClock';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { buildDescribedJob, buildJob, buildJobGroup, buildJobRow, clusterRef, jobRef, jobRegion } from './sampleJobs';

const { signal } = new AbortController();
const open = async (node: Node | undefined): Promise<readonly Node[]> => (await node?.children?.(signal)) ?? [];
const labels = (nodes: readonly Node[]): readonly string[] => nodes.map(({ label }) => label);

/** An array job 17 with these indices. */
class ArrayJob {
  readonly asked: string[] = [];
  state = 'Running';
  refuses = false;
  readonly clock = new FakeClock();
  readonly transport = new ScriptedTransport({ DescribeServerlessJobs: (call) => this.answer(call) });
  readonly context = buildKindContext(this.transport, { clock: this.clock });
  readonly row: Node = toListedJob(
    buildJob({ JobId: '17', IsArrayJob: true }),
    createJobPlace(this.context, jobRegion, clusterRef.id),
  );

  constructor(
    private readonly start: number,
    private readonly end: number,
    private readonly step = 1,
  ) {}

  private answer({ query }: Call): object {
    const { JobIds: [id = ''] = [] } = query as { JobIds?: string[] };
    this.asked.push(id);
    const index = Number(id.split('_')[1]);
    const isIn = index >= this.start && index <= this.end && (index - this.start) % this.step === 0;
    if (!isIn && this.refuses) {
      throw new ApiError({ kind: 'input', code: 'InvalidParams', message: 'no such index' });
    }
    const ArrayProperties = { IndexStart: this.start, IndexEnd: this.end, IndexStep: this.step };
    const job = buildDescribedJob({ JobId: id, State: this.state, IsArrayJob: true, ArrayProperties });
    return { JobInfos: isIn ? [job] : [] };
  }
}

describe('the subtasks of an array job', () => {
  it('are folded by thousands, hundreds and twenties, and only twenty are described', async () => {
    const job = new ArrayJob(0, 4_999);
    const thousands = await open(job.row);
    deepEqual(labels(thousands), ['0 – 999', '1,000 – 1,999', '2,000 – 2,999', '3,000 – 3,999', '4,000 – 4,999']);
    const hundreds = await open(thousands[4]);
    equal(hundreds.length, 10);
    const twenties = await open(hundreds[3]);
    deepEqual(labels(twenties), ['4,300 – 4,319', '4,320 – 4,339', '4,340 – 4,359', '4,360 – 4,379', '4,380 – 4,399']);
    deepEqual(job.asked, ['17_0']);
    const subtasks = await open(twenties[1]);
    deepEqual(
      subtasks.map(({ id }) => id),
      Array.from({ length: 20 }, (_, index) => `17_${4320 + index}`),
    );
    equal(job.asked.length, 21);
  });

  it('say of each range how many they are', async () => {
    const descriptions = (nodes: readonly Node[]): readonly unknown[] => nodes.map(({ description }) => description);
    deepEqual(descriptions(await open(new ArrayJob(0, 3_000).row)), [
      ...['1,000 subtasks', '1,000 subtasks', '1,000 subtasks'],
      '1 subtask',
    ]);
    deepEqual(descriptions(await open(new ArrayJob(0, 150).row)), ['100 subtasks', '51 subtasks']);
  });

  it('are described in a document named by their id: they share the name of their job', async () => {
    const [subtask] = await open(new ArrayJob(0, 4).row);
    ok(subtask && isResource(subtask));
    const context = new ScriptedContext();
    for (const ref of [subtask.ref, { ...subtask.ref, id: '17' }]) {
      await showDescription(context, ref);
    }
    deepEqual(
      context.show.described.map(({ id, name }) => [id, name]),
      [
        ['17_0', '17_0'],
        ['17', subtask.ref.name],
      ],
    );
  });

  it('can be described, stopped and watched one by one', async () => {
    const [subtask] = await open(new ArrayJob(0, 4).row);
    ok(subtask && isResource(subtask));
    deepEqual(
      [subtask.ref.kind, subtask.ref.parent, subtask.ref.id, subtask.label],
      ['serverlessJob', clusterRef.id, '17_0', '17_0'],
    );
    ok(['describe', 'stop', 'watch'].every((action) => allowsAction(serverlessJobManifest, subtask, action)));
  });

  it('keep to the steps of their indices, and to the end', async () => {
    deepEqual(labels(await open(new ArrayJob(1, 5, 2).row)), ['17_1', '17_3', '17_5']);
    const ranges = await open(new ArrayJob(0, 130).row);
    deepEqual(labels(ranges), ['0 – 99', '100 – 130']);
    deepEqual(labels(await open(ranges[1])), ['100 – 119', '120 – 130']);
    equal((await open((await open(ranges[1]))[1])).length, 11);
  });

  it('are in hundreds where there are no more than twenty of those', async () => {
    equal((await open(new ArrayJob(0, 1_999).row)).length, 20);
    equal((await open(new ArrayJob(0, 2_000).row)).length, 3);
  });

  it('have each index once, whatever the bounds', async () => {
    for (const [start, end, step] of [
      [0, 4_999, 1],
      [1, 4_999, 7],
      [0, 2_345, 3],
      [1, 1, 1],
      [0, 20, 1],
    ] as const) {
      const job = new ArrayJob(start, end, step);
      const all: string[] = [];
      const walk = async (nodes: readonly Node[]): Promise<void> => {
        for (const node of nodes) {
          if (isResource(node)) {
            all.push(node.id);
          } else {
            await walk(await open(node));
          }
        }
      };
      await walk(await open(job.row));
      const wanted = Array.from(
        { length: Math.floor((end - start) / step) + 1 },
        (_, nth) => `17_${start + nth * step}`,
      );
      deepEqual(all, wanted);
    }
  });

  it('read their range from the first or the second of them, once', async () => {
    const job = new ArrayJob(1, 50);
    await open(job.row);
    await open(job.row);
    deepEqual(job.asked, ['17_0', '17_1']);
  });

  it('have an unknown range when the service shows neither', async () => {
    for (const refuses of [false, true]) {
      const job = new ArrayJob(2, 50);
      job.refuses = refuses;
      const [row, ...more] = await open(job.row);
      deepEqual([row?.label, more], ['Range unknown', []]);
    }
  });

  it('are described again at once when the job, or one of them, is to be read again', async () => {
    const job = new ArrayJob(0, 4);
    const context = new ScriptedContext({ client: job.context.client });
    await open(job.row);
    for (const ref of [jobRef('17'), jobRef('17_4')]) {
      const before = job.asked.length;
      await refreshJobs(context, [ref]);
      await open(job.row);
      equal(job.asked.length, before + 5);
    }
    const before = job.asked.length;
    await refreshJobs(context, [jobRef('1'), jobRef('170')]);
    await open(job.row);
    equal(job.asked.length, before, 'other jobs were read again');
  });

  it('are described again when they are under way and some time has passed, never when they have ended', async () => {
    const job = new ArrayJob(0, 4);
    await open(job.row);
    const once = job.asked.length;
    await open(job.row);
    equal(job.asked.length, once);
    await job.clock.advance(20_000);
    job.state = 'Succeeded';
    await open(job.row);
    equal(job.asked.length, once + 5);
    await job.clock.advance(3_600_000);
    await open(job.row);
    equal(job.asked.length, once + 5);
  });
});

describe('what opens below a job', () => {
  const jobWith = (transport: ScriptedTransport) => buildJobRow({}, transport);
  const groups = [buildJobGroup({ Status: 'Failed\n' }), buildJobGroup()];
  const described = { JobInfos: [buildDescribedJob({ ContainerGroups: groups })] };

  it('are the instances it runs in, each once, as rows of that kind', async () => {
    const transport = new ScriptedTransport({ DescribeServerlessJobs: described });
    const rows = await open(jobWith(transport));
    const [row] = rows;
    ok(row && isResource(row) && rows.length === 1);
    deepEqual(
      [row.ref.kind, row.ref.region, row.id, row.status.text],
      ['eciInstance', jobRegion, 'eci-bp1etl', 'Failed'],
    );
    ok(['describe', 'openInConsole'].every((action) => allowsAction(eciInstanceManifest, row, action)));
  });

  it('are its containers as the job describes them, when ECI no longer has the instance or denies access', async () => {
    for (const answer of [{}, new ApiError({ kind: 'denied', message: 'no' })]) {
      const transport = new ScriptedTransport({ DescribeServerlessJobs: described, DescribeContainerGroups: answer });
      const [instance] = await open(jobWith(transport));
      const [container] = await open(instance);
      deepEqual(
        [container?.label, container?.description],
        ['etl', 'Terminated · exit code 137: killed, often out of memory'],
      );
    }
  });

  it('are its containers as ECI describes them while it has the instance', async () => {
    const live = buildJobGroup({ Containers: [{ Name: 'etl', CurrentState: { State: 'Running' }, RestartCount: 2 }] });
    const transport = new ScriptedTransport({
      DescribeServerlessJobs: described,
      DescribeContainerGroups: { ContainerGroups: [live] },
    });
    const [instance] = await open(jobWith(transport));
    equal((await open(instance))[0]?.description, 'Running · not ready · 2 restarts');
  });

  it('says of a job that ended before it ran that it never did', async () => {
    const transport = new ScriptedTransport({ DescribeServerlessJobs: { JobInfos: [buildDescribedJob()] } });
    const below = async (over: object) => labels(await open(buildJobRow(over, transport)));
    deepEqual(await below({ State: 'Canceled', StartTime: '0' }), ['Never ran on an instance']);
    deepEqual(await below({ State: 'Pending', StartTime: '0' }), []);
    deepEqual(await below({ State: 'Canceled' }), []);
  });

  it('is nothing for a job that is gone', async () => {
    deepEqual(await open(jobWith(new ScriptedTransport({ DescribeServerlessJobs: {} }))), []);
  });
});
