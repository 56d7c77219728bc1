// A capture as tcpdump writes it: libpcap 2.4, little-endian, Ethernet, microseconds.
// https://www.tcpdump.org/manpages/pcap-savefile.5.html
import { packetIntervalMs, type Traffic } from './traffic';

const magic = 0xa1b2c3d4;
const ethernet = 1;
const fileHeaderBytes = 24;
const packetHeaderBytes = 16;
const chunkBytes = 64 * 1024;

/** What one file holds. */
export interface PcapContent {
  readonly traffic: Traffic;
  readonly snaplen: number;
  readonly count: number;
  /** Start of the capture, ms; packets follow it. */
  readonly startedAt: number;
}

/** How many packets a file of so many bytes has room for. */
export function packetsWithin(fileBytes: number, traffic: Traffic, snaplen: number): number {
  return traffic.countWithin(fileBytes - fileHeaderBytes, snaplen, packetHeaderBytes);
}

/** Bytes of the whole file. */
export function pcapSize({ traffic, count, snaplen }: PcapContent): number {
  return fileHeaderBytes + traffic.countBytes(count, snaplen, packetHeaderBytes);
}

/** The file in pieces, packets built as they are needed. */
export function* pcapChunks({ traffic, snaplen, count, startedAt }: PcapContent): Generator<Buffer> {
  let pieces = [fileHeader(snaplen)];
  let size = fileHeaderBytes;
  for (let index = 0; index < count; index += 1) {
    const frame = traffic.frame(index);
    const kept = frame.subarray(0, snaplen);
    pieces.push(packetHeader(startedAt + (index + 1) * packetIntervalMs, kept.length, frame.length), kept);
    size += packetHeaderBytes + kept.length;
    if (size >= chunkBytes) {
      yield Buffer.concat(pieces);
      pieces = [];
      size = 0;
    }
  }
  if (size > 0) {
    yield Buffer.concat(pieces);
  }
}

function fileHeader(snaplen: number): Buffer {
  const header = Buffer.alloc(fileHeaderBytes);
  header.writeUInt32LE(magic, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(snaplen, 16);
  header.writeUInt32LE(ethernet, 20);
  return header;
}

function packetHeader(timeMs: number, kept: number, length: number): Buffer {
  const header = Buffer.alloc(packetHeaderBytes);
  header.writeUInt32LE(Math.floor(timeMs / 1000), 0);
  header.writeUInt32LE((Math.floor(timeMs) % 1000) * 1000, 4);
  header.writeUInt32LE(kept, 8);
  header.writeUInt32LE(length, 12);
  return header;
}
