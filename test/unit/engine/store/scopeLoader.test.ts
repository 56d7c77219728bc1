// One scope as the store lists it: page by page, in parts, stopped, and what does not add up.
import { deepEqual, equal } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import { flushTasks } from '../../../support/fakeClock';
import { buildThing } from './scriptedKind';
import { ScriptedChanges, Trial, drawnAnew, figures, region } from './storeTrial';

describe('a listing page by page', () => {
  it('reports how many there are as soon as the service does, and that it is under way', async () => {
    const trial = await new Trial().opened();
    deepEqual([trial.snapshot.isListing, trial.snapshot.total], [true, undefined]);
    trial.kind.listing().counted(5, 'a', 'b');
    await flushTasks();
    deepEqual([trial.snapshot.isListing, trial.snapshot.total, trial.ids.length], [true, 5, 2]);
    trial.kind.listing().page('c').counted(3).end();
    await flushTasks();
    deepEqual([trial.snapshot.isListing, trial.snapshot.total, trial.ids.length], [false, 3, 3]);
  });

  it('asks for everything, by the query that was chosen', async () => {
    const trial = new Trial();
    trial.store.setQuery({ zone: 'i' });
    await trial.opened();
    const { query, wantedRows } = trial.kind.listing().request;
    deepEqual([query, wantedRows], [{ zone: 'i' }, Infinity]);
    deepEqual(trial.kind.listing().scope, { region });
  });

  it('forgets what another query has listed, and nothing when the query is the same', async () => {
    const trial = await new Trial().loaded('a');
    const { signal } = trial.kind.listing();
    trial.store.setQuery(undefined);
    deepEqual(trial.ids, ['a']);
    trial.store.setQuery({ zone: 'i' });
    deepEqual([trial.store.query, trial.store.loaded, signal.aborted], [{ zone: 'i' }, [], true]);
    await trial.loaded('b');
    trial.store.setQuery({ zone: 'i' });
    deepEqual(trial.ids, ['b']);
  });

  it('lists what lies below a resource apart from its region', async () => {
    const trial = await new Trial().loaded('a');
    const below = { region, parent: buildThing('a').ref };
    trial.store.snapshot(below);
    await flushTasks();
    const child = buildThing('child', region, { ref: { ...buildThing('child').ref, parent: 'a' } });
    trial.kind.listing().page(child).end();
    await flushTasks();
    deepEqual(trial.changes.at(-1), { scope: below });
    deepEqual(
      [trial.store.snapshot(below), trial.snapshot].map(({ resources }) => resources.map(({ id }) => id)),
      [['child'], ['a']],
    );
    equal(trial.store.find(child.ref)?.id, 'child');
    equal(trial.store.find({ ...child.ref, parent: 'b' }), undefined);
  });

  it('draws only the rows that changed while what is said around them stays the same', async () => {
    const row = (revision: string) => buildThing('b', region, { revision });
    const trial = await new Trial().loaded('a', row('1'), 'c');
    await trial.reload();
    trial.kind.listing().page(row('2')).page(row('2'));
    await flushTasks();
    deepEqual(trial.changes, [figures, { scope: { region }, resources: [row('').ref] }]);
  });
});

describe('a list that does not add up', () => {
  it('says so, is listed once more at the next refresh, and then not again and again', async () => {
    const changeReader = new ScriptedChanges();
    const trial = new Trial({ changeReader });
    await trial.opened();
    trial.kind.listing().counted(3, 'a', 'b').end();
    await flushTasks();
    equal(trial.snapshot.unaccounted, 1);
    changeReader.answer = { resources: [], total: 3 };
    for (let refreshes = 0; refreshes < 4; refreshes++) {
      await trial.refresh();
      trial.kind.listing().counted(3, 'a', 'b').end();
      await flushTasks();
    }
    equal(trial.kind.listings.length, 2);
    deepEqual([trial.snapshot.state, trial.snapshot.unaccounted], ['ready', 1]);
  });

  it('is not believed when a row that was deleted meanwhile is the reason', async () => {
    const changeReader = new ScriptedChanges();
    const trial = new Trial({ changeReader });
    await trial.opened();
    trial.kind.listing().counted(3, 'a', 'b', 'ghost').counted(2).end();
    await flushTasks();
    changeReader.answer = { resources: [], total: 2 };
    await trial.refresh();
    trial.kind.listing().counted(2, 'a', 'b').end();
    await flushTasks();
    deepEqual([trial.ids, trial.snapshot.unaccounted], [['a', 'b'], 0]);
  });

  it('is drawn anew when what is said of it changes, although no row does', async () => {
    const trial = await new Trial().loaded(buildThing('a', region, { revision: '1' }));
    await trial.reload();
    trial.kind
      .listing()
      .counted(2, buildThing('a', region, { revision: '1' }))
      .end();
    await flushTasks();
    deepEqual(trial.changes, [figures, drawnAnew]);
  });
});

