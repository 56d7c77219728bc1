import { deepEqual, equal, throws } from 'node:assert/strict';
import type { Disposable } from '../../../src/base/disposables';
import { DisposableStore } from '../../../src/base/disposables';

describe('a disposable store', () => {
  const noting = (log: string[], name: string): Disposable => ({ dispose: () => void log.push(name) });
  const broken = (message: string): Disposable => ({
    dispose: () => {
      throw new Error(message);
    },
  });

  it('lets go in the reverse order', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    ['a', 'b', 'c'].forEach((name) => store.add(noting(log, name)));
    store.dispose();
    deepEqual(log, ['c', 'b', 'a']);
  });

  it('gives back what it was given, so that it can be used at once', () => {
    const item = noting([], 'x');
    equal(new DisposableStore().add(item), item);
  });

  it('disposes everything even when some throw, and reports all errors', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.add(noting(log, 'first'));
    store.add(broken('one'));
    store.add(noting(log, 'last'));
    store.add(broken('two'));
    throws(
      () => store.dispose(),
      (error: AggregateError) => {
        deepEqual(
          error.errors.map((each) => (each as Error).message),
          ['two', 'one'],
        );
        return true;
      },
    );
    deepEqual(log, ['last', 'first']);
  });

  it('disposes each thing once, however often it is disposed', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.add(noting(log, 'only'));
    store.dispose();
    store.dispose();
    deepEqual(log, ['only']);
  });

  it('lets go at once of what comes too late', () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.dispose();
    store.add(noting(log, 'late'));
    deepEqual(log, ['late']);
  });
});
