import { equal, match } from 'node:assert/strict';
import type { ActionManifest } from '../../../../src/model/action';
import type { KindManifest } from '../../../../src/model/kind';
import { createContextValue } from '../../../../src/workbench/tree/contextValue';
import { buildResource, thingManifest } from '../../../support/buildResource';

/** Both of its actions need a trait of the row. */
const strictManifest: KindManifest = {
  ...thingManifest,
  actions: {
    look: {
      title: 'Look',
      target: 'one',
      access: 'read',
      group: '1@1',
      when: { anyOf: ['visible'], unknown: 'refuse' },
    },
    change: {
      title: 'Change',
      target: 'one',
      access: 'write',
      group: '1@2',
      when: { anyOf: ['idle'], unknown: 'refuse' },
    },
  },
};
const sweep: ActionManifest = {
  title: 'Sweep',
  target: 'many',
  access: 'write',
  group: '1@3',
  when: { anyOf: ['dirty'], unknown: 'refuse' },
};

describe('the context value of a row', () => {
  it('is the kind and the actions that the resource allows, in the order of the manifest', () => {
    const resource = buildResource('a', { traits: ['idle', 'visible'] });
    equal(createContextValue(resource, [strictManifest], false), 'thing +look +change');
  });

  it('is the kind alone when nothing is allowed and no action is on many', () => {
    equal(createContextValue(buildResource('a'), [strictManifest], false), 'thing');
  });

  it('has an action on many in every state, so that one row does not take it from the rest of a selection', () => {
    const manifest: KindManifest = { ...strictManifest, actions: { ...strictManifest.actions, sweep } };
    equal(createContextValue(buildResource('a'), [manifest], false), 'thing +sweep');
    equal(
      createContextValue(buildResource('a', { traits: ['dirty', 'visible'] }), [manifest], false),
      'thing +look +sweep',
    );
    equal(createContextValue(buildResource('a'), [manifest], true), 'thing');
  });

  it('says of an action on many that has a button where the row itself allows it', () => {
    const manifest: KindManifest = { ...thingManifest, actions: { sweep: { ...sweep, inline: 1 } } };
    const allowing = buildResource('a', { traits: ['dirty'] });
    equal(createContextValue(allowing, [manifest], false), 'thing +sweep =sweep');
    equal(createContextValue(buildResource('a'), [manifest], false), 'thing +sweep');
    equal(createContextValue(allowing, [manifest], true), 'thing');
  });

  it('has the button of an action on many only, which every other action has by its name', () => {
    const look: ActionManifest = { title: 'Look', target: 'one', access: 'read', group: '1@1', inline: 1 };
    equal(createContextValue(buildResource('a'), [{ ...thingManifest, actions: { look } }], false), 'thing +look');
  });

  it('has no button of another kind, whose action has one on its own rows', () => {
    const gather = { title: 'Gather', target: 'many', access: 'read', group: '1@1', inline: 1 } as const;
    const other: KindManifest = { id: 'other', actions: { gather: { ...gather, on: 'thing' } } };
    equal(createContextValue(buildResource('a'), [other], false), 'thing +other.gather');
  });

  it('has no action that its kind offers on another', () => {
    const send = { title: 'Send', target: 'one', access: 'read', group: '1@1', on: 'other' } as const;
    equal(createContextValue(buildResource('a'), [{ ...thingManifest, actions: { send } }], false), 'thing');
  });

  it('offers no write in read-only mode', () => {
    const resource = buildResource('a', { traits: ['idle', 'visible'] });
    equal(createContextValue(resource, [strictManifest], true), 'thing +look');
  });

  it('offers nothing that the manifest does not name', () => {
    const resource = buildResource('a', { traits: ['visible', 'toString', 'other'] });
    equal(createContextValue(resource, [strictManifest], false), 'thing +look');
  });

  it('offers what other kinds do on it, whatever it allows itself, under their name', () => {
    const make = { title: 'Make', target: 'one', access: 'write', group: '1@1', on: 'thing' } as const;
    const own = { title: 'Own', target: 'one', access: 'read', group: '1@1' } as const;
    const other: KindManifest = { id: 'other', actions: { make, own } };
    const resource = buildResource('a', { traits: ['visible'] });
    equal(createContextValue(resource, [strictManifest, other], false), 'thing +look +other.make');
    equal(createContextValue(resource, [strictManifest, other], true), 'thing +look');
  });

  it('offers what is done to what it lies below, where the action says so', () => {
    const look = { title: 'Look', target: 'one', access: 'read', group: '1@1', below: ['thing'] } as const;
    const parent: KindManifest = { id: 'parent', actions: { look } };
    equal(createContextValue(buildResource('a'), [parent, strictManifest], false), 'thing +parent.look');
  });

  it('is matched by the menus’ expression for the whole name of an action only', () => {
    const value = createContextValue(buildResource('a', { traits: ['visible'] }), [strictManifest], false);
    match(value, /^thing\b.*\+look\b/);
    equal(/^thing\b.*\+loo\b/.test(value), false);
    equal(/^thin\b.*\+look\b/.test(value), false);
  });
});
