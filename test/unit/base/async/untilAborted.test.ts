import { deepEqual, equal, rejects } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { CancelledError } from '../../../../src/base/errors';
import { raceWithAbort } from '../../../../src/base/async/untilAborted';
import { collectUncaught } from '../uncaught';

describe('waiting for shared work', () => {
  it('ends as the work ends, and lets go of the signal', async () => {
    const { signal } = new AbortController();
    equal(await raceWithAbort(Promise.resolve(7), signal), 7);
    await rejects(raceWithAbort(Promise.reject(new Error('down')), signal), /down/);
    equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('ends as cancelled when the signal aborts, while the work goes on for the others', async () => {
    let arrive: (value: number) => void = () => undefined;
    const work = new Promise<number>((resolve) => (arrive = resolve));
    const hasty = new AbortController();
    const first = raceWithAbort(work, hasty.signal);
    const second = raceWithAbort(work, new AbortController().signal);
    hasty.abort();
    await rejects(first, CancelledError);
    arrive(7);
    equal(await second, 7);
  });

  it('does not begin when the signal has aborted before', async () => {
    await rejects(raceWithAbort(Promise.resolve(7), AbortSignal.abort()), CancelledError);
  });

  it('leaves no unhandled rejection, whenever the signal aborts', async () => {
    const uncaught = await collectUncaught(async () => {
      const life = new AbortController();
      const failing = new Promise<never>((_, reject) => setImmediate(() => reject(new Error('down'))));
      const waiting = raceWithAbort(failing, life.signal);
      life.abort();
      await rejects(waiting, CancelledError);
      await rejects(raceWithAbort(Promise.reject(new Error('down')), AbortSignal.abort()), CancelledError);
    });
    deepEqual(uncaught, []);
  });
});
