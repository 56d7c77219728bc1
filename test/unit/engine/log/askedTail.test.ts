// How many lines are requested while the service cuts off the ones that are wanted.
import { deepEqual, equal } from 'node:assert/strict';
import { TailSize } from '../../../../src/engine/log/askedTail';

/** After an answer that was cut off and brought nothing new. */
function narrowed(received: number): TailSize {
  const tail = new TailSize();
  tail.update(received, true, false);
  return tail;
}

describe('the number of lines that is requested', () => {
  it('is the largest at first, and while answers are whole or bring something', () => {
    const tail = new TailSize();
    equal(tail.value, 2_000);
    tail.update(500, true, true);
    tail.update(500, false, false);
    tail.update(500, false, true);
    equal(tail.value, 2_000);
  });

  it('is smaller by half of what came while answers are cut off and bring nothing', () => {
    const tail = narrowed(101);
    equal(tail.value, 1_949);
    tail.update(100, true, false);
    equal(tail.value, 1_899);
  });

  it('is halved while nothing whole comes at all, and is never less than one', () => {
    const tail = narrowed(0);
    equal(tail.value, 1_000);
    const seen = Array.from({ length: 11 }, () => {
      tail.update(0, true, false);
      return tail.value;
    });
    deepEqual(seen, [500, 250, 125, 62, 31, 15, 7, 3, 1, 1, 1]);
  });

  it('is the largest again as soon as an answer is whole and brings something', () => {
    const tail = narrowed(1_000);
    tail.update(500, false, false);
    tail.update(500, true, true);
    equal(tail.value, 1_500);
    tail.update(500, false, true);
    equal(tail.value, 2_000);
  });

  it('is the largest for one more read when as many lines came as were requested and none continues the log', () => {
    const tail = narrowed(1_000);
    equal(tail.widen(1_499), false);
    equal(tail.value, 1_500);
    equal(tail.widen(1_500), true);
    equal(tail.value, 2_000);
    equal(tail.widen(2_000), false);
  });

  it('is not made the largest twice while answers go on bringing nothing, and may be afterwards', () => {
    const tail = narrowed(1_000);
    tail.widen(1_500);
    tail.update(1_000, true, false);
    deepEqual([tail.widen(1_500), tail.value], [false, 1_500]);
    tail.update(1_000, true, true);
    deepEqual([tail.widen(1_500), tail.value], [true, 2_000]);
    const other = narrowed(1_000);
    other.widen(1_500);
    other.update(1_000, false, false);
    other.update(1_000, true, false);
    deepEqual([other.widen(1_500), other.value], [true, 2_000]);
  });
});
