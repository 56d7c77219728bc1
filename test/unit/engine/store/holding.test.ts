import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { ScopeContents } from '../../../../src/engine/store/holding';
import type { Resource } from '../../../../src/model/resource';
import { buildThing } from './scriptedKind';
import { bare, full, region } from './storeTrial';

const holding = (details?: 'all' | 'seen', firstRows = Infinity): ScopeContents =>
  new ScopeContents({ region }, firstRows, details);
const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
const stamped = (id: string, revision: string, label = id): Resource => buildThing(id, region, { revision, label });

function lay(held: ScopeContents, ...rows: readonly Resource[]): readonly [readonly string[], readonly string[]] {
  const { added, changed } = held.upsert(rows);
  return [idsOf(added), idsOf(changed)];
}

describe('rows laid over those that are known', () => {
  it('come after them when they are new, and are reported as added', () => {
    const held = holding();
    deepEqual(lay(held, buildThing('b'), buildThing('a')), [['b', 'a'], []]);
    deepEqual(lay(held, buildThing('c')), [['c'], []]);
    deepEqual(idsOf(held.snapshot().resources), ['b', 'a', 'c']);
  });

  it('take their place when they are known, and are reported as changed', () => {
    const held = holding();
    lay(held, stamped('a', '1'), stamped('b', '1'));
    deepEqual(lay(held, stamped('b', '2', 'new')), [[], ['b']]);
    deepEqual(
      held.snapshot().resources.map(({ label }) => label),
      ['a', 'new'],
    );
  });

  it('change nothing when their stamp says so: the list stays the same object, so that nothing is worked out again', () => {
    const held = holding();
    lay(held, stamped('a', '1', 'old'));
    const before = held.snapshot();
    deepEqual(lay(held, stamped('a', '1', 'new')), [[], []]);
    equal(held.snapshot(), before);
    equal(held.get('a')?.label, 'old');
  });

  it('count as changed when they have no stamp', () => {
    const held = holding();
    lay(held, buildThing('a'));
    deepEqual(lay(held, buildThing('a')), [[], ['a']]);
  });

  it('make a new list when they change anything', () => {
    const held = holding();
    const before = held.snapshot();
    lay(held, buildThing('a'));
    const after = held.snapshot();
    notEqual(after.resources, before.resources);
    deepEqual(before.resources, []);
  });
});

describe('rows without details', () => {
  it('never take the place of those with details: what is new is laid over, the rest is kept', () => {
    const held = holding('all');
    lay(held, full('a', 'On', 'known'));
    deepEqual(lay(held, bare('a', 'Off')), [[], ['a']]);
    const row = held.get('a');
    deepEqual([row?.status.code, row?.description, row?.isPartial], ['Off', 'known', undefined]);
  });

  it('say nothing new with the same stamp', () => {
    const held = holding('all');
    lay(held, full('a'));
    deepEqual(lay(held, bare('a')), [[], []]);
    equal(held.get('a')?.description, 'details');
  });

  it('give way to those with details, whatever the stamps', () => {
    const held = holding('all');
    lay(held, bare('a'));
    deepEqual(lay(held, full('a')), [[], ['a']]);
    deepEqual(lay(held, full('a', 'On', 'later')), [[], ['a']]);
    equal(held.get('a')?.description, 'later');
  });

  it('are counted as long as they are', () => {
    const held = holding('all');
    const pending = (): number => held.snapshot().pending;
    lay(held, bare('a'), bare('b'), bare('c'));
    equal(pending(), 3);
    lay(held, full('a'), bare('b', 'Off'));
    equal(pending(), 2);
    held.remove(['a', 'b']);
    equal(pending(), 1);
  });

  it('are none to come where only what is looked at gets details', () => {
    const held = holding('seen');
    lay(held, bare('a'));
    equal(held.snapshot().pending, 0);
    deepEqual(lay(held, bare('a')), [[], []]);
  });

  it('lack details, and so does a row that has changed since they were read', () => {
    const held = holding('all');
    lay(held, bare('a'), full('b'));
    deepEqual(
      ['a', 'b', 'c'].map((id) => held.lacksDetails(id)),
      [true, false, false],
    );
    lay(held, full('a'), bare('b', 'Off'));
    deepEqual(
      ['a', 'b'].map((id) => held.lacksDetails(id)),
      [false, true],
    );
    lay(held, full('b', 'Off'));
    equal(held.lacksDetails('b'), false);
    lay(held, bare('b', 'On'));
    held.remove(['b']);
    equal(held.lacksDetails('b'), false);
  });

  it('lack details no more once they were read again, also when these are what they were', () => {
    const held = holding('all');
    const known: Resource = { ...full('a'), detailRevision: '1' };
    lay(held, known);
    lay(held, { ...bare('a', 'Off'), mergeDetails: () => ({ ...known, revision: 'Off' }) });
    equal(held.lacksDetails('a'), true);
    deepEqual(lay(held, { ...known, revision: 'Off' }), [[], []]);
    equal(held.lacksDetails('a'), false);
  });

  it('lack details also after a row without them that says nothing new', () => {
    const held = holding('all');
    lay(held, full('a'));
    lay(held, bare('a', 'Off'));
    deepEqual(lay(held, bare('a', 'Off')), [[], []]);
    equal(held.lacksDetails('a'), true);
  });
});