describe('a list that is read in parts', () => {
  it('is as long as asked for, and longer when more is asked for', async () => {
    const trial = await new Trial({ pageSize: 2 }).opened();
    equal(trial.kind.listing().request.wantedRows, 2);
    trial.kind.listing().counted(5, 'a', 'b').end();
    await flushTasks();
    deepEqual([trial.snapshot.isPartial, trial.snapshot.unaccounted], [true, 0]);
    void trial.store.loadMore({ region }, false);
    await flushTasks();
    equal(trial.kind.listing().request.wantedRows, 4);
    trial.kind.listing().counted(5, 'a', 'b', 'c', 'd').end();
    await flushTasks();
    deepEqual(trial.ids, ['a', 'b', 'c', 'd']);
    void trial.store.loadMore({ region }, true);
    await flushTasks();
    equal(trial.kind.listing().request.wantedRows, Infinity);
    trial.kind.listing().counted(5, 'a', 'b', 'c', 'd', 'e').end();
    await flushTasks();
    deepEqual([trial.ids.length, trial.snapshot.isPartial], [5, false]);
  });

  it('is in the order of the service, also when rows come first that are new', async () => {
    const trial = await new Trial({ pageSize: 3 }).loaded('b', 'c');
    await trial.reload();
    trial.kind.listing().page('a', 'b', 'c').end();
    await flushTasks();
    deepEqual([trial.ids, trial.changes.at(-1)], [['a', 'b', 'c'], drawnAnew]);
  });

  it('gets its next part after the load that is under way, not instead of it', async () => {
    const trial = await new Trial({ pageSize: 2 }).opened();
    trial.kind.listing().counted(5, 'a', 'b');
    await flushTasks();
    void trial.store.loadMore({ region }, false);
    await flushTasks();
    equal(trial.kind.listings.length, 1);
    trial.kind.listing().end();
    await flushTasks();
    deepEqual(
      trial.kind.listings.map(({ request }) => request.wantedRows),
      [2, 4],
    );
  });
});

describe('a listing that the user stops', () => {
  const stopped = async (trial = new Trial()): Promise<Trial> => {
    await trial.opened();
    trial.kind.listing().counted(5, 'a', 'b');
    await flushTasks();
    trial.store.stop({ region });
    trial.kind.listing().page('late').end();
    await flushTasks();
    return trial;
  };

  it('keeps what has come, says that there is more, and ends its calls', async () => {
    const trial = await stopped();
    equal(trial.kind.listing().signal.aborted, true);
    deepEqual(trial.seen, ['ready', ['a', 'b']]);
    const { isPartial, isListing, total, unaccounted } = trial.snapshot;
    deepEqual([isPartial, isListing, total, unaccounted], [true, false, 5, 0]);
    deepEqual(trial.changes.at(-1), drawnAnew);
  });

  it('stays stopped, however long the view is watched', async () => {
    const trial = await stopped();
    trial.store.setWatched(true);
    await trial.clock.advance(600_000);
    equal(trial.kind.listings.length, 1);
    equal(trial.snapshot.isPartial, true);
  });

  it('goes on when the user asks: for the rest, or for a refresh', async () => {
    for (const ask of ['loadMore', 'refresh'] as const) {
      const trial = await stopped();
      void (ask === 'refresh' ? trial.store.refresh() : trial.store.loadMore({ region }, true));
      await flushTasks();
      deepEqual([trial.snapshot.isListing, trial.snapshot.isPartial], [true, true]);
      deepEqual(trial.changes.at(-1), drawnAnew);
      trial.kind.listing().counted(3, 'a', 'b', 'c').end();
      await flushTasks();
      deepEqual([trial.seen, trial.snapshot.isPartial], [['ready', ['a', 'b', 'c']], false]);
    }
  });

  it('is listed whole by a refresh, although the kind could list what changed', async () => {
    const changeReader = new ScriptedChanges();
    const trial = await stopped(new Trial({ changeReader }));
    changeReader.answer = { resources: [], total: 2 };
    await trial.refresh();
    deepEqual([changeReader.asked, trial.kind.listings.length], [[], 2]);
  });

  it('is listed again by polling once the user has gone on and that has failed', async () => {
    const trial = await stopped();
    await trial.refresh();
    trial.kind.listing().end(new Error('down'));
    await flushTasks();
    deepEqual([trial.snapshot.state, trial.snapshot.isPartial], ['failed', false]);
    trial.store.setWatched(true);
    await trial.clock.advance(30_000);
    equal(trial.kind.listings.length, 3);
  });

  it('keeps rows that a refresh had not come to yet', async () => {
    const trial = await new Trial().loaded('a', 'b', 'c');
    await trial.reload();
    trial.kind.listing().page('a');
    await flushTasks();
    trial.store.stop();
    trial.kind.listing().end(new CancelledError());
    await flushTasks();
    deepEqual([trial.seen, trial.snapshot.isPartial], [['ready', ['a', 'b', 'c']], true]);
  });

  it('leaves other scopes and lists that are whole alone', async () => {
    const trial = await new Trial().loaded('a');
    await trial.opened('cn-beijing');
    trial.store.stop({ region });
    equal(trial.kind.listing('cn-beijing').signal.aborted, false);
    deepEqual([trial.snapshot.isPartial, trial.changes.at(-1)?.scope.region], [false, 'cn-beijing']);
    trial.store.stop();
    equal(trial.kind.listing('cn-beijing').signal.aborted, true);
  });

  it('has not failed, however its calls end', async () => {
    for (const end of [new CancelledError(), new Error('aborted by the network layer')]) {
      const trial = await new Trial().loaded('a');
      await trial.reload();
      trial.store.stop();
      trial.kind.listing().end(end);
      await flushTasks();
      deepEqual([trial.snapshot.state, trial.snapshot.isListing, trial.snapshot.error], ['ready', false, undefined]);
    }
  });
});

