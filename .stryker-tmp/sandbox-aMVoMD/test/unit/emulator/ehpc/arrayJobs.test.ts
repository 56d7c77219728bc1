import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EhpcCalls, flat, minute } from './ehpcCalls';

describe('An array job', () => {
  let calls: EhpcCalls;

  beforeEach(() => {
    calls = new EhpcCalls();
  });

  it('is one row, and described by its subtasks only', () => {
    assert.deepEqual([calls.listed('17').IsArrayJob, calls.listed('17').State], [true, 'Running']);
    assert.match(calls.refusalOf('DescribeServerlessJobs', flat('JobIds', ['17'])), /^400 InvalidParams: .* JobIds is/);
    const subtask = calls.describe('17_4999');
    assert.deepEqual(
      [subtask.JobId, subtask.State, subtask.IsArrayJob, subtask.ArrayProperties, subtask.ContainerGroups],
      ['17_4999', 'Pending', true, { IndexStart: 0, IndexEnd: 4_999, IndexStep: 1 }, []],
    );
  });

  it('runs its subtasks some at a time', () => {
    const states = new Map<string, number>();
    for (let index = 0; index < 5_000; index += 1) {
      const { State } = calls.describe(`17_${index}`);
      states.set(State, (states.get(State) ?? 0) + 1);
    }
    assert.deepEqual(Object.fromEntries([...states].sort()), {
      Failed: 10,
      Pending: 2_500,
      Running: 50,
      Succeeded: 2_440,
    });
  });

  it('has no subtask beside its indices', () => {
    const count = (id: string) => calls.call('DescribeServerlessJobs', flat('JobIds', [id]))['TotalCount'];
    assert.deepEqual(
      ['10_0', '10_1', '10_2', '10_3', '10_5', '10_7', '11_0', '99_1'].map(count),
      [0, 1, 0, 1, 1, 0, 0, 0],
    );
  });

  it('ends when its last subtask has', () => {
    assert.equal(calls.listed('10').State, 'Succeeded');
    const end = Number(calls.listed('10').EndTime);
    assert.deepEqual(
      ['10_1', '10_3', '10_5'].map((id) => calls.describe(id).EndTime),
      [end, end, end],
    );
    calls.clock.advance(51 * minute);
    assert.equal(calls.listed('17').State, 'Failed', 'some subtasks have');
    assert.equal(calls.describe('17_4999').EndTime, Number(calls.listed('17').EndTime));
  });

  it('has failed subtasks with an exit code', () => {
    const subtask = calls.describe('17_17');
    const [group] = subtask.ContainerGroups;
    assert.deepEqual(
      [subtask.State, group?.ContainerGroupName, group?.Containers[0]?.CurrentState.ExitCode],
      ['Failed', 'prerender-pages-17-17', 1],
    );
  });

  it('is stopped with all its subtasks, looked at before or not, but for those that had ended', () => {
    const running = calls.describe('17_2450');
    assert.equal(running.State, 'Running');
    calls.stop('17');
    assert.equal(calls.listed('17').State, 'Canceled');
    assert.deepEqual(
      ['17_0', '17_17', '17_2450', '17_2451', '17_4999'].map((id) => calls.describe(id).State),
      ['Succeeded', 'Failed', 'Canceled', 'Canceled', 'Canceled'],
    );
    const instance = calls.world.find(running.ContainerGroups[0]?.ContainerGroupId ?? '');
    assert.equal(instance?.status(calls.clock.now()), 'Terminating');
    calls.clock.advance(200 * minute);
    assert.equal(calls.describe('17_4998').State, 'Canceled');
  });

  it('goes on when one of its subtasks is stopped', () => {
    calls.stop('17_4999', '17_2450');
    assert.deepEqual(
      ['17_2450', '17_2451', '17_4999'].map((id) => calls.describe(id).State),
      ['Canceled', 'Running', 'Canceled'],
    );
    assert.equal(calls.listed('17').State, 'Running');
  });

  it('keeps the same subtasks however they are looked at', () => {
    const ids = fc.integer({ min: 0, max: 4_999 });
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const [here, there] = [new EhpcCalls(), new EhpcCalls()];
        here.describe(`17_${other}`);
        assert.deepEqual(
          here.describe(`17_${one}`).ContainerGroups[0]?.ContainerGroupId,
          there.describe(`17_${one}`).ContainerGroups[0]?.ContainerGroupId,
        );
      }),
      { numRuns: 25 },
    );
  });
});
