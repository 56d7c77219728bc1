import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { ActionContext, Outcome } from '../../../../../src/model/action';
import type { ResourceRef } from '../../../../../src/model/resource';
import { stopJobs } from '../../../../../src/products/ehpc/job/stop';
import { toEhpcCluster } from '../../../../../src/products/ehpc/cluster/row';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import type { Answer } from '../../../../support/scriptedTransport';
import { buildDescribedJob, buildJob, buildJobRow, clusterRef, createJobKinds, jobRef, jobRegion } from './sampleJobs';

interface Trial {
  readonly context: ScriptedContext;
  readonly transport: ScriptedTransport;
  readonly outcome: Outcome | undefined;
}

/** Stops jobs, of which those in `arrays` have so many subtasks. */
async function stop(
  refs: readonly ResourceRef[],
  {
    answer = {},
    arrays = {},
    confirm = true,
  }: {
    readonly answer?: Answer;
    readonly arrays?: Readonly<Record<string, number>>;
    readonly confirm?: boolean;
  } = {},
): Promise<Trial> {
  const transport = new ScriptedTransport({
    StopServerlessJobs: answer,
    ListServerlessJobs: ({ query }) => ({
      Jobs: (query as { JobIds: string[] }).JobIds.map((JobId) => buildJob({ JobId, IsArrayJob: JobId in arrays })),
    }),
    DescribeServerlessJobs: ({ query }) => {
      const [id = ''] = (query as { JobIds: string[] }).JobIds;
      const count = arrays[id.split('_')[0] ?? ''] ?? 0;
      const ArrayProperties = { IndexStart: 0, IndexEnd: count - 1, IndexStep: 1 };
      return { JobInfos: count > 0 ? [buildDescribedJob({ JobId: id, IsArrayJob: true, ArrayProperties })] : [] };
    },
  });
  const context = new ScriptedContext({ confirm, transport });
  const found: ActionContext = Object.assign(context, {
    find: ({ kind }: ResourceRef) =>
      kind === 'ehpcCluster' ? toEhpcCluster({ Id: clusterRef.id, Name: 'farm' }, jobRegion) : undefined,
  });
  const outcome = await stopJobs(found, refs);
  return { context, transport, outcome };
}

const stopped = ({ transport }: Trial) => transport.queriesOf('StopServerlessJobs').map(({ JobIds }) => JobIds);
const errorsOf = ({ outcome }: Trial) => outcome?.results?.map(({ target, error }) => [target.id, error !== undefined]);

