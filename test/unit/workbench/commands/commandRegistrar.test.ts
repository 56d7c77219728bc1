// What a command does from the click to the message: its target, its checks, its run, its outcome.
import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import { eci } from '../../../../src/products/eci/client';
import { isUserInitiated } from '../../../../src/base/asked';
import { UserFacingError } from '../../../../src/base/errors';
import { silentLog } from '../../../../src/base/log';
import { ResourceStore } from '../../../../src/engine/store/resourceStore';
import type { ActionContext, ActionManifest, BoundAction, Outcome } from '../../../../src/model/action';
import type { AnyKind } from '../../../../src/model/kind';
import type { ProfileChoice } from '../../../../src/model/ports/connection';
import type { ResourceRef } from '../../../../src/model/resource';
import type { SpecDocument } from '../../../../src/model/spec/document';
import type { ViewPort } from '../../../../src/model/viewPort';
import { CommandRegistrar } from '../../../../src/workbench/commands/commandRegistrar';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import { buildKind, buildRef, buildStatus } from '../../../support/buildResource';
import { FakeClock } from '../../../support/fakeClock';
import { FakeConnection, buildAccount } from '../../../support/fakeConnection';
import { FakeMemory } from '../../../support/fakeMemory';
import { ListedKind, buildPart, buildThing, partManifest } from '../../../support/listedKind';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';

const hangzhou = 'cn-hangzhou';
const read = { access: 'read', group: '1@1' } as const;
const write = { access: 'write', group: '1@1' } as const;
const refreshing = 'The list was refreshing. Try again.';

const actions = {
  look: { ...read, title: 'Look', target: 'one' },
  stop: { ...write, title: 'Stop', target: 'one', when: { anyOf: ['On'] } },
  sweep: { ...write, title: 'Sweep', target: 'many', when: { anyOf: ['On'] } },
  destroy: { ...write, title: 'Destroy', target: 'many', destructive: true },
  make: { ...write, title: 'Make', target: 'none' },
  send: { ...write, title: 'Send', target: 'document' },
  owned: { ...read, title: 'Owned', target: 'one', below: ['part'] },
} as const satisfies Record<string, ActionManifest>;

interface Run {
  readonly action: string;
  readonly target: unknown;
  readonly context: ActionContext;
  readonly isUserInitiated: boolean;
}

/** A registrar of things; what ran is noted, and answered by the test. */
class World {
  readonly runs: Run[] = [];
  answer: (run: Run) => Promise<Outcome | undefined> = () => Promise.resolve(undefined);
  readonly connection = new FakeConnection();
  readonly scripted: ScriptedContext;
  readonly things: ListedKind;
  readonly kinds: AnyKind[];
  readonly store: ResourceStore;
  readonly clock = new FakeClock();
  readonly memory = new FakeMemory();
  isReadOnly = false;
  document: SpecDocument | undefined;
  readonly documentArguments: unknown[] = [];
  readonly registrar: CommandRegistrar;
  readonly draftsOf: string[] = [];
  readonly revealed: ResourceRef[] = [];
  private readonly table = new NodeTable();

  constructor(answers: ScriptedAnswers = {}) {
    this.scripted = new ScriptedContext(answers);
    const { ask, show } = this.scripted;
    this.things = new ListedKind({
      ...{ noun: () => 'Thing', manifest: { id: 'thing', statuses: ['On', 'Off'], actions } },
      actions: Object.fromEntries(Object.entries(actions).map(([name, { target }]) => [name, this.bind(name, target)])),
    });
    const guest = buildKind({
      noun: () => 'Guest',
      manifest: {
        id: 'guest',
        actions: { take: { ...write, title: 'Take', target: 'one', on: 'thing', when: { anyOf: ['Never'] } } },
      },
      actions: { take: this.bind('take', 'one') },
    });
    this.store = new ResourceStore(this.things.kind, this.clock);
    this.kinds = [this.things.kind, guest];
    this.registrar = new CommandRegistrar({
      ...{ ask, show, connection: this.connection, clock: this.clock, memory: this.memory, log: silentLog },
      kind: (id) => this.kinds.find(({ manifest }) => manifest.id === id),
      store: (id) => (id === 'thing' ? this.store : undefined),
      drafts: (account) => {
        this.draftsOf.push(account);
        return this.scripted.drafts;
      },
      readOnly: () => this.isReadOnly,
      isProduction: ({ label }: ProfileChoice) => label === 'prod',
      specs: {
        target: (kindId, argument) => {
          this.documentArguments.push([kindId, argument]);
          return Promise.resolve(this.document);
        },
      },
      reveal: (ref) => Promise.resolve(void this.revealed.push(ref)),
      focus: () => Promise.resolve(true),
      view: (kindId) => ({ arrangement: { find: kindId } }) as ViewPort,
    });
    this.kinds.forEach((kind) => this.registrar.registerKind(kind));
  }

