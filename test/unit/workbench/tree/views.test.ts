// Which view lists what: made from the kinds, found by kind and by id.
import { deepEqual, equal, rejects, throws } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Lazy } from '../../../../src/base/async/lazy';
import type { Log } from '../../../../src/base/log';
import { silentLog } from '../../../../src/base/log';
import type { AnyKind } from '../../../../src/model/kind';
import { LazyTree } from '../../../../src/workbench/tree/lazyTree';
import type { TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';
import { Views } from '../../../../src/workbench/tree/views';
import { buildKind } from '../../../support/buildResource';
import { FakeClock } from '../../../support/fakeClock';
import { FakeConnection } from '../../../support/fakeConnection';
import { FakeMemory } from '../../../support/fakeMemory';
import { ListedKind, buildPart, buildThing, partManifest, thingManifest } from '../../../support/listedKind';
import { fields } from '../../../support/treeTrial';
import { useTimers } from '../../../support/useTimers';
import { shown, useVscode } from '../../../support/vscode/useVscode';

const hangzhou = 'cn-hangzhou';
const thingsView = 'elasticContainers.things';
const opening = { children: () => Promise.resolve([]) };

describe('the views', () => {
  useVscode();
  const timers = useTimers();
  let things: ListedKind;
  let parts: ListedKind;
  let connection: FakeConnection;
  let warnings: string[];
  let views: Views;

  beforeEach(() => {
    things = new ListedKind({ fields });
    parts = new ListedKind({ manifest: partManifest, fields });
    connection = new FakeConnection();
    warnings = [];
  });
  afterEach(() => views.dispose());

  const toKinds = (...kinds: readonly AnyKind[]): ReadonlyMap<string, AnyKind> =>
    new Map(kinds.map((kind) => [kind.manifest.id, kind]));
  /** Kinds that are found below others only. */
  const unlisted = (id: string, parent?: string): AnyKind =>
    buildKind({ manifest: { id, ...(parent !== undefined && { parent }), actions: {} } });

  function begin(kinds: ReadonlyMap<string, AnyKind>, viewIds: readonly string[] = [thingsView]): Views {
    const workbench = Lazy.create(
      () => Promise.resolve(),
      () => ({ tree: (viewId: string) => views.getTree(viewId) }),
    );
    const kindViews = viewIds.map((viewId) => {
      const treeDataProvider = new LazyTree({ viewId, workbench, onFailure: () => undefined });
      const view: vscode.TreeView<TreeNode> = vscode.window.createTreeView(viewId, { treeDataProvider });
      return [viewId, view] as const;
    });
    const log: Log = { ...silentLog, warn: (text) => void warnings.push(text) };
    views = new Views({
      ...{ views: new Map(kindViews), kinds, connection, clock: new FakeClock(), memory: new FakeMemory(), log },
      readOnly: () => false,
    });
    return views;
  }

  async function show(): Promise<void> {
    await shown.view(thingsView).show();
    await pass();
  }

  async function pass(): Promise<void> {
    await timers.pass(600);
    await shown.view(thingsView).settle();
    await timers.pass(0);
  }

  const text = (): string => shown.view(thingsView).text();

  it('are those of the kinds that have one, each with a store for every kind that is listed', () => {
    begin(toKinds(things.kind, parts.kind, unlisted('bit', 'part')));
    deepEqual(
      views.trees.map(({ viewId }) => viewId),
      [thingsView],
    );
    equal(views.getTree(thingsView), views.trees[0]);
    equal(views.getStore('thing')?.kind, things.kind);
    equal(views.getStore('part')?.kind, parts.kind);
    equal(views.getStore('bit'), undefined);
  });

  it('do not take an unknown view, or one whose kind cannot be listed', () => {
    begin(toKinds(things.kind));
    throws(() => views.getTree('other'), /No view other/);
    throws(() => begin(toKinds(buildKind({ manifest: thingManifest }))), /Kind thing has a view and cannot be listed/);
    throws(() => begin(toKinds(things.kind), []), /Kind thing has a view and cannot be listed/);
  });

  it('show the rows of a kind and those listed below it', async () => {
    things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
    parts.set(`${hangzhou}/z`, buildPart('p', 'z'));
    begin(toKinds(things.kind, parts.kind, unlisted('bit', 'part')));
    await show();
    await shown.view(thingsView).expand('z');
    await pass();
    equal(text(), 'z\n  p');
  });

  describe('as a port for actions', () => {
    it('are found by the kind, by one that is listed below it, and by one below that', async () => {
      begin(toKinds(things.kind, parts.kind, unlisted('bit', 'part')));
      await views.getPort('part').update({ find: 'x' });
      deepEqual(
        ['thing', 'part', 'bit'].map((kind) => views.getPort(kind).arrangement),
        [{ find: 'x' }, { find: 'x' }, { find: 'x' }],
      );
      throws(() => views.getPort('other'), /No view lists other/);
    });

    it('give the loaded rows of the kind that is arranged', async () => {
      things.set(hangzhou, buildThing('z', { label: 'z', ...opening }));
      parts.set(`${hangzhou}/z`, buildPart('p', 'z'));
      begin(toKinds(things.kind, parts.kind));
      await show();
      deepEqual(views.getPort('thing').resources(), []);
      await shown.view(thingsView).expand('z');
      await pass();
      deepEqual(
        views
          .getPort('thing')
          .resources()
          .map(({ id }) => id),
        ['p'],
      );
      views.dispose();
      begin(toKinds(things.kind));
      await show();
      deepEqual(
        views
          .getPort('thing')
          .resources()
          .map(({ id }) => id),
        ['z'],
      );
    });

    it('keep what is not for good out of the memory', async () => {
      begin(toKinds(things.kind));
      await views.getPort('thing').update({ find: 'x' }, false);
      await views.getPort('thing').update({ sortBy: { field: 'name', descending: false } });
      deepEqual(views.getPort('thing').arrangement, { find: 'x', sortBy: { field: 'name', descending: false } });
    });
  });

  describe('to reveal a resource in', () => {
    const ref = buildThing('a').ref;

    it('select it when they can be seen, and do nothing otherwise', async () => {
      things.set(hangzhou, buildThing('a', { label: 'a' }));
      begin(toKinds(things.kind));
      await views.reveal(ref);
      deepEqual([shown.view(thingsView).selection, things.requests], [[], []]);
      await show();
      await views.reveal(ref);
      deepEqual(shown.view(thingsView).selection, [shown.view(thingsView).row('a').element]);
    });

    it('open the row below it', async () => {
      const children = () => Promise.resolve([{ id: 'row', label: 'row' }]);
      things.set(hangzhou, buildThing('a', { label: 'a', children }));
      begin(toKinds(things.kind));
      await show();
      await views.reveal(ref, 'row');
      equal(text(), 'a\n  row');
    });

    it('never fail: what went wrong is written down', async () => {
      things.set(hangzhou, buildThing('a', { label: 'a' }));
      begin(toKinds(things.kind));
      await show();
      shown.view(thingsView).reveal = () => Promise.reject(new Error('The row has gone'));
      await views.reveal(ref);
      deepEqual(warnings, ['Could not reveal thing a: The row has gone']);
      equal(await views.focus(ref), false);
    });

    it('do nothing for a kind that no view lists', async () => {
      begin(toKinds(things.kind));
      await views.reveal({ ...ref, kind: 'other' });
      equal(await views.focus({ ...ref, kind: 'other' }), false);
      deepEqual(warnings, []);
    });
  });

  describe('to go to a resource in', () => {
    it('are shown, with the resource selected', async () => {
      things.set(hangzhou, buildThing('a', { label: 'a' }));
      begin(toKinds(things.kind));
      equal(await views.focus(buildThing('a').ref), true);
      const view = shown.view(thingsView);
      deepEqual([view.visible, view.selection], [true, [view.row('a').element]]);
    });

    it('list its region first when it is not known yet, and again only then', async () => {
      things.set(hangzhou, buildThing('a'));
      begin(toKinds(things.kind));
      await show();
      things.set(hangzhou, buildThing('a'), buildThing('b', { label: 'b' }));
      equal(await views.focus(buildThing('b').ref), true);
      equal(things.listed(hangzhou), 2);
      equal(await views.focus(buildThing('b').ref), true);
      equal(things.listed(hangzhou), 2);
      equal(await views.focus(buildThing('c').ref), false);
    });

    it('do not list a region that is not shown, nor one for what lies below others', async () => {
      begin(toKinds(things.kind, parts.kind));
      equal(await views.focus(buildThing('a', { region: 'cn-beijing' }).ref), false);
      equal(things.listed('cn-beijing'), 0);
      await views.focus(buildPart('p', 'z').ref);
      deepEqual(parts.requests, []);
    });

    it('fail when the regions cannot be read', async () => {
      begin(toKinds(things.kind));
      connection.regionsError = new Error('It is down');
      await rejects(views.focus(buildThing('a').ref), connection.regionsError);
    });
  });

  it('end with the extension', async () => {
    things.set(hangzhou, buildThing('a'));
    begin(toKinds(things.kind));
    await show();
    views.dispose();
    equal(shown.decorationProviders().length, 0);
    things.set(hangzhou, buildThing('b'));
    await views.getStore('thing')?.load({ region: hangzhou });
    await timers.pass(600);
    equal(text(), 'a');
  });
});
