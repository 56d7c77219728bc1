import { deepEqual } from 'node:assert/strict';
import { RequestFailure } from '../../../../src/panels/ui/client';
import { toRequestProblem } from '../../../../src/panels/ui/requestProblem';

const hints = { cancelled: 'Look first.', unknown: 'Look, then send again.' };
const none = { message: '', hint: '' };

describe('why a form has no answer', () => {
  it('is what the extension says of a failure', () => {
    const problem = { message: 'Refused', hint: 'Ask', requestId: 'ABC' };
    deepEqual(toRequestProblem(new RequestFailure('failed', problem), hints), problem);
  });

  it('comes with a hint where the work may have been done', () => {
    deepEqual(toRequestProblem(new RequestFailure('cancelled', none), hints), {
      message: 'Canceled.',
      hint: 'Look first.',
    });
    deepEqual(toRequestProblem(new RequestFailure('unknown', none), hints), {
      message: 'The window was reloaded before the result arrived.',
      hint: 'Look, then send again.',
    });
  });

  it('names no detail of an error of the form itself', () => {
    deepEqual(toRequestProblem(new TypeError('x is not a function'), hints), {
      message: 'Internal error in the form.',
      hint: 'Your input is kept.',
    });
  });
});
