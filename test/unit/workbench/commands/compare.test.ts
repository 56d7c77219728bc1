// Two resources of one kind side by side: two selected rows, one and a pick, or two picks.
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { ResourceStore } from '../../../../src/engine/store/resourceStore';
import type { AnyKind, Description } from '../../../../src/model/kind';
import { compare } from '../../../../src/workbench/commands/compare';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import { buildRef } from '../../../support/buildResource';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { FakeConnection } from '../../../support/fakeConnection';
import { ListedKind, buildPart, buildThing, partManifest, thingManifest } from '../../../support/listedKind';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';
import { shown, useVscode } from '../../../support/vscode/useVscode';

const describeAction = { title: 'Describe', target: 'one', access: 'read', group: '1@1' } as const;

describe('a comparison', () => {
  useVscode();
  const table = new NodeTable();
  const [a, b, c] = ['a', 'b', 'c'].map((id) => table.ensureContent(undefined, buildThing(id)));
  let describe_: NonNullable<AnyKind['describe']>;
  let gone: string | undefined;

  beforeEach(() => {
    gone = undefined;
    describe_ = ({ id }) =>
      Promise.resolve<Description | undefined>(
        id === gone ? undefined : { summary: [], body: { Name: id, Cpu: id === 'a' ? 1 : 2 } },
      );
  });

  async function run(args: readonly unknown[], answers: ScriptedAnswers = {}) {
    const things = new ListedKind({
      ...{ noun: () => 'Thing', describe: (ref, signal) => describe_(ref, signal) },
      manifest: { ...thingManifest, actions: { describe: describeAction } },
    });
    things.set('cn-hangzhou', ...['a', 'b', 'c'].map((id) => buildThing(id, { label: id })));
    const parts = new ListedKind({ manifest: partManifest, describe: (ref, signal) => describe_(ref, signal) });
    const silent = new ListedKind({ manifest: { id: 'silent', actions: {} } });
    const kinds = [things.kind, parts.kind, silent.kind];
    const store = new ResourceStore(things.kind, new FakeClock());
    const { ask, show } = new ScriptedContext(answers);
    const sources = {
      ...{ ask, connection: new FakeConnection() },
      kind: (id: string) => kinds.find(({ manifest }) => manifest.id === id),
      store: (id: string) => (id === 'thing' ? store : undefined),
    };
    await compare({ sources, kinds, texts: show.texts }, args);
    return { ask, compared: show.texts.compared };
  }

  it('of two selected rows is shown at once, without what always differs', async () => {
    const { ask, compared } = await run([a, [a, b]]);
    deepEqual(ask.questions, []);
    const [one] = compared;
    deepEqual([one?.title, one?.left.name, one?.right.name], ['a ↔ b', 'a.yaml', 'b.yaml']);
    match(one?.left.text ?? '', /^Cpu: 1$/m);
    match(one?.right.text ?? '', /^Cpu: 2$/m);
    deepEqual(
      shown.progresses().map(({ title, isOver }) => [title, isOver]),
      [['Reading both', true]],
    );
  });

  it('of one row asks for the other, which is not the same one', async () => {
    const { ask, compared } = await run([b], { picks: ['c'] });
    deepEqual(ask.offered, [['a', 'c']]);
    equal(compared[0]?.title, 'b ↔ c');
    deepEqual((await run([buildThing('b').ref], { picks: ['a'] })).compared[0]?.title, 'b ↔ a');
  });

  it('from the palette asks for the kind and for both', async () => {
    const { ask, compared } = await run([], { picks: ['Thing', 'c', 'a'] });
    deepEqual(ask.offered, [['Thing'], ['a', 'b', 'c'], ['a', 'b']]);
    equal(ask.questions[0]?.title, 'What do you want to compare?');
    equal(compared[0]?.title, 'c ↔ a');
  });

  it('is given up with any of the questions', async () => {
    for (const picks of [['nothing'], ['Thing', 'nothing'], ['Thing', 'a', 'nothing']]) {
      deepEqual((await run([], { picks })).compared, []);
    }
    deepEqual(shown.progresses(), []);
  });

  it('is of two and no more', async () => {
    await rejects(run([a, [a, b, c]]), /^UserFacingError: Select two to compare \(3 are selected\)\.$/);
  });

  it('is not of what cannot be described', async () => {
    const other = buildRef('x', { kind: 'silent' });
    deepEqual((await run([other])).compared, []);
    deepEqual((await run([buildRef('x', { kind: 'unknown' })])).compared, []);
  });

  it('says which of the two is gone', async () => {
    gone = 'b';
    await rejects(run([a, [a, b]]), /^UserFacingError: b no longer exists\.$/);
    equal(shown.progresses()[0]?.isOver, true);
  });

  it('can be cancelled while both are read', async () => {
    const signals: AbortSignal[] = [];
    describe_ = (_ref, signal) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cancelled'))));
    };
    const running = run([a, [a, b]]);
    await flushTasks();
    shown.progresses()[0]?.cancel();
    await rejects(running, /cancelled/);
    deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true],
    );
  });

  it('of rows below others is offered on them, and not in the palette', async () => {
    const part = table.ensureContent(undefined, buildPart('a', 'z'), 'part');
    const other = table.ensureContent(undefined, buildPart('b', 'z'), 'other part');
    equal((await run([part, [part, other]])).compared[0]?.title, 'a ↔ b');
  });
});
