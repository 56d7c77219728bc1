import { deepEqual, equal, rejects } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { asAsked, isAsked } from '../../../src/base/asked';

describe('work the user asked for', () => {
  it('is known as such for as long as it goes on, through whatever it waits for', async () => {
    const seen: boolean[] = [isAsked()];
    await asAsked(async () => {
      seen.push(isAsked());
      await setImmediate();
      seen.push(isAsked());
    });
    seen.push(isAsked());
    deepEqual(seen, [false, true, true, false]);
  });

  it('is over with its end: what it left behind goes on by itself', async () => {
    const left: Promise<boolean>[] = [];
    await asAsked(() => {
      left.push(setImmediate().then(isAsked));
      return Promise.resolve();
    });
    deepEqual(await Promise.all(left), [false]);
  });

  it('does not end with another such work, nor with a failure of that', async () => {
    let finish: () => void = () => undefined;
    const long = asAsked(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return isAsked();
    });
    await rejects(
      asAsked(() => Promise.reject(new Error('short'))),
      /short/,
    );
    await asAsked(() => Promise.resolve());
    finish();
    equal(await long, true);
  });

  it('is known again when everything had ended before', async () => {
    await asAsked(() => Promise.resolve());
    equal(await asAsked(() => setImmediate().then(isAsked)), true);
    equal(isAsked(), false);
  });
});
