// IPv4 and IPv6 addresses and CIDR blocks as numbers, for filters and packets.
import { isIPv4, isIPv6 } from 'node:net';

type Family = 4 | 6;

export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** A CIDR block; a single address is a block of full length. */
export interface Network extends Address {
  readonly prefix: number;
}

const bits: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** Reads an address without zone; undefined when it is none. */
export function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) {
    return { family: 4, value: text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n) };
  }
  if (!isIPv6(text) || text.includes('%')) {
    return undefined;
  }
  // URL writes any spelling, an IPv4 tail included, as hexadecimal groups.
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const front = groups(head);
  const back = groups(tail ?? '');
  const all = [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back];
  return { family: 6, value: all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}

/** Reads `address/prefix`; undefined when it is none. Host bits are allowed and ignored. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', prefixText = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const parsed = parseAddress(address);
  const prefix = Number(prefixText);
  return parsed && prefix <= bits[parsed.family] ? toNetwork(parsed, prefix) : undefined;
}

/** The block of an address, by default of that address alone. */
export function toNetwork(address: Address, prefix: number = bits[address.family]): Network {
  const hostBits = BigInt(bits[address.family] - prefix);
  return { family: address.family, value: (address.value >> hostBits) << hostBits, prefix };
}

export function contains(network: Network, address: Address): boolean {
  return network.family === address.family && toNetwork(address, network.prefix).value === network.value;
}

/** A host of the block by number, wrapping around; the block's first and last address are left out where there is room. */
export function hostIn(network: Network, number: number): Address {
  const size = 1n << BigInt(bits[network.family] - network.prefix);
  const offset = size > 2n ? 1n + (BigInt(number) % (size - 2n)) : BigInt(number) % size;
  return { family: network.family, value: network.value + offset };
}

/** Network byte order. */
export function toBytes(address: Address): Buffer {
  const digits = bits[address.family] / 4;
  return Buffer.from(address.value.toString(16).padStart(digits, '0'), 'hex');
}
