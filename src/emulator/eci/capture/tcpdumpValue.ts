// OpsValue of a tcpdump task: read, checked, and turned into what to capture.
import { ApiError } from '../../gateway/apiError';
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

/** A capture as asked for. Absent limits are no limits. */
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

const maxFileSize = 1024 ** 3;
const maxAmount = 2 ** 31 - 1;
const defaultSnaplen = 65_535;

/**
 * Reads OpsValue; undefined asks to stop.
 * @throws ApiError Ops.OpsValueInvalid when it is not an object with a boolean Enable, Tcpdump.InvalidValue for a bad field
 */
export function parseTcpdumpValue(text: string): CaptureOptions | undefined {
  const fields = parseObject(text);
  if (typeof fields['Enable'] !== 'boolean') {
    throw ApiError.of('Ops.OpsValueInvalid');
  }
  if (!fields['Enable']) {
    return undefined;
  }
  return {
    filter: {
      protocol: protocolIn(fields),
      source: networkIn(fields, 'SourceIp', 'SourceCidr'),
      sourcePort: numberIn(fields, 'SourcePort', 65_535),
      destination: networkIn(fields, 'DestIp', 'DestCidr'),
      destinationPort: numberIn(fields, 'DestPort', 65_535),
    },
    device: deviceIn(fields),
    snaplen: numberIn(fields, 'Snaplen', maxAmount) ?? defaultSnaplen,
    durationSeconds: numberIn(fields, 'Duration', maxAmount),
    packetNum: numberIn(fields, 'PacketNum', maxAmount),
    fileSize: numberIn(fields, 'FileSize', maxFileSize),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw ApiError.of('Ops.OpsValueInvalid');
  }
  return value as Fields;
}

function invalid(name: string, expected: string): ApiError {
  return ApiError.of('Tcpdump.InvalidValue', `The value of ${name} is invalid: ${expected} is expected.`);
}

function protocolIn(fields: Fields): Protocol | undefined {
  const value = fields['Protocol'];
  if (value === undefined) {
    return undefined;
  }
  const known = protocols.find((protocol) => protocol === value);
  if (!known) {
    throw invalid('Protocol', `one of ${protocols.join(', ')}`);
  }
  return known;
}

/** The block wins over the address, but both must be valid when given. */
function networkIn(fields: Fields, addressName: string, blockName: string): Network | undefined {
  const read = <T>(name: string, parse: (text: string) => T | undefined, expected: string): T | undefined => {
    const value = fields[name];
    if (value === undefined) {
      return undefined;
    }
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) {
      throw invalid(name, expected);
    }
    return parsed;
  };
  const address = read(addressName, parseAddress, 'an IP address');
  const block = read(blockName, parseNetwork, 'a CIDR block');
  return block ?? (address && toNetwork(address));
}

function numberIn(fields: Fields, name: string, max: number): number | undefined {
  const value = fields[name];
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > max) {
    throw invalid(name, `a whole number from 1 to ${max}`);
  }
  return value;
}

function deviceIn(fields: Fields): string {
  const value = fields['IfDeviceName'] ?? 'eth0';
  // IFNAMSIZ of Linux is 16, the closing NUL included.
  if (typeof value !== 'string' || !/^[^\s/]{1,15}$/.test(value)) {
    throw invalid('IfDeviceName', 'the name of a network interface');
  }
  return value;
}
