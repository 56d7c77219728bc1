import assert from 'node:assert/strict';
import { containerCondition, initContainerCondition } from '../../../../src/emulator/eci/containerStates';
import { Clock } from '../../../../src/emulator/world/clock';
import type { Group } from '../../../../src/emulator/world/group';
import type { Status } from '../../../../src/emulator/world/timeline';
import { World } from '../../../../src/emulator/world/world';

const startedAt = Date.parse('2026-11-22T03:00:00Z');

describe('The states of containers', () => {
  const clock = new Clock(() => startedAt);
  const world = new World(clock, { seed: 1 });

  function all(status: Status): readonly Group[] {
    return world.inRegion('cn-hangzhou').filter((group) => group.status(startedAt) === status);
  }

  function conditions(status: Status) {
    return all(status).flatMap((group) =>
      group.workload.containers.map((_, index) => containerCondition(group, index, startedAt)),
    );
  }

  it('are Running or waiting after a crash where the instance runs', () => {
    for (const { current, ready } of conditions('Running')) {
      assert.ok(current.State === 'Running' || current.Reason === 'CrashLoopBackOff', JSON.stringify(current));
      assert.equal(ready, current.State === 'Running');
    }
  });

  it('are Waiting where the instance is not up yet', () => {
    for (const status of ['Scheduling', 'ScheduleFailed', 'Pending'] as const) {
      assert.ok(
        conditions(status).every(({ current, ready }) => current.State === 'Waiting' && !ready),
        status,
      );
    }
    assert.ok(conditions('Pending').some(({ current }) => current.Reason === 'ImagePullBackOff'));
  });

  it('ended with code 0 where the instance succeeded', () => {
    assert.ok(conditions('Succeeded').every(({ current }) => current.State === 'Terminated' && current.ExitCode === 0));
  });

  it('ended with 1 or 137 where the instance failed, and with 137 where it was reclaimed', () => {
    const failed = conditions('Failed').map(({ current }) => [current.ExitCode, current.Reason]);
    assert.deepEqual(failed, [
      [137, 'OOMKilled'],
      [1, 'Error'],
    ]);
    assert.deepEqual(
      conditions('Expired').map(({ current }) => current.ExitCode),
      [137],
    );
  });

  it('began before they ended, and both in the past', () => {
    for (const status of ['Succeeded', 'Failed', 'Expired'] as const) {
      for (const { current } of conditions(status)) {
        const [from, to] = [Date.parse(current.StartTime ?? ''), Date.parse(current.FinishTime ?? '')];
        assert.ok(from < to && to <= startedAt, `${status} ${current.StartTime} ${current.FinishTime}`);
      }
    }
  });

  it('have the previous crash and the restart count in a crash loop', () => {
    const group = all('Running').find(({ workload }) => workload.name === 'checkout-api') ?? assert.fail('no loop');
    const { previous, restartCount } = containerCondition(group, 0, startedAt);
    assert.deepEqual([previous?.State, previous?.ExitCode, previous?.Signal], ['Terminated', 139, 11]);
    assert.ok(restartCount > 10);
    assert.equal(
      containerCondition(group, 0, startedAt + 30_000).current.State,
      'Waiting',
      'it crashes half a minute on',
    );
  });

  it('of init containers have ended by the time the main ones run', () => {
    const group = all('Running').find(({ workload }) => workload.initContainers) ?? assert.fail('no init containers');
    const { current } = initContainerCondition(group, 0, startedAt);
    assert.deepEqual([current.State, current.ExitCode], ['Terminated', 0]);
  });
});
