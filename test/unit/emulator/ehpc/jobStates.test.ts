import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beijingCluster, EhpcCalls, emptyCluster, flat, minute, startedAt } from './ehpcCalls';

/** What may come after a state, moving the clock alone. */
const next: Readonly<Record<string, readonly string[]>> = {
  Pending: ['Initing', 'Running', 'Succeeded', 'Failed'],
  Initing: ['Running', 'Succeeded', 'Failed'],
  Running: ['Succeeded', 'Failed'],
  Succeeded: [],
  Failed: [],
  Canceled: [],
};

describe('The serverless jobs of the default world', () => {
  let calls: EhpcCalls;

  beforeEach(() => {
    calls = new EhpcCalls();
  });

  it('show every state', () => {
    assert.deepEqual([...new Set(calls.list().map(({ State }) => State))].sort(), [
      'Canceled',
      'Failed',
      'Initing',
      'Pending',
      'Running',
      'Succeeded',
    ]);
  });

  it('go from the queue to their end on the clock', () => {
    const seen = ['21', '22'].map((id) => [calls.listed(id).State]);
    const times = [calls.listed('21')];
    for (let step = 0; step < 3; step += 1) {
      calls.clock.advance(30 * minute);
      ['21', '22'].forEach((id, index) => seen[index]?.push(calls.listed(id).State));
      times.push(calls.listed('21'));
    }
    assert.deepEqual(seen, [
      ['Pending', 'Initing', 'Running', 'Succeeded'],
      ['Pending', 'Initing', 'Running', 'Failed'],
    ]);
    const submitted = startedAt / 1_000 - 180;
    assert.deepEqual(
      times.map(({ SubmitTime, StartTime, EndTime }) => [SubmitTime, StartTime, EndTime]),
      [
        [String(submitted), undefined, undefined],
        [String(submitted), undefined, undefined],
        [String(submitted), String(startedAt / 1_000 + 3_600), undefined],
        [String(submitted), String(startedAt / 1_000 + 3_600), String(startedAt / 1_000 + 5_400)],
      ],
    );
  });

  it('never go back, and never leave an end, however the clock is moved', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 * minute }), { minLength: 1, maxLength: 12 }), (steps) => {
        const one = new EhpcCalls();
        one.control('ehpcJobs', { clusterId: emptyCluster, count: 60 });
        const look = () => [...one.list(), ...one.list({ ClusterId: emptyCluster })];
        let before = look();
        for (const step of steps) {
          one.clock.advance(step);
          const now = look();
          now.forEach((job, index) => {
            const former = before[index] ?? assert.fail(job.JobId);
            assert.equal(job.JobId, former.JobId);
            assert.ok(
              job.State === former.State || next[former.State]?.includes(job.State),
              `${job.JobId}: ${former.State} then ${job.State}`,
            );
            assert.ok(former.EndTime === undefined || job.EndTime === former.EndTime);
            assert.equal(job.EndTime !== undefined, job.JobName === 'testjob' || next[job.State]?.length === 0);
          });
          before = now;
        }
      }),
      { numRuns: 25 },
    );
  });

  it('have the times of the listing as numbers in the description, the last change in milliseconds', () => {
    for (const { JobId, SubmitTime, StartTime, EndTime, State } of calls.list({ State: 'Failed' })) {
      const job = calls.describe(JobId);
      assert.deepEqual(
        [job.State, job.SubmitTime, job.StartTime, job.EndTime],
        [State, Number(SubmitTime), StartTime && Number(StartTime), Number(EndTime)],
      );
      assert.equal(Math.floor(job.LastModifyTime / 1_000), job.EndTime);
    }
  });

  it('run in instances that ECI lists under the same id, name and region', () => {
    for (const [id, workload, cluster] of [
      ['11', 'nightly-report'],
      ['15', 'clickstream-etl'],
      ['16', 'recommend-inference'],
      ['18', 'video-transcode'],
      ['19', 'video-transcode'],
      ['20', 'ci-runner'],
      ['23', 'recommend-inference'],
      ['2', 'clickstream-etl', beijingCluster],
    ] as const) {
      const [group] = calls.describe(id, cluster ? { ClusterId: cluster } : {}).ContainerGroups;
      const instance = calls.world.find(group?.ContainerGroupId ?? '') ?? assert.fail(id);
      assert.equal(instance.workload.name, workload);
      assert.deepEqual(
        [group?.ContainerGroupName, group?.RegionId, group?.Status],
        [instance.facts.name, instance.facts.regionId, instance.status(startedAt)],
      );
    }
    assert.equal(calls.world.inRegion('cn-hangzhou').length, 18, 'without adding any');
  });

  it('have failed for a reason that their containers or events show', () => {
    const ends = (id: string) =>
      calls
        .describe(id)
        .ContainerGroups.map((group) => [
          group.Status,
          group.Containers[0]?.CurrentState.ExitCode,
          group.Containers[0]?.CurrentState.Reason,
          group.Events[0]?.Reason,
        ]);
    assert.deepEqual(ends('11'), [['Failed', 1, 'Error', 'Failed']]);
    assert.deepEqual(ends('15'), [['Failed', 137, 'OOMKilled', 'OOMKilling']]);
    assert.deepEqual(ends('16'), [['ScheduleFailed', undefined, 'ContainerCreating', 'FailedScheduling']]);
    assert.deepEqual(ends('19'), [['Expired', 137, 'Error', 'SpotReclaimed']]);
    assert.deepEqual(ends('12'), [
      ['Failed', 1, 'Error', 'Failed'],
      ['Succeeded', 0, 'Completed', 'Completed'],
    ]);
  });

  it('are as many in a world without those instances', () => {
    const ids = calls.list().map(({ JobId }) => JobId);
    const alone = new EhpcCalls(0);
    assert.deepEqual(
      alone
        .list()
        .map(({ JobId }) => JobId)
        .sort(),
      [...ids].sort(),
    );
    assert.equal(alone.listed('15').State, 'Failed');
    assert.equal(alone.listed('18').State, 'Succeeded');
    assert.equal(alone.listed('20').State, 'Running');
  });
});

