import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { ViewState } from '../../../../src/workbench/tree/viewState';
import { buildKind, buildResource } from '../../../support/buildResource';
import { FakeMemory } from '../../../support/fakeMemory';

const kind = buildKind({
  fields: [
    { id: 'name', label: () => 'Name', find: ({ label }) => label, sort: ({ label }) => label },
    { id: 'letter', label: () => 'Letter', group: ({ label }) => label.slice(0, 1) },
  ],
});
const rows = ['web', 'api', 'worker'].map((label) => buildResource(label, { label }));
const labels = (state: ViewState): readonly string[] => state.arrange(rows).map(({ label }) => label);

describe('how a view is arranged', () => {
  it('is kept under the name of its kind, and is there again in the next window', async () => {
    const memory = new FakeMemory();
    await new ViewState(kind, memory).update({ sortBy: { field: 'name', descending: false } });
    deepEqual([...memory.kept.keys()], ['arrangement.thing']);
    deepEqual(labels(new ViewState(kind, memory)), ['api', 'web', 'worker']);
  });

  it('is not kept while the user is still choosing', async () => {
    const memory = new FakeMemory();
    const state = new ViewState(kind, memory);
    await state.update({ find: 'w' }, false);
    deepEqual([state.arrangement, memory.kept.size], [{ find: 'w' }, 0]);
  });

  it('may have been kept by another version, or by none', () => {
    const memory = new FakeMemory();
    memory.kept.set('arrangement.thing', { find: 7, sortBy: 'x' });
    deepEqual(new ViewState(kind, memory).arrangement, {});
  });

  it('reports when it changes, and whether the service has to be asked anew', async () => {
    const state = new ViewState(kind, new FakeMemory());
    const queries: boolean[] = [];
    state.onDidChange(({ query }) => void queries.push(query));
    await state.update({ find: 'w' });
    await state.update({ query: { zone: 'i' } });
    await state.update({ query: { zone: 'i' }, find: undefined });
    await state.update({ query: undefined });
    deepEqual(queries, [false, true, false, true]);
  });

  it('keeps rows from view when something is looked for or selected by, not when it is sorted', async () => {
    const state = new ViewState(kind, new FakeMemory());
    const isFiltered = async (change: Parameters<ViewState['update']>[0]): Promise<boolean> => {
      await state.update(change);
      return state.isFiltered;
    };
    equal(await isFiltered({ sortBy: { field: 'name', descending: false } }), false);
    equal(await isFiltered({ find: 'w' }), true);
    equal(await isFiltered({ find: undefined, query: {} }), true);
    equal(await isFiltered({ query: undefined }), false);
  });

  it('finds what it is asked for, and shows everything again when it is asked no longer', async () => {
    const state = new ViewState(kind, new FakeMemory());
    await state.update({ find: 'w', sortBy: { field: 'name', descending: true } });
    deepEqual(labels(state), ['worker', 'web']);
    await state.update({ find: 'worker' });
    deepEqual(labels(state), ['worker']);
    await state.update({ find: undefined });
    deepEqual(labels(state), ['worker', 'web', 'api']);
  });

  it('is worked out once for the same list, and anew for another list or another arrangement', async () => {
    const state = new ViewState(kind, new FakeMemory());
    await state.update({ sortBy: { field: 'name', descending: false } });
    const arranged = state.arrange(rows);
    equal(state.arrange(rows), arranged);
    notEqual(state.arrange([...rows]), arranged);
    await state.update({ sortBy: { field: 'name', descending: true } });
    deepEqual(labels(state), ['worker', 'web', 'api']);
  });

  it('has groups when it is grouped', async () => {
    const state = new ViewState(kind, new FakeMemory());
    equal(state.group(rows), undefined);
    await state.update({ groupBy: { field: 'letter' } });
    deepEqual(
      state.group(rows)?.map(({ key, resources }) => [key, resources.length]),
      [
        ['a', 1],
        ['w', 2],
      ],
    );
  });
});
