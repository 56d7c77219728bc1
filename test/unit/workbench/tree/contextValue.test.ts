import { equal, match } from 'node:assert/strict';
import type { KindManifest } from '../../../../src/model/kind';
import { createContextValue } from '../../../../src/workbench/tree/contextValue';
import { buildResource, thingManifest } from '../../../support/buildResource';

describe('the context value of a row', () => {
  it('is the kind and the actions that the resource allows, in the order of the manifest', () => {
    const resource = buildResource('a', { allows: new Set(['change', 'look']) });
    equal(createContextValue(resource, [thingManifest], false), 'thing +look +change');
  });

  it('is the kind alone when nothing is allowed and no action is on many', () => {
    equal(createContextValue(buildResource('a'), [thingManifest], false), 'thing');
  });

  it('has an action on many in every state, so that one row does not take it from the rest of a selection', () => {
    const sweep = { title: 'Sweep', target: 'many', access: 'write', group: '1@3' } as const;
    const manifest: KindManifest = { ...thingManifest, actions: { ...thingManifest.actions, sweep } };
    equal(createContextValue(buildResource('a'), [manifest], false), 'thing +sweep');
    equal(
      createContextValue(buildResource('a', { allows: new Set(['sweep', 'look']) }), [manifest], false),
      'thing +look +sweep',
    );
    equal(createContextValue(buildResource('a'), [manifest], true), 'thing');
  });

  it('says of an action on many that has a button where the row itself allows it', () => {
    const sweep = { title: 'Sweep', target: 'many', access: 'write', group: '1@3', inline: 1 } as const;
    const manifest: KindManifest = { ...thingManifest, actions: { sweep } };
    const allowing = buildResource('a', { allows: new Set(['sweep']) });
    equal(createContextValue(allowing, [manifest], false), 'thing +sweep =sweep');
    equal(createContextValue(buildResource('a'), [manifest], false), 'thing +sweep');
    equal(createContextValue(allowing, [manifest], true), 'thing');
  });

  it('offers no write in read-only mode', () => {
    const resource = buildResource('a', { allows: new Set(['change', 'look']) });
    equal(createContextValue(resource, [thingManifest], true), 'thing +look');
  });

  it('offers nothing that the manifest does not name', () => {
    const resource = buildResource('a', { allows: new Set(['look', 'toString', 'other']) });
    equal(createContextValue(resource, [thingManifest], false), 'thing +look');
  });

  it('offers what other kinds do on it, whatever it allows itself, under their name', () => {
    const make = { title: 'Make', target: 'one', access: 'write', group: '1@1', on: 'thing' } as const;
    const own = { title: 'Own', target: 'one', access: 'read', group: '1@1' } as const;
    const other: KindManifest = { id: 'other', actions: { make, own } };
    const resource = buildResource('a', { allows: new Set(['look', 'own', 'make']) });
    equal(createContextValue(resource, [thingManifest, other], false), 'thing +look +other.make');
    equal(createContextValue(resource, [thingManifest, other], true), 'thing +look');
  });

  it('offers what is done to what it lies below, where the action says so', () => {
    const look = { title: 'Look', target: 'one', access: 'read', group: '1@1', below: ['thing'] } as const;
    const parent: KindManifest = { id: 'parent', actions: { look } };
    equal(createContextValue(buildResource('a'), [parent, thingManifest], false), 'thing +parent.look');
  });

  it('is matched by the menus’ expression for the whole name of an action only', () => {
    const value = createContextValue(buildResource('a', { allows: new Set(['look']) }), [thingManifest], false);
    match(value, /^thing\b.*\+look\b/);
    equal(/^thing\b.*\+loo\b/.test(value), false);
    equal(/^thin\b.*\+look\b/.test(value), false);
  });
});
