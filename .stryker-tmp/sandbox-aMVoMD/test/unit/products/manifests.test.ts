import { deepEqual, equal } from 'node:assert/strict';
import { findAction } from '../../../src/model/kind';
import { kindManifests } from '../../../src/products/manifests';
import { ScriptedTransport } from '../../support/scriptedTransport';
import { allKinds } from './allKinds';

const kinds = () => allKinds(new ScriptedTransport());

describe('the kinds', () => {
  it('are those of the manifests, in the same order', () => {
    deepEqual(
      [...kinds().keys()],
      kindManifests.map(({ id }) => id),
    );
  });

  it('bind every action of their manifest, and no other', () => {
    for (const kind of kinds().values()) {
      deepEqual(Object.keys(kind.actions).sort(), Object.keys(kind.manifest.actions).sort());
      Object.keys(kind.manifest.actions).forEach((action) => findAction(kind, action));
    }
  });

  it('have a noun of their own', () => {
    const nouns = [...kinds().values()].map((kind) => kind.noun());
    deepEqual(nouns.slice(0, 3), ['ECI instance', 'container', 'O&M task']);
    equal(new Set(nouns).size, nouns.length);
  });
});
