// The store after its first load: single rows read again, and polling.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { Resource } from '../../../../src/model/resource';
import { flushTasks } from '../../../support/fakeClock';
import { collectUncaught } from '../../base/uncaught';
import { buildMovingThing, buildThing } from './scriptedKind';
import { Trial, drawnAnew, region } from './storeTrial';

describe('rows read again', () => {
  const { signal } = new AbortController();

  it('are replaced in place, and only they are drawn again', async () => {
    const trial = await new Trial().loaded(buildThing('a'), buildThing('b'), buildThing('c'));
    trial.kind.getAnswer = () => Promise.resolve([buildThing('b', region, { label: 'new' })]);
    await trial.store.refreshOnly([buildThing('b').ref], signal);
    deepEqual(trial.ids, ['a', 'b', 'c']);
    equal(trial.store.find(buildThing('b').ref)?.label, 'new');
    deepEqual(trial.changes, [{ scope: { region }, resources: [buildThing('b').ref] }]);
  });

  it('are not drawn again when they are as they were', async () => {
    const row = buildThing('a', region, { revision: '1' });
    const trial = await new Trial().loaded(row);
    trial.kind.getAnswer = () => Promise.resolve([row]);
    await trial.store.refreshOnly([row.ref], signal);
    deepEqual(trial.changes, []);
  });

  it('are taken out when they no longer exist, and the region is drawn again', async () => {
    const trial = await new Trial().loaded(buildThing('a'), buildThing('b'), buildThing('c'));
    trial.kind.getAnswer = () => Promise.resolve([buildThing('a')]);
    await trial.store.refreshOnly([buildThing('a').ref, buildThing('b').ref], signal);
    deepEqual(trial.ids, ['a', 'c']);
    deepEqual(trial.changes, [drawnAnew]);
  });

  it('are asked for region by region', async () => {
    const trial = await new Trial().loaded(buildThing('a'));
    await trial.loadedIn('cn-beijing', buildThing('x', 'cn-beijing'));
    await trial.store.refreshOnly([buildThing('a').ref, buildThing('x', 'cn-beijing').ref], signal);
    deepEqual(trial.kind.got, [['a'], ['x']]);
  });

  it('that are new come after those that were there, and the region is drawn again', async () => {
    const trial = await new Trial().loaded(buildThing('b'));
    trial.kind.getAnswer = () => Promise.resolve([buildThing('a')]);
    await trial.store.refreshOnly([buildThing('a').ref], signal);
    deepEqual(trial.ids, ['b', 'a']);
    deepEqual(trial.changes, [drawnAnew]);
  });

  it('do not appear in a region that no view shows', async () => {
    const trial = new Trial();
    await trial.store.refreshOnly([buildThing('a').ref], signal);
    deepEqual(trial.store.loaded, []);
    deepEqual(trial.changes, []);
  });

  it('stay as they are when reading them fails', async () => {
    const trial = await new Trial().loaded(buildThing('a'));
    trial.kind.getAnswer = () => Promise.reject(new Error('down'));
    await rejects(trial.store.refreshOnly([buildThing('a').ref], signal), /down/);
    deepEqual(trial.ids, ['a']);
    equal(trial.store.snapshot({ region }).state, 'ready');
  });

  it('stay as they are when the answer comes after giving up', async () => {
    const trial = await new Trial().loaded(buildThing('a'));
    const life = new AbortController();
    trial.kind.getAnswer = () => {
      life.abort();
      return Promise.resolve([]);
    };
    await trial.store.refreshOnly([buildThing('a').ref], life.signal);
    deepEqual(trial.ids, ['a']);
  });

  it('stay when the kind has no way to read single rows', async () => {
    const trial = await new Trial().loaded(buildThing('a'));
    Object.defineProperty(trial.kind, 'get', { value: undefined });
    const reading = trial.store.refreshOnly([buildThing('a').ref], signal);
    await trial.answerListings();
    await reading;
    deepEqual(trial.ids, ['a']);
  });
});

