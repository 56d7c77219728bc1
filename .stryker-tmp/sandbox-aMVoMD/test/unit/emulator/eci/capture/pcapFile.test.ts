import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { parseAddress } from '../../../../../src/emulator/eci/capture/address';
import { packetsWithin, pcapChunks, pcapSize } from '../../../../../src/emulator/eci/capture/pcapFile';
import { parseTcpdumpValue } from '../../../../../src/emulator/eci/capture/tcpdumpValue';
import { Traffic } from '../../../../../src/emulator/eci/capture/traffic';
import { readFrame, readPcap } from './pcapReader';

const startedAt = Date.parse('2026-11-22T03:08:36.250Z');
const own = { ipv4: '172.16.3.7', ipv6: '2408:4005:3c0:1::10' };

type Fields = Partial<Record<string, string | number>>;

function capture(fields: Fields, count: number): { file: Buffer; snaplen: number; size: number; traffic: Traffic } {
  const options = parseTcpdumpValue(JSON.stringify({ Enable: true, ...fields })) ?? assert.fail('not a start');
  const addresses = { ipv4: parseAddress(own.ipv4)!, ipv6: parseAddress(own.ipv6)! };
  const traffic = new Traffic(options.filter, addresses, 42);
  const content = { traffic, snaplen: options.snaplen, count: traffic.isEmpty ? 0 : count, startedAt };
  return { file: Buffer.concat([...pcapChunks(content)]), snaplen: options.snaplen, size: pcapSize(content), traffic };
}

function isWithin(address: string, fields: Fields, side: 'Source' | 'Dest'): boolean {
  const block = fields[`${side}Cidr`] ?? fields[`${side}Ip`];
  if (block === undefined) {
    return true;
  }
  const [network = '', prefix] = String(block).split('/');
  const family = network.includes(':') ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  return list.check(address, family);
}

function assertMatches(frame: ReturnType<typeof readFrame>, fields: Fields): void {
  assert.ok(isWithin(frame.source, fields, 'Source'), `source ${frame.source}`);
  assert.ok(isWithin(frame.destination, fields, 'Dest'), `destination ${frame.destination}`);
  assert.equal(frame.protocol, fields['Protocol'] ?? frame.protocol);
  assert.equal(frame.sourcePort, fields['SourcePort'] ?? frame.sourcePort);
  assert.equal(frame.destinationPort, fields['DestPort'] ?? frame.destinationPort);
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const port = maybe(fc.integer({ min: 1, max: 65535 }));

function filterOf(address: fc.Arbitrary<string>, bits: number, ownAddress: string): fc.Arbitrary<Fields> {
  const end = fc.oneof({ arbitrary: address, weight: 3 }, { arbitrary: fc.constant(ownAddress), weight: 1 });
  const block = fc.tuple(end, fc.integer({ min: 0, max: bits })).map(([base, prefix]) => `${base}/${prefix}`);
  return fc.record({
    Protocol: maybe(fc.constantFrom('tcp', 'udp', 'icmpv4')),
    SourceIp: maybe(end),
    SourceCidr: maybe(block),
    SourcePort: port,
    DestIp: maybe(end),
    DestCidr: maybe(block),
    DestPort: port,
    Snaplen: maybe(fc.integer({ min: 1, max: 400 })),
  });
}

const filters = fc.oneof(filterOf(fc.ipV4(), 32, own.ipv4), filterOf(fc.ipV6(), 128, own.ipv6));

describe('A capture file', () => {
  it('holds only packets that match the filter, whole and with right checksums', () => {
    fc.assert(
      fc.property(filters, (fields) => {
        const { file } = capture({ ...fields, Snaplen: undefined }, 40);
        for (const packet of readPcap(file).packets) {
          assert.equal(packet.includedLength, packet.originalLength);
          assertMatches(readFrame(packet.bytes), fields);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is of the size announced, and keeps no more of a packet than the snap length', () => {
    fc.assert(
      fc.property(filters, fc.integer({ min: 0, max: 60 }), (fields, count) => {
        const { file, snaplen, size, traffic } = capture(fields, count);
        const { packets, snaplen: written } = readPcap(file);
        assert.equal(file.length, size);
        assert.equal(written, snaplen);
        assert.equal(packets.length, traffic.isEmpty ? 0 : count);
        assert.ok(packets.every((packet) => packet.includedLength === Math.min(snaplen, packet.originalLength)));
      }),
    );
  });

  it('fits as many packets into a size as there is room for, and not one more', () => {
    fc.assert(
      fc.property(filters, fc.integer({ min: 24, max: 20_000 }), (fields, bytes) => {
        const { traffic, snaplen } = capture(fields, 0);
        fc.pre(!traffic.isEmpty);
        const count = packetsWithin(bytes, traffic, snaplen);
        assert.ok(pcapSize({ traffic, snaplen, startedAt, count }) <= bytes);
        assert.ok(pcapSize({ traffic, snaplen, startedAt, count: count + 1 }) > bytes);
      }),
    );
  });

  it('has traffic for every filter some packet can match', () => {
    const impossible = [
      { Protocol: 'icmpv4', DestPort: 80 },
      { Protocol: 'icmpv4', SourceIp: '2001:db8::1' },
      { SourceIp: '10.0.0.1', DestIp: '2001:db8::1' },
    ];
    assert.deepEqual(
      impossible.map((fields) => readPcap(capture(fields, 5).file).packets.length),
      [0, 0, 0],
    );
    for (const fields of [{}, { Protocol: 'icmpv4' }, { SourceIp: '8.8.8.8', DestIp: '9.9.9.9' }, { DestPort: 1 }]) {
      assert.equal(readPcap(capture(fields, 5).file).packets.length, 5, JSON.stringify(fields));
    }
  });

  it('lets the block win over the address', () => {
    const fields = { SourceIp: '192.168.1.1', SourceCidr: '10.1.0.0/16' };
    for (const packet of readPcap(capture(fields, 20).file).packets) {
      assert.match(readFrame(packet.bytes).source, /^10\.1\./);
    }
  });

  it('carries both directions of a conversation when no end is named, and the instance in every packet', () => {
    const frames = readPcap(capture({ Protocol: 'tcp' }, 40).file).packets.map((packet) => readFrame(packet.bytes));
    assert.ok(frames.every((frame) => frame.source === own.ipv4 || frame.destination === own.ipv4));
    assert.ok(
      frames.some((frame) => frame.source === own.ipv4) && frames.some((frame) => frame.destination === own.ipv4),
    );
  });

  it('stamps packets in order, inside the time of the capture', () => {
    const times = readPcap(capture({}, 100).file).packets.map((packet) => packet.timeMs);
    assert.deepEqual(
      times,
      [...times].sort((one, other) => one - other),
    );
    assert.ok(times[0]! > startedAt && times.at(-1)! <= startedAt + 100 * 50);
  });

  it('is the same each time it is made', () => {
    assert.deepEqual(capture({}, 50).file, capture({}, 50).file);
  });
});
