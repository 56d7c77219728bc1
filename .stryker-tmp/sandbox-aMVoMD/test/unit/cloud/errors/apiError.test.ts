import { deepEqual, equal } from 'node:assert/strict';
import { UserFacingError } from '../../../../src/base/errors';
import { ApiError, isTransient } from '../../../../src/cloud/errors/apiError';
import type { FailureKind } from '../../../../src/cloud/errors/apiError';

describe('a transient failure', () => {
  it('is a lost network, a failing service or too many calls', () => {
    const kinds: readonly FailureKind[] = ['credential', 'denied', 'throttled', 'network', 'service', 'input'];
    deepEqual(
      kinds.filter((kind) => isTransient(new ApiError({ kind, message: kind }))),
      ['throttled', 'network', 'service'],
    );
  });

  it('is no error that did not come from a call', () => {
    equal(isTransient(new Error('network')), false);
    equal(isTransient({ kind: 'network' }), false);
    equal(isTransient(new UserFacingError('x', 'y', { retry: {} })), false);
    equal(isTransient(undefined), false);
  });
});
