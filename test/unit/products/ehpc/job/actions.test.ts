import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { UserFacingError } from '../../../../../src/base/errors';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import {
  copyAsCli,
  formatCommandLine,
  refreshJobs,
  revealInstance,
  watchJob,
} from '../../../../../src/products/ehpc/job/actions';
import type { ActionContext } from '../../../../../src/model/action';
import type { Resource, ResourceRef } from '../../../../../src/model/resource';
import { InstantClock } from '../../../../support/fakeClock';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { buildDescribedJob, buildJob, buildJobGroup, buildJobRow, jobRef, jobRegion } from './sampleJobs';

const { signal } = new AbortController();

describe('watching a job', () => {
  /** States in the order the service returns them; it repeats the last. */
  function watched(states: readonly (string | Error)[], id = '15') {
    const left = [...states];
    const next = (): object => {
      const state = left.length > 1 ? left.shift() : left[0];
      if (state instanceof Error) {
        throw state;
      }
      const job = { JobId: id, State: state ?? '', EndTime: '1795400000' };
      return state === 'gone'
        ? {}
        : { Jobs: [buildJob(job)], JobInfos: [buildDescribedJob({ ...job, ContainerGroups: [buildJobGroup()] })] };
    };
    const isSubtask = id.includes('_');
    const transport = new ScriptedTransport({
      ListServerlessJobs: next,
      DescribeServerlessJobs: isSubtask
        ? next
        : { JobInfos: [buildDescribedJob({ State: 'Failed', ContainerGroups: [buildJobGroup()] })] },
    });
    const clock = new InstantClock();
    return { clock, context: new ScriptedContext({ transport, clock }) };
  }
  async function follow(states: readonly (string | Error)[], id?: string): Promise<ScriptedContext> {
    const { context } = watched(states, id);
    await watchJob(context, jobRef(id ?? '15', 'etl'));
    await context.show.watches[0]?.run(signal, () => undefined);
    return context;
  }

  it('is listed by name and id, and ends in one message', async () => {
    const context = await follow(['Running', 'Running', 'Succeeded']);
    equal(context.show.watches[0]?.title, 'Job 15 · etl');
    deepEqual(
      context.show.messages.map(({ text }) => text),
      ['Job etl (15) has ended: Succeeded.'],
    );
  });

  it('draws the row again whenever the state has changed', async () => {
    const context = await follow(['Pending', 'Running', 'Running', 'Succeeded']);
    equal(context.refreshed.length, 3);
    deepEqual(
      context.refreshed[0]?.map(({ id }) => id),
      ['15'],
    );
  });

  it('says why the job failed', async () => {
    const context = await follow(['Failed']);
    equal(context.show.messages[0]?.text, 'Job etl (15) has ended: Failed, OOMKilled, exit code 137.');
  });

  it('leads to the row and to the document', async () => {
    const context = await follow(['Succeeded']);
    const buttons = context.show.messages[0]?.buttons ?? [];
    deepEqual(
      buttons.map(({ label }) => label),
      ['Show', 'Describe'],
    );
    for (const button of buttons) {
      await button.run();
    }
    deepEqual([context.focused[0]?.id, context.show.described[0]?.id], ['15', '15']);
  });

  it('looks less often the longer nothing happens', async () => {
    const { context, clock } = watched(['Running', 'Running', 'Running', 'Running', 'Succeeded']);
    await watchJob(context, jobRef('15'));
    await context.show.watches[0]?.run(signal, () => undefined);
    deepEqual(clock.slept, [2_000, 3_000, 4_500, 6_750]);
  });

  it('survives a lost network and a service in trouble', async () => {
    const lost = new ApiError({ kind: 'network', message: 'lost' });
    const busy = new ApiError({ kind: 'throttled', message: 'busy' });
    const context = await follow([lost, 'Running', busy, 'Canceled']);
    match(context.show.messages[0]?.text ?? '', /Canceled/);
  });

  it('ends with a failure when the job may not be looked at', async () => {
    await rejects(follow([new ApiError({ kind: 'denied', message: 'not yours' })]), /not yours/);
  });

  it('ends when the job is gone', async () => {
    equal((await follow(['Running', 'gone'])).show.messages[0]?.text, 'Job etl (15) no longer exists.');
  });

  it('describes a subtask, which no listing has, and draws its array job', async () => {
    const context = await follow(['Running', 'Failed'], '17_4');
    equal(context.show.messages[0]?.text, 'Job etl (17_4) has ended: Failed, OOMKilled, exit code 137.');
    deepEqual(
      context.refreshed.flat().map(({ id }) => id),
      ['17', '17'],
    );
  });
});

