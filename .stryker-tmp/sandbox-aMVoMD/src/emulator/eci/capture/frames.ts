// Ethernet frames with correct lengths and checksums.
import { type Address, toBytes } from './address';
import type { Protocol } from './tcpdumpValue';

/** One end of a packet. ICMP has no ports; its number identifies the echo. */
export interface Endpoint {
  readonly address: Address;
  readonly port: number;
}

/** A packet above Ethernet. */
export interface Packet {
  readonly protocol: Protocol;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly payload: Buffer;
  /** IP identification, and the sequence number of an echo. */
  readonly number: number;
  /** TCP only. */
  readonly tcp?: { readonly flags: number; readonly sequence: number; readonly acknowledgement: number };
  /** ICMP only. */
  readonly isEchoReply?: boolean;
}

const protocolNumbers: Readonly<Record<Protocol, number>> = { icmpv4: 1, tcp: 6, udp: 17 };
const ethernetBytes = 14;
const ipBytes = { 4: 20, 6: 40 } as const;
const transportBytes: Readonly<Record<Protocol, number>> = { icmpv4: 8, tcp: 20, udp: 8 };
/** The prefix of cloud network cards, and the router every frame goes to or comes from. */
const ownMac = Buffer.from('00163e0a1b2c', 'hex');
const routerMac = Buffer.from('eeffffffffff', 'hex');

/** Length of the frame of a packet, without building it. */
export function frameLength(family: 4 | 6, protocol: Protocol, payloadLength: number): number {
  return ethernetBytes + ipBytes[family] + transportBytes[protocol] + payloadLength;
}

/** The frame of a packet; `isOutgoing` seen from the instance. */
export function buildFrame(packet: Packet, isOutgoing: boolean): Buffer {
  const { family } = packet.from.address;
  const transport = buildTransport(packet);
  const ethernet = Buffer.alloc(ethernetBytes);
  (isOutgoing ? routerMac : ownMac).copy(ethernet, 0);
  (isOutgoing ? ownMac : routerMac).copy(ethernet, 6);
  ethernet.writeUInt16BE(family === 4 ? 0x0800 : 0x86dd, 12);
  const ip = family === 4 ? buildIpv4(packet, transport.length) : buildIpv6(packet, transport.length);
  return Buffer.concat([ethernet, ip, transport]);
}

function buildIpv4(packet: Packet, transportLength: number): Buffer {
  const header = Buffer.alloc(ipBytes[4]);
  header.writeUInt8(0x45, 0);
  header.writeUInt16BE(header.length + transportLength, 2);
  header.writeUInt16BE(packet.number & 0xffff, 4);
  header.writeUInt16BE(0x4000, 6); // Don't fragment.
  header.writeUInt8(64, 8);
  header.writeUInt8(protocolNumbers[packet.protocol], 9);
  toBytes(packet.from.address).copy(header, 12);
  toBytes(packet.to.address).copy(header, 16);
  header.writeUInt16BE(internetChecksum(header), 10);
  return header;
}

function buildIpv6(packet: Packet, transportLength: number): Buffer {
  const header = Buffer.alloc(ipBytes[6]);
  header.writeUInt8(0x60, 0);
  header.writeUInt16BE(transportLength, 4);
  header.writeUInt8(protocolNumbers[packet.protocol], 6);
  header.writeUInt8(64, 7);
  toBytes(packet.from.address).copy(header, 8);
  toBytes(packet.to.address).copy(header, 24);
  return header;
}

function buildTransport(packet: Packet): Buffer {
  const header = Buffer.alloc(transportBytes[packet.protocol]);
  const segment = Buffer.concat([header, packet.payload]);
  switch (packet.protocol) {
    case 'tcp':
      segment.writeUInt16BE(packet.from.port, 0);
      segment.writeUInt16BE(packet.to.port, 2);
      segment.writeUInt32BE((packet.tcp?.sequence ?? 0) >>> 0, 4);
      segment.writeUInt32BE((packet.tcp?.acknowledgement ?? 0) >>> 0, 8);
      segment.writeUInt8((header.length / 4) << 4, 12);
      segment.writeUInt8(packet.tcp?.flags ?? 0, 13);
      segment.writeUInt16BE(64_240, 14);
      segment.writeUInt16BE(internetChecksum(pseudoHeader(packet, segment.length), segment), 16);
      break;
    case 'udp':
      segment.writeUInt16BE(packet.from.port, 0);
      segment.writeUInt16BE(packet.to.port, 2);
      segment.writeUInt16BE(segment.length, 4);
      // Zero would mean "no checksum".
      segment.writeUInt16BE(internetChecksum(pseudoHeader(packet, segment.length), segment) || 0xffff, 6);
      break;
    case 'icmpv4':
      segment.writeUInt8(packet.isEchoReply ? 0 : 8, 0);
      segment.writeUInt16BE(packet.from.port & 0xffff, 4);
      segment.writeUInt16BE(packet.number & 0xffff, 6);
      segment.writeUInt16BE(internetChecksum(segment), 2);
      break;
  }
  return segment;
}

function pseudoHeader({ from, to, protocol }: Packet, length: number): Buffer {
  const addresses = [toBytes(from.address), toBytes(to.address)];
  const rest = Buffer.alloc(from.address.family === 4 ? 4 : 8);
  rest.writeUInt8(protocolNumbers[protocol], from.address.family === 4 ? 1 : 7);
  rest.writeUInt16BE(length, 2);
  return Buffer.concat([...addresses, rest]);
}

/** RFC 1071 over the parts joined; each part but the last has an even length. */
function internetChecksum(...parts: readonly Buffer[]): number {
  let sum = 0;
  for (const part of parts) {
    for (let offset = 0; offset < part.length; offset += 2) {
      sum += ((part[offset] ?? 0) << 8) | (part[offset + 1] ?? 0);
    }
  }
  while (sum > 0xffff) {
    sum = (sum & 0xffff) + (sum >>> 16);
  }
  return ~sum & 0xffff;
}