describe('The container group of a job', () => {
  it('comes with the job’s turn, is in ECI while it lives, and ends with it', () => {
    const calls = new EhpcCalls();
    const groups = () => calls.describe('21').ContainerGroups;
    const instances = () => calls.world.inRegion('cn-hangzhou').length;
    assert.deepEqual(groups(), []);
    calls.clock.advance(31 * minute);
    const before = instances();
    const [group] = groups();
    assert.equal(group?.Status, 'Scheduling');
    assert.equal(group.ContainerGroupName, 'warm-cache-21');
    assert.equal(instances(), before + 1);
    calls.clock.advance(30 * minute);
    const id = group.ContainerGroupId;
    assert.deepEqual(
      groups().map(({ ContainerGroupId, Status }) => [ContainerGroupId, Status]),
      [[id, 'Running']],
    );
    assert.equal(calls.world.find(id)?.status(calls.clock.now()), 'Running');
    calls.clock.advance(30 * minute);
    assert.equal(calls.world.find(id)?.status(calls.clock.now()), 'Succeeded');
    assert.deepEqual([groups()[0]?.Status, groups()[0]?.Containers[0]?.CurrentState.ExitCode], ['Succeeded', 0]);
  });

  it('takes its job with it when ECI deletes it', () => {
    const calls = new EhpcCalls();
    const [group] = calls.describe('20').ContainerGroups;
    const instance = calls.world.find(group?.ContainerGroupId ?? '') ?? assert.fail();
    calls.world.terminate(instance, false);
    assert.equal(calls.listed('20').State, 'Failed');
    assert.equal(calls.describe('20').ContainerGroups[0]?.Status, 'Terminating');
    calls.clock.advance(minute);
    assert.deepEqual([calls.describe('20').State, calls.describe('20').ContainerGroups], ['Failed', []]);
  });

  it('does not take an ended job back when it is deleted', () => {
    const calls = new EhpcCalls();
    const [group] = calls.describe('18').ContainerGroups;
    calls.world.remove([group?.ContainerGroupId ?? '']);
    assert.deepEqual([calls.describe('18').State, calls.describe('18').ContainerGroups], ['Succeeded', []]);
  });
});

describe('A stopped job', () => {
  it('is canceled at once, waiting or running, and its instance leaves', () => {
    const calls = new EhpcCalls();
    const [group] = calls.describe('20').ContainerGroups;
    calls.stop('20', '21');
    for (const id of ['20', '21']) {
      const { State, EndTime } = calls.listed(id);
      assert.deepEqual([State, EndTime], ['Canceled', String(startedAt / 1_000)]);
    }
    assert.equal(calls.world.find(group?.ContainerGroupId ?? '')?.status(startedAt), 'Terminating');
    calls.clock.advance(24 * 60 * minute);
    assert.deepEqual(calls.describe('20').ContainerGroups, []);
    assert.deepEqual(calls.describe('21').ContainerGroups, [], 'a group that had not come never comes');
    assert.deepEqual([calls.listed('20').State, calls.listed('21').State], ['Canceled', 'Canceled']);
  });

  it('stays as it is when it had ended', () => {
    const calls = new EhpcCalls();
    const before = calls.list();
    calls.stop('11', '12', '13', '14', '18');
    assert.deepEqual(calls.list(), before);
  });

  it('is stopped with all others of the call, or none is', () => {
    const calls = new EhpcCalls();
    assert.equal(calls.codeOf('StopServerlessJobs', flat('JobIds', ['20', '999'])), 'InvalidParams');
    assert.equal(calls.listed('20').State, 'Running');
  });

  it('can be the one of the published example', () => {
    const calls = new EhpcCalls();
    calls.stop('5');
    assert.equal(calls.listed('5').State, 'Canceled');
    const { State, EndTime, LastModifyTime } = calls.describe('5');
    assert.deepEqual([State, EndTime, LastModifyTime], ['Canceled', startedAt / 1_000, startedAt]);
  });
});