describe('stopping jobs', () => {
  it('is not possible when they have ended, which is said in words', () => {
    const { jobs } = createJobKinds(new ScriptedTransport());
    const job = buildJobRow({ JobName: 'etl', State: 'Canceled' });
    equal(jobs.explainRefusal?.(job), 'etl has already ended (Canceled)');
  });

  it('asks first, naming the account, the region, the cluster and every id', async () => {
    const { context, transport } = await stop([jobRef('15', 'etl'), jobRef('16', 'web')], { confirm: false });
    const [asked] = context.ask.confirmed;
    ok(asked);
    equal(asked.message, 'Stop 2 serverless jobs? They cannot be resumed.');
    deepEqual(asked.details, [
      'Account: ops-team',
      'cn-hangzhou  farm (ehpc-hz-1)  etl  15',
      'cn-hangzhou  farm (ehpc-hz-1)  web  16',
    ]);
    deepEqual(transport.queriesOf('StopServerlessJobs'), []);
  });

  it('says how many subtasks an array job takes along', async () => {
    const one = await stop([jobRef('17', 'pages')], { arrays: { '17': 5_000 } });
    equal(
      one.context.ask.confirmed[0]?.message,
      'Stop this array job with its 5,000 subtasks? They cannot be resumed.',
    );
    const two = await stop([jobRef('15'), jobRef('17', 'pages')], { arrays: { '17': 5_000 } });
    const [asked] = two.context.ask.confirmed;
    ok(asked);
    equal(asked.message, 'Stop 2 serverless jobs, 5,000 subtasks among them? They cannot be resumed.');
    equal(asked.details.at(-1), 'cn-hangzhou  farm (ehpc-hz-1)  pages  17  array job of 5,000 subtasks');
  });

  it('says that all subtasks stop when their number is unknown', async () => {
    const { context } = await stop([jobRef('17')], { arrays: { '17': 0 } });
    match(context.ask.confirmed[0]?.message ?? '', /^Stop this array job with all its subtasks\?/);
  });

  it('stops up to a hundred by one call, and each cluster by its own', async () => {
    const many = Array.from({ length: 130 }, (_, index) => jobRef(String(index)));
    const elsewhere = { ...jobRef('0'), parent: 'ehpc-hz-2' };
    const trial = await stop([...many, elsewhere]);
    deepEqual(
      trial.transport
        .queriesOf('StopServerlessJobs')
        .map(({ ClusterId, JobIds }) => [ClusterId, (JobIds as []).length]),
      [
        ['ehpc-hz-1', 100],
        ['ehpc-hz-1', 30],
        ['ehpc-hz-2', 1],
      ],
    );
    equal(trial.outcome?.message, '131 serverless jobs were stopped.');
    equal(trial.outcome.results?.length, 131);
    ok(trial.outcome.results.every(({ error }) => error === undefined));
  });

  it('reports the result of each job, and refreshes the jobs', async () => {
    const refusal = new ApiError({ kind: 'input', code: 'InvalidParams', message: 'no such job' });
    const trial = await stop([jobRef('1'), jobRef('2'), jobRef('3')], {
      answer: ({ query }) => {
        if ((query as { JobIds: string[] }).JobIds.includes('2')) {
          throw refusal;
        }
        return {};
      },
    });
    // The service stops all of a call or none.
    deepEqual(stopped(trial), [['1', '2', '3'], ['1'], ['2'], ['3']]);
    deepEqual(errorsOf(trial), [
      ['1', false],
      ['2', true],
      ['3', false],
    ]);
    deepEqual(
      trial.outcome?.refresh?.map(({ id }) => id),
      ['1', '2', '3'],
    );
  });

  it('never sends again what may have been done, and offers no Retry', async () => {
    for (const error of [
      new ApiError({ kind: 'network', message: 'lost', retry: {} }),
      new ApiError({
        kind: 'service',
        code: 'AgentError',
        httpStatus: 406,
        message: 'agent',
        retry: {},
        requestId: 'R-1',
      }),
      new ApiError({ kind: 'service', code: 'UnknownError', httpStatus: 500, message: 'unknown', retry: {} }),
    ]) {
      const trial = await stop([jobRef('1'), jobRef('2')], { answer: error });
      equal(stopped(trial).length, 1);
      const [first] = trial.outcome?.results ?? [];
      ok(first?.error instanceof ApiError);
      match(first.error.hint, /Check its state before you stop it again/);
      deepEqual([first.error.facts.retry, first.error.facts.requestId], [undefined, error.facts.requestId]);
    }
  });

  it('offers to try again what was refused for certain', async () => {
    const throttled = new ApiError({ kind: 'throttled', code: 'Throttling.User', message: 'slowly', retry: {} });
    const trial = await stop([jobRef('1')], { answer: throttled });
    equal(trial.outcome?.results?.[0]?.error, throttled);
  });

  it('stops a subtask alone, and reads its array job again', async () => {
    const trial = await stop([jobRef('17_4')], { arrays: { '17': 10 } });
    deepEqual(stopped(trial), [['17_4']]);
    equal(trial.context.ask.confirmed[0]?.message, 'Stop this serverless job? It cannot be resumed.');
    deepEqual(
      trial.outcome?.refresh?.map(({ id }) => id),
      ['17'],
    );
  });
});
