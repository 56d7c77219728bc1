import assert from 'node:assert/strict';
import { Clock } from '../../../../src/emulator/world/clock';
import { statuses } from '../../../../src/emulator/world/timeline';
import { World } from '../../../../src/emulator/world/world';
import { describeGroup } from '../../../../src/emulator/eci/groupWire';

const startedAt = Date.parse('2026-11-22T03:00:00Z');
const minute = 60_000;

function createWorld(options: { seed?: number; instances?: number } = {}): { world: World; clock: Clock } {
  const clock = new Clock(() => startedAt);
  return { world: new World(clock, { seed: 1, ...options }), clock };
}

function wireOf(world: World, regionId: string): readonly object[] {
  const now = world.clock.now();
  return world
    .inRegion(regionId)
    .map((group) => describeGroup(group, now, { vpcId: world.vpcOf(group), withEvents: true }));
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

  it('spreads a large number over four zones of the main region, nearly all running', () => {
    const { world } = createWorld({ instances: 4_000 });
    const groups = world.inRegion('cn-hangzhou');
    const zones = new Map<string, number>();
    groups.forEach(({ facts }) => zones.set(facts.zoneId, (zones.get(facts.zoneId) ?? 0) + 1));
    assert.deepEqual([...zones.values()], [1_000, 1_000, 1_000, 1_000]);
    assert.equal(new Set(groups.map((group) => group.id)).size, 4_000);
    const running = groups.filter((group) => group.status(startedAt) === 'Running').length;
    assert.ok(running > 3_700, String(running));
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
