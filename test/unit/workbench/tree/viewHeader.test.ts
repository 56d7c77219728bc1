// What stands above the rows: how far the listing is, what the service holds up, quota, account, filter; and the count of what fails.
import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Snapshot } from '../../../../src/engine/store/holding';
import type { AnyKind } from '../../../../src/model/kind';
import { ViewHeader } from '../../../../src/workbench/tree/viewHeader';
import { ViewState } from '../../../../src/workbench/tree/viewState';
import { buildKind, buildRef, buildResource, buildStatus } from '../../../support/buildResource';
import { FakeMemory } from '../../../support/fakeMemory';
import { fields } from '../../../support/treeTrial';
import { useTimers } from '../../../support/useTimers';
import { services, useVscode } from '../../../support/vscode/useVscode';

const thing = (label: string) => buildResource(label, { label });
const bad = (label: string) =>
  buildResource(label, { label, status: buildStatus({ icon: { name: 'error', tone: 'bad' } }) });

function snapshot(over: Partial<Snapshot> = {}): Snapshot {
  return {
    ...{ scope: { region: 'cn-hangzhou' }, state: 'ready', resources: [], isListing: false, isPartial: false },
    ...{ unaccounted: 0, pending: 0, ...over },
  };
}

describe('the header of a view', () => {
  useVscode();
  const timers = useTimers();
  let snapshots: readonly Snapshot[];
  let state: ViewState;
  let view: vscode.TreeView<unknown>;
  let header: ViewHeader;

  function begin(over: Partial<AnyKind> = {}, viewId = 'elasticContainers.things'): void {
    snapshots = [];
    state = new ViewState(buildKind({ fields, ...over }), new FakeMemory());
    view = vscode.window.createTreeView(viewId, {
      treeDataProvider: { getChildren: () => [], getTreeItem: () => new vscode.TreeItem('') },
    });
    header = new ViewHeader(viewId, view, state, () => snapshots);
  }
  beforeEach(() => begin());

  const draw = (...given: readonly Snapshot[]): string | undefined => {
    snapshots = given;
    header.draw('work');
    return view.description;
  };

  it('is the account alone when there is nothing else to say, and empty when no one is signed in', () => {
    equal(draw(snapshot({ resources: [thing('a')] })), 'work');
    header.draw('');
    equal(view.description, '');
  });

  it('has the progress and the quota before the account', () => {
    const usage = { used: 3, max: 10 };
    equal(
      draw(snapshot({ state: 'loading', resources: [thing('a')], total: 9, usage })),
      '1 of 9 · 3 of 10 used · work',
    );
  });

  it('counts the lists below rows where there are any', () => {
    const parent = buildRef('p');
    const below = snapshot({
      scope: { region: 'cn-hangzhou', parent },
      state: 'loading',
      resources: [thing('a')],
      total: 5,
    });
    equal(draw(snapshot({ state: 'loading', total: 100 }), below), '1 of 5 · work');
  });

  it('says how long the service still throttles, rounded up, until that is over', async () => {
    header.showSlowdown(2_000);
    equal(draw(), 'throttled by the service, 2 s · work');
    await timers.pass(900);
    equal(draw(), 'throttled by the service, 2 s · work');
    await timers.pass(100);
    equal(draw(), 'throttled by the service, 1 s · work');
    await timers.pass(1_000);
    equal(draw(), 'work');
  });

  it('keeps to the longest wait that was reported', () => {
    header.showSlowdown(5_000);
    header.showSlowdown(1_000);
    equal(draw(), 'throttled by the service, 5 s · work');
  });

  it('has how many are failing as a badge, over all lists, and none when none is', () => {
    draw(snapshot({ resources: [bad('a'), thing('b')] }), snapshot({ resources: [bad('c')] }));
    deepEqual(view.badge, { value: 2, tooltip: '2 failing' });
    draw(snapshot({ resources: [thing('b')] }));
    equal(view.badge, undefined);
  });

  it('says what is looked for, how many are found of how many, and what they are sorted by', async () => {
    const rows = snapshot({ resources: [thing('web'), thing('api'), thing('worker')] });
    draw(rows);
    equal(view.message, '');
    await state.update({ find: 'w' });
    draw(rows);
    equal(view.message, 'Find: w (2 of 3)');
    await state.update({ sortBy: { field: 'name', descending: false } });
    draw(rows);
    equal(view.message, 'Find: w (2 of 3) · Sorted by Name');
    await state.update({ find: undefined });
    draw(rows);
    equal(view.message, 'Sorted by Name');
  });

  it('counts only rows of the kind that is looked for', async () => {
    const other = buildResource('web', { label: 'web', ref: buildRef('web', { kind: 'other' }) });
    await state.update({ find: 'w' });
    draw(snapshot({ resources: [other] }), snapshot(), snapshot({ resources: [thing('web'), thing('api')] }));
    equal(view.message, 'Find: w (1 of 2)');
  });

  it('says what the service selects by, in the words of the kind, before the rest', async () => {
    await state.update({ query: { zone: 'i' } });
    draw();
    equal(view.message, '');
    begin({ formatQuery: (query) => `zone ${(query as { zone: string }).zone}` });
    await state.update({ query: { zone: 'i' }, find: 'w' });
    draw();
    equal(view.message, 'Filter: zone i · Find: w (0 of 0)');
    await state.update({ query: undefined });
    draw();
    equal(view.message, 'Find: w (0 of 0)');
  });

  it('lets VS Code know which views keep rows from sight, only when that changes', async () => {
    const known = (): unknown => services.contextKey('elasticContainers.filteredViews');
    draw();
    equal(known(), undefined);
    await state.update({ find: 'w' });
    draw();
    deepEqual(known(), ['elasticContainers.things']);
    const first = { state, header };
    begin({}, 'elasticContainers.parts');
    await state.update({ find: 'w' });
    draw();
    deepEqual(known(), ['elasticContainers.things', 'elasticContainers.parts']);
    await state.update({ find: undefined });
    draw();
    deepEqual(known(), ['elasticContainers.things']);
    await first.state.update({ find: undefined });
    first.header.draw('');
    deepEqual(known(), []);
  });
});
