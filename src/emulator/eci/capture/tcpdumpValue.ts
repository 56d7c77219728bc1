// OpsValue of a tcpdump task: read, checked, and turned into what to capture.
import { parseJsonRecord } from '../../../base/json';
import { type Arguments, readArguments, type Reading } from '../../gateway/rules';
import { eciError } from '../errors';
import { type Network, parseAddress, parseNetwork, toNetwork } from './address';

const protocols = ['tcp', 'udp', 'icmpv4'] as const;
export type Protocol = (typeof protocols)[number];

/** What a packet must be to be captured. */
export interface CaptureFilter {
  readonly protocol: Protocol | undefined;
  readonly source: Network | undefined;
  readonly sourcePort: number | undefined;
  readonly destination: Network | undefined;
  readonly destinationPort: number | undefined;
}

/** A requested capture. An absent limit means no limit. */
export interface CaptureOptions {
  readonly filter: CaptureFilter;
  readonly device: string;
  /** Bytes kept of each packet. */
  readonly snaplen: number;
  readonly durationSeconds: number | undefined;
  readonly packetNum: number | undefined;
  /** Bytes of the whole file. */
  readonly fileSize: number | undefined;
}

const amount = { type: 'integer', min: 1, max: 2 ** 31 - 1 } as const;
const port = { type: 'integer', min: 1, max: 65_535 } as const;
const address = { type: 'string', expected: 'an IP address' } as const;
const block = { type: 'string', expected: 'a CIDR block' } as const;
const fields = {
  Protocol: { type: 'string', oneOf: protocols },
  SourceIp: address,
  SourceCidr: block,
  SourcePort: port,
  DestIp: address,
  DestCidr: block,
  DestPort: port,
  // IFNAMSIZ of Linux is 16, the closing NUL included.
  IfDeviceName: { type: 'string', pattern: /^[^\s/]{1,15}$/, expected: 'the name of a network interface' },
  Snaplen: amount,
  Duration: amount,
  PacketNum: amount,
  FileSize: { type: 'integer', min: 1, max: 1024 ** 3 },
} as const;

const invalid = (path: string, expected: string): Error =>
  eciError('Tcpdump.InvalidValue', `The value of ${path} is invalid: ${expected} is expected.`);
const reading: Reading = { from: 'json', invalid, missing: (path) => invalid(path, 'a value') };

/**
 * Reads OpsValue; undefined means stop the capture.
 * @throws ApiError Ops.OpsValueInvalid when it is not an object with a boolean Enable, Tcpdump.InvalidValue for a bad field
 */
export function parseTcpdumpValue(json: string): CaptureOptions | undefined {
  const value = parseJsonRecord(json);
  if (typeof value?.['Enable'] !== 'boolean') {
    throw eciError('Ops.OpsValueInvalid');
  }
  if (!value['Enable']) {
    return undefined;
  }
  const given = readArguments(fields, value, reading);
  return {
    filter: {
      protocol: given.Protocol,
      source: networkIn(given, 'SourceIp', 'SourceCidr'),
      sourcePort: given.SourcePort,
      destination: networkIn(given, 'DestIp', 'DestCidr'),
      destinationPort: given.DestPort,
    },
    device: given.IfDeviceName ?? 'eth0',
    snaplen: given.Snaplen ?? 65_535,
    durationSeconds: given.Duration,
    packetNum: given.PacketNum,
    fileSize: given.FileSize,
  };
}

type Ends = Pick<Arguments<typeof fields>, 'SourceIp' | 'SourceCidr' | 'DestIp' | 'DestCidr'>;

/** The block wins over the address, but both must be valid when given. */
function networkIn(given: Ends, addressName: keyof Ends, blockName: keyof Ends): Network | undefined {
  const read = <T>(name: keyof Ends, parse: (text: string) => T | undefined, expected: string): T | undefined => {
    const value = given[name];
    const parsed = value === undefined ? undefined : parse(value);
    if (value !== undefined && parsed === undefined) {
      throw invalid(name, expected);
    }
    return parsed;
  };
  const host = read(addressName, parseAddress, address.expected);
  const network = read(blockName, parseNetwork, block.expected);
  return network ?? (host && toNetwork(host));
}
