import assert from 'node:assert/strict';
import { checkFault, Faults, transportFaults } from '../../../../src/emulator/faults/faults';
import { createEci } from '../../../../src/emulator/eci/product';
import { findEffect } from '../../../../src/emulator/faults/faultEffects';
import { ErrorCatalog } from '../../../../src/emulator/gateway/errorCatalog';
import { TemporaryKeys } from '../../../../src/emulator/gateway/temporaryKeys';
import { createSts } from '../../../../src/emulator/sts/product';
import { Clock } from '../../../../src/emulator/world/clock';
import { World } from '../../../../src/emulator/world/world';

const products = [
  createEci(new World(new Clock(), { seed: 1, instances: 0 }), 1),
  createSts(new TemporaryKeys(Date.now), Date.now),
];
const catalog = new ErrorCatalog(products);
const known = { operations: ['DescribeContainerGroups', 'Download'], codes: catalog.codes() };

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
    for (const name of [...transportFaults, ...known.codes]) {
      assert.ok(findEffect(checkFault({ name }, known).name, catalog), name);
    }
  });

  it('are refused under a name, an operation or a count that does not exist', () => {
    assert.deepEqual(checkFault({ name: 'throttle', operation: 'Download', count: 2 }, known), {
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
      assert.throws(() => checkFault(order, known), RangeError, JSON.stringify(order));
    }
  });

  it('answer a code as the operation publishes it, then its product, then the gateway, then any other product', () => {
    const answer = (code: string, operation: string): readonly unknown[] => {
      const { status, message } = catalog.createError(code, operation);
      return [status, message];
    };
    assert.deepEqual(answer('QuotaExceeded', 'CreateImageCache'), [403, 'ImageCache quota exceeded.']);
    assert.deepEqual(answer('QuotaExceeded', 'DescribeRegions'), [403, 'The quota of the resource is exceeded.']);
    assert.equal(answer('NoPermission', 'AssumeRole')[0], 403);
    assert.deepEqual(answer('EntityNotExist.Role', 'DescribeRegions'), [404, 'The role not exists.']);
  });

  it('deny an action under the name it has in RAM', () => {
    const actionOf = (operation: string): unknown =>
      (catalog.denied(operation).fields['AccessDeniedDetail'] as Record<string, unknown>)['AuthAction'];
    assert.deepEqual(['DescribeRegions', 'AssumeRole'].map(actionOf), ['eci:DescribeRegions', 'sts:AssumeRole']);
  });
});
