import assert from 'node:assert/strict';
import { backOffMs, ContainerRuns } from '../../../../src/emulator/world/containerRuns';

const loop = { anchor: 0, runMs: 5_000, exitCode: 139, signal: 11 };
const restart = { exitCode: 143, signal: 15, reason: 'Error' } as const;

describe('The runs of a container', () => {
  it('crash ever more slowly in a loop, up to a limit', () => {
    const runs = new ContainerRuns(loop);
    assert.deepEqual([runs.upTo(4_999).count, runs.upTo(5_000).count], [0, 1]);
    assert.deepEqual(runs.upTo(20_000), {
      count: 2,
      last: { at: 20_000, backAt: 40_000, exitCode: 139, signal: 11, reason: 'Error' },
      beforeLast: { at: 5_000, backAt: 15_000, exitCode: 139, signal: 11, reason: 'Error' },
    });
    assert.deepEqual([0, 1, 2, 3, 4, 99].map(backOffMs), [10_000, 20_000, 40_000, 80_000, 80_000, 80_000]);
  });

  it('keep counting when a restart begins the loop anew', () => {
    const runs = new ContainerRuns(loop);
    runs.stop({ ...restart, at: 21_000, backAt: 31_000 });
    assert.equal(runs.upTo(21_000).count, 3);
    assert.equal(runs.upTo(35_999).count, 3);
    assert.equal(runs.upTo(36_000).count, 4, 'five seconds after it was back');
  });

  it('find the next crash, in the past or in the future, and take a restart for none', () => {
    const runs = new ContainerRuns(loop);
    assert.equal(runs.nextCrashAfter(4_000)?.at, 5_000);
    assert.equal(runs.nextCrashAfter(5_000)?.at, 20_000);
    runs.stop({ ...restart, at: 21_000, backAt: 31_000 });
    assert.equal(runs.nextCrashAfter(6_000)?.at, 20_000, 'a crash before the restart has still happened');
    assert.equal(runs.nextCrashAfter(20_000)?.at, 36_000);
  });

  it('are without a stop for a healthy container', () => {
    const runs = new ContainerRuns();
    assert.deepEqual(runs.upTo(9e12), { count: 0, last: undefined, beforeLast: undefined });
    assert.equal(runs.nextCrashAfter(0), undefined);
  });
});
