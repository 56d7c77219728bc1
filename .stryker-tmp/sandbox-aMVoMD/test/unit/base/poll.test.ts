import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../src/base/errors';
import { pollUntil } from '../../../src/base/poll';
import { FakeClock } from '../../support/fakeClock';

describe('polling', () => {
  const options = (clock: FakeClock, signal = new AbortController().signal) => ({
    signal,
    clock,
    firstMs: 2_000,
    maxMs: 10_000,
  });

  it('asks at once and does not wait when the answer is yes', async () => {
    const clock = new FakeClock();
    await pollUntil(() => Promise.resolve(true), options(clock));
    deepEqual(clock.slept, []);
  });

  it('waits half as much again each time, up to the most', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const done = pollUntil(() => Promise.resolve(++asked === 7), options(clock));
    await clock.advance(60_000);
    await done;
    deepEqual(clock.slept, [2_000, 3_000, 4_500, 6_750, 10_000, 10_000]);
  });

  it('starts the wait when the answer is there, not when the question was asked', async () => {
    const clock = new FakeClock();
    let answer: (yes: boolean) => void = () => undefined;
    const asking = new Promise<boolean>((resolve) => (answer = resolve));
    let asked = 0;
    const done = pollUntil(() => (++asked === 1 ? asking : Promise.resolve(true)), options(clock));
    await clock.advance(60_000);
    equal(asked, 1);
    answer(false);
    await clock.advance(1_999);
    equal(asked, 1);
    await clock.advance(1);
    await done;
  });

  it('ends as cancelled when it is aborted while it waits, and asks no more', async () => {
    const clock = new FakeClock();
    const life = new AbortController();
    let asked = 0;
    const done = pollUntil(
      () => {
        asked++;
        return Promise.resolve(false);
      },
      options(clock, life.signal),
    );
    await clock.advance(2_500);
    life.abort();
    await rejects(done, CancelledError);
    await clock.advance(60_000);
    equal(asked, 2);
    equal(clock.sleeping, 0);
  });

  it('ends as cancelled when it is aborted during a question', async () => {
    const clock = new FakeClock();
    const life = new AbortController();
    const done = pollUntil(
      () => {
        life.abort();
        return Promise.resolve(false);
      },
      options(clock, life.signal),
    );
    await rejects(done, CancelledError);
  });

  it('ends with what a question throws', async () => {
    const failure = new Error('no answer');
    await rejects(
      pollUntil(() => Promise.reject(failure), options(new FakeClock())),
      failure,
    );
  });
});
