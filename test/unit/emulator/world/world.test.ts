import assert from 'node:assert/strict';
import { Clock } from '../../../../src/emulator/world/clock';
import { statuses } from '../../../../src/emulator/world/timeline';
import type { WorldOptions } from '../../../../src/emulator/world/world';
import { World } from '../../../../src/emulator/world/world';
import { describeGroup } from '../../../../src/emulator/eci/groupWire';

const startedAt = Date.parse('2026-11-22T03:00:00Z');
const minute = 60_000;

function createWorld(options: Partial<WorldOptions> = {}): { world: World; clock: Clock } {
  const clock = new Clock(() => startedAt);
  return { world: new World(clock, { seed: 1, ...options }), clock };
}

function wireOf(world: World, regionId: string): readonly object[] {
  const now = world.clock.now();
  return world
    .inRegion(regionId)
    .map((group) => describeGroup(group, now, { vpcId: world.getVpc(group), withEvents: true }));
}

describe('The world', () => {
  it('is the same for a seed, to the last field, and another for another', () => {
    assert.deepEqual(wireOf(createWorld().world, 'cn-hangzhou'), wireOf(createWorld().world, 'cn-hangzhou'));
    assert.notDeepEqual(
      wireOf(createWorld().world, 'cn-hangzhou'),
      wireOf(createWorld({ seed: 2 }).world, 'cn-hangzhou'),
    );
  });

  it('has instances in three regions, and every status in the main one', () => {
    const { world } = createWorld();
    assert.deepEqual(world.regions(), ['cn-hangzhou', 'cn-beijing', 'ap-southeast-1']);
    const seen = new Set(world.inRegion('cn-hangzhou').map((group) => group.status(startedAt)));
    assert.deepEqual([...seen].sort(), [...statuses].sort());
  });

  it('still has every status after a quarter of an hour', () => {
    const { world, clock } = createWorld();
    clock.advance(15 * minute);
    const seen = new Set(world.inRegion('cn-hangzhou').map((group) => group.status(clock.now())));
    assert.equal(seen.size, statuses.length);
  });

  it('comes to rest by itself: what is on its way arrives, what leaves is gone', () => {
    const { world, clock } = createWorld();
    const before = world.inRegion('cn-hangzhou').length;
    clock.advance(2 * 60 * minute);
    const seen = new Set(world.inRegion('cn-hangzhou').map((group) => group.status(clock.now())));
    assert.deepEqual([...seen].sort(), ['Expired', 'Failed', 'Running', 'ScheduleFailed', 'Succeeded']);
    assert.equal(world.inRegion('cn-hangzhou').length, before - 1);
    clock.advance(24 * 60 * minute);
    assert.equal(world.inRegion('cn-hangzhou').length, before - 2, 'what could not be scheduled is kept for a day');
  });

  for (const instances of [1_000, 10_000, 50_000]) {
    it(`of ${instances} runs for 95 %, half a percent each is being scheduled or cannot be, one percent has ended`, () => {
      const groups = createWorld({ instances }).world.inRegion('cn-hangzhou');
      const counts = new Map<string, number>();
      groups.forEach((group) => {
        const status = group.status(startedAt);
        counts.set(status, (counts.get(status) ?? 0) + 1);
      });
      const share = (status: string): number => (counts.get(status) ?? 0) / instances;
      assert.equal(groups.length, instances);
      assert.equal(new Set(groups.map((group) => group.id)).size, instances);
      assert.deepEqual(
        ['Running', 'Scheduling', 'ScheduleFailed', 'Succeeded', 'Failed'].map(share),
        [0.95, 0.005, 0.005, 0.005, 0.005],
      );
    });
  }

  it('spreads a crowd over the four zones of the main region in equal parts, but for those that have none yet', () => {
    const { world } = createWorld({ instances: 10_000 });
    const zones = new Map<string, number>();
    world.inRegion('cn-hangzhou').forEach(({ facts }) => zones.set(facts.zoneId, (zones.get(facts.zoneId) ?? 0) + 1));
    assert.equal(zones.get(''), 100);
    zones.delete('');
    assert.deepEqual([...zones.values()], [2_475, 2_475, 2_475, 2_475]);
  });

  it('leaves a crowd as it is for a quarter of an hour', () => {
    const { world, clock } = createWorld({ instances: 1_000 });
    const statuses = (): string[] => world.inRegion('cn-hangzhou').map((group) => group.status(clock.now()));
    const before = statuses();
    clock.advance(14 * minute);
    assert.deepEqual(statuses(), before);
  });

  it('can be spread over regions in equal parts', () => {
    const { world } = createWorld({ instances: 200, overRegions: 20 });
    assert.equal(world.regions().length, 20);
    assert.ok(world.regions().every((region) => world.inRegion(region).length === 10));
    const zones = new Set(world.inRegion('cn-hangzhou').map(({ facts }) => facts.zoneId));
    assert.ok(zones.size >= 4, 'and over the zones of each');
  });

  it('can have fewer instances than the default, or none', () => {
    assert.equal(createWorld({ instances: 3 }).world.inRegion('cn-hangzhou').length, 3);
    assert.deepEqual(createWorld({ instances: 0 }).world.regions(), []);
  });

  it('takes in a group put from outside, which then takes its natural course', () => {
    const { world, clock } = createWorld();
    world.put('eci-mine', 'cn-wulanchabu', { ContainerGroupName: 'mine', Status: 'Scheduling', Cpu: 64 });
    const group = world.find('eci-mine') ?? assert.fail('not there');
    assert.ok(world.regions().includes('cn-wulanchabu'));
    assert.equal(group.status(clock.now()), 'Scheduling');
    clock.advance(minute);
    assert.equal(group.status(clock.now()), 'Pending');
    clock.advance(minute);
    const [wire] = wireOf(world, 'cn-wulanchabu') as [Record<string, unknown>];
    assert.deepEqual([wire['Status'], wire['ContainerGroupName'], wire['Cpu']], ['Running', 'mine', 64]);
  });

  it('forgets a group that was removed, or that was put to be terminating', () => {
    const { world, clock } = createWorld();
    world.put('eci-mine', 'cn-fuzhou', { Status: 'Terminating' });
    clock.advance(minute);
    assert.equal(world.find('eci-mine'), undefined);
    const [first] = world.inRegion('cn-beijing');
    assert.equal(world.remove([first!.id, 'eci-unknown']), 1);
    assert.equal(world.find(first!.id), undefined);
  });

  it('begins again with other options', () => {
    const { world } = createWorld();
    world.put('eci-mine', 'cn-fuzhou', {});
    world.reset({ seed: 7 });
    assert.equal(world.find('eci-mine'), undefined);
    assert.equal(world.inRegion('cn-hangzhou').length, 18);
  });
});
