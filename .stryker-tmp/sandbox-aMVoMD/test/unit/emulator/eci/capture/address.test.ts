import assert from 'node:assert/strict';
import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { contains, hostIn, parseAddress, parseNetwork, toBytes } from '../../../../../src/emulator/eci/capture/address';

describe('Addresses', () => {
  it('are read exactly when Node calls them addresses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.string()), (text) => {
        const family = parseAddress(text)?.family;
        assert.equal(family, isIPv4(text) ? 4 : isIPv6(text) && !text.includes('%') ? 6 : undefined);
      }),
    );
  });

  it('become the bytes they stand for', () => {
    assert.equal(toBytes(parseAddress('172.16.0.20')!).toString('hex'), 'ac100014');
    assert.equal(toBytes(parseAddress('2001:DB8::1.2.3.4')!).toString('hex'), '20010db8000000000000000001020304');
    assert.equal(toBytes(parseAddress('::')!).toString('hex'), '0'.repeat(32));
  });

  it('lie in the block they are taken from', () => {
    const block = fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
      fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
    );
    fc.assert(
      fc.property(block, fc.nat(), ([address, prefix], number) => {
        const network = parseNetwork(`${address}/${prefix}`)!;
        assert.ok(contains(network, hostIn(network, number)));
        assert.ok(contains(network, parseAddress(address)!));
      }),
    );
  });

  it('never lie in a block of the other family', () => {
    assert.equal(contains(parseNetwork('::/0')!, parseAddress('10.0.0.1')!), false);
  });
});
