import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Random } from '../../../../src/emulator/world/random';

describe('The random generator', () => {
  it('draws the same for the same seeds, and something else when one differs', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, item) => {
        assert.equal(new Random(seed, item).id(20), new Random(seed, item).id(20));
        assert.notEqual(new Random(seed, item).id(20), new Random(seed, item + 1).id(20));
        assert.notEqual(new Random(seed, item).id(20), new Random(seed + 1, item).id(20));
      }),
    );
  });

  it('keeps to its bounds and reaches them', () => {
    const random = new Random(3);
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(-2, 2)));
    assert.deepEqual(
      [...drawn].sort((one, other) => one - other),
      [-2, -1, 0, 1, 2],
    );
  });

  it('makes ids of the length and form asked for', () => {
    const random = new Random(4);
    assert.match(random.id(17), /^[0-9a-z]{17}$/);
    assert.match(random.hex(13), /^[0-9a-f]{13}$/);
    assert.match(random.uuid(), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
