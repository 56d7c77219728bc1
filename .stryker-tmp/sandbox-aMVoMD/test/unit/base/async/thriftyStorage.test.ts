import { deepEqual, equal, rejects } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { AutoDisablingStorage } from '../../../../src/base/async/thriftyStorage';

describe('a storage that is off while nothing runs in it', () => {
  it('keeps what runs side by side apart, also when one of them ends or fails first', async () => {
    const storage = new AutoDisablingStorage<string>();
    let finish: () => void = () => undefined;
    const long = storage.run('long', async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return storage.getStore();
    });
    equal(await storage.run('short', () => setImmediate().then(() => storage.getStore())), 'short');
    await rejects(
      storage.run('failed', () => Promise.reject(new Error('failed'))),
      /failed/,
    );
    finish();
    equal(await long, 'long');
  });

  it('has nothing for what was left behind, and works again', async () => {
    const storage = new AutoDisablingStorage<string>();
    const left: Promise<string | undefined>[] = [];
    await storage.run('over', () => {
      left.push(setImmediate().then(() => storage.getStore()));
      return Promise.resolve();
    });
    deepEqual(await Promise.all(left), [undefined]);
    equal(await storage.run('again', () => setImmediate().then(() => storage.getStore())), 'again');
  });
});
