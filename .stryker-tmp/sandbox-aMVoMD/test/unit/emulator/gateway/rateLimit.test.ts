import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RateLimiter } from '../../../../src/emulator/gateway/rateLimit';

describe('The rate limiter', () => {
  it('admits no more than the limit in any sixty seconds, and what it refuses may come when it said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 200 }), (gaps) => {
        let now = 0;
        const limiter = new RateLimiter(() => now);
        const limit = { calls: 5, perMs: 60_000 };
        const admitted: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const waitMs = limiter.take('Api', limit);
          if (waitMs > 0) {
            now += waitMs;
            assert.equal(limiter.take('Api', limit), 0);
          }
          admitted.push(now);
        }
        for (const [index, time] of admitted.entries()) {
          assert.ok(admitted.slice(index).filter((other) => other < time + 60_000).length <= 5);
        }
      }),
    );
  });

  it('counts each API for itself', () => {
    const limiter = new RateLimiter(() => 0);
    const limit = { calls: 1, perMs: 1_000 };
    assert.deepEqual([limiter.take('A', limit), limiter.take('B', limit), limiter.take('A', limit)], [0, 0, 1_000]);
  });

  it('lets a bucket be emptied at once and fills it steadily', () => {
    let now = 1_000;
    const limiter = new RateLimiter(() => now);
    const limit = { burst: 3, refillPerSecond: 10 };
    assert.deepEqual(
      [1, 2, 3, 4].map(() => limiter.take('A', limit)),
      [0, 0, 0, 100],
    );
    now += 100;
    assert.deepEqual(
      [1, 2].map(() => limiter.take('A', limit)),
      [0, 100],
    );
    now += 3_600_000;
    assert.deepEqual(
      [1, 2, 3, 4].map(() => limiter.take('A', limit)),
      [0, 0, 0, 100],
    );
  });
});
