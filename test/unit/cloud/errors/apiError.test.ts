import { equal } from 'node:assert/strict';
import { UserFacingError } from '../../../../src/base/errors';
import { ApiError, isTransient } from '../../../../src/cloud/errors/apiError';

describe('a failure that may pass', () => {
  const kinds = {
    network: true,
    service: true,
    throttled: true,
    credential: false,
    denied: false,
    input: false,
  } as const;
  for (const [kind, passes] of Object.entries(kinds) as [keyof typeof kinds, boolean][]) {
    it(`is ${passes ? '' : 'not '}one of kind ${kind}`, () => {
      equal(isTransient(new ApiError({ kind, message: 'x' })), passes);
    });
  }

  it('is nothing but the failure of a call', () => {
    for (const error of [
      new Error('network'),
      new UserFacingError('x', 'y', { retry: {} }),
      { kind: 'network' },
      undefined,
    ]) {
      equal(isTransient(error), false);
    }
  });
});
