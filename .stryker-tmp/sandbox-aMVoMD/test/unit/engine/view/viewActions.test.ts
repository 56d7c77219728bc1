import { deepEqual, equal } from 'node:assert/strict';
import type { ActionHandler } from '../../../../src/model/action';
import type { Field } from '../../../../src/model/field';
import { bindViewActions, createViewActions } from '../../../../src/engine/view/viewActions';
import { buildResource } from '../../../support/buildResource';
import type { ScriptedAnswers } from '../../../support/scriptedContext';
import { ScriptedContext } from '../../../support/scriptedContext';

const fields: readonly Field[] = [
  { id: 'name', label: () => 'Name', find: ({ label }) => label, sort: ({ label }) => label },
  { id: 'status', label: () => 'Status', find: ({ status }) => status.code, group: ({ status }) => status.code },
  {
    id: 'tag',
    label: () => 'Tag',
    group: (_row, variant = '') => variant,
    variants: ({ description = '' }) => description.split(' '),
  },
  { id: 'size', label: () => 'Size', sort: () => 0 },
];
const actions = bindViewActions(fields);

async function run(action: ActionHandler<'none'>, answers: ScriptedAnswers): Promise<ScriptedContext> {
  const context = new ScriptedContext(answers);
  equal(await action(context, undefined), undefined);
  return context;
}

describe('finding in a view', () => {
  it('shows what is found while it is typed, and keeps it when it is confirmed', async () => {
    const context = new ScriptedContext({ inputs: ['web'] });
    const kept: (boolean | undefined)[] = [];
    const update = context.view.update.bind(context.view);
    context.view.update = (change, keep?: boolean) => {
      kept.push(keep);
      return update(change);
    };
    await actions.find(context, undefined);
    deepEqual(context.view.updates, [{ find: 'web' }, { find: 'web' }]);
    deepEqual(kept, [false, undefined]);
  });

  it('begins with what is looked for now, and says what can be found', async () => {
    const { ask } = await run(actions.find, { arrangement: { find: 'api' }, inputs: ['api'] });
    deepEqual([ask.typed[0]?.value, ask.typed[0]?.placeholder], ['api', 'Name, Status']);
  });

  it('goes back to what was looked for before when the user gives up', async () => {
    const { view } = await run(actions.find, { arrangement: { find: 'api' }, inputs: [undefined] });
    deepEqual([view.updates, view.arrangement], [[{ find: 'api' }], { find: 'api' }]);
  });

  it('shows all rows again when the box is emptied', async () => {
    const { view } = await run(actions.find, { arrangement: { find: 'api' }, inputs: [''] });
    deepEqual(view.arrangement, {});
  });

  it('ends with one click, and what the service selects by with it; order and groups stay', async () => {
    const sortBy = { field: 'name', descending: false };
    const { view } = await run(actions.clearFilter, { arrangement: { find: 'api', query: { zone: 'i' }, sortBy } });
    deepEqual(view.arrangement, { sortBy });
  });
});

describe('grouping a view', () => {
  it('offers the fields that can be grouped by, the present one marked', async () => {
    const { ask, view } = await run(actions.groupBy, { picks: ['Status'] });
    deepEqual(ask.offered, [['Region', 'Status', 'Tag']]);
    deepEqual(view.arrangement, { groupBy: { field: 'status' } });
  });

  it('goes back to regions', async () => {
    const { view } = await run(actions.groupBy, { picks: ['Region'], arrangement: { groupBy: { field: 'status' } } });
    deepEqual([view.updates.length, view.arrangement], [1, {}]);
  });

  it('asks which of several ways, of those that are in use', async () => {
    const rows = [buildResource('a', { description: 'team env' }), buildResource('b', { description: 'app team' })];
    const { ask, view } = await run(actions.groupBy, { picks: ['Tag', 'team'], rows });
    deepEqual(ask.offered[1], ['app', 'env', 'team']);
    deepEqual(view.arrangement, { groupBy: { field: 'tag', variant: 'team' } });
  });

  it('changes nothing when the user gives up at the first or at the second question', async () => {
    for (const picks of [['none of these'], ['Tag', 'none of these']]) {
      const { view } = await run(actions.groupBy, { picks, arrangement: { groupBy: { field: 'status' } } });
      deepEqual(view.updates, []);
    }
  });
});

describe('sorting a view', () => {
  it('offers the fields that can be sorted by, both ways, and the order of the service', async () => {
    const { ask } = await run(actions.sortBy, {});
    deepEqual(ask.offered, [['As listed by the service', 'Name', 'Name', 'Size', 'Size']]);
  });

  it('sorts by what was picked', async () => {
    const { view } = await run(actions.sortBy, { picks: ['Size'] });
    deepEqual(view.arrangement, { sortBy: { field: 'size', descending: false } });
  });

  it('goes back to the order of the service', async () => {
    const arrangement = { sortBy: { field: 'name', descending: true } };
    const { view } = await run(actions.sortBy, { picks: ['As listed by the service'], arrangement });
    deepEqual(view.arrangement, {});
  });

  it('changes nothing when the user gives up', async () => {
    const { view } = await run(actions.sortBy, { picks: ['none of these'] });
    deepEqual(view.updates, []);
  });
});

describe('the entries of a view', () => {
  it('are named after what it lists, are on no row, and change nothing of the account', () => {
    const entries = Object.entries(createViewActions('ECI Instances'));
    deepEqual(
      entries.map(([name, { title }]) => [name, title]),
      [
        ['find', 'Find ECI Instances…'],
        ['clearFilter', 'Show All ECI Instances'],
        ['groupBy', 'Group ECI Instances…'],
        ['sortBy', 'Sort ECI Instances…'],
      ],
    );
    deepEqual([...new Set(entries.map(([, { target, access }]) => `${target} ${access}`))], ['none read']);
    deepEqual(Object.keys(actions).sort(), entries.map(([name]) => name).sort());
  });
});
