// A watch outlives whatever passes.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CancelledError, UserFacingError } from '../../../src/base/errors';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { pollWatched } from '../../../src/products/pollWatched';
import { FakeClock } from '../../support/fakeClock';

const login = ['aliyun', 'configure'];

describe('a watch', () => {
  /** Fails so once, then succeeds; says what was reported. */
  async function watch(failure: Error, lifetime = new AbortController()) {
    const clock = new FakeClock();
    const reports: string[] = [];
    let polls = 0;
    const watching = pollWatched(() => (polls++ === 0 ? Promise.reject(failure) : Promise.resolve(true)), {
      ...{ clock, signal: lifetime.signal },
      report: (detail) => reports.push(detail),
    });
    watching.catch(() => undefined);
    await clock.advance(2_000);
    await watching;
    return { polls, reports };
  }

  const passing: readonly [string, Error, string][] = [
    ...(['network', 'service', 'throttled'] as const)
      .map((kind) => [kind, new ApiError({ kind, message: kind }), 'Waiting for the service'] as const)
      .map(([name, error, text]): [string, Error, string] => [name, error, text]),
    [
      'an expired session',
      new ApiError({ kind: 'credential', message: 'expired', login }),
      'Waiting for you to sign in',
    ],
    ['a login that is needed', new UserFacingError('sign in', '', { login }), 'Waiting for you to sign in'],
    ['a login that the user put off', new CancelledError(), 'Waiting for you to sign in'],
  ];
  for (const [name, failure, text] of passing) {
    it(`outlives ${name}, says that it waits, and goes on`, async () => {
      deepEqual(await watch(failure), { polls: 2, reports: [text, ''] });
    });
  }

  for (const failure of [
    new ApiError({ kind: 'denied', message: 'x' }),
    new ApiError({ kind: 'input', message: 'x' }),
    new Error('a bug'),
  ]) {
    it(`ends with what does not pass: ${failure instanceof ApiError ? failure.kind : failure.message}`, async () => {
      await rejects(watch(failure), failure);
    });
  }

  it('ends when it was stopped', async () => {
    const lifetime = new AbortController();
    lifetime.abort();
    await rejects(watch(new CancelledError(), lifetime), CancelledError);
    equal(lifetime.signal.aborted, true);
  });
});
