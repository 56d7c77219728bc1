import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { getCallsPerMinute, getRate } from '../../../../src/cloud/transport/rateLimits';
import type { RateLimit } from '../../../../src/cloud/transport/rateLimits';
import { buildApi } from '../../../support/buildApi';

const ours = { burst: 100, refillPerSecond: 10 };

describe('the rate of an API that counts each operation', () => {
  const list = { calls: 2_000, perMs: 60_000 };
  const api = buildApi({
    rates: { countedBy: 'operation', limits: { ListThings: [list], DeleteThing: [list, ours] } },
  });

  it('is the published one of the operation, counted alone', () => {
    deepEqual(getRate(api, 'ListThings').limits, [list]);
    deepEqual(getRate(api, 'DeleteThing').limits, [list, ours]);
    notEqual(getRate(api, 'ListThings').counted, getRate(api, 'DeleteThing').counted);
  });

  it('is ours where none is published, still counted alone', () => {
    deepEqual(getRate(api, 'GetThing').limits, [ours]);
    notEqual(getRate(api, 'GetThing').counted, getRate(api, 'GetOther').counted);
  });

  it('is apart from an operation of the same name of another API', () => {
    notEqual(getRate(api, 'ListThings').counted, getRate({ ...api, id: 'other' }, 'ListThings').counted);
  });
});

describe('the rate of an API that counts all operations together', () => {
  it('is ours, one for all of them and for no other API', () => {
    const api = buildApi({ rates: { countedBy: 'product' } });
    deepEqual(getRate(api, 'ListThings'), getRate(api, 'GetThing'));
    deepEqual(getRate(api, 'ListThings').limits, [ours]);
    notEqual(getRate(api, 'ListThings').counted, getRate(buildApi({ id: 'other' }), 'ListThings').counted);
    equal(getRate(api, 'constructor').counted, getRate(api, 'ListThings').counted);
  });
});

describe('The calls a minute that a rate sustains', () => {
  const count = (...limits: [RateLimit, ...RateLimit[]]): number => getCallsPerMinute({ counted: 'api', limits });

  it('are those of the lowest of its limits', () => {
    equal(count({ calls: 15, perMs: 30_000 }), 30);
    equal(count({ burst: 100, refillPerSecond: 2 }), 120);
    equal(count({ calls: 15, perMs: 30_000 }, { burst: 100, refillPerSecond: 2 }), 30);
    equal(count({ burst: 1, refillPerSecond: 0.25 }, { calls: 100, perMs: 1_000 }), 15);
  });
});
