import { deepEqual } from 'node:assert/strict';
import { UserFacingError } from '../../../../src/base/errors';
import { toProblem } from '../../../../src/panels/channel/problem';

describe('a failure as a page shows it', () => {
  it('has message and hint, and no more where there are no facts', () => {
    deepEqual(toProblem(new UserFacingError('Could not list.', 'Try again.')), {
      message: 'Could not list.',
      hint: 'Try again.',
    });
    deepEqual(toProblem(new UserFacingError('Plain.')), { message: 'Plain.', hint: '' });
  });

  it('has the request ID and the time to wait', () => {
    const facts = { requestId: 'R-1', retry: { afterMs: 60_000 } };
    deepEqual(toProblem(new UserFacingError('Slow down.', 'Wait.', facts)), {
      ...{ message: 'Slow down.', hint: 'Wait.', requestId: 'R-1', retryAfterMs: 60_000 },
    });
  });

  it('has no time to wait where it may be tried again at once', () => {
    deepEqual(toProblem(new UserFacingError('Busy.', 'Try again.', { retry: {} })), {
      message: 'Busy.',
      hint: 'Try again.',
    });
  });

  it('leaves out what a page has no use for', () => {
    const facts = { denied: true, policy: '{}', cause: new Error('socket') };
    deepEqual(toProblem(new UserFacingError('Denied.', 'Ask.', facts)), { message: 'Denied.', hint: 'Ask.' });
  });
});
