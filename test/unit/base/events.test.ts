import { deepEqual, equal } from 'node:assert/strict';
import { Emitter } from '../../../src/base/events';
import { collectUncaught } from './uncaught';

describe('an emitter', () => {
  it('fires to its listeners in the order they subscribed', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    emitter.event((value) => void heard.push(`first ${value}`));
    emitter.event((value) => void heard.push(`second ${value}`));
    emitter.fire(1);
    emitter.fire(2);
    deepEqual(heard, ['first 1', 'second 1', 'first 2', 'second 2']);
  });

  it('keeps two subscriptions of one function apart', () => {
    const emitter = new Emitter<void>();
    let count = 0;
    const listener = (): void => {
      count++;
    };
    const once = emitter.event(listener);
    emitter.event(listener);
    emitter.fire();
    equal(count, 2);
    once.dispose();
    once.dispose();
    emitter.fire();
    equal(count, 3);
  });

  it('calls who subscribes during a firing from the next one on', () => {
    const emitter = new Emitter<void>();
    let late = 0;
    const first = emitter.event(() => {
      first.dispose();
      emitter.event(() => {
        late++;
      });
    });
    emitter.fire();
    equal(late, 0);
    emitter.fire();
    equal(late, 1);
  });

  it('does not call a listener that an earlier one has unsubscribed', () => {
    const emitter = new Emitter<void>();
    let called = false;
    emitter.event(() => second.dispose());
    const second = emitter.event(() => {
      called = true;
    });
    emitter.fire();
    equal(called, false);
  });

  it('calls the others when one listener throws', async () => {
    const emitter = new Emitter<void>();
    let called = false;
    emitter.event(() => {
      throw new Error('broken listener');
    });
    emitter.event(() => {
      called = true;
    });
    await collectUncaught(() => {
      try {
        emitter.fire();
      } catch {
        // Whether `fire` throws the failure is not the point.
      }
    });
    equal(called, true);
  });

  it('is silent once disposed', () => {
    const emitter = new Emitter<void>();
    let called = false;
    emitter.event(() => {
      called = true;
    });
    emitter.dispose();
    emitter.fire();
    equal(called, false);
  });
});
