// What changed, for a kind that can list changes: read instead of listing everything again.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { UserFacingError } from '../../../../src/base/errors';
import type { Resource } from '../../../../src/model/resource';
import { flushTasks } from '../../../support/fakeClock';
import { buildThing } from './scriptedKind';
import {
  ScriptedChanges,
  ScriptedDetails,
  Trial,
  bare,
  drawnAnew,
  figures,
  full,
  movingBare,
  region,
} from './storeTrial';

const ref = (id: string) => buildThing(id).ref;

async function trialWith(...rows: readonly Resource[]) {
  const changeReader = new ScriptedChanges();
  const details = new ScriptedDetails();
  const trial = await new Trial({ changeReader, details }).loaded(...rows);
  return { trial, changes: changeReader, details };
}

describe('a refresh by what changed', () => {
  it('lists nothing when that adds up, and draws again exactly the rows that changed', async () => {
    const { trial, changes } = await trialWith(full('a'), full('b'), full('c'));
    changes.answer = { resources: [bare('a'), bare('b', 'Off')], total: 3 };
    await trial.refresh();
    equal(trial.kind.listings.length, 1);
    deepEqual(trial.changes, [{ scope: { region }, resources: [ref('b')] }]);
    equal(trial.store.find(ref('b'))?.status.code, 'Off');
  });

  it('draws nothing again when nothing changed', async () => {
    const { trial, changes } = await trialWith(full('a'));
    const before = trial.snapshot;
    changes.answer = { resources: [bare('a')], total: 1 };
    await trial.refresh();
    deepEqual(trial.changes, []);
    equal(trial.snapshot, before);
  });

  it('reads the details of what changed, and of nothing else', async () => {
    const { trial, changes, details } = await trialWith(full('a'), full('b'));
    changes.answer = { resources: [bare('a'), bare('b', 'Off'), bare('new')], total: 3 };
    await trial.refresh();
    deepEqual(details.asked, [['b', 'new']]);
  });

  it('shows what is new', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = { resources: [bare('new')], total: 2 };
    await trial.refresh();
    deepEqual([trial.ids, trial.changes, trial.kind.listings.length], [['a', 'new'], [drawnAnew], 1]);
  });

  it('asks from a minute before the last time it asked, or the listing began', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = { resources: [], total: 1 };
    await trial.clock.advance(10_000);
    await trial.refresh();
    await trial.clock.advance(25_000);
    await trial.refresh();
    deepEqual(changes.asked, [70_000, 85_000]);
  });

  it('counts a long listing from when it began', async () => {
    const changeReader = new ScriptedChanges();
    const trial = await new Trial({ changeReader }).opened();
    await trial.clock.advance(90_000);
    trial.kind.listing().counted(1, 'a').end();
    await flushTasks();
    await trial.refresh();
    deepEqual(changeReader.asked, [150_000]);
  });

  it('lists everything when that is further back than the service can look', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = { resources: [], total: 1 };
    await trial.clock.advance(3_540_001);
    await trial.refresh();
    deepEqual([changes.asked, trial.kind.listings.length], [[], 2]);
  });

  it('asks as far back as the service can look', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = { resources: [], total: 1 };
    await trial.clock.advance(3_540_000);
    await trial.refresh();
    deepEqual([changes.asked, trial.kind.listings.length], [[3_600_000], 1]);
  });

  it('lists everything when the account may not ask for changes', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = new UserFacingError('denied', '', { denied: true });
    await trial.refresh();
    equal(trial.kind.listings.length, 2);
    trial.kind.listing().counted(1, bare('a')).end();
    await flushTasks();
    deepEqual(trial.seen, ['ready', ['a']]);
  });

  it('lists everything once when the changes do not add up', async () => {
    const { trial, changes } = await trialWith(full('a'), full('b'));
    changes.answer = { resources: [], total: 1 };
    await trial.refresh();
    deepEqual([trial.kind.listings.length, trial.kind.got], [2, []]);
    trial.kind.listing().counted(1, bare('a')).end();
    await flushTasks();
    deepEqual([trial.seen, trial.snapshot.unaccounted], [['ready', ['a']], 0]);
    await trial.refresh();
    equal(trial.kind.listings.length, 2);
  });

  it('first looks whether rows on their way out have gone, which spares the listing', async () => {
    const { trial, changes } = await trialWith(full('a'), movingBare('b'));
    trial.kind.getAnswer = () => Promise.resolve([]);
    changes.answer = { resources: [], total: 1 };
    await trial.refresh();
    deepEqual([trial.kind.got, trial.ids, trial.kind.listings.length], [[['b']], ['a'], 1]);
  });

  it('does not look after rows in transition when it adds up', async () => {
    const { trial, changes } = await trialWith(full('a'), movingBare('b'));
    changes.answer = { resources: [], total: 2 };
    await trial.refresh();
    deepEqual([trial.kind.got, trial.kind.listings.length], [[], 1]);
  });

  it('lists everything when the changes cannot be listed for the query', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = undefined;
    await trial.refresh();
    equal(trial.kind.listings.length, 2);
  });

  it('lists everything after a failure', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = new Error('down');
    await trial.refresh();
    deepEqual([trial.seen, trial.changes], [['failed', ['a']], [drawnAnew]]);
    await trial.refresh();
    deepEqual([trial.kind.listings.length, changes.asked.length], [2, 1]);
    trial.kind.listing().counted(1, bare('a')).end();
    await flushTasks();
    deepEqual([trial.snapshot.state, trial.snapshot.error], ['ready', undefined]);
    deepEqual(trial.changes.at(-1), drawnAnew);
  });
});

