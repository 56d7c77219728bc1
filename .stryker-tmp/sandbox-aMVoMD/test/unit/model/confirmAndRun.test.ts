import { deepEqual, equal, ok } from 'node:assert/strict';
import { CancelledError } from '../../../src/base/errors';
import { confirmAndRun, describeTargets } from '../../../src/model/confirmAndRun';
import type { ConfirmedWork } from '../../../src/model/confirmAndRun';
import type { ResourceRef } from '../../../src/model/resource';
import { buildRef } from '../../support/buildResource';
import { ScriptedContext } from '../../support/scriptedContext';

const [one, two] = [buildRef('id-1'), buildRef('id-2', { region: 'cn-beijing' })];

function trial(over: Partial<ConfirmedWork> = {}, confirm = true) {
  const done: ResourceRef[] = [];
  const context = new ScriptedContext({ confirm });
  const work: ConfirmedWork = {
    question: { one: () => 'Remove this thing?', many: (count) => `Remove ${count} things?` },
    verb: 'Remove',
    progress: 'Removing',
    run: (target) => {
      done.push(target);
      return Promise.resolve();
    },
    done: { one: (name) => `${name} is removed.`, many: (counted) => `${counted} things are removed.` },
    ...over,
  };
  return { context, done, run: (targets: readonly ResourceRef[]) => confirmAndRun(context, targets, work) };
}

describe('work on many that is confirmed first', () => {
  it('asks once, with its verb, naming the account and every target', async () => {
    const { context, run } = trial();
    await run([one, two]);
    deepEqual(context.ask.confirmed, [
      {
        message: 'Remove 2 things?',
        details: ['Account: ops-team', 'cn-hangzhou  name of id-1  id-1', 'cn-beijing  name of id-2  id-2'],
        verb: 'Remove',
      },
    ]);
  });

  it('asks about one in the singular', async () => {
    const { context, run } = trial();
    await run([one]);
    equal(context.ask.confirmed[0]?.message, 'Remove this thing?');
  });

  it('has its remarks before account and targets', async () => {
    const { context, run } = trial({ remarks: ['It is in use.'] });
    await run([one]);
    deepEqual(context.ask.confirmed[0]?.details, ['It is in use.', ...describeTargets('ops-team', [one])]);
  });

  it('is not done, and shows no progress, when the answer is no', async () => {
    const { context, done, run } = trial({}, false);
    equal(await run([one, two]), undefined);
    deepEqual([done, context.show.titles], [[], []]);
  });

  it('is done to each under one progress, which says what it does', async () => {
    const { context, done, run } = trial();
    const outcome = await run([one, two]);
    deepEqual(done, [one, two]);
    deepEqual(context.show.titles, ['Removing']);
    deepEqual(outcome, {
      results: [{ target: one }, { target: two }],
      message: '2 things are removed.',
      refresh: [one, two],
    });
  });

  it('reports one by its name', async () => {
    equal((await trial().run([one]))?.message, 'name of id-1 is removed.');
  });

  it('reads again what it names instead of the targets', async () => {
    deepEqual((await trial({ refresh: [two] }).run([one]))?.refresh, [two]);
  });

  it('continues when one fails, and reports which', async () => {
    const failure = new Error('down');
    const { run } = trial({ run: ({ id }) => (id === 'id-1' ? Promise.reject(failure) : Promise.resolve()) });
    deepEqual((await run([one, two]))?.results, [{ target: one, error: failure }, { target: two }]);
  });

  it('passes the signal of its progress on, and starts nothing once that is cancelled', async () => {
    const { context, done, run } = trial();
    context.show.cancel.abort();
    const outcome = await run([one, two]);
    deepEqual(done, []);
    ok(outcome?.results?.every(({ error }) => error instanceof CancelledError));
    const signals: AbortSignal[] = [];
    const other = trial({
      run: (_target, signal) => {
        signals.push(signal);
        return Promise.resolve();
      },
    });
    await other.run([one]);
    deepEqual(signals, [other.context.show.cancel.signal]);
  });
});
