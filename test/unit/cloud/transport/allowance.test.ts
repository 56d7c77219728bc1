import { equal } from 'node:assert/strict';
import type { Allowance } from '../../../../src/cloud/transport/allowance';
import { createAllowance } from '../../../../src/cloud/transport/allowance';

/** When the first calls of a test are answered. */
const start = 50_000;

function reserve(allowance: Allowance, count: number): void {
  Array.from({ length: count }, () => allowance.reserve());
}

/** Calls that are answered at these times. */
function answer(allowance: Allowance, ...times: readonly number[]): void {
  for (const time of times) {
    allowance.reserve();
    allowance.recordAnswer(time);
  }
}

/** So many calls without an answer use it up; when one is answered, the next waits so long. */
function assertUsedUpBy(calls: number, allowance: Allowance, waitMs: number): void {
  reserve(allowance, calls - 1);
  equal(allowance.getWaitMs(start), 0);
  reserve(allowance, 1);
  equal(allowance.getWaitMs(start), Infinity);
  allowance.release();
  equal(allowance.getWaitMs(start), 0);
  reserve(allowance, 1);
  allowance.recordAnswer(start);
  equal(allowance.getWaitMs(start), waitMs);
}

describe('An allowance of so many calls in a time', () => {
  let allowance: Allowance;
  const create = (): Allowance => createAllowance({ calls: 2, perMs: 1_000 });
  beforeEach(() => {
    allowance = create();
  });

  it('lets the calls of a window go together, at a steady rate over time', () => {
    equal(allowance.spacingMs, 0);
    equal(allowance.steadyMs, 500);
  });

  it('is used up by calls without an answer, until one comes or a call is not sent', () => {
    assertUsedUpBy(2, allowance, 1_100);
  });

  it('counts an answered call until its time and the margin have passed', () => {
    answer(allowance, start, start + 300);
    equal(allowance.getWaitMs(start + 1_099), 1);
    equal(allowance.getWaitMs(start + 1_100), 0);
    reserve(allowance, 1);
    equal(allowance.getWaitMs(start + 1_100), 300);
  });

  it('counts for a window whatever has passed before', () => {
    for (let window = 0; window < 5; window++) {
      const now = start + window * 1_100;
      equal(allowance.getWaitMs(now), 0);
      answer(allowance, now, now);
      equal(allowance.getWaitMs(now), 1_100);
    }
  });

  it('does not count answers from after now, which a clock that was set back leaves', () => {
    answer(allowance, start, start);
    equal(allowance.getWaitMs(start - 1), 0);
  });

  it('that absorbs another counts what both have counted, in the order of time', () => {
    for (const [own, others] of [
      [start, start + 500],
      [start + 500, start],
    ] as const) {
      allowance = create();
      const other = create();
      answer(allowance, own);
      answer(other, others);
      allowance.absorb(other, start + 500);
      equal(allowance.getWaitMs(start + 500), 600);
      equal(allowance.getWaitMs(start + 1_100), 0);
    }
  });

  it('that absorbs another waits for the calls of both that have no answer', () => {
    const other = create();
    reserve(allowance, 1);
    reserve(other, 1);
    allowance.absorb(other, start);
    equal(allowance.getWaitMs(start), Infinity);
  });

  it('that absorbs another counts nothing that no longer counted in one of them', () => {
    for (const isOwn of [true, false]) {
      allowance = create();
      const other = create();
      const [setBack, usual] = isOwn ? [allowance, other] : [other, allowance];
      answer(setBack, start + 100_000);
      // The clock is set back: what was answered then does not count.
      equal(setBack.getWaitMs(start), 0);
      answer(usual, start);
      allowance.absorb(other, start);
      equal(allowance.getWaitMs(start), 0);
    }
  });

  it('absorbs nothing of another kind', () => {
    const other = createAllowance({ burst: 1, refillPerSecond: 1 });
    answer(other, start);
    reserve(other, 5);
    allowance.absorb(other, start);
    equal(allowance.getWaitMs(start), 0);
    answer(allowance, start, start);
    equal(allowance.getWaitMs(start), 1_100);
  });
});

describe('An allowance that fills up again', () => {
  let allowance: Allowance;
  const create = (): Allowance => createAllowance({ burst: 3, refillPerSecond: 10 });
  beforeEach(() => {
    allowance = create();
  });

  it('lets calls that have waited go one by one', () => {
    equal(allowance.spacingMs, 100);
    equal(allowance.steadyMs, 100);
  });

  it('is used up by calls without an answer, until one comes or a call is not sent', () => {
    assertUsedUpBy(3, allowance, 101);
  });

  it('is refilled for one call after another', () => {
    answer(allowance, start, start, start);
    equal(allowance.getWaitMs(start), 101);
    equal(allowance.getWaitMs(start + 50), 51);
    equal(allowance.getWaitMs(start + 100), 0);
    reserve(allowance, 1);
    equal(allowance.getWaitMs(start + 100), 101);
    reserve(allowance, 1);
    equal(allowance.getWaitMs(start + 100), 201);
  });

  it('waits for an answer when the refill is not enough', () => {
    answer(allowance, start);
    reserve(allowance, 3);
    equal(allowance.getWaitMs(start), Infinity);
  });

  it('is never more than full', () => {
    answer(allowance, start);
    equal(allowance.getWaitMs(start + 100_000), 0);
    answer(allowance, start + 100_000, start + 100_000, start + 100_000);
    equal(allowance.getWaitMs(start + 100_000), 101);
  });

  it('is refilled until an answer comes', () => {
    answer(allowance, start, start, start + 150, start + 150);
    equal(allowance.getWaitMs(start + 150), 51);
  });

  it('loses and gains nothing when the clock is set back', () => {
    answer(allowance, start, start, start);
    equal(allowance.getWaitMs(start - 10_000), 101);
    equal(allowance.getWaitMs(start - 9_900), 0);
  });

  it('that absorbs another misses what both miss by now', () => {
    const other = create();
    answer(allowance, start);
    answer(other, start, start, start);
    allowance.absorb(other, start + 200);
    reserve(allowance, 1);
    equal(allowance.getWaitMs(start + 200), 0);
    reserve(allowance, 1);
    equal(allowance.getWaitMs(start + 200), 101);
  });

  it('that absorbs another waits for the calls of both that have no answer', () => {
    const other = create();
    reserve(allowance, 1);
    reserve(other, 2);
    allowance.absorb(other, start);
    equal(allowance.getWaitMs(start), Infinity);
  });

  it('absorbs nothing of another kind', () => {
    const other = createAllowance({ calls: 1, perMs: 1_000 });
    reserve(other, 5);
    allowance.absorb(other, start);
    equal(allowance.getWaitMs(start), 0);
  });
});
