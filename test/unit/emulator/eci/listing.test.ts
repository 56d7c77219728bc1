import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listGroups, type ListingQuery } from '../../../../src/emulator/eci/listing';
import { Clock, toWireTime } from '../../../../src/emulator/world/clock';
import type { Group } from '../../../../src/emulator/world/group';
import { World } from '../../../../src/emulator/world/world';

const region = 'cn-hangzhou';
const startedAt = Date.parse('2026-11-22T03:00:00Z');

function queryOf(filter: Partial<ListingQuery> = {}): ListingQuery {
  return { RegionId: region, ...filter };
}

function idsOf(world: World, query: ListingQuery, limit: number): readonly string[] {
  const ids: string[] = [];
  let token: string | undefined;
  do {
    const { groups, nextToken } = listGroups(world, { ...query, NextToken: token }, limit);
    ids.push(...groups.map(({ id }) => id));
    token = nextToken;
  } while (token !== undefined);
  return ids;
}

describe('A listing of groups', () => {
  const createWorld = (): World => new World(new Clock(() => startedAt), { seed: 1, instances: 120 });

  it('gives every group once and in order, whatever the page, also after the world changed', () => {
    const world = createWorld();
    const zone = world.inRegion(region)[0]?.facts.zoneId ?? assert.fail('no zone');
    const changes = fc.array(
      fc.record({ what: fc.constantFrom('put', 'move', 'remove', 'look'), which: fc.nat(200), limit: fc.nat(49) }),
    );
    fc.assert(
      fc.property(changes, (steps) => {
        for (const { what, which, limit } of steps) {
          const groups = world.inRegion(region);
          const id = groups[which % groups.length]?.id ?? '';
          if (what === 'put') {
            world.put(`eci-${which}`, region, { ZoneId: zone });
          } else if (what === 'move' && id !== '') {
            world.put(id, region, { ZoneId: which % 2 === 0 ? zone : 'cn-hangzhou-x' });
          } else if (what === 'remove') {
            world.remove([id]);
          }
          const inZone = (group: Group): boolean => group.facts.zoneId === zone;
          const now = world.inRegion(region);
          assert.deepEqual(
            idsOf(world, queryOf(), limit + 1),
            now.map((group) => group.id),
          );
          assert.deepEqual(
            idsOf(world, queryOf({ ZoneId: zone }), limit + 1),
            now.filter(inZone).map((group) => group.id),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('by status matches the current status', () => {
    const clock = new Clock(() => startedAt);
    const world = new World(clock, { seed: 1, instances: 200 });
    const scheduling = (): number => listGroups(world, queryOf({ Status: 'Scheduling' }), 20).totalCount;
    assert.equal(scheduling(), 1);
    clock.advance(3_600_000);
    assert.equal(scheduling(), 0);
  });

  it('goes on behind a token whose group has gone', () => {
    const world = createWorld();
    const { groups, nextToken } = listGroups(world, queryOf(), 20);
    const all = world.inRegion(region).map(({ id }) => id);
    world.remove([groups[19]?.id ?? '']);
    const next = listGroups(world, { ...queryOf(), NextToken: nextToken }, 20);
    assert.deepEqual(
      next.groups.map(({ id }) => id),
      all.slice(20, 40),
    );
    assert.equal(next.totalCount, 119);
  });
});

describe('A time on the wire', () => {
  it('is the moment in UTC, in whole seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
        assert.equal(toWireTime(ms), `${new Date(ms).toISOString().slice(0, 19)}Z`);
      }),
    );
  });
});