describe('what is held of a scope', () => {
  it('is without rows that were taken out, and says whether any of them was there', () => {
    const held = holding();
    lay(held, buildThing('a'), buildThing('b'));
    const before = held.snapshot();
    equal(held.remove(['x']), false);
    equal(held.snapshot(), before);
    equal(held.remove(['x', 'a']), true);
    deepEqual(idsOf(held.snapshot().resources), ['b']);
    equal(held.size, 1);
  });

  it('is put in another order, with what is not named behind', () => {
    const held = holding();
    lay(held, buildThing('a'), buildThing('b'), buildThing('c'));
    equal(held.reorder(['a', 'b']), false);
    equal(held.reorder(['a', 'c']), true);
    held.invalidate();
    deepEqual(idsOf(held.snapshot().resources), ['a', 'c', 'b']);
    equal(held.reorder(['b', 'a']), true);
    held.invalidate();
    deepEqual(idsOf(held.snapshot().resources), ['b', 'a', 'c']);
  });

  it('is partial when it was stopped, or when there are more than were asked for', () => {
    const held = holding(undefined, 2);
    lay(held, buildThing('a'), buildThing('b'));
    const isPartial = (total: number | undefined, upTo = 2): boolean => {
      held.total = total;
      held.wantedRows = upTo;
      return held.isPartial;
    };
    deepEqual([isPartial(undefined), isPartial(2), isPartial(3), isPartial(3, 3)], [false, false, true, false]);
    lay(held, buildThing('c'));
    equal(isPartial(3), false);
    held.isStopped = true;
    equal(isPartial(3), true);
  });
});

describe('a total', () => {
  const counted = (total: number, ...ids: readonly string[]): ScopeContents => {
    const held = holding();
    held.total = total;
    lay(held, ...ids.map((id) => buildThing(id)));
    held.finishListing();
    return held;
  };

  it('adds up when it is the number of rows, or when no count came', () => {
    equal(counted(2, 'a', 'b').matchesTotal(), true);
    equal(holding().matchesTotal(), true);
    deepEqual(counted(2, 'a', 'b').snapshot().unaccounted, 0);
  });

  it('that the service does not report lacks nothing', () => {
    const held = holding();
    lay(held, buildThing('a'));
    held.finishListing();
    equal(held.snapshot().unaccounted, 0);
    equal(held.matchesTotal(), true);
  });

  it('of fewer than there are rows is never taken for what it is: the rest has gone', () => {
    const held = counted(1, 'a', 'gone');
    held.finishListing();
    equal(held.matchesTotal(), false);
  });

  it('that does not add up is said, and hoped to be put right by another listing', () => {
    const held = counted(3, 'a', 'b');
    equal(held.snapshot().unaccounted, 1);
    equal(held.matchesTotal(), false);
  });

  it('that does not add up twice in the same way is taken for what it is', () => {
    const held = counted(3, 'a', 'b');
    held.finishListing();
    equal(held.snapshot().unaccounted, 1);
    equal(held.matchesTotal(), true);
    held.total = 4;
    equal(held.matchesTotal(), false);
  });

  it('that is off in another way the next time is listed once more', () => {
    const held = counted(3, 'a', 'b');
    held.total = 1;
    held.finishListing();
    equal(held.snapshot().unaccounted, -1);
    equal(held.matchesTotal(), false);
  });

  it('is explained as soon as it adds up after all', () => {
    const held = counted(1, 'a', 'gone');
    equal(held.snapshot().unaccounted, -1);
    held.remove(['gone']);
    equal(held.snapshot().unaccounted, 0);
    equal(held.matchesTotal(), true);
  });

  it('explains nothing while only a part of the rows was asked for', () => {
    const held = holding(undefined, 1);
    held.total = 3;
    lay(held, buildThing('a'));
    held.finishListing();
    equal(held.snapshot().unaccounted, 0);
  });
});
