import { deepEqual, equal, rejects } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { runUserInitiated, isUserInitiated } from '../../../src/base/asked';

describe('work the user asked for', () => {
  it('is known as such for as long as it goes on, through whatever it waits for', async () => {
    const seen: boolean[] = [isUserInitiated()];
    await runUserInitiated(async () => {
      seen.push(isUserInitiated());
      await setImmediate();
      seen.push(isUserInitiated());
    });
    seen.push(isUserInitiated());
    deepEqual(seen, [false, true, true, false]);
  });

  it('is over with its end: what it left behind goes on by itself', async () => {
    const left: Promise<boolean>[] = [];
    await runUserInitiated(() => {
      left.push(setImmediate().then(isUserInitiated));
      return Promise.resolve();
    });
    deepEqual(await Promise.all(left), [false]);
  });

  it('does not end with another such work, nor with a failure of that', async () => {
    let finish: () => void = () => undefined;
    const long = runUserInitiated(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return isUserInitiated();
    });
    await rejects(
      runUserInitiated(() => Promise.reject(new Error('short'))),
      /short/,
    );
    await runUserInitiated(() => Promise.resolve());
    finish();
    equal(await long, true);
  });

  it('is known again when everything had ended before', async () => {
    await runUserInitiated(() => Promise.resolve());
    equal(await runUserInitiated(() => setImmediate().then(isUserInitiated)), true);
    equal(isUserInitiated(), false);
  });
});