describe('polling by what changed', () => {
  it('asks every thirty seconds and lists nothing for five minutes, then everything', async () => {
    const { trial, changes } = await trialWith(full('a'));
    changes.answer = { resources: [], total: 1 };
    trial.store.setWatched(true);
    await trial.clock.advance(299_999);
    deepEqual([changes.asked.length, trial.kind.listings.length], [9, 1]);
    await trial.clock.advance(1);
    deepEqual([changes.asked.length, trial.kind.listings.length], [9, 2]);
    deepEqual(trial.changes, [figures]);
  });

  it('takes out what was deleted without a word, at the latest with the whole list', async () => {
    const { trial, changes } = await trialWith(full('a'), full('b'));
    changes.answer = { resources: [], total: 2 };
    trial.store.setWatched(true);
    await trial.clock.advance(300_000);
    trial.kind.listing().counted(2, bare('a'), bare('c')).end();
    await flushTasks();
    deepEqual(trial.ids, ['a', 'c']);
  });

  it('asks after five seconds while a row is on its way', async () => {
    const { trial, changes } = await trialWith(full('a'), movingBare('b'));
    changes.answer = { resources: [bare('b', 'On')], total: 2 };
    trial.store.setWatched(true);
    await trial.clock.advance(5_000);
    deepEqual([changes.asked, trial.kind.listings.length], [[65_000], 1]);
    equal(trial.store.find(ref('b'))?.status.code, 'On');
  });

  it('ends its call when the view is hidden, and when the account changes', async () => {
    for (const end of ['setWatched', 'reset'] as const) {
      const { trial, changes } = await trialWith(full('a'), movingBare('b'));
      trial.store.setWatched(true);
      await trial.clock.advance(5_000);
      const [given] = changes.signals;
      equal(given?.aborted, false);
      trial.store[end](false);
      equal(given.aborted, true);
    }
  });

  it('rests while the service wants fewer calls, however often that is said, and goes on afterwards', async () => {
    const { trial, changes } = await trialWith(full('a'), movingBare('b'));
    trial.kind.getAnswer = (refs) => Promise.resolve(refs.map(({ id }) => movingBare(id)));
    changes.answer = { resources: [], total: 2 };
    trial.store.setWatched(true);
    trial.store.pausePolling(60_000);
    trial.store.pausePolling(10_000);
    await trial.clock.advance(59_999);
    deepEqual([changes.asked, trial.kind.listings.length], [[], 1]);
    await trial.clock.advance(10_000);
    ok(changes.asked.length > 0);
  });

  for (const isPaused of [false, true]) {
    it(`continues when the clock is set back by hours${isPaused ? ' during a pause' : ''}, with the whole list`, async () => {
      const { trial, changes } = await trialWith(full('a'), movingBare('b'));
      trial.kind.getAnswer = (refs) => Promise.resolve(refs.map(({ id }) => movingBare(id)));
      changes.answer = { resources: [], total: 2 };
      trial.store.setWatched(true);
      await trial.clock.advance(5_000);
      if (isPaused) {
        trial.store.pausePolling(60_000);
      }
      trial.clock.setBack(5 * 3_600_000);
      await trial.clock.advance(35_000);
      equal(trial.kind.listings.length, 2);
      trial.kind.listing().counted(2, bare('a'), movingBare('b')).end();
      const before = changes.asked.length;
      await trial.clock.advance(60_000);
      deepEqual([trial.kind.listings.length, changes.asked.length > before], [2, true]);
    });
  }

  it('does not list because a glance in between does not add up, nor fail because it fails', async () => {
    const { trial, changes } = await trialWith(full('a'), movingBare('b'));
    trial.kind.getAnswer = (refs) => Promise.resolve(refs.map(({ id }) => movingBare(id)));
    changes.answer = { resources: [], total: 9 };
    trial.store.setWatched(true);
    await trial.clock.advance(5_000);
    changes.answer = new Error('down');
    await trial.clock.advance(20_000);
    ok(changes.asked.length >= 2);
    deepEqual([trial.kind.listings.length, trial.snapshot.state], [1, 'ready']);
  });
});
