import assert from 'node:assert/strict';
import { checkFault, Faults, faultNames } from '../../../../src/emulator/faults/faults';
import { effectOf } from '../../../../src/emulator/faults/faultEffects';

const operations = ['DescribeContainerGroups'];

describe('Faults', () => {
  it('strike every call of every operation until they are cleared', () => {
    const faults = new Faults();
    faults.add({ name: 'http503' });
    assert.deepEqual([faults.take('A'), faults.take('B'), faults.take('A')], ['http503', 'http503', 'http503']);
    faults.clear();
    assert.equal(faults.take('A'), undefined);
  });

  it('strike as often as ordered, only where ordered, the oldest first', () => {
    const faults = new Faults();
    faults.add({ name: 'stall', operation: 'A', count: 1 });
    faults.add({ name: 'gzip', count: 2 });
    assert.deepEqual(
      [faults.take('B'), faults.take('A'), faults.take('A'), faults.take('A')],
      ['gzip', 'stall', 'gzip', undefined],
    );
  });

  it('have an effect each', () => {
    for (const name of faultNames()) {
      assert.ok(effectOf(checkFault({ name }, operations).name), name);
    }
  });

  it('are refused under a name, an operation or a count that does not exist', () => {
    assert.deepEqual(checkFault({ name: 'throttle', operation: 'Download', count: 2 }, operations), {
      name: 'throttle',
      operation: 'Download',
      count: 2,
    });
    for (const order of [
      { name: 'toString' },
      { name: 'throttel' },
      { name: undefined },
      { name: 'throttle', operation: 'DescribeEverything' },
      { name: 'throttle', count: 0 },
      { name: 'throttle', count: 1.5 },
    ]) {
      assert.throws(() => checkFault(order, operations), RangeError, JSON.stringify(order));
    }
  });
});