describe('polling a list of several pages', () => {
  const pollMs = 30_000;
  const loaded = async (): Promise<Trial> => {
    const trial = await new Trial({ pageSize: 2 }).opened();
    trial.kind.listing().counted(5, 'e', 'd').end();
    await flushTasks();
    void trial.store.loadMore({ region }, true);
    await flushTasks();
    trial.kind.listing().counted(5, 'e', 'd').counted(5, 'c', 'b').counted(5, 'a').end();
    await flushTasks();
    trial.store.setWatched(true);
    await trial.clock.advance(pollMs);
    return trial;
  };

  it('reads the first page only, and puts what is new on top', async () => {
    const trial = await loaded();
    const { listings } = trial.kind;
    deepEqual([listings.length, trial.kind.listing().request.wantedRows], [3, 2]);
    trial.kind.listing().counted(6, 'f', 'e').end();
    await flushTasks();
    deepEqual([trial.ids, trial.snapshot.isPartial, listings.length], [['f', 'e', 'd', 'c', 'b', 'a'], false, 3]);
    await trial.clock.advance(pollMs);
    deepEqual([listings.length, trial.kind.listing().request.wantedRows], [4, 2]);
    trial.changes.length = 0;
    trial.kind.listing().counted(6).end();
    await flushTasks();
    deepEqual(trial.changes, [figures]);
  });

  it('reads the whole list again after a failure', async () => {
    const trial = await loaded();
    trial.kind.listing().end(new Error('lost'));
    await trial.clock.advance(pollMs);
    equal(trial.kind.listing().request.wantedRows, Infinity);
  });

  it('reads a list of a single page whole: a row that has gone is taken out', async () => {
    const trial = await new Trial({ pageSize: 2 }).loaded('a', 'b');
    trial.store.setWatched(true);
    await trial.clock.advance(pollMs);
    trial.kind.listing().page('a').end();
    await flushTasks();
    deepEqual(trial.ids, ['a']);
  });

  it('reads the whole list when the first page does not account for the total', async () => {
    const trial = await loaded();
    trial.kind.listing().counted(4, 'e', 'd').end();
    await flushTasks();
    equal(trial.kind.listing().request.wantedRows, Infinity);
    trial.kind.listing().counted(4, 'e', 'd').counted(4, 'c', 'a').end();
    await flushTasks();
    deepEqual(trial.ids, ['e', 'd', 'c', 'a']);
  });

  it('reads the whole list now and then', async () => {
    const trial = await loaded();
    trial.kind.listing().counted(5, 'e', 'd').end();
    for (let polls = 0; polls < 9; polls++) {
      await trial.clock.advance(pollMs);
      trial.kind.listing().counted(5, 'e', 'd').end();
      await flushTasks();
    }
    deepEqual(
      trial.kind.listings.slice(2).map(({ request }) => request.wantedRows),
      [...Array<number>(9).fill(2), Infinity],
    );
  });

  it('reports that the first page cannot be read', async () => {
    const trial = await loaded();
    trial.kind.listing().end(new Error('lost'));
    await flushTasks();
    deepEqual(trial.seen, ['failed', ['e', 'd', 'c', 'b', 'a']]);
  });
});
