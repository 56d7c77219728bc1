// One tree against VS Code, the account and the stores: what is read, what is drawn again and what is left where it is.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import type { Row } from '../../../../src/model/resource';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import { buildResource, buildStatus } from '../../../support/buildResource';
import { buildAccount } from '../../../support/fakeConnection';
import { flushTasks } from '../../../support/fakeClock';
import { buildPart, buildThing } from '../../../support/listedKind';
import { TreeTrial, viewId } from '../../../support/treeTrial';
import type { TrialOptions } from '../../../support/treeTrial';
import { useTimers } from '../../../support/useTimers';
import { services, shown, useVscode } from '../../../support/vscode/useVscode';

const hangzhou = 'cn-hangzhou';
const beijing = 'cn-beijing';
const opening = { children: () => Promise.resolve([]) };

describe('the tree of a view', () => {
  useVscode();
  const timers = useTimers();
  let trial: TreeTrial;
  afterEach(() => trial.dispose());

  const begin = (options?: TrialOptions): TreeTrial => (trial = new TreeTrial(timers, options));
  const lines = (): readonly string[] => trial.text.split('\n');
  /** Reads these things again, as an action does after it changed them. */
  const reread = async (...ids: readonly string[]): Promise<void> => {
    await trial.store.refreshOnly(
      ids.map((id) => buildThing(id).ref),
      new AbortController().signal,
    );
    await trial.pass();
  };

  describe('and who is signed in', () => {
    const connection = (): unknown => services.contextKey('elasticContainers.connection');

    it('asks for nothing until it is shown', async () => {
      begin().make();
      await trial.pass();
      deepEqual([trial.things.requests, connection()], [[], undefined]);
      equal(trial.tree.isVisible, false);
      equal(trial.tree.viewId, viewId);
    });

    it('shows the account in its header', async () => {
      begin().things.set(hangzhou, buildThing('a'));
      await trial.open();
      deepEqual([connection(), trial.header, trial.tree.isVisible], ['in', ['work', ''], true]);
    });

    it('is empty when no one is', async () => {
      begin().connection.account = undefined;
      await trial.open();
      deepEqual([trial.text, connection(), trial.header], ['', 'none', ['', '']]);
    });

    it('says why that is not known, and what went wrong with the regions', async () => {
      begin().connection.accountError = new Error('The file is broken');
      await trial.open();
      deepEqual([lines(), connection()], [['Could not load  The file is broken'], 'failed']);
      trial.connection.accountError = undefined;
      trial.connection.regionsError = new Error('It is down');
      await trial.tree.refresh();
      await trial.pass();
      deepEqual([lines(), connection()], [['Could not load  It is down'], 'failed']);
    });

    it('stays empty when that was given up', async () => {
      begin().connection.accountError = new CancelledError();
      await trial.open();
      deepEqual([trial.text, connection()], ['', 'failed']);
    });

    it('shows nothing of the last account under the next one', async () => {
      begin().things.set(hangzhou, buildThing('a'));
      await trial.open();
      const before = trial.node('a');
      const ended = trial.things.hold(hangzhou);
      void trial.tree.refresh();
      await flushTasks();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('b'));
      trial.connection.signInAs(buildAccount({ label: 'home' }));
      deepEqual([trial.takeRedrawn(), trial.tree.holds(before)], [['all'], false]);
      ended();
      await trial.pass();
      deepEqual([lines(), trial.header], [['b'], ['home', '']]);
    });

    it('ends what was being read below a row of the last account', async () => {
      const signals: AbortSignal[] = [];
      const children = (signal: AbortSignal) => {
        signals.push(signal);
        return new Promise<readonly Row[]>(() => undefined);
      };
      begin().things.set(hangzhou, buildThing('a', { children }));
      await trial.open();
      void trial.view.expand('a');
      await flushTasks();
      equal(signals[0]?.aborted, false);
      trial.connection.signInAs(undefined);
      equal(signals[0].aborted, true);
      await timers.pass(50);
      equal(trial.text, '');
    });
  });

  describe('and what has changed', () => {
    it('draws a row that has changed, and no other', async () => {
      begin().things.set(hangzhou, buildThing('a'), buildThing('b'));
      await trial.open();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('a'), buildThing('b', { description: 'new' }));
      await reread('b');
      deepEqual([lines(), trial.takeRedrawn()], [['a', 'b  new'], [`/${hangzhou}/b`]]);
    });

    it('draws the level when a row has come or gone', async () => {
      begin().things.set(hangzhou, buildThing('a'), buildThing('b'));
      await trial.open();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('a'));
      await reread('b');
      deepEqual([lines(), trial.takeRedrawn()], [['a'], ['all']]);
    });

    it('draws the region alone when its rows have changed and the same regions are there', async () => {
      begin().connection.regions = [beijing, hangzhou];
      trial.things.set(hangzhou, buildThing('a'));
      await trial.open();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('a'), buildThing('b'));
      await reread('b');
      deepEqual(trial.takeRedrawn(), [`/${hangzhou}`]);
      equal(trial.view.row(hangzhou).description, '2');
      deepEqual(lines().slice(-2), ['  a', '  b']);
    });

    it('draws everything when a region comes into view or leaves it', async () => {
      begin().connection.regions = [beijing, hangzhou];
      trial.connection.hasChosenRegions = false;
      trial.things.set(hangzhou, buildThing('a')).set(beijing, buildThing('b', { region: beijing }));
      await trial.open();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('a'), buildThing('c'));
      await reread('c');
      deepEqual(trial.takeRedrawn(), [`/${hangzhou}`]);
      trial.things.set(hangzhou);
      await reread('a', 'c');
      deepEqual([trial.takeRedrawn(), lines()], [['all'], [`${beijing}  1`, '  b']]);
    });

    it('counts in a region only what is found', async () => {
      begin().connection.regions = [beijing, hangzhou];
      trial.things.set(hangzhou, buildThing('web', { label: 'web' }), buildThing('api', { label: 'api' }));
      trial.memory.kept.set('arrangement.thing', { find: 'web' });
      await trial.open();
      trial.things.set(hangzhou, buildThing('web', { label: 'web' }));
      await reread('api');
      equal(trial.view.row(hangzhou).description, '1');
    });

    it('draws everything when rows come or go while they are grouped over the regions', async () => {
      begin().connection.regions = [beijing, hangzhou];
      trial.things.set(hangzhou, buildThing('a', { label: 'a' }));
      trial.memory.kept.set('arrangement.thing', { groupBy: { field: 'letter' } });
      await trial.open();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('a', { label: 'a' }), buildThing('b', { label: 'b' }));
      await reread('b');
      deepEqual([trial.takeRedrawn(), lines()], [['all'], ['a  1', 'b  1']]);
    });

    for (const [what, arrangement] of [
      ['grouped', { groupBy: { field: 'status' } }],
      ['sorted', { sortBy: { field: 'name', descending: false } }],
      ['found', { find: 'b' }],
    ] as const) {
      it(`draws the level too when a row changes by which rows are ${what}`, async () => {
        begin().things.set(hangzhou, buildThing('b', { label: 'b' }));
        trial.memory.kept.set('arrangement.thing', arrangement);
        await trial.open();
        trial.takeRedrawn();
        trial.things.set(hangzhou, buildThing('b', { label: 'b', status: buildStatus({ code: 'Off' }) }));
        await reread('b');
        deepEqual(trial.takeRedrawn(), ['all']);
      });
    }

    it('draws the header alone when only figures have changed', async () => {
      let used = 1;
      begin({ things: { readUsage: () => Promise.resolve({ used, max: 9 }) } });
      trial.things.set(hangzhou, buildThing('a', { revision: '1' }));
      trial.memory.kept.set('arrangement.thing', { sortBy: { field: 'name', descending: false } });
      await trial.open();
      equal(trial.header[0], '1 of 9 used · work');
      trial.takeRedrawn();
      used = 2;
      await trial.tree.refresh();
      await trial.pass();
      deepEqual([trial.takeRedrawn(), trial.header[0]], [[], '2 of 9 used · work']);
    });

    it('leaves rows below others as they are when only those above are arranged', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
      trial.memory.kept.set('arrangement.part', { groupBy: { field: 'letter' } });
      await trial.open();
      trial.takeRedrawn();
      trial.things.set(hangzhou, buildThing('z', { label: 'z', description: 'new', ...opening }));
      await reread('z');
      deepEqual([trial.takeRedrawn(), lines()], [[`/${hangzhou}/z`], ['z  new']]);
    });

    it('draws what lies below the row whose list has changed', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('z', { label: 'z', ...opening }), buildThing('y'));
      trial.parts?.set(`${hangzhou}/z`, buildPart('p', 'z'));
      await trial.open();
      trial.takeRedrawn();
      await trial.view.expand('z');
      await trial.pass();
      deepEqual([trial.takeRedrawn(), lines()[1]], [[`/${hangzhou}/z`], '  p']);
    });

    it('draws everything again, and sends nothing, when that is wanted', async () => {
      begin().things.set(hangzhou, buildThing('a'));
      await trial.open();
      trial.isReadOnly = true;
      equal(trial.view.row('a').item.contextValue, 'thing +look +change');
      trial.tree.redrawAll();
      await trial.pass();
      equal(trial.view.row('a').item.contextValue, 'thing +look');
      equal(trial.things.listed(hangzhou), 1);
    });
  });

  describe('and the wishes of the user', () => {
    it('asks the service again when that is to select, and only then', async () => {
      begin().things.set(hangzhou, buildThing('a', { label: 'a' }));
      trial.memory.kept.set('arrangement.thing', { query: { zone: 'h' } });
      await trial.open();
      await trial.state.update({ find: 'a' });
      await trial.pass();
      await trial.state.update({ query: { zone: 'i' } });
      await trial.pass();
      deepEqual(
        trial.things.requests.map(({ query }) => query),
        [{ zone: 'h' }, { zone: 'i' }],
      );
    });

    it('has the lists below rows select, where it is those that are arranged', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
      trial.memory.kept.set('arrangement.part', { query: { zone: 'h' } });
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      deepEqual(
        [trial.things, trial.parts].map((kind) => kind?.requests.map(({ query }) => query)),
        [[undefined], [{ zone: 'h' }]],
      );
    });

    it('loads more of the list it is asked for, and stops that one', async () => {
      begin({ parts: { pageSize: 1 } }).things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
      trial.parts?.set(`${hangzhou}/z`, buildPart('p', 'z'), buildPart('q', 'z')).totals.set(`${hangzhou}/z`, 2);
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      deepEqual(lines(), ['z', '  p', '  Load the next 1  1 of 2']);
      const scope = { region: hangzhou, parent: buildThing('z').ref };
      trial.parts?.hold(`${hangzhou}/z`);
      const more = trial.tree.loadMore(scope, true);
      await trial.pass();
      equal(lines().at(-1), '  q');
      trial.tree.stopLoading({ region: hangzhou });
      trial.tree.stopLoading(scope);
      await more;
      equal(trial.things.listed(hangzhou), 1);
    });
  });

  describe('and a refresh', () => {
    it('lists again, and leaves every row the handle it had', async () => {
      begin().things.set(hangzhou, buildThing('a', { revision: '1' }), buildThing('b', { revision: '1' }));
      await trial.open();
      const handle = trial.view.handle('b');
      const [before] = [trial.node('b')];
      trial.takeRedrawn();
      const go = trial.things.hold(hangzhou);
      const refreshed = trial.tree.refresh();
      await timers.pass(600);
      equal(trial.view.receive(handle), before);
      go();
      await refreshed;
      await trial.pass();
      deepEqual([trial.takeRedrawn(), trial.view.receive(handle) === before], [[], true]);
      equal(trial.things.listed(hangzhou), 2);
    });

    it('draws everything when regions have come or gone, or it is not known which', async () => {
      begin().things.set(hangzhou, buildThing('a', { revision: '1' }));
      await trial.open();
      trial.takeRedrawn();
      trial.connection.regions = [hangzhou, beijing];
      await trial.tree.refresh();
      await trial.pass();
      equal(trial.takeRedrawn()[0], 'all');
      deepEqual(lines(), [`${hangzhou}  1`, '  a', `${beijing}  0`, '  Nothing found, or no permission to list']);
      trial.connection.regionsError = new Error('It is down');
      await trial.tree.refresh();
      await trial.pass();
      equal(trial.takeRedrawn()[0], 'all');
      deepEqual(lines(), ['Could not load  It is down']);
    });

    it('draws everything when nothing but a notice is there', async () => {
      await begin().open();
      trial.takeRedrawn();
      await trial.tree.refresh();
      equal(trial.takeRedrawn()[0], 'all');
    });

    it('reads what is below open rows again, and leaves those that are not', async () => {
      const reads: string[] = [];
      const reading = (id: string) => ({
        children: () => Promise.resolve(void reads.push(id)).then(() => [{ id, label: `in ${id}` }]),
      });
      begin().things.set(
        hangzhou,
        ...['a', 'b', 'c'].map((id) => buildThing(id, { label: id, revision: '1', ...reading(id) })),
      );
      await trial.open();
      await trial.view.expand('a');
      await trial.view.expand('b');
      trial.view.collapse('b');
      // The first time those are drawn too whose look VS Code received before they were opened.
      await trial.tree.refresh();
      await trial.pass();
      trial.takeRedrawn();
      reads.splice(0);
      await trial.tree.refresh();
      await trial.pass();
      deepEqual([reads, trial.takeRedrawn()], [['a'], [`/${hangzhou}/b`]]);
      await trial.view.expand('b');
      deepEqual(reads, ['a', 'b']);
      await trial.tree.refresh();
      await trial.pass();
      deepEqual([reads, trial.takeRedrawn()], [['a', 'b', 'a', 'b'], []]);
    });

    it('draws what has come below an open row, and what has changed there', async () => {
      let below: readonly Row[] = [{ id: 'x', label: 'x' }];
      begin().things.set(hangzhou, buildThing('a', { label: 'a', children: () => Promise.resolve(below) }));
      await trial.open();
      await trial.view.expand('a');
      trial.tree.redrawAll();
      await trial.pass();
      below = [{ id: 'x', label: 'x', description: 'new' }];
      await trial.tree.refresh();
      await trial.pass();
      deepEqual(lines(), ['a', '  x  new']);
      below = [...below, { id: 'y', label: 'y' }];
      await trial.tree.refresh();
      await trial.pass();
      deepEqual(lines(), ['a', '  x  new', '  y']);
    });

    it('leaves rows where they are that a notice stands below', async () => {
      begin({ things: { pageSize: 1 } })
        .things.set(hangzhou, buildThing('a'), buildThing('b'))
        .totals.set(hangzhou, 2);
      await trial.open();
      equal(lines().length, 2);
      trial.takeRedrawn();
      void trial.tree.refresh();
      await flushTasks();
      deepEqual(trial.takeRedrawn(), []);
      await trial.pass();
    });

    it('of a view that has not been shown asks for nothing of a list', async () => {
      const tree = begin().make();
      await tree.refresh();
      deepEqual([trial.takeRedrawn(), trial.things.requests], [['all'], []]);
    });

    it('of a notice that reports no failure is one of everything', async () => {
      begin({ things: { pageSize: 1 } }).connection.regions = [beijing, hangzhou];
      trial.things.set(hangzhou, buildThing('a'), buildThing('b')).totals.set(hangzhou, 2);
      await trial.open();
      await trial.tree.refresh(trial.node('Load the next 1'));
      deepEqual([trial.things.listed(beijing), trial.things.listed(hangzhou)], [2, 2]);
    });

    it('leaves lists below rows to their store', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('z', { label: 'z', revision: '1', ...opening }));
      trial.parts?.set(`${hangzhou}/z`, buildPart('p', 'z', { revision: '1' }));
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      trial.takeRedrawn();
      await trial.tree.refresh();
      await trial.pass();
      deepEqual([trial.parts?.listed(`${hangzhou}/z`), trial.takeRedrawn()], [2, []]);
    });

    it('of a notice lists again only what the notice speaks of', async () => {
      begin().connection.regions = [beijing, hangzhou];
      trial.things.set(beijing, buildThing('b', { region: beijing })).failures.set(hangzhou, new Error('It is down'));
      await trial.open();
      trial.things.failures.clear();
      trial.things.set(hangzhou, buildThing('a'));
      await trial.tree.refresh(trial.node('Could not load'));
      await trial.pass();
      deepEqual(lines(), [`${beijing}  1`, '  b', `${hangzhou}  1`, '  a']);
      deepEqual([trial.things.listed(beijing), trial.things.listed(hangzhou)], [1, 2]);
    });

    it('of a notice below a row reads that row again', async () => {
      let problem: Error | undefined = new Error('It is down');
      const children = () => (problem ? Promise.reject(problem) : Promise.resolve([{ id: 'x', label: 'x' }]));
      begin().things.set(hangzhou, buildThing('a', { label: 'a', children }));
      await trial.open();
      await trial.view.expand('a');
      const notice = trial.node('Could not load');
      trial.takeRedrawn();
      problem = undefined;
      await trial.tree.refresh(notice);
      await trial.pass();
      deepEqual([lines(), trial.takeRedrawn(), trial.things.listed(hangzhou)], [['a', '  x'], [`/${hangzhou}/a`], 1]);
    });

    it('of a notice in a region that speaks of no list is one of everything', async () => {
      begin().connection.regions = [beijing, hangzhou];
      await trial.open();
      const [, empty] = trial.view.rows();
      await trial.tree.refresh(empty?.element as never);
      await trial.pass();
      deepEqual([trial.things.listed(beijing), trial.things.listed(hangzhou)], [2, 2]);
    });

    it('of a list below a row lists that one', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
      trial.parts?.failures.set(`${hangzhou}/z`, new Error('It is down'));
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      trial.parts?.failures.clear();
      trial.parts?.set(`${hangzhou}/z`, buildPart('p', 'z'));
      await trial.tree.refresh(trial.node('Could not load'));
      await trial.pass();
      deepEqual([lines(), trial.things.listed(hangzhou)], [['z', '  p'], 1]);
    });
  });

  describe('and the time', () => {
    it('draws the rows on screen once a minute, for their ages', async () => {
      begin().things.set(hangzhou, buildThing('a'), buildThing('b'));
      await trial.open();
      await trial.scrollTo(buildThing('a').ref);
      trial.takeRedrawn();
      await trial.pass(59_300);
      deepEqual(trial.takeRedrawn(), []);
      await trial.pass(1_000);
      deepEqual(trial.takeRedrawn(), [`/${hangzhou}/a`]);
      trial.view.hide();
      await trial.pass(120_000);
      deepEqual(trial.takeRedrawn(), []);
    });

    it('polls while it can be seen and the window has the focus', async () => {
      begin().things.set(hangzhou, buildThing('a', { revision: '1' }));
      await trial.open();
      const pollsIn = async (ms: number): Promise<number> => {
        const before = trial.things.listed(hangzhou);
        await trial.clock.advance(ms);
        return trial.things.listed(hangzhou) - before;
      };
      notEqual(await pollsIn(60_000), 0);
      trial.view.hide();
      equal(await pollsIn(60_000), 0);
      await trial.view.show();
      notEqual(await pollsIn(60_000), 0);
      shown.focusWindow(false);
      equal(await pollsIn(60_000), 0);
      shown.focusWindow(true);
      notEqual(await pollsIn(60_000), 0);
      trial.connection.slowDown(hangzhou, 120_000);
      equal(await pollsIn(60_000), 0);
    });

    it('shows in its header that calls wait, as long as they do', async () => {
      begin().things.set(hangzhou, buildThing('a'));
      await trial.open();
      trial.connection.slowDown(hangzhou, 3_000);
      await trial.pass(50);
      equal(trial.header[0], 'throttled by the service, 3 s · work');
      await trial.pass(3_100);
      equal(trial.header[0], 'work');
    });

    it('shows it when they wait in one of its regions, and below no row is a list yet', async () => {
      begin({ parts: {} }).connection.regions = [beijing, hangzhou];
      await trial.open();
      trial.connection.slowDown(hangzhou, 3_000);
      await trial.pass(50);
      equal(trial.header[0], 'throttled by the service, 3 s · work');
    });

    it('shows it for calls that belong to no region, and not for regions it does not list', async () => {
      begin().things.set(hangzhou, buildThing('a'));
      await trial.open();
      trial.connection.slowDown(beijing, 3_000);
      await trial.pass(50);
      equal(trial.header[0], 'work');
      trial.connection.slowDown(undefined, 3_000);
      await trial.pass(50);
      equal(trial.header[0], 'throttled by the service, 3 s · work');
    });
  });

  describe('and the rows on screen', () => {
    const seenDetails = (asked: (readonly string[])[]) => ({
      ...{ batch: 10, coverage: 'seen' as const },
      read: (refs: readonly { readonly id: string }[]) => {
        asked.push(refs.map(({ id }) => id));
        return Promise.resolve(refs.map(({ id }) => buildThing(id, { label: id, description: 'details' })));
      },
    });

    it('has their details read, and those of rows that come while they are there', async () => {
      const asked: (readonly string[])[] = [];
      begin({ things: { details: seenDetails(asked) } });
      trial.things.set(hangzhou, ...['a', 'b'].map((id) => buildThing(id, { label: id, isPartial: true })));
      await trial.open();
      deepEqual(asked, []);
      await trial.scrollTo(buildThing('a').ref);
      await trial.pass();
      deepEqual([asked, lines()], [[['a']], ['a  details', 'b']]);
      trial.connection.signInAs(buildAccount({ label: 'home' }));
      await trial.pass();
      deepEqual(
        [asked, lines()],
        [
          [['a'], ['a']],
          ['a  details', 'b'],
        ],
      );
    });
  });

  describe('and a row that is to be revealed', () => {
    it('selects it, and opens what leads to it', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
      trial.parts?.set(`${hangzhou}/z`, buildPart('p', 'z'));
      await trial.open();
      await trial.view.expand('z');
      await trial.pass();
      trial.view.collapse('z');
      equal(await trial.tree.reveal(buildPart('p', 'z').ref), true);
      deepEqual(lines(), ['z', '  p']);
      deepEqual(trial.view.selection, [trial.node('p')]);
    });

    it('opens the row below it', async () => {
      const row = { id: 'row', label: 'row', children: () => Promise.resolve([{ id: 'deep', label: 'deep' }]) };
      begin().things.set(hangzhou, buildThing('a', { label: 'a', children: () => Promise.resolve([row]) }));
      await trial.open();
      const revealed = trial.tree.reveal(buildThing('a').ref, 'row');
      await trial.pass();
      equal(await revealed, true);
      deepEqual(lines(), ['a', '  row', '    deep']);
    });

    it('does nothing in a hidden view unless that is to be shown', async () => {
      begin().things.set(hangzhou, buildThing('a'));
      await trial.open();
      trial.view.hide();
      equal(await trial.tree.reveal(buildThing('a').ref), false);
      deepEqual([trial.view.visible, trial.view.selection], [false, []]);
      equal(await trial.tree.reveal(buildThing('a').ref, undefined, true), true);
      deepEqual([trial.view.visible, services.executed().map(({ id }) => id)], [true, [`${viewId}.focus`]]);
    });

    it('finds what stands below a row without a list of its own', async () => {
      const bit = buildResource('bit', { ref: { kind: 'bit', region: hangzhou, parent: 'a', id: 'bit', name: 'bit' } });
      begin().things.set(hangzhou, buildThing('a', { label: 'a', children: () => Promise.resolve([bit]) }));
      await trial.open();
      equal(await trial.tree.reveal(bit.ref), true);
      deepEqual([lines(), trial.tree.getParent(trial.node('bit'))], [['a', '  bit'], trial.node('a')]);
    });

    it('is not shown for what it does not list', async () => {
      await begin().open();
      trial.view.hide();
      equal(await trial.tree.reveal({ ...buildThing('a').ref, kind: 'other' }, undefined, true), false);
      deepEqual([trial.view.visible, services.executed()], [false, []]);
    });

    it('does not look for what it does not list', async () => {
      begin({ parts: {} }).things.set(hangzhou, buildThing('a'));
      await trial.open();
      equal(await trial.tree.reveal({ ...buildThing('a').ref, kind: 'other' }), false);
      equal(await trial.tree.reveal(buildThing('b').ref), false);
      deepEqual([trial.tree.lists('thing'), trial.tree.lists('part'), trial.tree.lists('other')], [true, true, false]);
    });
  });

  it('knows which nodes are its own', async () => {
    begin().things.set(hangzhou, buildThing('a'));
    await trial.open();
    const node = trial.node('a');
    equal(trial.tree.holds(node), true);
    equal(trial.tree.holds({ ...node }), false);
    equal(trial.tree.holds(undefined), false);
    const other = new NodeTable().ensureContent(undefined, buildResource('a'), `${hangzhou}/a`);
    equal(other.id, node.id);
    equal(trial.tree.holds(other), false);
    equal(trial.tree.getParent(node), undefined);
  });

  it('ends with its view: nothing is drawn, read or polled any more', async () => {
    begin().things.set(hangzhou, buildThing('a'));
    await trial.open();
    trial.takeRedrawn();
    trial.tree.dispose();
    trial.connection.signInAs(buildAccount());
    trial.connection.slowDown(hangzhou, 1_000);
    await trial.state.update({ find: 'x' });
    trial.things.set(hangzhou, buildThing('b'));
    await reread('b');
    await timers.pass(120_000);
    deepEqual(trial.takeRedrawn(), []);
    ok(lines().length > 0);
  });
});