  get show() {
    return this.scripted.show;
  }

  get messages(): readonly string[] {
    return this.show.messages.map(({ text }) => text);
  }

  /** What went wrong, in words. */
  get failures(): readonly string[] {
    return this.show.failures.map((error) => (error as Error).message);
  }

  get ran(): readonly unknown[] {
    return this.runs.map(({ action, target }) => [action, toIds(target)]);
  }

  async list(...rows: readonly Parameters<typeof buildThing>[]): Promise<void> {
    this.things.set(hangzhou, ...rows.map((args) => buildThing(...args)));
    await this.store.load({ region: hangzhou });
  }

  /** The row of a thing, as a menu hands it over. */
  row(id: string, of = buildThing(id)) {
    return this.table.ensureContent(undefined, of, `${of.ref.kind}/${id}`);
  }

  run(name: string, ...args: readonly unknown[]): Promise<void> {
    return this.registrar.run(`elasticContainers.${name.includes('.') ? name : `thing.${name}`}`, args);
  }

  private bind(action: string, target: BoundAction['target']): BoundAction {
    const run = (context: ActionContext, given: unknown): Promise<Outcome | undefined> => {
      const one = { action, target: given, context, isUserInitiated: isUserInitiated() };
      this.runs.push(one);
      return this.answer(one);
    };
    return { target, run };
  }
}

function toIds(target: unknown): unknown {
  return Array.isArray(target)
    ? target.map((ref: ResourceRef) => ref.id)
    : ((target as Partial<ResourceRef> | undefined)?.id ?? target);
}

