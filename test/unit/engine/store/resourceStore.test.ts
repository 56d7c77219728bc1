import { deepEqual, equal } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import { ResourceStore } from '../../../../src/engine/store/resourceStore';
import { buildKind } from '../../../support/buildResource';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { collectUncaught } from '../../base/uncaught';
import { buildThing } from './scriptedKind';
import { Trial, drawnAnew, figures, region } from './storeTrial';

describe('a store', () => {
  it('starts loading a region that is asked for the first time, once', async () => {
    const { store, kind, seen } = new Trial();
    deepEqual(seen, ['loading', []]);
    store.snapshot({ region });
    await flushTasks();
    equal(kind.listings.length, 1);
    equal(kind.listing().scope.region, region);
  });

  it('shows rows page by page as they arrive, in the service’s order', async () => {
    const trial = new Trial();
    trial.store.snapshot({ region });
    await flushTasks();
    trial.kind.listing().page('b', 'a');
    await flushTasks();
    deepEqual(trial.seen, ['loading', ['b', 'a']]);
    trial.kind.listing().page('c');
    await flushTasks();
    deepEqual(trial.seen, ['loading', ['b', 'a', 'c']]);
    trial.kind.listing().end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['b', 'a', 'c']]);
    deepEqual(trial.changes, [drawnAnew, drawnAnew, drawnAnew, drawnAnew]);
  });

  it('shows a row once when two pages hold it, as the later has it', async () => {
    const trial = new Trial();
    trial.store.snapshot({ region });
    await flushTasks();
    const later = buildThing('a', region, { label: 'later' });
    trial.kind.listing().page('a', 'b').page(later).end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['a', 'b']]);
    equal(trial.store.find(later.ref)?.label, 'later');
  });

  it('lays new rows over the old ones as pages come, and takes out what has gone when the list is whole', async () => {
    const trial = await new Trial().loaded('a', 'b');
    await trial.reload();
    deepEqual(trial.changes, [figures]);
    trial.kind.listing().page('c');
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['a', 'b', 'c']]);
    trial.kind.listing().end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['c']]);
    deepEqual(trial.changes.slice(1), [drawnAnew, drawnAnew]);
  });

  it('keeps the rows it has and those that had come when a refresh fails, and the reason', async () => {
    const trial = await new Trial().loaded('a', 'b');
    const error = new Error('down');
    await trial.reload();
    trial.kind.listing().page('c').end(error);
    await flushTasks();
    deepEqual(trial.seen, ['failed', ['a', 'b', 'c']]);
    equal(trial.store.snapshot({ region }).error, error);
    deepEqual(trial.changes.at(-1), drawnAnew);
  });

  it('keeps the rows that had arrived when the first load fails half way', async () => {
    const trial = new Trial();
    trial.store.snapshot({ region });
    await flushTasks();
    trial.kind.listing().page('a').end(new Error('down'));
    await flushTasks();
    deepEqual(trial.seen, ['failed', ['a']]);
  });

  it('loads again after a failure, and forgets the reason with success', async () => {
    const trial = new Trial();
    trial.store.snapshot({ region });
    await flushTasks();
    trial.kind.listing().end(new Error('down'));
    await flushTasks();
    deepEqual(trial.seen, ['failed', []]);
    await trial.reload();
    deepEqual(trial.seen, ['loading', []]);
    trial.kind.listing().page('a').end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['a']]);
    equal(trial.store.snapshot({ region }).error, undefined);
  });

  it('loads a region once, whoever asks meanwhile', async () => {
    const trial = await new Trial().loaded('a');
    const first = trial.store.load({ region });
    equal(trial.store.load({ region }), first);
    await flushTasks();
    equal(trial.kind.listings.length, 2);
  });

  it('refreshes all regions it knows and no other', async () => {
    const trial = new Trial();
    trial.store.snapshot({ region });
    trial.store.snapshot({ region: 'cn-beijing' });
    await flushTasks();
    trial.kind.listings.forEach((listing) => listing.end());
    await flushTasks();
    void trial.store.refresh();
    await flushTasks();
    deepEqual(
      trial.kind.listings.map((listing) => listing.scope.region),
      [region, 'cn-beijing', region, 'cn-beijing'],
    );
  });

  it('refreshes after a load that is under way, which may have read too early', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    await trial.refresh();
    equal(trial.kind.listings.length, 2);
    trial.kind.listing().page('a').end();
    await flushTasks();
    equal(trial.kind.listings.length, 3);
  });

  it('knows how much of the quota is used, when the kind reports it', async () => {
    const trial = new Trial();
    trial.kind.usageAnswer = () => Promise.resolve({ used: 3, max: 10 });
    await trial.loaded('a');
    deepEqual(trial.store.snapshot({ region }).usage, { used: 3, max: 10 });
  });

  it('is ready without knowing the quota', async () => {
    const trial = new Trial();
    trial.kind.usageAnswer = () => Promise.reject(new Error('denied'));
    await trial.loaded('a');
    deepEqual(trial.seen, ['ready', ['a']]);
    equal(trial.store.snapshot({ region }).usage, undefined);
  });

  it('reports a kind that cannot be listed as of any failure', async () => {
    const store = new ResourceStore(buildKind(), new FakeClock());
    store.snapshot({ region });
    await flushTasks();
    const { state, error } = store.snapshot({ region });
    deepEqual([state, error], ['failed', new Error('Kind thing cannot be listed')]);
  });

  it('is ready, and stays so while it is loaded again, where a region has nothing; no quota is asked for that', async () => {
    const trial = new Trial();
    let questions = 0;
    trial.kind.usageAnswer = () => Promise.resolve({ used: (questions += 1), max: 10 });
    await trial.loaded();
    await trial.reload();
    deepEqual([trial.seen, questions], [['ready', []], 0]);
  });

  it('has nothing to wait for, and nothing to read for a look, where a kind has no details', async () => {
    const trial = await new Trial().loaded('a');
    trial.store.markVisible([buildThing('a').ref]);
    await trial.store.waitForDetails();
    deepEqual(trial.changes, []);
  });

  it('draws nothing again when a load brings what is known', async () => {
    const row = buildThing('a', region, { revision: '1' });
    const trial = await new Trial().loaded(row);
    await trial.reload();
    trial.kind.listing().page(row).end();
    await flushTasks();
    deepEqual(trial.changes, [figures, figures]);
  });

  it('keeps rows in the order in which they came where a load lists them all', async () => {
    const trial = await new Trial().loaded('b', 'c');
    await trial.reload();
    trial.kind.listing().page('a', 'c', 'b').end();
    await flushTasks();
    deepEqual(trial.ids, ['b', 'c', 'a']);
  });

  it('loads a region of which more is wanted before anything is known', async () => {
    const trial = new Trial();
    void trial.store.loadMore({ region }, false);
    await flushTasks();
    trial.kind.listing().page('a').end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['a']]);
  });

  it('knows all regions it has loaded', async () => {
    const trial = await new Trial().loaded('a');
    await trial.loadedIn('cn-beijing', buildThing('x', 'cn-beijing'));
    deepEqual(
      trial.store.loaded.map(({ scope, resources }) => [scope.region, resources.map(({ id }) => id)]),
      [
        [region, ['a']],
        ['cn-beijing', ['x']],
      ],
    );
  });

  it('is still failed while it loads again after a failure that left rows, and draws again only for another reason', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    trial.kind.listing().end(new Error('down'));
    await flushTasks();
    trial.changes.length = 0;
    for (const message of ['down', 'denied']) {
      await trial.reload();
      equal(trial.snapshot.state, 'failed');
      trial.kind.listing().end(new Error(message));
      await flushTasks();
    }
    // What is shown above the rows says why they are not up to date.
    deepEqual(trial.changes, [figures, figures, figures, drawnAnew]);
  });

  it('is not failed by a call that was given up', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    trial.kind.listing().end(new CancelledError());
    await flushTasks();
    deepEqual([trial.seen, trial.snapshot.isPartial, trial.snapshot.isListing], [['ready', ['a']], false, false]);
  });

  it('loads to the end although who listens for changes throws', async () => {
    const trial = new Trial();
    trial.store.onDidChange(() => {
      throw new Error('broken view');
    });
    await collectUncaught(async () => {
      trial.store.snapshot({ region });
      const loading = trial.store.load({ region });
      await flushTasks();
      trial.kind.listing().page('a').end();
      await loading;
    });
    deepEqual(trial.seen, ['ready', ['a']]);
  });

  it('finds a resource it has loaded, in its region only', async () => {
    const trial = await new Trial().loaded('a');
    equal(trial.store.find(buildThing('a').ref)?.id, 'a');
    equal(trial.store.find(buildThing('a', 'cn-beijing').ref), undefined);
    equal(trial.store.find(buildThing('b').ref), undefined);
    equal(trial.store.find({ ...buildThing('a').ref, kind: 'other' }), undefined);
    equal(trial.kind.listings.length, 1);
  });

  it('is silent once disposed, whatever still arrives', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    trial.changes.length = 0;
    trial.store.dispose();
    equal(trial.kind.listing().signal.aborted, true);
    trial.kind.listing().page('b').end();
    await flushTasks();
    deepEqual(trial.changes, []);
  });
});

