import { deepEqual, equal } from 'node:assert/strict';
import { isIP } from 'node:net';
import fc from 'fast-check';
import { parseCidr, parseIp } from '../../../../../../src/products/eci/instance/tcpdump/address';

describe('an address', () => {
  it('is one exactly when Node says so, zones apart', () => {
    const near = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdefx.:')), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), near), (text) => {
        equal(parseIp(text) ?? 0, isIP(text), text);
      }),
      { numRuns: 2000 },
    );
    equal(parseIp('fe80::1%eth0'), undefined);
  });
});

describe('a CIDR block', () => {
  it('knows its network', () => {
    deepEqual(parseCidr('10.1.2.3/20'), { family: 4, network: '10.1.0.0/20', hasHostBits: true });
    deepEqual(parseCidr('0.0.0.0/0'), { family: 4, network: '0.0.0.0/0', hasHostBits: false });
    deepEqual(parseCidr('2001:db8::5/64'), { family: 6, network: '2001:db8::/64', hasHostBits: true });
    deepEqual(parseCidr('::1/128'), { family: 6, network: '::1/128', hasHostBits: false });
  });

  it('has a network that is a block without host bits, and is its own network', () => {
    const block = fc.oneof(
      fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, prefix]) => `${address}/${prefix}`),
      fc.tuple(fc.ipV6(), fc.nat(128)).map(([address, prefix]) => `${address}/${prefix}`),
    );
    fc.assert(
      fc.property(block, (text) => {
        const network = parseCidr(text)?.network ?? '';
        deepEqual(parseCidr(network), { family: text.includes(':') ? 6 : 4, network, hasHostBits: false });
      }),
    );
  });
});
