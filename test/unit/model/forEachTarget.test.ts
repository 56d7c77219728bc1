import { deepEqual, equal, ok } from 'node:assert/strict';
import { CancelledError } from '../../../src/base/errors';
import { formatDone, runOnEachTarget } from '../../../src/model/forEachTarget';
import { buildRef } from '../../support/buildResource';

const targets = ['a', 'b', 'c'].map((id) => buildRef(id));

describe('the same for many resources', () => {
  it('runs on each, with the signal, and is reported in their order', async () => {
    const { signal } = new AbortController();
    const done: string[] = [];
    const results = await runOnEachTarget(targets, signal, async ({ id }, given) => {
      equal(given, signal);
      await Promise.all(id === 'a' ? [Promise.resolve(), Promise.resolve()] : []);
      done.push(id);
    });
    deepEqual(done.sort(), ['a', 'b', 'c']);
    deepEqual(
      results,
      targets.map((target) => ({ target })),
    );
  });

  it('goes side by side', async () => {
    let started = 0;
    let release: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (release = resolve));
    await runOnEachTarget(targets, new AbortController().signal, () => {
      started++;
      if (started === targets.length) {
        release();
      }
      return all;
    });
    equal(started, 3);
  });

  it('continues when one fails, and reports which and why', async () => {
    const failure = new Error('down');
    const results = await runOnEachTarget(targets, new AbortController().signal, ({ id }) => {
      if (id === 'a') {
        throw failure;
      }
      return id === 'b' ? Promise.reject(failure) : Promise.resolve();
    });
    deepEqual(
      results.map(({ error }) => error),
      [failure, failure, undefined],
    );
  });

  it('is not started for anyone once it was cancelled', async () => {
    let started = 0;
    const results = await runOnEachTarget(targets, AbortSignal.abort(), () => {
      started++;
      return Promise.resolve();
    });
    equal(started, 0);
    ok(results.every(({ error }) => error instanceof CancelledError));
  });

  it('of none is nothing', async () => {
    deepEqual(await runOnEachTarget([], new AbortController().signal, () => Promise.reject(new Error('no'))), []);
  });

  it('is reported by name for one resource, and by number for several', () => {
    const summary = (count: number): string =>
      formatDone(
        Array.from({ length: count }, (_, index) => buildRef(`web-${index}`)),
        (name) => `${name} is gone.`,
        (counted) => `${counted} are gone.`,
      );
    equal(summary(1), `${buildRef('web-0').name} is gone.`);
    equal(summary(1_200), '1,200 are gone.');
  });
});
