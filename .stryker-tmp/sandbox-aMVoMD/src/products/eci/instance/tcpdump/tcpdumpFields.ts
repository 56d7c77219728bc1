// The fields of a packet capture as CreateInstanceOpsTask documents them, and the prompt for each.
// https://www.alibabacloud.com/help/en/eci/developer-reference/api-eci-2018-08-08-createinstanceopstask

import * as l10n from '@vscode/l10n';

/** In the order of the documentation, which is the order they are sent in. `Enable` is implied. */
export const tcpdumpFieldNames = [
  'Protocol',
  'SourceIp',
  'SourceCidr',
  'SourcePort',
  'DestIp',
  'DestCidr',
  'DestPort',
  'IfDeviceName',
  'Snaplen',
  'Duration',
  'PacketNum',
  'FileSize',
] as const;
export type TcpdumpFieldName = (typeof tcpdumpFieldNames)[number];

export const captureProtocols = ['tcp', 'udp', 'icmpv4'] as const;
export type CaptureProtocol = (typeof captureProtocols)[number];

export const maxPort = 65535;
export const defaultSnaplen = 65535;
export const maxFileSize = 1073741824;
/** Linux IFNAMSIZ without its NUL. */
export const maxInterfaceName = 15;
/** For amounts without a documented upper bound: what a 32-bit reader can hold. */
export const maxAmount = 2147483647;
/** Longer than any valid value of any field. */
export const maxFieldLength = 64;

export interface TcpdumpField {
  readonly name: TcpdumpFieldName;
  readonly label: string;
  readonly help: string;
  /** Named after the value, e.g. "seconds". */
  readonly unit?: string;
  /** What the service takes when the field is left empty, or an example of a value. */
  readonly placeholder?: string;
  readonly numeric: boolean;
}

/** The three questions of the form. An endpoint is entered as one line of fields. */
export type TcpdumpGroup = 'what' | 'source' | 'destination' | 'limits';

export const tcpdumpGroups: Readonly<Record<TcpdumpGroup, readonly TcpdumpFieldName[]>> = {
  what: ['Protocol', 'IfDeviceName'],
  source: ['SourceIp', 'SourceCidr', 'SourcePort'],
  destination: ['DestIp', 'DestCidr', 'DestPort'],
  limits: ['Duration', 'PacketNum', 'FileSize', 'Snaplen'],
};

export function describeTcpdumpField(name: TcpdumpFieldName): TcpdumpField {
  switch (name) {
    case 'Protocol':
      return {
        name,
        numeric: false,
        label: l10n.t('Protocol'),
        help: l10n.t('Capture only packets of this protocol.'),
      };
    case 'SourceIp':
      return { name, ...createIpField(), label: l10n.t('Source IP address') };
    case 'DestIp':
      return { name, ...createIpField(), label: l10n.t('Destination IP address') };
    case 'SourceCidr':
      return { name, ...createCidrField(), label: l10n.t('Source CIDR block') };
    case 'DestCidr':
      return { name, ...createCidrField(), label: l10n.t('Destination CIDR block') };
    case 'SourcePort':
      return { name, ...createPortField(), label: l10n.t('Source port') };
    case 'DestPort':
      return { name, ...createPortField(), label: l10n.t('Destination port') };
    case 'IfDeviceName':
      return {
        name,
        numeric: false,
        label: l10n.t('Network interface'),
        help: l10n.t('Interface in the instance. Default: eth0.'),
        placeholder: 'eth0',
      };
    case 'Snaplen':
      return {
        name,
        numeric: true,
        label: l10n.t('Snapshot length'),
        unit: l10n.t('bytes'),
        help: l10n.t('Longer packets are truncated. Default: {0}.', defaultSnaplen),
        placeholder: String(defaultSnaplen),
      };
    case 'Duration':
      return {
        name,
        numeric: true,
        label: l10n.t('Duration'),
        unit: l10n.t('seconds'),
        help: l10n.t('Duration of the capture.'),
        placeholder: l10n.t('e.g. {0}', 60),
      };
    case 'PacketNum':
      return {
        name,
        numeric: true,
        label: l10n.t('Number of packets'),
        unit: l10n.t('packets'),
        help: l10n.t('Number of packets to capture.'),
        placeholder: l10n.t('e.g. {0}', 1000),
      };
    case 'FileSize':
      return {
        name,
        numeric: true,
        label: l10n.t('File size'),
        unit: l10n.t('bytes'),
        help: l10n.t('Size of the capture file, at most {0} (1 GiB).', maxFileSize),
        placeholder: l10n.t('e.g. {0}', 10485760),
      };
  }
}

type FieldText = Omit<TcpdumpField, 'name' | 'label'>;

function createIpField(): FieldText {
  return { numeric: false, help: l10n.t('One IPv4 or IPv6 address.'), placeholder: l10n.t('any') };
}

function createCidrField(): FieldText {
  return { numeric: false, help: l10n.t('A network such as {0}.', '192.168.0.0/24'), placeholder: l10n.t('any') };
}

function createPortField(): FieldText {
  return { numeric: true, help: l10n.t('From 1 to {0}.', maxPort), placeholder: l10n.t('any') };
}
