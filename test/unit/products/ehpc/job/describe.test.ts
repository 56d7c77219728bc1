import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { Noted, Secret } from '../../../../../src/base/described';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { ServerlessJob } from '../../../../../src/products/ehpc/wire';
import type { Description } from '../../../../../src/model/kind';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { buildDescribedJob, buildJob, buildJobGroup, createJobKinds, jobRef } from './sampleJobs';

const { signal } = new AbortController();

async function describeAs(job: ServerlessJob, more: object = {}): Promise<Description> {
  const transport = new ScriptedTransport({ DescribeServerlessJobs: { JobInfos: [job], ...more } });
  const description = await createJobKinds(transport).jobs.describe(jobRef('15'), signal);
  ok(description);
  return description;
}

const bodyOf = ({ body }: Description) => body as Readonly<Record<string, unknown>>;

describe('a job as a document', () => {
  it('says on top what a person wants to know first', async () => {
    const { summary } = await describeAs(
      buildDescribedJob({
        ...{ State: 'Failed', EndTime: 1_795_400_000 },
        ContainerGroups: [buildJobGroup({ InstanceType: 'ecs.c7.xlarge', IntranetIp: '10.0.0.7' })],
      }),
    );
    deepEqual(summary, [
      'etl · OOMKilled, exit code 137 · Failed · job 15 · comp · li · ran for 12 min',
      'ID: 15',
      'State: Failed',
      'Timing: submitted 2026-11-23T02:00:00Z, started 2026-11-23T02:01:00Z, after 1 min, ended 2026-11-23T02:13:20Z, ran for 12 min',
      'Why it failed: etl · OOMKilled · exit code 137: killed, often out of memory · too much',
      'Instance: eci-bp1etl · Failed · ecs.c7.xlarge · 4 vCPU 16 GiB · cn-hangzhou-j · 10.0.0.7',
      'Values of environment variables, config files and volume options are masked.',
    ]);
  });

  it('distinguishes seconds from milliseconds, and shows the date beside the unchanged number', async () => {
    const body = bodyOf(await describeAs(buildDescribedJob({ EndTime: '1795400000' })));
    for (const [name, value, note] of [
      ['SubmitTime', 1_795_399_200, '2026-11-23T02:00:00Z, in seconds'],
      ['EndTime', 1_795_400_000, '2026-11-23T02:13:20Z, in seconds'],
      ['LastModifyTime', 1_795_399_260_123, '2026-11-23T02:01:00Z, in milliseconds'],
    ] as const) {
      const noted = body[name];
      ok(noted instanceof Noted, name);
      deepEqual([noted.value, noted.note], [value, note]);
    }
  });

  it('shows any number of the service, also where no calendar reaches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constant(0)), async (value) => {
        const body = bodyOf(await describeAs(buildDescribedJob({ SubmitTime: value, LastModifyTime: String(value) })));
        for (const name of ['SubmitTime', 'LastModifyTime']) {
          const shown = body[name];
          equal(shown instanceof Noted ? shown.value : shown, value);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('makes numbers of numbers in text, and leaves what is none', async () => {
    equal(bodyOf(await describeAs(buildDescribedJob({ Priority: '9' })))['Priority'], 9);
    equal(bodyOf(await describeAs(buildDescribedJob({ Priority: 'high' })))['Priority'], 'high');
    equal('StartTime' in bodyOf(await describeAs({ JobId: '15' })), false);
  });

  it('keeps what the answer says besides the job', async () => {
    const body = bodyOf(await describeAs(buildDescribedJob(), { TotalCount: 1, RequestId: 'R-1' }));
    deepEqual([body['TotalCount'], body['RequestId']], [1, 'R-1']);
  });

  it('wraps environment values', async () => {
    const description = await describeAs(buildDescribedJob({ ContainerGroups: [buildJobGroup()] }));
    ok(!JSON.stringify(description).includes('S3CRET'));
    const [group] = bodyOf(description)['ContainerGroups'] as {
      Containers: { EnvironmentVars: { Value: unknown }[] }[];
    }[];
    const secret = group?.Containers[0]?.EnvironmentVars[0]?.Value;
    ok(secret instanceof Secret);
    deepEqual([secret.name, secret.reveal()], ['TOKEN', 'S3CRET']);
  });

  it('takes stray line ends off', async () => {
    const body = bodyOf(await describeAs(buildDescribedJob({ Queue: 'comp\n' })));
    equal(body['Queue'], 'comp');
  });

  it('is nothing for a job that is gone', async () => {
    const transport = new ScriptedTransport({ DescribeServerlessJobs: { JobInfos: [] } });
    equal(await createJobKinds(transport).jobs.describe(jobRef('15'), signal), undefined);
  });
});

describe('an array job as a document', () => {
  const refused = new ApiError({ kind: 'input', code: 'InvalidParams', message: 'JobIds' });
  const bounds = { IndexStart: 1, IndexEnd: 5, IndexStep: 2 };
  const transportOf = (isArray: boolean, ArrayProperties?: object) =>
    new ScriptedTransport({
      DescribeServerlessJobs: ({ query }) => {
        const [id = ''] = (query as { JobIds: string[] }).JobIds;
        if (!id.includes('_')) {
          throw refused;
        }
        return {
          JobInfos: id === '17_1' && ArrayProperties ? [buildDescribedJob({ JobId: id, ArrayProperties })] : [],
        };
      },
      ListServerlessJobs: { Jobs: [buildJob({ JobId: '17', IsArrayJob: isArray })] },
    });

  it('is what the listing returns, with the indices from its subtasks', async () => {
    const description = await createJobKinds(transportOf(true, bounds)).jobs.describe(jobRef('17'), signal);
    ok(description);
    deepEqual(bodyOf(description)['ArrayProperties'], bounds);
    ok(description.summary.includes('Subtasks: 3, from 1 to 5 by 2'), description.summary.join('\n'));
  });

  it('shows an unknown range as such', async () => {
    const description = await createJobKinds(transportOf(true)).jobs.describe(jobRef('17'), signal);
    match(description?.summary.join('\n') ?? '', /Range of its subtasks: unknown/);
  });

  it('is none when the service refuses another job', async () => {
    await rejects(createJobKinds(transportOf(false)).jobs.describe(jobRef('17'), signal), refused);
  });
});
