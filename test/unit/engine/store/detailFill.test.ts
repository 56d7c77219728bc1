import { deepEqual, equal } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import { DetailLoader } from '../../../../src/engine/store/detailFill';
import type { ResourceRef } from '../../../../src/model/resource';
import { flushTasks } from '../../../support/fakeClock';
import { buildThing } from './scriptedKind';
import { ScriptedDetails, full } from './storeTrial';

const refs = (ids: string): readonly ResourceRef[] => Array.from(ids, (id) => buildThing(id).ref);

/** Ids are single letters; batches of two, one at a time by default. */
class Trial {
  readonly details = new ScriptedDetails();
  readonly read: (readonly [string, string])[] = [];
  readonly failures: unknown[] = [];
  readonly life = new AbortController();
  atOnce = 1;
  readonly fill = new DetailLoader({
    ...{
      batch: this.details.batch,
      coverage: this.details.coverage,
      read: this.details.read,
      signal: this.life.signal,
    },
    getMaxConcurrent: () => this.atOnce,
    onRead: (asked, found) => {
      this.read.push([asked.map(({ id }) => id).join(''), found.map(({ id }) => id).join('')]);
    },
    onFailure: (error) => void this.failures.push(error),
  });

  get asked(): readonly string[] {
    return this.details.asked.map((ids) => ids.join(''));
  }

  /** Answers the batch with rows of these ids, all of them by default. */
  answer(index: number, ids = this.asked[index] ?? ''): Promise<void> {
    return this.details.batches[index]?.answer(Array.from(ids, (id) => full(id))) ?? Promise.resolve();
  }

  /** Whether the wait for everything to be read is over. */
  async isOver(): Promise<boolean> {
    let over = false;
    void this.fill.waitUntilIdle().then(() => (over = true));
    await flushTasks();
    return over;
  }
}

describe('reading details', () => {
  it('goes batch by batch, in the order in which they were asked for, each once', async () => {
    const trial = new Trial();
    trial.fill.add(refs('abc'));
    trial.fill.add(refs('cde'));
    await flushTasks();
    deepEqual(trial.asked, ['ab']);
    await trial.answer(0);
    await trial.answer(1);
    await trial.answer(2);
    deepEqual(trial.asked, ['ab', 'cd', 'e']);
    deepEqual(trial.read, [
      ['ab', 'ab'],
      ['cd', 'cd'],
      ['e', 'e'],
    ]);
  });

  it('has as many batches under way as it may, and more as soon as it may have more', async () => {
    const trial = new Trial();
    trial.atOnce = 2;
    trial.fill.add(refs('abcdefgh'));
    await flushTasks();
    deepEqual(trial.asked, ['ab', 'cd']);
    await trial.answer(1);
    deepEqual(trial.asked, ['ab', 'cd', 'ef']);
    trial.atOnce = 3;
    trial.fill.startBatches();
    deepEqual(trial.asked, ['ab', 'cd', 'ef', 'gh']);
  });

  it('reports what was asked for with what was found: the difference is gone', async () => {
    const trial = new Trial();
    trial.fill.add(refs('ab'));
    await flushTasks();
    await trial.answer(0, 'b');
    deepEqual(trial.read, [['ab', 'b']]);
  });

  it('begins with what is looked at, also when it had not been asked for', async () => {
    const trial = new Trial();
    trial.fill.add(refs('abcd'));
    await flushTasks();
    trial.fill.prioritize(refs('dz'));
    await trial.answer(0);
    await trial.answer(1);
    await trial.answer(2);
    deepEqual(trial.asked, ['ab', 'dz', 'c']);
  });

  it('reads once what is asked for after it was looked at', async () => {
    const trial = new Trial();
    trial.fill.add(refs('ab'));
    await flushTasks();
    trial.fill.prioritize(refs('z'));
    trial.fill.add(refs('z'));
    await trial.answer(0);
    await trial.answer(1);
    deepEqual(trial.asked, ['ab', 'z']);
  });

  it('does not read for a look what no view wants, or what is being read', async () => {
    const trial = new Trial();
    trial.fill.add(refs('abcd'));
    await flushTasks();
    trial.fill.prioritizeWaiting(refs('adz'));
    await trial.answer(0);
    await trial.answer(1);
    deepEqual(trial.asked, ['ab', 'dc']);
  });

  it('reads again what changed while it was being read, and gives nothing on of the first answer', async () => {
    const trial = new Trial();
    trial.fill.add(refs('ab'));
    await flushTasks();
    trial.fill.add(refs('b'));
    await flushTasks();
    await trial.answer(0);
    deepEqual(trial.read, [['a', 'a']]);
    deepEqual(trial.asked, ['ab', 'b']);
    await trial.answer(1);
    deepEqual(trial.read, [
      ['a', 'a'],
      ['b', 'b'],
    ]);
    equal(trial.fill.isIdle, true);
  });

  it('is over when nothing is left, also for who asks when nothing ever was', async () => {
    const trial = new Trial();
    equal(await trial.isOver(), true);
    trial.fill.add(refs('abc'));
    await flushTasks();
    equal(await trial.isOver(), false);
    await trial.answer(0);
    equal(await trial.isOver(), false);
    await trial.answer(1);
    equal(await trial.isOver(), true);
  });

  it('is not over as soon as something is asked for, nor before the last batch for who has waited from the first', async () => {
    const trial = new Trial();
    trial.fill.add(refs('abcd'));
    equal(trial.fill.isIdle, false);
    let isOver = false;
    void trial.fill.waitUntilIdle().then(() => (isOver = true));
    await flushTasks();
    trial.fill.clear();
    await flushTasks();
    equal(isOver, false);
    await trial.answer(0);
    equal(isOver, true);
  });

  it('forgets what has not begun on request; what has begun arrives', async () => {
    const trial = new Trial();
    trial.fill.add(refs('abcd'));
    await flushTasks();
    trial.fill.prioritize(refs('d'));
    trial.fill.clear();
    await trial.answer(0);
    deepEqual(trial.asked, ['ab']);
    deepEqual(trial.read, [['ab', 'ab']]);
    equal(await trial.isOver(), true);
  });

  it('ends with the first failure, which it reports, and begins again with what is asked for then', async () => {
    const trial = new Trial();
    const error = new Error('down');
    trial.fill.add(refs('abcd'));
    await flushTasks();
    await trial.details.batches[0]?.fail(error);
    deepEqual(trial.failures, [error]);
    deepEqual(trial.asked, ['ab']);
    equal(await trial.isOver(), true);
    trial.fill.add(refs('ab'));
    await flushTasks();
    await trial.answer(1);
    deepEqual(trial.read, [['ab', 'ab']]);
  });

  it('reports nothing once it has ended with the account', async () => {
    const trial = new Trial();
    trial.fill.add(refs('abcd'));
    await flushTasks();
    trial.life.abort();
    await trial.answer(0);
    deepEqual([trial.read, trial.asked], [[], ['ab']]);
    const failing = new Trial();
    failing.fill.add(refs('ab'));
    await flushTasks();
    failing.life.abort();
    await failing.details.batches[0]?.fail(new Error('down'));
    deepEqual(failing.failures, []);
  });

  it('reports no failure when the caller gave up', async () => {
    const trial = new Trial();
    trial.fill.add(refs('ab'));
    await flushTasks();
    await trial.details.batches[0]?.fail(new CancelledError());
    deepEqual(trial.failures, []);
  });
});
