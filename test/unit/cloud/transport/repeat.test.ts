import { deepEqual, equal } from 'node:assert/strict';
import { mock } from 'node:test';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import type { ApiFailure } from '../../../../src/cloud/errors/apiError';
import type { Repeat } from '../../../../src/cloud/transport/repeat';
import { canRepeat, getRetryDelayMs, isExpired, isPaced } from '../../../../src/cloud/transport/repeat';

const failure = (over: Partial<ApiFailure>): ApiError => new ApiError({ kind: 'service', message: 'failed', ...over });

describe('The wait before a call is sent again', () => {
  afterEach(() => mock.restoreAll());
  const waits = (over: Partial<ApiFailure>): readonly number[] =>
    [0, 1, 2, 3, 10].map((tried) => getRetryDelayMs(failure(over), tried));

  it('is at random, up to a limit that doubles each time, and longer after throttling', () => {
    mock.method(Math, 'random', () => 0.5);
    deepEqual(waits({ kind: 'throttled' }), [250, 500, 1_000, 2_000, 20_000]);
    deepEqual(waits({ kind: 'service' }), [50, 100, 200, 400, 20_000]);
    mock.method(Math, 'random', () => 0);
    deepEqual(waits({ kind: 'network' }), [0, 0, 0, 0, 0]);
  });

  it('is what the service says, but not longer than 20 seconds', () => {
    deepEqual(waits({ retryAfterMs: 1_500 }), [1_500, 1_500, 1_500, 1_500, 1_500]);
    equal(getRetryDelayMs(failure({ retryAfterMs: 0 }), 3), 0);
    equal(getRetryDelayMs(failure({ retryAfterMs: 20_001 }), 0), 20_000);
  });
});

describe('A failure of a call', () => {
  const all: readonly Repeat[] = ['read', 'token', 'refused'];
  const repeatedFor = (over: Partial<ApiFailure>): readonly Repeat[] =>
    all.filter((repeat) => canRepeat(repeat, failure(over)));
  const safe: readonly Repeat[] = ['read', 'token'];

  it('is paced when the service throttles the account, not when one resource has to rest', () => {
    equal(isPaced(failure({ kind: 'throttled' })), true);
    equal(isPaced(failure({ kind: 'throttled', retry: {} })), true);
    equal(isPaced(failure({ kind: 'throttled', retry: { afterMs: 2_000 }, retryAfterMs: 2_000 })), true);
    equal(isPaced(failure({ kind: 'throttled', retry: { afterMs: 60_000 } })), false);
    equal(isPaced(failure({ kind: 'service' })), false);
  });

  it('by throttling is repeated whatever the call is, unless one resource has to rest', () => {
    deepEqual(repeatedFor({ kind: 'throttled', httpStatus: 400 }), all);
    deepEqual(repeatedFor({ kind: 'throttled', httpStatus: 503, retry: { afterMs: 60_000 } }), []);
  });

  it('that leaves the result open is repeated when that is safe', () => {
    deepEqual(repeatedFor({ kind: 'network' }), safe);
    deepEqual(repeatedFor({ kind: 'service', httpStatus: 500 }), safe);
    deepEqual(repeatedFor({ kind: 'input', httpStatus: 503 }), safe);
    deepEqual(repeatedFor({ kind: 'service', httpStatus: 200 }), safe);
  });

  it('that would only come again is not repeated', () => {
    deepEqual(repeatedFor({ kind: 'input', httpStatus: 200 }), []);
    deepEqual(repeatedFor({ kind: 'service', httpStatus: 300 }), []);
    deepEqual(repeatedFor({ kind: 'network', httpStatus: 302 }), []);
    deepEqual(repeatedFor({ kind: 'input', httpStatus: 400 }), []);
    deepEqual(repeatedFor({ kind: 'service', httpStatus: 499 }), []);
  });

  it('says that a session has expired by its kind and its whole code', () => {
    const code = 'InvalidSecurityToken.Expired';
    equal(isExpired(failure({ kind: 'credential', code })), true);
    equal(isExpired(failure({ kind: 'credential', code: code.toLowerCase() })), true);
    equal(isExpired(failure({ kind: 'credential', code: `${code}.Not` })), false);
    equal(isExpired(failure({ kind: 'credential', code: `Not.${code}` })), false);
    equal(isExpired(failure({ kind: 'credential' })), false);
    equal(isExpired(failure({ kind: 'denied', code })), false);
  });
});
