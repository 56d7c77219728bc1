import assert from 'node:assert/strict';
import { getLimits, memoryUse, processorUse, runAt, traffic } from '../../../../../src/emulator/eci/metrics/load';
import { recordAt } from '../../../../../src/emulator/eci/metrics/record';
import { Clock } from '../../../../../src/emulator/world/clock';
import { World } from '../../../../../src/emulator/world/world';

const now = Date.parse('2026-11-22T03:00:00Z');

describe('The figures of the emulated world', () => {
  const world = new World(new Clock(() => now), { seed: 1 });
  const group =
    world.inRegion('cn-hangzhou').find((one) => one.status(now) === 'Running') ?? assert.fail('nothing runs');
  const run = runAt(group, 0, now) ?? assert.fail('no run');

  it('are the same whenever they are asked for', () => {
    assert.deepEqual(recordAt(group, now, 'IO'), recordAt(group, now, 'IO'));
  });

  it('count up, by as much as is used at the time', () => {
    const stepMs = 100;
    for (let time = now; time < now + 600_000; time += 7_000) {
      const [before, after] = [time, time + stepMs].map((at) => processorUse(group, 0, run, at));
      assert.ok(before && after);
      const perSecond = ((after.total - before.total) / stepMs) * 1000;
      assert.ok(Math.abs(perSecond - before.now) < 0.02 * getLimits(group, 0).cores, `${perSecond} and ${before.now}`);
      for (const what of ['rx', 'tx', 'read', 'write'] as const) {
        assert.ok(traffic(group, what, now, time + stepMs) > traffic(group, what, now, time), what);
      }
    }
  });

  it('stay between nothing and the limits', () => {
    for (let time = now; time < now + 3_600_000; time += 15_000) {
      const { cores, bytes } = getLimits(group, 0);
      const used = processorUse(group, 0, run, time).now;
      const held = memoryUse(group, 0, run, time);
      assert.ok(used > 0 && used < cores && held > 0 && held < bytes);
    }
  });

  it('are none while nothing runs', () => {
    const pending = world.inRegion('cn-hangzhou').find((one) => one.status(now) === 'Pending');
    assert.ok(pending);
    assert.equal(recordAt(pending, now, 'IO'), undefined);
    assert.equal(runAt(group, 0, group.timeline.createdAt - 1), undefined);
  });

  it('do not rise to the limit of memory where a container ends for another reason', () => {
    const shares = world
      .regions()
      .flatMap((region) => world.inRegion(region))
      .flatMap((one) => {
        const { endedAt } = one.timeline;
        const last = endedAt === undefined || one.trouble === 'outOfMemory' ? undefined : runAt(one, 0, endedAt - 1);
        return last && endedAt !== undefined ? [memoryUse(one, 0, last, endedAt - 1) / getLimits(one, 0).bytes] : [];
      });
    assert.ok(shares.length > 0, 'nothing has ended');
    assert.ok(Math.max(...shares) < 0.9, String(Math.max(...shares)));
  });

  it('rise to the limit of memory where that ends a container', () => {
    const full = world
      .inRegion('cn-hangzhou')
      .find(({ trouble, timeline }) => trouble === 'outOfMemory' && timeline.endedAt !== undefined);
    assert.ok(full);
    const { endedAt = 0 } = full.timeline;
    const last = runAt(full, 0, endedAt - 1) ?? assert.fail('did not run');
    const share = memoryUse(full, 0, last, endedAt - 1) / getLimits(full, 0).bytes;
    assert.ok(share > 0.95 && share <= 1, String(share));
  });
});