describe('a job for the command line', () => {
  it('is a command that can be pasted, its list numbered', async () => {
    const context = new ScriptedContext();
    await copyAsCli(context, [jobRef('15'), jobRef('17_4')]);
    deepEqual(context.show.copied[0]?.split('\n'), [
      "aliyun ehpc DescribeServerlessJobs --region cn-hangzhou --ClusterId 'ehpc-hz-1' --JobIds.1 '15'",
      "aliyun ehpc DescribeServerlessJobs --region cn-hangzhou --ClusterId 'ehpc-hz-1' --JobIds.1 '17_4'",
    ]);
  });

  it('lists an array job, which cannot be described', async () => {
    const array = buildJobRow({ JobId: '17', IsArrayJob: true });
    const context = Object.assign(new ScriptedContext(), { find: () => array });
    await copyAsCli(context, [jobRef('17')]);
    match(context.show.copied[0] ?? '', /^aliyun ehpc ListServerlessJobs .*--JobIds\.1 '17'$/);
  });

  it('quotes whatever an id may hold', () => {
    const hostile = { ...jobRef("1'; rm -rf /"), region: '$(id)' };
    const line = formatCommandLine(hostile, 'DescribeServerlessJobs');
    ok(line.includes(`--JobIds.1 '1'\\''; rm -rf /'`));
    ok(line.includes("--region '$(id)'"));
  });
});

describe('reading jobs again', () => {
  it('means the array job for its subtasks, once', async () => {
    const context = new ScriptedContext({ transport: new ScriptedTransport() });
    const outcome = await refreshJobs(context, [jobRef('17_1'), jobRef('17_2'), jobRef('15')]);
    deepEqual(
      outcome?.refresh?.map(({ id }) => id),
      ['17', '15'],
    );
  });
});

describe('the way from a job to its instance', () => {
  const instance: ResourceRef = { kind: 'eciInstance', region: jobRegion, id: 'eci-bp1etl', name: 'etl-15' };
  async function failureOf(answer: object, found?: object): Promise<UserFacingError> {
    const transport = new ScriptedTransport({ DescribeContainerGroups: answer });
    const context: ActionContext = Object.assign(new ScriptedContext({ transport }), {
      focus: () => Promise.resolve(false),
      find: () => found as Resource | undefined,
    });
    let failure: unknown;
    await rejects(revealInstance(context, instance), (error) => {
      failure = error;
      return true;
    });
    ok(failure instanceof UserFacingError);
    return failure;
  }

  it('selects it in its own view', async () => {
    const context = new ScriptedContext();
    await revealInstance(context, instance);
    deepEqual(context.focused, [instance]);
  });

  it('says that the view keeps it from sight', async () => {
    match((await failureOf({}, {})).message, /^etl-15 is hidden by the filter/);
  });

  it('says that its region is not shown', async () => {
    match((await failureOf({ ContainerGroups: [buildJobGroup()] })).message, /does not show region cn-hangzhou/);
  });

  it('says that it is gone', async () => {
    match((await failureOf({})).message, /no longer exists/);
    match((await failureOf(new ApiError({ kind: 'input', message: 'x' }))).message, /no longer exists/);
  });

  it('passes on what it cannot find out', async () => {
    equal((await failureOf(new ApiError({ kind: 'network', message: 'offline' }))).message, 'offline');
  });
});