describe('a store that is reset', () => {
  it('has forgotten everything', async () => {
    const trial = await new Trial().loaded('a');
    trial.store.reset();
    deepEqual(trial.store.loaded, []);
    equal(trial.store.find(buildThing('a').ref), undefined);
  });

  it('drops what arrives late for the account before', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    const old = trial.kind.listing();
    trial.changes.length = 0;
    trial.store.reset();
    equal(old.signal.aborted, true);
    old.page('secret of the other account').end();
    await flushTasks();
    deepEqual(trial.store.loaded, []);
    deepEqual(trial.changes, []);
  });

  it('drops a late failure of the account before', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    trial.store.reset();
    trial.kind.listing().end(new Error('InvalidAccessKeyId'));
    await flushTasks();
    deepEqual(trial.store.loaded, []);
  });

  it('drops late answers about single rows', async () => {
    const trial = await new Trial().loaded('a');
    let arrive: () => void = () => undefined;
    trial.kind.getAnswer = () =>
      new Promise((resolve) => (arrive = () => resolve([buildThing('a', region, { label: 'other account' })])));
    const reading = trial.store.refreshOnly([buildThing('a').ref], new AbortController().signal);
    trial.store.reset();
    await trial.loaded('a');
    arrive();
    await reading;
    equal(trial.store.find(buildThing('a').ref)?.label, 'a');
  });

  it('lists anew for the next account, even while the old listing has not ended', async () => {
    const trial = await new Trial().loaded('a');
    await trial.reload();
    trial.store.reset();
    trial.store.snapshot({ region });
    await flushTasks();
    equal(trial.kind.listings.length, 3);
    trial.kind.listing().page('b').end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['b']]);
  });
});