describe('polling', () => {
  const moving = (): readonly Resource[] => [buildThing('a'), buildMovingThing('b'), buildMovingThing('c')];

  it('reads rows in transition after five seconds, and leaves the others alone', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.store.setWatched(true);
    await trial.clock.advance(4_999);
    deepEqual(trial.kind.got, []);
    await trial.clock.advance(1);
    deepEqual(trial.kind.got, [['b', 'c']]);
  });

  it('reads rows that stay in transition less and less often', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.kind.getAnswer = () => Promise.resolve([buildMovingThing('b'), buildMovingThing('c')]);
    trial.store.setWatched(true);
    await trial.clock.advance(29_000);
    ok(trial.kind.got.length >= 2 && trial.kind.got.length < 5, String(trial.kind.got.length));
  });

  it('reads after five seconds again as soon as a row moves on', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.kind.getAnswer = () => Promise.resolve([buildMovingThing('b'), buildMovingThing('c')]);
    trial.store.setWatched(true);
    await trial.clock.advance(5_000);
    trial.kind.getAnswer = () => Promise.resolve([buildThing('b'), buildMovingThing('c')]);
    for (let step = 0; trial.kind.got.length < 2 && step < 20; step++) {
      await trial.clock.advance(500);
    }
    await trial.clock.advance(5_000);
    deepEqual(trial.kind.got, [['b', 'c'], ['b', 'c'], ['c']]);
  });

  it('reads a row that begins to move within five seconds, although another has been stuck for long', async () => {
    const trial = await new Trial().loaded(buildThing('a'), buildMovingThing('stuck'));
    trial.kind.getAnswer = (refs) =>
      Promise.resolve(refs.map(({ id }) => (id === 'stuck' ? buildMovingThing(id) : buildThing(id))));
    trial.store.setWatched(true);
    await trial.clock.advance(24_000);
    trial.kind.getAnswer = (refs) => Promise.resolve(refs.map(({ id }) => buildMovingThing(id)));
    await trial.store.refreshOnly([buildThing('a').ref], new AbortController().signal);
    trial.kind.got.length = 0;
    await trial.clock.advance(5_000);
    deepEqual(trial.kind.got, [['a', 'stuck']]);
  });

  it('asks for nothing between whole lists when all rows are settled', async () => {
    const trial = await new Trial().loaded(buildThing('a'));
    trial.store.setWatched(true);
    await trial.clock.advance(29_999);
    deepEqual(trial.kind.got, []);
    equal(trial.kind.listings.length, 1);
  });

  it('stops reading a row that has settled', async () => {
    const trial = await new Trial().loaded(buildMovingThing('b'));
    trial.store.setWatched(true);
    await trial.clock.advance(15_000);
    deepEqual(trial.kind.got, [['b']]);
  });

  it('lists everything every thirty seconds', async () => {
    const trial = await new Trial().loaded(buildThing('a'));
    trial.store.setWatched(true);
    await trial.clock.advance(30_000);
    equal(trial.kind.listings.length, 2);
    await trial.answerListings();
    await trial.clock.advance(30_000);
    equal(trial.kind.listings.length, 3);
  });

  it('lists everything every thirty seconds also while a row is stuck on its way', async () => {
    const trial = await new Trial().loaded(buildMovingThing('stuck'));
    trial.kind.getAnswer = () => Promise.resolve([buildMovingThing('stuck')]);
    trial.store.setWatched(true);
    await trial.clock.advance(30_000);
    equal(trial.kind.listings.length, 2);
    await trial.answerListings();
    await trial.clock.advance(30_000);
    equal(trial.kind.listings.length, 3);
  });

  it('happens only while the view is watched', async () => {
    const trial = await new Trial().loaded(...moving());
    await trial.clock.advance(120_000);
    trial.store.setWatched(true);
    await trial.clock.advance(5_000);
    trial.store.setWatched(false);
    await trial.clock.advance(120_000);
    equal(trial.kind.got.length, 1);
    equal(trial.kind.listings.length, 1);
    equal(trial.clock.sleeping, 0);
  });

  it('is done once, however often the view says that it is watched', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.kind.getAnswer = () => Promise.resolve([buildMovingThing('b'), buildMovingThing('c')]);
    trial.store.setWatched(true);
    trial.store.setWatched(true);
    await trial.clock.advance(5_000);
    equal(trial.kind.got.length, 1);
    equal(trial.clock.sleeping, 1);
  });

  it('keeps its time, however often the view says that it is watched', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.store.setWatched(true);
    await trial.clock.advance(4_000);
    trial.store.setWatched(true);
    await trial.clock.advance(1_000);
    deepEqual(trial.kind.got, [['b', 'c']]);
  });

  it('goes on after a failed glance, without a word', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.kind.getAnswer = () => Promise.reject(new Error('down'));
    trial.store.setWatched(true);
    await trial.clock.advance(20_000);
    ok(trial.kind.got.length >= 2);
    equal(trial.store.snapshot({ region }).state, 'ready');
    deepEqual(trial.changes, []);
  });

  it('ends without a word when a glance fails after the view was hidden', async () => {
    const trial = await new Trial().loaded(...moving());
    let fail: () => void = () => undefined;
    trial.kind.getAnswer = () => new Promise((_, reject) => (fail = () => reject(new Error('down'))));
    const uncaught = await collectUncaught(async () => {
      trial.store.setWatched(true);
      await trial.clock.advance(5_000);
      trial.store.setWatched(false);
      fail();
    });
    deepEqual(uncaught, []);
  });

  it('goes on for the next account after a reset', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.store.setWatched(true);
    trial.store.reset();
    await trial.loaded(buildMovingThing('z'));
    await trial.clock.advance(5_000);
    deepEqual(trial.kind.got, [['z']]);
  });

  it('ends with the store', async () => {
    const trial = await new Trial().loaded(...moving());
    trial.store.setWatched(true);
    trial.store.dispose();
    await flushTasks();
    equal(trial.clock.sleeping, 0);
  });
});