describe('a command', () => {
  it('that is not registered is an error of the program', async () => {
    await rejects(new World().registrar.run('elasticContainers.nothing', []), /No command elasticContainers\.nothing/);
  });

  describe('that is not about one resource', () => {
    it('gets what VS Code passes', async () => {
      const world = new World();
      const got: unknown[][] = [];
      world.registrar.register('test.any', (...args) => void got.push(args));
      await world.registrar.run('test.any', [1, [2]]);
      await world.registrar.run('test.any', [undefined]);
      deepEqual(got, [[1, [2]], [undefined]]);
    });

    it('shows its failure, and Retry runs it again with the same', async () => {
      const world = new World();
      const got: unknown[] = [];
      world.registrar.register('test.any', (arg) => {
        got.push(arg);
        return got.length === 1 ? Promise.reject(new Error('It is down')) : Promise.resolve();
      });
      await world.registrar.run('test.any', ['x']);
      deepEqual(world.failures, ['It is down']);
      await world.show.retries[0]?.();
      deepEqual(got, ['x', 'x']);
    });

    it('does nothing without its row where it is offered on rows', async () => {
      const world = new World();
      const got: unknown[] = [];
      const ids = ['loadAll', 'compare', 'stopWatch', 'loadMore'].map((name) => `elasticContainers.${name}`);
      for (const id of ids) {
        world.registrar.register(id, () => void got.push(id));
        await world.registrar.run(id, [undefined, [undefined]]);
      }
      deepEqual([got, world.messages], [['elasticContainers.loadMore'], [refreshing, refreshing, refreshing]]);
      await world.registrar.run('elasticContainers.compare', []);
      deepEqual(got.at(-1), 'elasticContainers.compare');
    });
  });

  describe('on one resource', () => {
    it('acts on the row that was clicked, be others selected or not', async () => {
      const world = new World();
      await world.list(['a'], ['b']);
      await world.run('look', world.row('a'));
      await world.run('look', world.row('b'), [world.row('a'), world.row('b')]);
      deepEqual(world.ran, [
        ['look', 'a'],
        ['look', 'b'],
      ]);
      ok(world.runs[0]?.isUserInitiated);
    });

    it('does nothing when its row was lost on the way', async () => {
      const world = new World();
      await world.list(['a']);
      await world.run('look', undefined, [undefined]);
      await world.run('sweep', world.row('a'), [world.row('a'), undefined]);
      deepEqual([world.ran, world.messages, world.scripted.ask.questions], [[], [refreshing, refreshing], []]);
    });

    it('asks which one from the palette, among those that allow it', async () => {
      const world = new World({ picks: ['name of b'] });
      await world.list(['a', { status: buildStatus({ code: 'Off' }) }], ['b', { label: 'name of b' }], ['c']);
      await world.run('stop');
      deepEqual(world.scripted.ask.offered, [['name of b', 'c']]);
      deepEqual(world.ran, [['stop', 'b']]);
    });

    it('does nothing when none is picked', async () => {
      const world = new World({ picks: ['nothing'] });
      await world.list(['a']);
      await world.run('look');
      deepEqual([world.ran, world.failures, world.messages], [[], [], []]);
    });

    it('says why it is not possible when the row does not allow it', async () => {
      const world = new World();
      await world.list(['a', { label: 'web', status: buildStatus({ code: 'Off', text: 'Off' }) }]);
      await world.run('stop', world.row('a'));
      deepEqual([world.ran, world.failures], [[], ['Not possible: web is Off.']]);
    });

    it('acts on what the clicked row lies below, where it is offered there', async () => {
      const world = new World();
      await world.run('owned', world.row('p', buildPart('p', 'a')));
      deepEqual(world.ran, [['owned', 'a']]);
    });

    it('acts on rows of another kind where it is offered there, in whatever state', async () => {
      const world = new World();
      await world.list(['a']);
      await world.run('guest.take', world.row('a'));
      deepEqual(world.ran, [['take', 'a']]);
      await world.run('guest.take');
      deepEqual([world.ran.length, world.scripted.ask.questions[0]?.title], [2, 'Select Thing']);
    });

    it('given what its kind lies below, asks only among what is there', async () => {
      const world = new World();
      const got: string[] = [];
      const parts = new ListedKind({
        ...{
          noun: () => 'Part',
          manifest: { ...partManifest, actions: { look: { ...read, title: 'Look', target: 'one' } } },
        },
        listBelow: (parent) => Promise.resolve([buildPart(`of ${parent.id}`, parent.id)]),
        actions: {
          look: {
            target: 'one',
            run: (_context, target) => {
              got.push(target.id);
              return Promise.resolve(undefined);
            },
          },
        },
      });
      world.kinds.push(parts.kind);
      world.registrar.registerKind(parts.kind);
      await world.run('part.look', buildThing('a').ref);
      deepEqual([got, world.failures], [['of a'], []]);
    });
  });

  describe('on many resources', () => {
    const off = { status: buildStatus({ code: 'Off', text: 'Off' }) };

    it('acts at once on all selected resources that allow it, and reports the others', async () => {
      const world = new World();
      await world.list(['a'], ['b', { label: 'web', ...off }], ['c']);
      const rows = ['a', 'b', 'c'].map((id) => world.row(id));
      world.answer = ({ target }) =>
        Promise.resolve({ results: (target as ResourceRef[]).map((one) => ({ target: one })), message: 'All done.' });
      await world.run('sweep', rows[0], rows);
      deepEqual(world.ran, [['sweep', ['a', 'c']]]);
      deepEqual(world.messages, ['Thing: 2 done, 0 failed, 1 skipped.']);
      await world.show.messages[0]?.buttons[0]?.run();
      equal(world.scripted.ask.questions[0]?.choices.at(-1)?.detail, 'Skipped: web is Off');
      deepEqual(
        world.revealed.map(({ id }) => id),
        ['a'],
      );
    });

    it('acts on the one that was clicked', async () => {
      const world = new World();
      await world.list(['a']);
      world.answer = ({ target }) =>
        Promise.resolve({ results: (target as ResourceRef[]).map((one) => ({ target: one })), message: 'All done.' });
      await world.run('sweep', world.row('a'));
      deepEqual([world.ran, world.messages], [[['sweep', ['a']]], ['All done.']]);
    });

    it('lets several be picked from the palette', async () => {
      const world = new World({ many: { labels: ['a', 'c'] } });
      await world.list(['a', { label: 'a' }], ['b', { label: 'b' }], ['c', { label: 'c' }]);
      await world.run('sweep');
      deepEqual(world.ran, [['sweep', ['a', 'c']]]);
      const none = new World({ many: { labels: [] } });
      await none.list(['a']);
      await none.run('sweep');
      deepEqual([none.ran, none.failures], [[], []]);
    });

    it('says why it is not possible when none of them allows it', async () => {
      const world = new World();
      await world.list(['a', off], ['b', off]);
      await world.run('sweep', world.row('a'), [world.row('a'), world.row('b')]);
      deepEqual(world.failures, ['Not possible: a is Off, b is Off.']);
      deepEqual(world.ran, []);
    });
  });

  describe('on none', () => {
    it('runs without a target, or with the one a restored panel brings along', async () => {
      const world = new World();
      await world.run('make');
      await world.run('make', undefined);
      await world.run('make', buildRef('a'));
      deepEqual(world.ran, [
        ['make', undefined],
        ['make', undefined],
        ['make', 'a'],
      ]);
    });
  });

  describe('on a document', () => {
    const document: SpecDocument = {
      ...{ uri: 'file:///app.yaml', text: '', languageId: 'yaml', version: 1 },
      analyze: () => Promise.reject(new Error('not asked')),
      showServiceFinding: () => undefined,
      showProblems: () => Promise.resolve(),
    };

    it('acts on the one it is given, and Retry finds its text as it is by then', async () => {
      const world = new World();
      world.document = document;
      world.answer = () => Promise.reject(new Error('It is down'));
      await world.run('send', 'an address');
      deepEqual([world.runs.map(({ target }) => target), world.failures], [[document], ['It is down']]);
      await world.show.retries[0]?.();
      deepEqual(world.documentArguments, [
        ['thing', 'an address'],
        ['thing', 'file:///app.yaml'],
      ]);
      equal(world.runs.length, 2);
    });

    it('does nothing when there is none', async () => {
      const world = new World();
      await world.run('send');
      deepEqual([world.ran, world.failures], [[], []]);
    });
  });

  describe('in read-only mode', () => {
    it('is refused when it would change something, before anything is asked', async () => {
      const world = new World();
      await world.list(['a']);
      world.isReadOnly = true;
      for (const name of ['stop', 'sweep', 'make', 'send']) {
        await world.run(name);
      }
      const text = 'Read-only mode is on. Changes are not allowed.';
      deepEqual(world.failures, [text, text, text, text]);
      equal(
        (world.show.failures[0] as UserFacingError).hint,
        'Turn off the setting elasticContainers.readOnly to allow it.',
      );
      deepEqual([world.ran, world.scripted.ask.questions], [[], []]);
      await world.run('look');
      deepEqual(world.ran, [['look', 'a']]);
    });

    it('runs by Retry once the mode is off', async () => {
      const world = new World();
      world.isReadOnly = true;
      await world.run('make');
      world.isReadOnly = false;
      await world.show.retries[0]?.();
      deepEqual(world.ran, [['make', undefined]]);
    });
  });

  describe('on a production profile', () => {
    it('runs when it destroys something only after its name was typed', async () => {
      const world = new World({ inputs: [undefined, 'prod'] });
      world.connection.account = buildAccount({ label: 'prod' });
      await world.list(['a'], ['b']);
      await world.run('destroy', world.row('a'), [world.row('a'), world.row('b')]);
      deepEqual([world.ran, world.scripted.ask.typed.length], [[], 1]);
      await world.run('destroy', world.row('a'));
      deepEqual(world.ran, [['destroy', ['a']]]);
      await world.run('look', world.row('a'));
      equal(world.scripted.ask.typed.length, 2);
    });
  });

  describe('that ends', () => {
    it('shows its message, or nothing when there is nothing to say', async () => {
      const world = new World();
      await world.list(['a']);
      await world.run('look', world.row('a'));
      deepEqual(world.messages, []);
      world.answer = () => Promise.resolve({ message: 'It is done.' });
      await world.run('look', world.row('a'));
      deepEqual(world.messages, ['It is done.']);
      world.answer = () => Promise.resolve({ message: '' });
      await world.run('look', world.row('a'));
      deepEqual(world.messages, ['It is done.', '']);
    });

    it('has what it changed read again, kind by kind', async () => {
      const world = new World();
      await world.list(['a'], ['b']);
      world.things.set(hangzhou, buildThing('a', { label: 'new' }));
      const refresh = [buildThing('a').ref, buildRef('x', { kind: 'other' }), buildThing('b').ref];
      world.answer = () => Promise.resolve({ refresh });
      await world.run('look', world.row('a'));
      deepEqual(
        world.store.loaded[0]?.resources.map(({ label }) => label),
        ['new'],
      );
      deepEqual(world.failures, []);
    });

    it('shows its failure, and Retry means the same resources', async () => {
      const world = new World({ picks: ['a'] });
      await world.list(['a', { label: 'a' }], ['b', { label: 'b' }]);
      world.answer = () => Promise.reject(new UserFacingError('It is down'));
      await world.run('look');
      deepEqual(world.failures, ['It is down']);
      world.answer = () => Promise.resolve(undefined);
      await world.show.retries[0]?.();
      deepEqual(
        [world.ran, world.scripted.ask.questions.length],
        [
          [
            ['look', 'a'],
            ['look', 'a'],
          ],
          1,
        ],
      );
    });

    it('shows why what it acts on could not be listed, and Retry asks again', async () => {
      const world = new World();
      world.things.failures.set(hangzhou, new Error('It is down'));
      await world.run('look');
      deepEqual([world.failures, world.ran], [['It is down'], []]);
      world.things.failures.clear();
      world.things.set(hangzhou, buildThing('a'));
      await world.show.retries[0]?.();
      deepEqual(world.ran, [['look', 'a']]);
    });

    it('shows the failure of the only one it acted on', async () => {
      const world = new World();
      await world.list(['a']);
      world.answer = ({ target }) =>
        Promise.resolve({ results: (target as ResourceRef[]).map((one) => ({ target: one, error: new Error('no') })) });
      await world.run('sweep', world.row('a'));
      deepEqual([world.failures, world.messages], [['no'], []]);
    });
  });

  describe('gives its action', () => {
    const runMake = async (world: World): Promise<ActionContext> => {
      await world.run('make');
      const context = world.runs.at(-1)?.context;
      ok(context);
      return context;
    };

    it('the account it began in: its name, its clients, its drafts', async () => {
      const world = new World();
      const client = (() => 'client') as never;
      world.connection.account = buildAccount({ id: 'cli:ops', label: 'ops', client });
      const context = await runMake(world);
      deepEqual([context.account, world.draftsOf, context.client(eci)], ['ops', ['cli:ops'], 'client']);
      world.connection.account = undefined;
      const signedOut = await runMake(world);
      deepEqual([signedOut.account, world.draftsOf.at(-1)], ['', '']);
      throws(() => signedOut.client(eci), /You are not signed in/);
    });

    it('the ports of the workbench', async () => {
      const world = new World();
      const context = await runMake(world);
      // Questions and windows are bound to the account (accountScope.ts), the rest is handed on.
      equal(context.clock, world.clock);
      deepEqual([context.memory === world.memory, context.drafts === world.scripted.drafts], [true, true]);
      deepEqual(context.view.arrangement, { find: 'thing' });
      equal(await context.focus(buildRef('a')), true);
      await context.reveal(buildRef('a'));
      equal(world.revealed.length, 1);
    });

    it('the regions, and the choice of one', async () => {
      const world = new World({ picks: ['cn-beijing'] });
      world.connection.preferred = [hangzhou];
      const context = await runMake(world);
      deepEqual([await context.pickRegion(), await context.wantedRegions()], [hangzhou, [hangzhou]]);
      world.connection.regions = [hangzhou, 'cn-beijing'];
      equal(await context.pickRegion(), 'cn-beijing');
    });

    it('what is known of a resource', async () => {
      const world = new World();
      await world.list(['a']);
      const context = await runMake(world);
      equal(context.find(buildThing('a').ref)?.id, 'a');
      equal(context.find(buildThing('b').ref), undefined);
      equal(context.find(buildRef('a', { kind: 'other' })), undefined);
    });

    it('another action, with all its questions and checks', async () => {
      const world = new World();
      await world.list(['a', { label: 'web', status: buildStatus({ code: 'Off', text: 'Off' }) }]);
      const context = await runMake(world);
      await context.run({ id: 'thing', actions }, 'look', buildThing('a').ref);
      await context.run({ id: 'thing', actions }, 'stop', buildThing('a').ref);
      deepEqual(world.ran.slice(1), [['look', 'a']]);
      deepEqual(world.failures, ['Not possible: web is Off.']);
    });

    it('a signal that ends with the extension', async () => {
      const world = new World();
      const { signal } = await runMake(world);
      equal(signal.aborted, false);
      world.registrar.dispose();
      equal(signal.aborted, true);
    });
  });
});
