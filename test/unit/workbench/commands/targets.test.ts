// What a command acts on: what was clicked and selected, or what is picked.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { UserFacingError } from '../../../../src/base/errors';
import { ResourceStore } from '../../../../src/engine/store/resourceStore';
import type { ActionManifest } from '../../../../src/model/action';
import type { AnyKind, KindManifest } from '../../../../src/model/kind';
import type { Resource, ResourceRef } from '../../../../src/model/resource';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import {
  findOwner,
  getClickedRefs,
  parseRef,
  pickRegion,
  pickTargets,
  splitByAllowed,
} from '../../../../src/workbench/commands/targets';
import type { PickRequest, TargetSources } from '../../../../src/workbench/commands/targets';
import { buildKind, buildRef, buildResource, buildStatus } from '../../../support/buildResource';
import { FakeClock } from '../../../support/fakeClock';
import { FakeConnection } from '../../../support/fakeConnection';
import { ListedKind, buildPart, buildThing, partManifest } from '../../../support/listedKind';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';

const hangzhou = 'cn-hangzhou';
const beijing = 'cn-beijing';
const entry = { target: 'one', access: 'write', group: '1@1' } as const;
const thingManifest: KindManifest = {
  id: 'thing',
  statuses: ['On', 'Off'],
  actions: {
    look: { ...entry, title: 'Look' },
    stop: { ...entry, title: 'Stop', when: { anyOf: ['On'] } },
  },
};
const off = { status: buildStatus({ code: 'Off', text: 'Off' }) };

/** Things, parts below them, bits below parts that no store holds, and guests that act on things. */
class World {
  readonly connection = new FakeConnection();
  readonly things = new ListedKind({ manifest: thingManifest, noun: () => 'thing' });
  readonly parts = new ListedKind({
    manifest: { ...partManifest, actions: { look: { ...entry, title: 'Look' } } },
    noun: () => 'part',
  });
  readonly bit = buildKind({
    manifest: { id: 'bit', parent: 'thing', actions: { look: { ...entry, title: 'Look' } } },
    noun: () => 'bit',
    listBelow: (parent) =>
      Promise.resolve([buildResource('x', { ref: buildRef('x', { kind: 'bit', parent: parent.id }) })]),
  });
  readonly guest = buildKind({
    manifest: { id: 'guest', actions: { make: { ...entry, title: 'Make', on: 'thing' } } },
    noun: () => 'guest',
  });
  readonly stores: ReadonlyMap<string, ResourceStore>;
  private readonly kinds: ReadonlyMap<string, AnyKind>;

  constructor() {
    const clock = new FakeClock();
    this.stores = new Map(
      [this.things, this.parts].map(({ kind }) => [kind.manifest.id, new ResourceStore(kind, clock)]),
    );
    const kinds = [this.things.kind, this.parts.kind, this.bit, this.guest];
    this.kinds = new Map(kinds.map((kind) => [kind.manifest.id, kind]));
  }

  sources(answers: ScriptedAnswers = {}) {
    const { ask } = new ScriptedContext(answers);
    const sources: TargetSources = {
      ...{ ask, connection: this.connection },
      kind: (id) => this.kinds.get(id),
      store: (id) => this.stores.get(id),
    };
    return { ...sources, ask };
  }

  async pick(kind: AnyKind, over: Partial<PickRequest> = {}, answers: ScriptedAnswers = {}) {
    const { ask, ...sources } = this.sources(answers);
    const picked = await pickTargets({ ask, ...sources }, kind, { action: 'look', many: false, ...over });
    return { picked, questions: ask.questions, titles: ask.questions.map(({ title }) => title) };
  }
}

const ids = (refs: readonly ResourceRef[] | undefined): readonly string[] | undefined => refs?.map(({ id }) => id);

