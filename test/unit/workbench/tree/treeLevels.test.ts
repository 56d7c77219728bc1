// What stands in a view: regions, groups, ranges, rows, and what is said about the listing around them.
import { deepEqual, equal } from 'node:assert/strict';
import type { Resource } from '../../../../src/model/resource';
import { buildPart, buildThing } from '../../../support/listedKind';
import { buildStatus } from '../../../support/buildResource';
import { TreeTrial } from '../../../support/treeTrial';
import type { TrialOptions } from '../../../support/treeTrial';
import { useTimers } from '../../../support/useTimers';
import { useVscode } from '../../../support/vscode/useVscode';

const hangzhou = 'cn-hangzhou';
const beijing = 'cn-beijing';
const failing = { status: buildStatus({ code: 'Off', text: 'Off', icon: { name: 'error', tone: 'bad' } }) } as const;
const name = (id: string, over: Partial<Resource> & { readonly region?: string } = {}): Resource =>
  buildThing(id, { label: id, ...over });
const numbered = (count: number, region = hangzhou): readonly Resource[] =>
  Array.from({ length: count }, (_, index) => name(`t${String(index + 1).padStart(4, '0')}`, { region }));

describe('what stands in a view', () => {
  useVscode();
  const timers = useTimers();
  let trial: TreeTrial;
  afterEach(() => trial.dispose());

  const begin = (options?: TrialOptions): TreeTrial => (trial = new TreeTrial(timers, options));
  const lines = (): readonly string[] => trial.text.split('\n');

  describe('with one region', () => {
    it('is its rows at once', async () => {
      begin().things.set(hangzhou, name('a', { description: 'On' }), name('b'));
      await trial.open();
      deepEqual(lines(), ['a  On', 'b']);
    });

    it('is that they are loading, and what has come so far', async () => {
      const go = begin().things.hold(hangzhou);
      await trial.open();
      deepEqual(lines(), ['Loading…']);
      go();
      await trial.pass();
      deepEqual(lines(), ['Nothing found, or no permission to list']);
    });

    it('is how far the listing is below the rows, while it goes on', async () => {
      begin().things.set(hangzhou, name('a')).totals.set(hangzhou, 1200);
      const go = trial.things.hold(hangzhou);
      await trial.open();
      deepEqual(lines(), ['a', 'Loading…  1 of 1,200']);
      go();
    });

    it('is that the counts do not add up, below the rows', async () => {
      begin().things.set(hangzhou, name('a')).totals.set(hangzhou, 2);
      await trial.open();
      deepEqual(lines(), ['a', 'The counts do not add up  the service reports 2 and listed 1']);
    });

    it('is why it could not be listed, above the rows that were there before', async () => {
      begin().things.set(hangzhou, name('a')).failures.set(hangzhou, new Error('It is down'));
      await trial.open();
      deepEqual(lines(), ['Could not load  It is down']);
      trial.things.failures.clear();
      await trial.tree.refresh();
      await trial.pass();
      deepEqual(lines(), ['a']);
      trial.things.failures.set(hangzhou, new Error('It is down again'));
      await trial.tree.refresh();
      await trial.pass();
      deepEqual(lines(), ['Not up to date  It is down again', 'a']);
    });
  });

  describe('with rows that come a page at a time', () => {
    const paged = (count: number, total?: number): TreeTrial => {
      begin({ things: { pageSize: 100 } }).things.set(hangzhou, ...numbered(count));
      if (total !== undefined) {
        trial.things.totals.set(hangzhou, total);
      }
      return trial;
    };

    it('is the first page and the next one to ask for', async () => {
      await paged(250, 250).open();
      deepEqual(lines().slice(-2), ['t0100', 'Load the next 100  100 of 250']);
      await trial.tree.loadMore({ region: hangzhou }, false);
      await trial.pass();
      deepEqual(lines().slice(-2), ['t0200', 'Load the next 50  200 of 250']);
      await trial.tree.loadMore({ region: hangzhou }, false);
      await trial.pass();
      deepEqual(lines().slice(-2), ['t0249', 't0250']);
      equal(lines().length, 250);
    });

    it('is everything once all are asked for', async () => {
      await paged(250, 250).open();
      await trial.tree.loadMore({ region: hangzhou }, true);
      await trial.pass();
      equal(lines().length, 250);
    });

    it('is how far it is while more are coming', async () => {
      await paged(250, 250).open();
      const go = trial.things.hold(hangzhou);
      void trial.tree.loadMore({ region: hangzhou }, false);
      await trial.pass();
      deepEqual(lines().at(-1), 'Loading…  200 of 250');
      go();
      await trial.pass();
      deepEqual(lines().at(-1), 'Load the next 50  200 of 250');
    });

    it('is how many were loaded when it is stopped and the service has not said how many there are', async () => {
      begin().things.set(hangzhou, name('a'));
      trial.things.hold(hangzhou);
      await trial.open();
      trial.tree.stopLoading();
      await trial.pass();
      deepEqual(lines(), ['a', 'Load the rest  1 loaded']);
      trial.dispose();
      paged(50);
      trial.things.hold(hangzhou);
      await trial.open();
      trial.tree.stopLoading({ region: hangzhou });
      await trial.pass();
      deepEqual(lines().at(-1), 'Load the next 100  50 loaded');
    });

    it('offers all the rest where it does not come in parts', async () => {
      begin().things.set(hangzhou, name('a')).totals.set(hangzhou, 5);
      trial.things.hold(hangzhou);
      await trial.open();
      trial.tree.stopLoading();
      await trial.pass();
      deepEqual(lines(), ['a', 'Load the rest  1 of 5']);
    });
  });

  describe('with several regions', () => {
    const two = (isChosen: boolean): TreeTrial => {
      begin().connection.regions = [beijing, hangzhou];
      trial.connection.hasChosenRegions = isChosen;
      return trial;
    };

    it('is a row for each that was chosen, an empty one too', async () => {
      two(true).things.set(hangzhou, name('a'));
      await trial.open();
      deepEqual(lines(), [`${beijing}  0`, '  Nothing found, or no permission to list', `${hangzhou}  1`, '  a']);
    });

    it('is only those that hold something or have failed, where none was chosen', async () => {
      two(false).connection.regions = [beijing, hangzhou, 'cn-shanghai'];
      trial.things.set(hangzhou, name('a')).failures.set('cn-shanghai', new Error('It is down'));
      await trial.open();
      deepEqual(lines(), [`${hangzhou}  1`, '  a', 'cn-shanghai  failed', '  Could not load  It is down']);
    });

    it('is that others are still loading, where none was chosen', async () => {
      two(false).things.set(hangzhou, name('a'));
      const go = trial.things.hold(beijing);
      await trial.open();
      deepEqual(lines(), [`${hangzhou}  1`, '  a', 'Loading…']);
      go();
      await trial.pass();
      deepEqual(lines(), [`${hangzhou}  1`, '  a']);
    });

    it('is in each region that it is loading, where they were chosen', async () => {
      two(true).things.set(hangzhou, name('a'));
      trial.things.hold(beijing);
      await trial.open();
      deepEqual(lines(), [`${beijing}  loading`, '  Loading…', `${hangzhou}  1`, '  a']);
    });

    it('is one word when nothing is in any of them', async () => {
      await two(false).open();
      deepEqual(lines(), ['Nothing found, or no permission to list']);
    });

    it('leaves out those in which nothing is found, where none was chosen', async () => {
      two(false)
        .things.set(hangzhou, name('web'))
        .set(beijing, name('api', { region: beijing }));
      await trial.open();
      await trial.state.update({ find: 'web' });
      await trial.pass();
      deepEqual(lines(), [`${hangzhou}  1`, '  web']);
      await trial.state.update({ find: 'nothing of this' });
      await trial.pass();
      deepEqual(lines(), ['Nothing matches the filter']);
    });

    it('keeps those in which nothing is found, where they were chosen', async () => {
      two(true)
        .things.set(hangzhou, name('web'))
        .set(beijing, name('api', { region: beijing }));
      await trial.open();
      await trial.state.update({ find: 'web' });
      await trial.pass();
      deepEqual(lines(), [`${beijing}  0 of 1`, '  Nothing matches the filter', `${hangzhou}  1`, '  web']);
    });

    it('holds rows with the same id in two regions apart', async () => {
      two(true)
        .things.set(hangzhou, name('a'))
        .set(beijing, name('a', { region: beijing }));
      await trial.open();
      deepEqual(lines(), [`${beijing}  1`, '  a', `${hangzhou}  1`, '  a']);
    });
  });

  describe('with what is looked for', () => {
    it('is what matches, in the wanted order', async () => {
      begin().things.set(hangzhou, name('web'), name('api'), name('worker'));
      await trial.open();
      await trial.state.update({ sortBy: { field: 'name', descending: true } });
      await trial.pass();
      deepEqual(lines(), ['worker', 'web', 'api']);
      await trial.state.update({ find: 'w' });
      await trial.pass();
      deepEqual(lines(), ['worker', 'web']);
      await trial.state.update({ find: 'zzz' });
      await trial.pass();
      deepEqual(lines(), ['Nothing matches the filter']);
    });

    it('is that nothing matches when the service selects and finds nothing', async () => {
      await begin().open();
      await trial.state.update({ query: { zone: 'i' } });
      await trial.pass();
      deepEqual(lines(), ['Nothing matches the filter']);
      deepEqual(
        trial.things.requests.map(({ query }) => query),
        [undefined, { zone: 'i' }],
      );
    });
  });

  describe('with groups', () => {
    it('is a row for each group, with how many are failing and the icon they share', async () => {
      begin().things.set(hangzhou, name('web', failing), name('api'), name('worker', failing));
      await trial.open();
      await trial.state.update({ groupBy: { field: 'letter' } });
      await trial.pass();
      deepEqual(lines(), ['a  1', 'w  2, 2 failing']);
      deepEqual([trial.view.icon('a')?.id, trial.view.icon('w')?.id], ['pass', 'error']);
      await trial.view.expand('w');
      deepEqual(lines(), ['a  1', 'w  2, 2 failing', '  web', '  worker']);
    });

    it('has a folder where rows do not share an icon, marked when one is failing', async () => {
      const busy = { status: buildStatus({ icon: { name: 'sync', tone: 'busy' } }) };
      begin().things.set(hangzhou, name('web', failing), name('wop'), name('api'), name('all', busy));
      await trial.open();
      await trial.state.update({ groupBy: { field: 'letter' } });
      await trial.pass();
      const look = (label: string) => [trial.view.icon(label)?.id, trial.view.icon(label)?.color?.id];
      deepEqual(
        [look('a'), look('w')],
        [
          ['folder', undefined],
          ['folder', 'charts.red'],
        ],
      );
    });

    it('goes over all regions, and says what failed in one of them', async () => {
      begin().connection.regions = [beijing, hangzhou, 'cn-shanghai'];
      trial.things
        .set(hangzhou, name('api'))
        .set(beijing, name('all', { region: beijing }))
        .failures.set('cn-shanghai', new Error('It is down'));
      await trial.open();
      await trial.state.update({ groupBy: { field: 'letter' } });
      await trial.pass();
      deepEqual(lines(), ['Could not load  It is down', 'a  2']);
      await trial.view.expand('a');
      deepEqual(lines().slice(1), ['a  2', '  all', '  api']);
    });

    it('says once that rows are loading, however many regions are', async () => {
      begin().connection.regions = [beijing, hangzhou];
      trial.things.set(hangzhou, name('api'));
      const go = [trial.things.hold(hangzhou), trial.things.hold(beijing)];
      trial.memory.kept.set('arrangement.thing', { groupBy: { field: 'letter' } });
      await trial.open();
      deepEqual(lines(), ['a  1', 'Loading…']);
      go.forEach((one) => one());
    });

    it('is one word when there is nothing to group', async () => {
      begin().memory.kept.set('arrangement.thing', { groupBy: { field: 'letter' } });
      await trial.open();
      deepEqual(lines(), ['Nothing found, or no permission to list']);
      trial.things.set(hangzhou, name('api'));
      await trial.tree.refresh();
      await trial.state.update({ find: 'zzz' });
      await trial.pass();
      deepEqual(lines(), ['Nothing matches the filter']);
    });
  });

  describe('with very many rows', () => {
    it('is ranges of them, with the names of the first and the last', async () => {
      const rows = numbered(1_200).map((one, index) => (index === 600 ? { ...one, ...failing } : one));
      begin().things.set(hangzhou, ...rows);
      await trial.open();
      deepEqual(lines(), [
        '1 – 500  t0001 … t0500',
        '501 – 1,000  500, 1 failing · t0501 … t1000',
        '1,001 – 1,200  t1001 … t1200',
      ]);
      await trial.view.expand('1,001 – 1,200');
      deepEqual(lines().slice(2, 4), ['1,001 – 1,200  t1001 … t1200', '  t1001']);
      equal(lines().length, 203);
    });

    it('shows a range of a full range’s length as rows', async () => {
      begin().things.set(hangzhou, ...numbered(501));
      await trial.open();
      await trial.view.expand('1 – 500');
      equal(lines().length, 502);
    });
  });

  describe('below a row', () => {
    it('is what the resource opens into, and what those rows open into', async () => {
      const deep = { id: 'deep', label: 'deep' };
      const row = { id: 'row', label: 'row', children: () => Promise.resolve([deep]) };
      begin().things.set(hangzhou, name('a', { children: () => Promise.resolve([row]) }));
      await trial.open();
      await trial.view.expand('a');
      await trial.view.expand('row');
      deepEqual(lines(), ['a', '  row', '    deep']);
    });

    it('is that nothing is there, or why it could not be read', async () => {
      begin().things.set(
        hangzhou,
        name('a', { children: () => Promise.resolve([]) }),
        name('b', { children: () => Promise.reject(new Error('It is down')) }),
      );
      await trial.open();
      await trial.view.expand('a');
      await trial.view.expand('b');
      deepEqual(lines(), ['a', '  None yet', 'b', '  Could not load  It is down']);
    });
  });

  describe('of a kind whose lists lie below rows of another', () => {
    const opening = { children: () => Promise.resolve([]) };

    it('is what is listed there, arranged, below rows that are left as they are', async () => {
      begin({ parts: {} }).things.set(hangzhou, name('z', opening), name('a', opening));
      trial.parts?.set(
        `${hangzhou}/z`,
        buildPart('web', 'z', { label: 'web' }),
        buildPart('api', 'z', { label: 'api' }),
      );
      trial.memory.kept.set('arrangement.part', { sortBy: { field: 'name', descending: false } });
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      deepEqual(lines(), ['z', '  api', '  web', 'a']);
      await trial.state.update({ find: 'web' });
      await trial.pass();
      deepEqual(lines(), ['z', '  web', 'a']);
      equal(trial.things.listed(hangzhou), 1);
    });

    it('is grouped there, and not above', async () => {
      begin({ parts: {} }).things.set(hangzhou, name('z', opening));
      trial.parts?.set(
        `${hangzhou}/z`,
        buildPart('web', 'z', { label: 'web' }),
        buildPart('api', 'z', { label: 'api' }),
      );
      trial.memory.kept.set('arrangement.part', { groupBy: { field: 'letter' } });
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      deepEqual(lines(), ['z', '  a  1', '  w  1']);
    });

    it('says there what is wrong with that list', async () => {
      begin({ parts: {} }).things.set(hangzhou, name('z', opening));
      trial.parts?.failures.set(`${hangzhou}/z`, new Error('It is down'));
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      deepEqual(lines(), ['z', '  Could not load  It is down']);
    });
  });
});
