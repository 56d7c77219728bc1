// Reads a capture back, strictly and by itself: the test's own idea of the format.

interface ReadPacket {
  readonly timeMs: number;
  readonly includedLength: number;
  readonly originalLength: number;
  readonly bytes: Buffer;
}

export interface ReadCapture {
  readonly snaplen: number;
  readonly packets: readonly ReadPacket[];
}

/** @throws Error when it is not a little-endian Ethernet capture of version 2.4 to its last byte */
export function readPcap(file: Buffer): ReadCapture {
  if (file.readUInt32LE(0) !== 0xa1b2c3d4 || file.readUInt16LE(4) !== 2 || file.readUInt16LE(6) !== 4) {
    throw new Error('not libpcap 2.4');
  }
  if (file.readUInt32LE(20) !== 1) {
    throw new Error('not Ethernet');
  }
  const packets: ReadPacket[] = [];
  let offset = 24;
  while (offset < file.length) {
    const includedLength = file.readUInt32LE(offset + 8);
    const end = offset + 16 + includedLength;
    if (end > file.length) {
      throw new Error('the last packet is cut');
    }
    packets.push({
      timeMs: file.readUInt32LE(offset) * 1000 + file.readUInt32LE(offset + 4) / 1000,
      includedLength,
      originalLength: file.readUInt32LE(offset + 12),
      bytes: file.subarray(offset + 16, end),
    });
    offset = end;
  }
  return { snaplen: file.readUInt32LE(16), packets };
}

export interface ReadFrame {
  readonly protocol: 'tcp' | 'udp' | 'icmpv4';
  readonly source: string;
  readonly destination: string;
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
}

const protocols = { 1: 'icmpv4', 6: 'tcp', 17: 'udp' } as const;

/** Takes a whole frame apart. @throws Error when a length or a checksum is wrong */
export function readFrame(frame: Buffer): ReadFrame {
  const type = frame.readUInt16BE(12);
  const ip = frame.subarray(14);
  const isIpv4 = type === 0x0800;
  if (!isIpv4 && type !== 0x86dd) {
    throw new Error(`unknown Ethernet type ${type}`);
  }
  const headerLength = isIpv4 ? 20 : 40;
  const payloadLength = isIpv4 ? ip.readUInt16BE(2) - 20 : ip.readUInt16BE(4);
  const number = ip.readUInt8(isIpv4 ? 9 : 6);
  const addresses = isIpv4 ? ip.subarray(12, 20) : ip.subarray(8, 40);
  const payload = ip.subarray(headerLength);
  if (payload.length !== payloadLength) {
    throw new Error('the IP length is wrong');
  }
  if (isIpv4 && !sumsUp(ip.subarray(0, 20))) {
    throw new Error('the IPv4 checksum is wrong');
  }
  const protocol = protocols[number as keyof typeof protocols];
  checkPayload(protocol, payload, pseudoHeader(number, addresses, payload.length));
  const hasPorts = protocol !== 'icmpv4';
  return {
    protocol,
    source: addressText(addresses.subarray(0, addresses.length / 2)),
    destination: addressText(addresses.subarray(addresses.length / 2)),
    sourcePort: hasPorts ? payload.readUInt16BE(0) : undefined,
    destinationPort: hasPorts ? payload.readUInt16BE(2) : undefined,
  };
}

/** What the checksum of a transport covers besides its own bytes. */
function pseudoHeader(number: number, addresses: Buffer, payloadLength: number): Buffer {
  const pseudo = Buffer.alloc(4);
  pseudo.writeUInt8(number, 1);
  pseudo.writeUInt16BE(payloadLength, 2);
  return Buffer.concat([addresses, pseudo]);
}

function checkPayload(protocol: (typeof protocols)[keyof typeof protocols], payload: Buffer, pseudo: Buffer): void {
  if (!sumsUp(protocol === 'icmpv4' ? payload : Buffer.concat([pseudo, payload]))) {
    throw new Error(`the ${protocol} checksum is wrong`);
  }
  if (protocol === 'udp' && payload.readUInt16BE(4) !== payload.length) {
    throw new Error('the UDP length is wrong');
  }
}

function addressText(bytes: Buffer): string {
  return bytes.length === 4
    ? bytes.join('.')
    : Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16)).join(':');
}

/** RFC 1071: the ones' complement sum over data that includes its checksum is all ones. */
function sumsUp(covered: Buffer): boolean {
  const even = covered.length % 2 === 0 ? covered : Buffer.concat([covered, Buffer.alloc(1)]);
  let sum = 0;
  for (let offset = 0; offset < even.length; offset += 2) {
    sum += even.readUInt16BE(offset);
    sum = sum > 0xffff ? sum - 0xffff : sum;
  }
  return sum === 0xffff;
}
