// The world changes while it is listed: whatever happens in whatever order, the rows come to be what there is.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { EciInstance, toEciInstance } from '../../../../../src/products/eci/instance/row';
import { createEciInstanceKind } from '../../../../../src/products/eci/instance/kind';
import type { AnyKind } from '../../../../../src/model/kind';
import type { Resource } from '../../../../../src/model/resource';
import type { Group } from '../../../../../src/emulator/world/group';
import { ResourceStore } from '../../../../../src/engine/store/resourceStore';
import { buildKindContext } from '../../../../support/kindContext';
import { LiveWorld, StoppedClock, region } from '../../../../support/liveWorld';
import { Largest } from '../../../../support/largest';

const zones = ['cn-hangzhou-h', 'cn-hangzhou-i', 'cn-hangzhou-j', ''] as const;
/** A zone that DescribeRegions does not return. */
const unlisted = 'cn-hangzhou-x';
const statuses = [
  'Scheduling',
  'ScheduleFailed',
  'Pending',
  'Running',
  'Updating',
  'Restarting',
  'Succeeded',
  'Failed',
];
const queries = [undefined, { ZoneId: 'cn-hangzhou-i' }, { Status: 'Running' }] as const;

const zone = fc.constantFrom(...zones);
const status = fc.constantFrom(...statuses, 'Running', 'Running');
const isUnplaced = (name: string): boolean => name === 'Scheduling' || name === 'ScheduleFailed';
const isStart = (name: string): boolean => isUnplaced(name) || name === 'Pending';
const isEnd = (name: string): boolean => ['ScheduleFailed', 'Succeeded', 'Failed', 'Terminating'].includes(name);
/** Something that happens in the world, or that the user does. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('nothing' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('create' as const), status, zone }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('remove' as const), index: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('terminate' as const), index: fc.nat(60) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('move' as const), index: fc.nat(60), status, zone }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('expire' as const, 'lose' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('refresh' as const, 'stop' as const, 'seen' as const) }) },
);
const moment = fc.record({ choice: fc.nat(1_000), event, waitMs: fc.constantFrom(0, 0, 0, 900, 4_000, 30_000) });

const story = fc.record({
  settled: fc.array(fc.record({ status, zone }), { maxLength: 24, size: 'max' }),
  fresh: fc.array(fc.record({ status, zone }), { maxLength: 4 }),
  query: fc.constantFrom(undefined, undefined, ...queries),
  /** Where an instance gets its zone late. */
  lateZone: fc.constantFrom('cn-hangzhou-k', 'cn-hangzhou-k', unlisted),
  /** Nothing is stopped or lost: then everything has to come right without listing it all again. */
  isCalm: fc.constantFrom(true, true, false),
  moments: fc.array(moment, { minLength: 10, maxLength: 90, size: 'max' }),
});
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

class Trial {
  readonly clock = new StoppedClock();
  readonly live = new LiveWorld(this.clock);
  readonly store: ResourceStore;
  private born = 0;
  private expired = 0;

  constructor(
    private readonly query: Readonly<Record<string, string>> | undefined,
    private readonly lateZone: string,
    private readonly isCalm: boolean,
  ) {
    const kind = createEciInstanceKind(buildKindContext(this.live, { clock: this.clock }));
    this.store = new ResourceStore(inSmallBatches(kind), this.clock);
    this.store.setQuery(query);
  }

  create(wanted: { readonly status: string; readonly zone: string }): void {
    const ZoneId = isUnplaced(wanted.status) ? wanted.zone : wanted.zone || this.lateZone;
    this.live.world.put(`eci-${this.born++}`, region, { Status: wanted.status, ZoneId });
  }

  /** Time passes; an instance that has left Scheduling by itself has a zone. One that is deleted before it was placed gets none. */
  pass(ms: number): void {
    this.clock.pass(ms);
    for (const group of this.live.world.inRegion(region)) {
      const status = group.status(this.clock.now());
      if (group.facts.zoneId === '' && !isUnplaced(status) && status !== 'Terminating') {
        this.live.world.put(group.id, region, { ZoneId: this.lateZone });
      }
    }
  }

