// Rows that come by name and state first: how their details follow.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { flushTasks } from '../../../support/fakeClock';
import { buildThing } from './scriptedKind';
import { ScriptedChanges, ScriptedDetails, Trial, bare, drawnAnew, full, region } from './storeTrial';

const ref = (id: string) => buildThing(id).ref;

describe('details', () => {
  it('are read in batches as rows come, and only the rows they complete are drawn again', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'), bare('c'));
    deepEqual(details.asked, [['a', 'b'], ['c']]);
    equal(trial.snapshot.pending, 3);
    await details.batches[0]?.answer([full('a'), full('b')]);
    equal(trial.snapshot.pending, 1);
    deepEqual(trial.changes, [{ scope: { region }, resources: [ref('a'), ref('b')] }]);
    equal(trial.store.find(ref('b'))?.description, 'details');
  });

  it('are read several batches at a time, and fewer while names are listed', async () => {
    const details = new ScriptedDetails(1);
    const rows = Array.from({ length: 30 }, (_, index) => bare(`row-${index}`));
    const trial = await new Trial({ details }).opened();
    trial.kind.listing().page(...rows);
    await flushTasks();
    const whileListing = details.batches.length;
    trial.kind.listing().end();
    await flushTasks();
    const afterwards = details.batches.length;
    ok(whileListing > 1 && afterwards > whileListing && afterwards <= 16, `${whileListing}, ${afterwards}`);
  });

  it('are read as many at a time as ever once all names are there, although the listing has not ended', async () => {
    const details = new ScriptedDetails(1);
    const rows = Array.from({ length: 30 }, (_, index) => bare(`row-${index}`));
    const trial = await new Trial({ details }).opened();
    trial.kind.listing().counted(30, ...rows);
    await flushTasks();
    deepEqual([trial.snapshot.isListing, details.batches.length], [true, 16]);
  });

  it('come first for rows that are on screen', async () => {
    const details = new ScriptedDetails(1);
    const ids = Array.from({ length: 20 }, (_, index) => `row-${index}`);
    const trial = await new Trial({ details }).opened();
    trial.kind.listing().page(...ids.map((id) => bare(id)));
    await flushTasks();
    const begun = details.batches.length;
    trial.store.markVisible([ref('row-19'), ref('row-17'), ref('row-0'), ref('unknown')]);
    await details.answerAll();
    deepEqual(details.asked.flat().slice(begun, begun + 3), ['row-19', 'row-17', `row-${begun}`]);
    deepEqual(details.asked.flat().toSorted(), ids.toSorted());
  });

  it('that are all there can be waited for', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).loaded(bare('a'));
    let isOver = false;
    void trial.store.waitForDetails().then(() => (isOver = true));
    await flushTasks();
    equal(isOver, false);
    await details.answerAll();
    equal(isOver, true);
  });

  it('that are not found were of a row that no longer exists', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'));
    await details.batches[0]?.answer([full('a')]);
    deepEqual([trial.ids, trial.snapshot.pending], [['a'], 0]);
    deepEqual(trial.changes, [drawnAnew]);
  });

  it('of a row that changes while they are on their way are read again', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).opened();
    trial.kind.listing().page(bare('a'), bare('b'));
    await flushTasks();
    trial.kind.listing().page(bare('b', 'Off')).end();
    await flushTasks();
    await details.batches[0]?.answer([full('a'), full('b', 'On', 'older')]);
    deepEqual([trial.store.find(ref('b'))?.status.code, trial.snapshot.pending], ['Off', 1]);
    deepEqual(details.asked, [['a', 'b'], ['b']]);
    await details.batches[1]?.answer([full('b', 'Off', 'newer')]);
    deepEqual([trial.store.find(ref('b'))?.description, trial.snapshot.pending], ['newer', 0]);
  });

  it('of a row that has changed since are read again, and shown as they were until then', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'));
    await details.answerAll();
    await trial.reload();
    trial.kind.listing().page(bare('a'), bare('b', 'Off')).end();
    await flushTasks();
    deepEqual(details.asked.slice(1), [['b']]);
    const row = trial.store.find(ref('b'));
    deepEqual([row?.status.code, row?.description, trial.snapshot.pending], ['Off', 'details', 0]);
    await details.batches[1]?.answer([full('b', 'Off', 'newer')]);
    equal(trial.store.find(ref('b'))?.description, 'newer');
    await trial.reload();
    trial.kind.listing().page(bare('a'), bare('b', 'Off')).end();
    await flushTasks();
    equal(details.batches.length, 2);
  });

  it('that cannot be read leave the rows as they are, and are reported', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'), bare('c'));
    const error = new Error('throttled');
    await details.batches[0]?.fail(error);
    deepEqual(trial.seen, ['failed', ['a', 'b', 'c']]);
    deepEqual([trial.snapshot.error, trial.changes], [error, [drawnAnew]]);
    await trial.refresh();
    trial.kind.listing().page(bare('a'), bare('b'), bare('c')).end();
    await flushTasks();
    await details.answerAll();
    deepEqual([trial.snapshot.state, trial.snapshot.pending], ['ready', 0]);
  });

  it('that cannot be read while names are listed are tried once more, and reported when that fails', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).opened();
    trial.kind.listing().page(bare('a'), bare('b'));
    await flushTasks();
    await details.batches[0]?.fail(new Error('throttled'));
    trial.kind.listing().page(bare('c')).end();
    await flushTasks();
    deepEqual(details.asked, [['a', 'b'], ['c', 'a'], ['b']]);
    equal(trial.snapshot.state, 'ready');
    await details.batches[2]?.fail(new Error('throttled'));
    deepEqual([trial.snapshot.state, trial.snapshot.pending], ['failed', 3]);
    await flushTasks();
    equal(details.batches.length, 3);
  });

  it('that are not wanted any more are not read: what is there stays, and that there is more is said', async () => {
    const details = new ScriptedDetails(1);
    const rows = Array.from({ length: 20 }, (_, index) => bare(`row-${index}`));
    const trial = await new Trial({ details }).loaded(...rows);
    const begun = details.batches.length;
    trial.store.stop();
    deepEqual([trial.snapshot.isPartial, trial.changes], [true, [drawnAnew]]);
    await details.answerAll();
    deepEqual([details.batches.length, trial.snapshot.pending], [begun, 20 - begun]);
    await trial.refresh();
    trial.kind
      .listing()
      .page(...rows)
      .end();
    await flushTasks();
    await details.answerAll();
    deepEqual([details.batches.length, trial.snapshot.pending], [20, 0]);
  });

  it('end with the account', async () => {
    const details = new ScriptedDetails();
    const trial = await new Trial({ details }).loaded(bare('a'));
    trial.store.reset();
    equal(details.batches[0]?.signal.aborted, true);
    await details.answerAll();
    deepEqual([trial.store.loaded, trial.changes], [[], []]);
  });
});

