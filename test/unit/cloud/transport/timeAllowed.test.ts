import { equal, rejects } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { mock } from 'node:test';
import { TimeBudget } from '../../../../src/cloud/transport/timeAllowed';
import { useTimers } from '../../../support/useTimers';

describe('A time budget', () => {
  const timers = useTimers();
  let now: number;
  let outer: AbortController;
  beforeEach(() => {
    now = 5_000;
    outer = new AbortController();
    mock.method(performance, 'now', () => now);
  });
  afterEach(() => mock.restoreAll());

  /** Work that takes so long by the clock. */
  const take = (budget: TimeBudget, ms: number): Promise<string> =>
    budget.run(outer.signal, () => {
      now += ms;
      return Promise.resolve('done');
    });
  /** Work that goes on until its signal aborts. */
  const hang = (signal: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });

  /** Work that hangs is stopped after so long, and not before. */
  const assertStoppedAfter = async (ms: number, budget: TimeBudget): Promise<void> => {
    const running = budget.run(outer.signal, hang);
    let isOver = false;
    const over = rejects(running, /stopped/).then(() => (isOver = true));
    await timers.pass(ms - 1);
    equal(isOver, false);
    equal(budget.isUsedUp, false);
    await timers.pass(1);
    await over;
    equal(budget.isUsedUp, true);
  };

  it('hands on what the work gives or fails with', async () => {
    const budget = new TimeBudget(1_000);
    equal(await take(budget, 1), 'done');
    await rejects(
      budget.run(outer.signal, () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    equal(budget.isUsedUp, false);
  });

  it('ends the work when it is used up', async () => {
    const budget = new TimeBudget(1_000);
    await assertStoppedAfter(1_000, budget);
  });

  it('is used by several goes together', async () => {
    const budget = new TimeBudget(1_000);
    await take(budget, 600);
    await assertStoppedAfter(400, budget);
  });

  it('is used up when the last go has taken all of it', async () => {
    const budget = new TimeBudget(1_000);
    await take(budget, 999);
    equal(budget.isUsedUp, false);
    await take(budget, 1);
    equal(budget.isUsedUp, true);
  });

  it('is not used between two goes', async () => {
    const budget = new TimeBudget(1_000);
    await take(budget, 1);
    await timers.pass(2_000);
    equal(budget.isUsedUp, false);
  });

  it('ends the work with the caller, and is not used up by that', async () => {
    const budget = new TimeBudget(1_000);
    const running = budget.run(outer.signal, hang);
    outer.abort();
    await rejects(running, /stopped/);
    equal(budget.isUsedUp, false);
  });

  it('starts work with an aborted signal for a caller that has given up', async () => {
    const budget = new TimeBudget(1_000);
    equal(await budget.run(outer.signal, (signal) => Promise.resolve(signal.aborted)), false);
    outer.abort();
    equal(await budget.run(outer.signal, (signal) => Promise.resolve(signal.aborted)), true);
  });

  it('leaves nothing on the signal of the caller', async () => {
    await take(new TimeBudget(1_000), 1);
    equal(getEventListeners(outer.signal, 'abort').length, 0);
  });
});