  happen(it: Event): void {
    switch (it.type) {
      case 'create':
        this.create(it);
        break;
      case 'remove':
      case 'terminate':
      case 'move':
        this.change(it);
        break;
      case 'expire':
        // A listing begins again three times, no more.
        if (this.expired++ < 3) {
          this.live.expireToken();
        }
        break;
      case 'lose':
      case 'refresh':
      case 'stop':
        if (!this.isCalm) {
          this.disturb(it.type);
        }
        break;
      case 'seen':
        this.store.markVisible(this.store.loaded.flatMap(({ resources }) => resources.map(({ ref }) => ref)).slice(-5));
        break;
      case 'nothing':
        break;
    }
  }

  private change(it: Extract<Event, { readonly index: number }>): void {
    const { world } = this.live;
    const groups = world.inRegion(region);
    const group = groups[it.index % Math.max(groups.length, 1)];
    if (!group) {
      return;
    }
    if (it.type === 'remove') {
      world.remove([group.id]);
    } else if (it.type === 'terminate') {
      world.terminate(group, false);
    } else {
      this.move(group, it);
    }
  }

  private move(group: Group, { status: to, zone: where }: { readonly status: string; readonly zone: string }): void {
    const before = group.status(this.clock.now());
    if (before === 'Scheduling') {
      // It gets its zone when it leaves this state, and none when that fails.
      const ZoneId = group.facts.zoneId || where || this.lateZone;
      const next = to === 'ScheduleFailed' ? { Status: to } : { Status: 'Pending', ZoneId };
      this.live.world.put(group.id, region, next);
    } else if (!isEnd(before) && !isStart(to)) {
      this.live.world.put(group.id, region, { Status: to });
    }
  }

  private disturb(how: 'lose' | 'refresh' | 'stop'): void {
    if (how === 'lose') {
      this.live.loseCall();
    } else if (how === 'refresh') {
      void this.store.refresh();
    } else {
      this.store.stop();
    }
  }

  /** What the rows ought to be: by id, everything a row holds. */
  truth(): ReadonlyMap<string, unknown> {
    const { ZoneId, Status } = this.query ?? {};
    const place = { region, now: () => 0, children: () => () => Promise.resolve([]) };
    const rows = this.live.instances().flatMap(([group, wire]) => {
      const isWanted =
        (ZoneId === undefined || group.facts.zoneId === ZoneId) &&
        (Status === undefined || group.status(this.clock.now()) === Status);
      return isWanted ? [toEciInstance(wire, place)] : [];
    });
    return picture(rows);
  }
}

/** A kind that reads details three at a time, so that few instances make many calls. */
function inSmallBatches(kind: AnyKind): AnyKind {
  ok(kind.details);
  return { ...kind, details: { ...kind.details, batch: 3 } };
}

function picture(rows: readonly Resource[]): ReadonlyMap<string, unknown> {
  return new Map(
    rows
      .map((row) =>
        row instanceof EciInstance ? ([row.id, { state: row.state, known: row.known }] as const) : undefined,
      )
      .filter((entry) => entry !== undefined)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

describe('a listing while the world changes', function () {
  this.timeout(300_000);

  it('comes to be what there is, with details, whatever was created, deleted, moved and refused meanwhile', async () => {
    const [mostRows, mostMoments] = [new Largest(), new Largest()];
    await fc.assert(
      fc.asyncProperty(story, async ({ settled, fresh, query, lateZone, isCalm, moments }) => {
        const trial = new Trial(query, lateZone, isCalm);
        const { live, store } = trial;
        settled.forEach((one) => trial.create(one));
        trial.pass(2 * 3_600_000);
        fresh.forEach((one) => trial.create(one));
        void store.load({ region });
        for (const { choice, event: it, waitMs } of moments) {
          trial.pass(waitMs);
          trial.happen(it);
          await live.step(choice);
        }
        await live.quiet();
        live.loseNothing();
        // One refresh is enough, or where not even the zones are known, one sweep.
        void (lateZone === unlisted ? store.load({ region }) : store.refresh());
        await live.step(0);
        await live.quiet();
        const { resources, state, pending } = store.snapshot({ region });
        equal(state, 'ready');
        deepEqual(picture(resources), trial.truth());
        equal(pending, 0);
        mostRows.note(resources.length);
        mostMoments.note(moments.length);
      }),
      { numRuns: 500 },
    );
    mostRows.assertReached(20);
    mostMoments.assertReached(80);
  });
});