describe('details of seen rows only', () => {
  const seenOnly = (): ScriptedDetails => new ScriptedDetails(2, 'seen');

  it('are read when the rows come on screen, and of no others', async () => {
    const details = seenOnly();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'), bare('c'));
    deepEqual(details.asked, []);
    trial.store.markVisible([ref('c'), ref('unknown')]);
    deepEqual(details.asked, [['c']]);
    await details.answerAll();
    trial.store.markVisible([ref('c')]);
    // The others are not waited for.
    deepEqual([details.asked, trial.snapshot.pending], [[['c']], 0]);
  });

  it('are read of the row in the region that is on screen, whatever is called the same elsewhere', async () => {
    const details = seenOnly();
    const trial = await new Trial({ details }).loaded(bare('a'));
    const there = { ...bare('a'), ref: { ...ref('a'), region: 'cn-beijing' } };
    await trial.loadedIn('cn-beijing', there);
    trial.store.markVisible([there.ref]);
    deepEqual(details.asked, [['a']]);
  });

  it('are read again of a row that was seen and has changed', async () => {
    const details = seenOnly();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'));
    trial.store.markVisible([ref('a')]);
    await details.answerAll();
    await trial.reload();
    trial.kind.listing().page(bare('a', 'Off'), bare('b', 'Off')).end();
    await flushTasks();
    deepEqual(details.asked, [['a'], ['a']]);
  });

  it('are read again of a row that changes while they are on their way', async () => {
    const details = seenOnly();
    const trial = await new Trial({ details, changeReader: new ScriptedChanges() }).opened();
    trial.kind.listing().page(bare('a'));
    await flushTasks();
    trial.store.markVisible([ref('a')]);
    trial.kind.listing().page(bare('a', 'Off')).end();
    await flushTasks();
    await details.batches[0]?.answer([full('a', 'On', 'older')]);
    deepEqual([trial.store.find(ref('a'))?.status.code, details.asked], ['Off', [['a'], ['a']]]);
    await details.batches[1]?.answer([full('a', 'Off', 'newer')]);
    equal(trial.store.find(ref('a'))?.description, 'newer');
  });

  /** Looks at these rows whenever the scope is drawn again, as a tree does. */
  const keepLookingAt = (trial: Trial, ...ids: readonly string[]): void => {
    trial.store.onDidChange(({ resources }) => {
      if (!resources) {
        trial.store.markVisible(ids.map(ref));
      }
    });
  };

  it('that cannot be read are not asked for again by being looked at, until the next listing', async () => {
    const details = new ScriptedDetails(1, 'seen');
    const trial = await new Trial({ details }).loaded(
      ...Array.from({ length: 20 }, (_, index) => bare(`row-${index}`)),
    );
    const ids = trial.ids.slice(0, 18);
    keepLookingAt(trial, ...ids);
    trial.store.markVisible(ids.map(ref));
    const begun = details.batches.length;
    for (const { fail } of details.batches) {
      await fail(new Error('denied'));
    }
    deepEqual([trial.snapshot.state, details.batches.length, begun < ids.length], ['failed', begun, true]);
    await trial.reload();
    trial.kind
      .listing()
      .page(...trial.snapshot.resources)
      .end();
    await flushTasks();
    deepEqual([trial.snapshot.state, details.batches.length > begun], ['ready', true]);
    await details.answerAll();
    await trial.store.waitForDetails();
    equal(trial.store.find(ref('row-17'))?.description, 'details');
  });

  it('are read of a row that comes on screen after others could not be read', async () => {
    const details = seenOnly();
    const trial = await new Trial({ details }).loaded(bare('a'), bare('b'));
    keepLookingAt(trial, 'a');
    trial.store.markVisible([ref('a')]);
    await details.batches[0]?.fail(new Error('denied'));
    trial.store.markVisible([ref('a'), ref('b')]);
    deepEqual(details.asked, [['a'], ['b']]);
  });

  it('that the user stopped are not asked for again by being looked at', async () => {
    const details = new ScriptedDetails(1, 'seen');
    const trial = await new Trial({ details }).loaded(
      ...Array.from({ length: 20 }, (_, index) => bare(`row-${index}`)),
    );
    keepLookingAt(trial, ...trial.ids);
    trial.store.markVisible(trial.ids.map(ref));
    const begun = details.batches.length;
    trial.store.stop();
    await details.answerAll();
    deepEqual([details.batches.length, begun < 20], [begun, true]);
  });
});