describe('a reference that is handed over', () => {
  it('is taken when it names a resource, and nothing else of it', () => {
    const ref = buildRef('a');
    deepEqual(parseRef({ ...ref, other: 1 }), ref);
    deepEqual(parseRef({ ...ref, parent: 'p' }), { ...ref, parent: 'p' });
    deepEqual(parseRef({ ...ref, parent: 1 }), ref);
  });

  it('is not taken when anything is missing, or it is no reference', () => {
    const { kind, region, id, name } = buildRef('a');
    for (const value of [undefined, null, 'a', { region, id, name }, { kind, id, name }, { kind, region, name }]) {
      equal(parseRef(value), undefined);
    }
    equal(parseRef({ kind, region, id }), undefined);
    equal(parseRef({ kind, region, id, name: 1 }), undefined);
  });
});

describe('what was clicked', () => {
  const table = new NodeTable();
  const node = (resource: Resource) => table.ensureContent(undefined, resource, `${resource.ref.kind}/${resource.id}`);
  const [a, b, part] = [node(buildThing('a')), node(buildThing('b')), node(buildPart('p', 'a'))];
  const region = table.ensureNode(undefined, hangzhou, { type: 'region', region: hangzhou, description: '' });
  const clicked = (args: readonly unknown[], many = true, kindId = 'thing') => ids(getClickedRefs(args, kindId, many));

  it('is the row, or the reference that stands for it', () => {
    deepEqual(clicked([a]), ['a']);
    deepEqual(clicked([buildThing('z').ref]), ['z']);
    deepEqual([clicked([]), clicked([region]), clicked([{ ...a }])], [[], [], []]);
  });

  it('is no row of another kind', () => {
    deepEqual([clicked([part]), clicked([part], true, 'part')], [[], ['p']]);
  });

  it('is all that is selected with it, of its kind, for an action on many', () => {
    deepEqual(clicked([a, [a, b, part, region]]), ['a', 'b']);
    deepEqual(clicked([a, [buildThing('z').ref, a]]), ['z', 'a']);
    deepEqual(clicked([a, [a, b]], false), ['a']);
    deepEqual(clicked([a, 'no list']), ['a']);
  });

  it('is not what is selected elsewhere', () => {
    deepEqual(clicked([a, [b]]), ['a']);
    deepEqual(clicked([a, []]), ['a']);
  });
});

describe('what a clicked row lies below', () => {
  const table = new NodeTable();
  const row = table.ensureContent(undefined, buildPart('p', 'a'));
  const action: ActionManifest = { ...entry, title: 'Look', below: ['part'] };

  it('is the target of an action that is offered there for its sake, as it is known', async () => {
    const world = new World();
    world.things.set(hangzhou, buildThing('a', { ref: buildRef('a', { name: 'web' }) }));
    const owner = { kind: 'thing', region: hangzhou, id: 'a' };
    deepEqual(findOwner(world.sources(), action, 'thing', row), { ...owner, name: 'a' });
    await world.stores.get('thing')?.load({ region: hangzhou });
    deepEqual(findOwner(world.sources(), action, 'thing', row), { ...owner, name: 'web' });
    deepEqual(findOwner(world.sources(), action, 'bit', row), { ...owner, kind: 'bit', name: 'a' });
  });

  it('is none for another action, another row, or a row that lies below nothing', () => {
    const world = new World();
    const find = (given: ActionManifest, clicked: unknown) => findOwner(world.sources(), given, 'thing', clicked);
    equal(find({ ...entry, title: 'Look' }, row), undefined);
    equal(find({ ...action, below: ['bit'] }, row), undefined);
    equal(find(action, undefined), undefined);
    equal(find(action, table.ensureContent(undefined, buildThing('a'))), undefined);
    const rootless = buildResource('r', { ref: buildRef('r', { kind: 'part' }) });
    equal(find(action, table.ensureContent(undefined, rootless)), undefined);
  });
});

