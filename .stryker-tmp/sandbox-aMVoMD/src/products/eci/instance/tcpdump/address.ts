// IP addresses and CIDR blocks, read strictly: no "1.2", no octal or hex parts, nothing that two programs read differently.

import ipaddr from 'ipaddr.js';

export type IpFamily = 4 | 6;

export interface CidrBlock {
  readonly family: IpFamily;
  /** The same block with its host bits cleared, e.g. `10.0.0.0/24` for `10.0.0.5/24`. */
  readonly network: string;
  readonly hasHostBits: boolean;
}

/** The family of an address; `undefined` when it is not one. */
export function parseIp(text: string): IpFamily | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return 4;
  }
  // ipaddr.js takes octal and hex parts in the IPv4 tail of an IPv6 address, and zones, which no packet carries.
  const tail = text.includes('.') ? text.slice(text.lastIndexOf(':') + 1) : undefined;
  return !text.includes('%') &&
    ipaddr.IPv6.isValid(text) &&
    (tail === undefined || ipaddr.IPv4.isValidFourPartDecimal(tail))
    ? 6
    : undefined;
}

export function parseCidr(text: string): CidrBlock | undefined {
  const [, address = '', prefix = ''] = /^([^/]+)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  const family = parseIp(address);
  if (family === undefined || Number(prefix) > (family === 4 ? 32 : 128)) {
    return undefined;
  }
  const first = family === 4 ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text);
  return {
    family,
    network: `${first.toString()}/${prefix}`,
    hasHostBits: first.toNormalizedString() !== ipaddr.parse(address).toNormalizedString(),
  };
}
