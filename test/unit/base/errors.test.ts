import { deepEqual, equal } from 'node:assert/strict';
import { CancelledError, UserFacingError, isCancelled, isDenied, toError } from '../../../src/base/errors';

describe('a failure for people', () => {
  it('carries what can be done and the facts, and its cause as errors do', () => {
    const cause = new Error('socket');
    const error = new UserFacingError('Could not list.', 'Try again.', { requestId: 'R-1', retry: {}, cause });
    equal(error.message, 'Could not list.');
    equal(error.hint, 'Try again.');
    equal(error.facts.requestId, 'R-1');
    equal(error.cause, cause);
  });

  it('has nothing to add by default', () => {
    const error = new UserFacingError('Plain.');
    equal(error.hint, '');
    deepEqual(error.facts, {});
    equal('cause' in error, false);
  });
});

describe('cancellation', () => {
  it('is distinguished from failure, also when fetch or a timer was aborted', () => {
    equal(isCancelled(new CancelledError()), true);
    equal(isCancelled(new DOMException('aborted', 'AbortError')), true);
    equal(isCancelled(AbortSignal.abort().reason), true);
    equal(isCancelled(new DOMException('late', 'TimeoutError')), false);
    equal(isCancelled(new Error('Cancelled')), false);
    equal(isCancelled({ name: 'AbortError' }), false);
    equal(isCancelled(undefined), false);
  });
});

describe('a refusal', () => {
  it('is a failure whose facts say that the account may not do it, and nothing else', () => {
    equal(isDenied(new UserFacingError('No.', 'Ask.', { denied: true })), true);
    for (const thrown of [
      new UserFacingError('No.'),
      new UserFacingError('No.', '', { denied: false }),
      { facts: { denied: true } },
      undefined,
    ]) {
      equal(isDenied(thrown), false);
    }
  });
});

describe('whatever was thrown', () => {
  it('becomes an error, and an error stays itself', () => {
    const error = new TypeError('x');
    equal(toError(error), error);
    equal(toError('text').message, 'text');
    equal(toError(undefined).message, 'undefined');
  });
});