describe('the targets of an action on many', () => {
  it('are those that allow it; the others are skipped with the reason', async () => {
    const world = new World();
    world.things.set(hangzhou, buildThing('a'), buildThing('b', { label: 'web', ...off }));
    await world.stores.get('thing')?.load({ region: hangzhou });
    const refs = ['a', 'b', 'gone'].map((id) => buildThing(id).ref);
    const { allowed, skipped } = splitByAllowed(world.sources(), refs, 'stop');
    deepEqual([ids(allowed), skipped], [['a', 'gone'], [{ ref: refs[1], reason: 'web is Off' }]]);
    deepEqual(ids(splitByAllowed(world.sources(), refs, 'look').allowed), ['a', 'b', 'gone']);
  });

  it('are left to the service where neither their store nor their kind is known', () => {
    const world = new World();
    const unknown = buildRef('x', { kind: 'other' });
    deepEqual(splitByAllowed(world.sources(), [unknown], 'look'), { allowed: [unknown], skipped: [] });
    const store = { find: () => buildThing('x', off) } as unknown as ResourceStore;
    const sources: TargetSources = { ...world.sources(), kind: () => undefined, store: () => store };
    deepEqual(splitByAllowed(sources, [unknown], 'stop').allowed, [unknown]);
  });
});

describe('picking what a command acts on', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.connection.regions = [hangzhou, beijing];
    world.things.set(
      hangzhou,
      buildThing('a', { label: 'web', description: 'On · 2 d', icon: { name: 'pass', tone: 'good' } }),
    );
    world.things.set(beijing, buildThing('b', { region: beijing, label: 'api', ...off }));
  });

  it('is among all of the kind in all regions, which are listed for it', async () => {
    const { picked, questions } = await world.pick(world.things.kind, {}, { picks: ['api'] });
    deepEqual(picked, [buildThing('b', { region: beijing }).ref]);
    deepEqual(questions, [
      {
        title: 'Select thing',
        choices: [
          {
            ...{ label: 'web', description: 'On · 2 d', detail: 'cn-hangzhou · a', icon: 'pass' },
            value: buildThing('a').ref,
          },
          {
            ...{ label: 'api', description: '', detail: 'cn-beijing · b' },
            value: buildThing('b', { region: beijing }).ref,
          },
        ],
      },
    ]);
  });

  it('lists only what is not known yet', async () => {
    await world.stores.get('thing')?.load({ region: hangzhou });
    await world.pick(world.things.kind);
    deepEqual([world.things.listed(hangzhou), world.things.listed(beijing)], [1, 1]);
  });

  it('lists a region again whose listing has failed', async () => {
    world.things.failures.set(beijing, new Error('It is down'));
    await world.pick(world.things.kind);
    world.things.failures.clear();
    const { questions } = await world.pick(world.things.kind);
    equal(questions[0]?.choices.length, 2);
  });

  it('offers only what allows the action now, and what is wanted of that', async () => {
    deepEqual((await world.pick(world.things.kind, { action: 'stop' })).questions[0]?.choices.length, 1);
    const offers = ({ id }: ResourceRef): boolean => id === 'b';
    deepEqual(ids((await world.pick(world.things.kind, { offers })).picked), ['b']);
    await rejects(world.pick(world.things.kind, { offers: () => false }), /^UserFacingError: No thing is available\.$/);
  });

  it('is of as many as are taken for an action on many', async () => {
    const { picked, titles } = await world.pick(world.things.kind, { many: true });
    deepEqual([ids(picked), titles], [['a', 'b'], ['Select thing (one or more)']]);
    const none = await world.pick(world.things.kind, { many: true }, { many: { labels: undefined } });
    equal(none.picked, undefined);
  });

  it('is given up without a choice', async () => {
    equal((await world.pick(world.things.kind, {}, { picks: ['nothing'] })).picked, undefined);
  });

  it('says when nothing is there, or nothing in the right state', async () => {
    world.things.set(hangzhou);
    await rejects(
      world.pick(world.things.kind, { action: 'stop' }),
      /No thing is in a state that allows this action\./,
    );
    world.things.set(beijing);
    world = new World();
    await rejects(world.pick(world.things.kind), /No thing is available\./);
  });

  it('does without a region that could not be listed, and says why when nothing else is there', async () => {
    world.things.failures.set(beijing, new Error('It is down'));
    deepEqual(ids((await world.pick(world.things.kind)).picked), ['a']);
    world.things.set(hangzhou);
    await world.stores.get('thing')?.load({ region: hangzhou });
    await rejects(world.pick(world.things.kind), /It is down/);
  });

  it('goes on with what was known of a region that could not be listed again', async () => {
    const store = world.stores.get('thing');
    await store?.load({ region: hangzhou });
    world.things.failures.set(hangzhou, new Error('It is down')).set(beijing, new Error('It is down'));
    await store?.load({ region: hangzhou });
    deepEqual(ids((await world.pick(world.things.kind)).picked), ['a']);
  });

  it('needs a signed-in account', async () => {
    world.connection.account = undefined;
    await rejects(world.pick(world.things.kind), (error: UserFacingError) => {
      deepEqual(
        [error.message, error.hint],
        ['You are not signed in.', 'Select a profile, or try the local emulator.'],
      );
      return true;
    });
  });

  it('needs a store of the kind', async () => {
    await rejects(world.pick(world.guest), /Kind guest has no view/);
  });

  it('is among those of another kind where the action acts on them, in whatever state', async () => {
    const { picked, titles, questions } = await world.pick(world.guest, { action: 'make' });
    deepEqual([ids(picked), titles, questions[0]?.choices.length], [['a'], ['Select thing'], 2]);
    const lost = buildKind({ manifest: { id: 'lost', actions: { make: { ...entry, title: 'Make', on: 'nothing' } } } });
    await rejects(world.pick(lost, { action: 'make' }), /No kind nothing/);
  });

  describe('below another', () => {
    beforeEach(() => world.parts.set(`${hangzhou}/a`, buildPart('p', 'a'), buildPart('q', 'a')));

    it('asks for that one first, in whatever state it is', async () => {
      const { picked, titles, questions } = await world.pick(world.parts.kind, {}, { picks: ['web', 'q'] });
      deepEqual([ids(picked), titles], [['q'], ['Select thing', 'Select part']]);
      equal(questions[0]?.choices.length, 2);
    });

    it('does not ask for it where it is given, but does for one of another kind', async () => {
      const given = await world.pick(world.parts.kind, { parent: buildThing('a').ref });
      deepEqual([ids(given.picked), given.titles], [['p'], ['Select part']]);
      const other = await world.pick(world.parts.kind, { parent: buildRef('a', { kind: 'other' }) });
      deepEqual(other.titles, ['Select thing', 'Select part']);
    });

    it('is given up with it', async () => {
      const { picked, titles } = await world.pick(world.parts.kind, {}, { picks: ['nothing'] });
      deepEqual([picked, titles], [undefined, ['Select thing']]);
    });

    it('lists each time, goes on with what was known, and says why nothing is there', async () => {
      const parent = buildThing('a').ref;
      const key = `${hangzhou}/a`;
      await world.pick(world.parts.kind, { parent });
      world.parts.failures.set(key, new Error('It is down'));
      equal((await world.pick(world.parts.kind, { parent })).questions[0]?.choices.length, 2);
      equal(world.parts.listed(key), 2);
      const fresh = new World();
      fresh.parts.failures.set(key, new Error('It is down'));
      await rejects(fresh.pick(fresh.parts.kind, { parent }), /It is down/);
      fresh.parts.failures.clear();
      await rejects(fresh.pick(fresh.parts.kind, { parent }), /No part is available\./);
    });

    it('asks the kind where no store holds its rows', async () => {
      const parent = buildThing('a').ref;
      deepEqual(ids((await world.pick(world.bit, { parent })).picked), ['x']);
      const without = buildKind({ manifest: world.bit.manifest, noun: () => 'bit' });
      await rejects(world.pick(without, { parent }), /No bit is available\./);
    });
  });
});

describe('picking a region', () => {
  it('is no question where there is only one', async () => {
    const world = new World();
    const { ask, ...sources } = world.sources();
    deepEqual([await pickRegion({ ask, ...sources }), ask.questions], [hangzhou, []]);
  });

  it('is among those that are shown', async () => {
    const world = new World();
    world.connection.regions = [hangzhou, beijing];
    const { ask, ...sources } = world.sources({ picks: [beijing] });
    equal(await pickRegion({ ask, ...sources }), beijing);
    deepEqual(ask.questions, [
      {
        title: 'Select a region',
        choices: [hangzhou, beijing].map((region) => ({ label: region, icon: 'globe', value: region })),
      },
    ]);
  });
});
