import { equal, ok, rejects } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { systemClock } from '../../../src/base/clock';
import { CancelledError } from '../../../src/base/errors';

describe('the clock of the system', () => {
  it('returns the time of day', () => {
    const [before, now, after] = [Date.now(), systemClock.now(), Date.now()];
    ok(before <= now && now <= after);
  });

  it('wakes up by itself and lets go of the signal', async () => {
    const { signal } = new AbortController();
    await systemClock.sleep(1, signal);
    equal(getEventListeners(signal, 'abort').length, 0);
    await systemClock.sleep(0);
  });

  it('wakes up as cancelled when the signal aborts', async () => {
    const life = new AbortController();
    const sleeping = systemClock.sleep(60_000, life.signal);
    life.abort();
    await rejects(sleeping, CancelledError);
    equal(getEventListeners(life.signal, 'abort').length, 0);
  });

  it('does not fall asleep when the signal has aborted before', async () => {
    await rejects(systemClock.sleep(60_000, AbortSignal.abort()), CancelledError);
  });
});
