// The one source of the capture form's rules: the form applies them as the user types, the extension again on submit.

import * as l10n from '@vscode/l10n';
import { isRecord } from '../../../../base/isRecord';
import { parseCidr, parseIp, type IpFamily } from './address';
import {
  type CaptureProtocol,
  type TcpdumpFieldName,
  captureProtocols,
  defaultSnaplen,
  maxAmount,
  maxFieldLength,
  maxFileSize,
  maxInterfaceName,
  maxPort,
  tcpdumpFieldNames,
} from './tcpdumpFields';

/** The form as typed. Empty text leaves the field out. */
export type TcpdumpDraft = Readonly<Record<TcpdumpFieldName, string>>;

/** A checked draft, with the names and types the service documents. */
export interface TcpdumpValue {
  readonly Protocol?: CaptureProtocol;
  readonly SourceIp?: string;
  readonly SourceCidr?: string;
  readonly SourcePort?: number;
  readonly DestIp?: string;
  readonly DestCidr?: string;
  readonly DestPort?: number;
  readonly IfDeviceName?: string;
  readonly Snaplen?: number;
  readonly Duration?: number;
  readonly PacketNum?: number;
  readonly FileSize?: number;
}

/** Something to know before starting, which does not stop anyone. */
export interface TcpdumpWarning {
  readonly field?: TcpdumpFieldName;
  readonly message: string;
  /** A value for `field` that fixes the problem. */
  readonly suggestion?: string;
}

export interface TcpdumpFindings {
  readonly errors: Readonly<Partial<Record<TcpdumpFieldName, string>>>;
  readonly warnings: readonly TcpdumpWarning[];
  /** Present when there is no error. */
  readonly value?: TcpdumpValue;
}

export const emptyTcpdumpDraft: TcpdumpDraft = Object.freeze(
  Object.fromEntries(tcpdumpFieldNames.map((name) => [name, ''])) as Record<TcpdumpFieldName, string>,
);

/** Text beyond this is no typing error; such a draft is refused as a whole. */
const maxDraftText = 4096;

/** Reads a draft that came from outside. Unknown fields are dropped, missing ones are empty. */
export function parseTcpdumpDraft(raw: unknown): TcpdumpDraft | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const draft: Record<TcpdumpFieldName, string> = { ...emptyTcpdumpDraft };
  for (const name of tcpdumpFieldNames) {
    const text: unknown = Object.hasOwn(raw, name) ? raw[name] : '';
    if (typeof text !== 'string' || text.length > maxDraftText) {
      return undefined;
    }
    draft[name] = text;
  }
  return draft;
}

export function validateTcpdumpDraft(draft: TcpdumpDraft): TcpdumpFindings {
  const errors: Partial<Record<TcpdumpFieldName, string>> = {};
  const value: Partial<Record<TcpdumpFieldName, string | number>> = {};
  for (const name of tcpdumpFieldNames) {
    const text = draft[name].trim();
    if (text !== '') {
      const checked = checkText(text) ?? fieldRules[name](text);
      if ('error' in checked) {
        errors[name] = checked.error;
      } else {
        value[name] = checked.value;
      }
    }
  }
  const read = value as TcpdumpValue; // Each rule below gives the type its field has there.
  return {
    errors,
    warnings: listWarnings(read, draft),
    ...(Object.keys(errors).length === 0 ? { value: read } : {}),
  };
}

type Checked = { readonly value: string | number } | { readonly error: string };

const fieldRules: Readonly<Record<TcpdumpFieldName, (text: string) => Checked>> = {
  Protocol: checkProtocol,
  SourceIp: checkIp,
  SourceCidr: checkCidr,
  SourcePort: (text) => checkInteger(text, maxPort),
  DestIp: checkIp,
  DestCidr: checkCidr,
  DestPort: (text) => checkInteger(text, maxPort),
  IfDeviceName: checkInterface,
  Snaplen: (text) => checkInteger(text, maxAmount),
  Duration: (text) => checkInteger(text, maxAmount),
  PacketNum: (text) => checkInteger(text, maxAmount),
  FileSize: (text) => checkInteger(text, maxFileSize),
};

function checkText(text: string): { error: string } | undefined {
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) {
    return { error: l10n.t('Contains an invisible or control character. Retype it.') };
  }
  return text.length > maxFieldLength
    ? { error: l10n.t('Too long: at most {0} characters.', maxFieldLength) }
    : undefined;
}

function checkProtocol(text: string): Checked {
  return captureProtocols.some((protocol) => protocol === text)
    ? { value: text }
    : { error: l10n.t('Select one of {0}.', captureProtocols.join(', ')) };
}

function checkIp(text: string): Checked {
  if (parseIp(text)) {
    return { value: text };
  }
  return {
    error: parseCidr(text)
      ? l10n.t('This is a CIDR block: use the field for CIDR blocks.')
      : l10n.t('Enter a full IPv4 or IPv6 address, such as {0} or {1}.', '192.168.0.10', '2001:db8::1'),
  };
}

function checkCidr(text: string): Checked {
  return parseCidr(text)
    ? { value: text }
    : { error: l10n.t('Enter an address and a prefix length, such as {0} or {1}.', '192.168.0.0/24', '2001:db8::/64') };
}

function checkInteger(text: string, max: number): Checked {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) {
    return { error: l10n.t('Enter a whole number, digits only.') };
  }
  const value = Number(text);
  return value >= 1 && value <= max ? { value } : { error: l10n.t('Enter a number from 1 to {0}.', max) };
}

function checkInterface(text: string): Checked {
  if (text.length > maxInterfaceName) {
    return { error: l10n.t('An interface name has at most {0} characters.', maxInterfaceName) };
  }
  // The kernel refuses slashes, colons and spaces, and tcpdump would read a leading hyphen as an option.
  return /^[A-Za-z0-9_.][\x21-\x2e\x30-\x39\x3b-\x7e]*$/.test(text) && text !== '.' && text !== '..'
    ? { value: text }
    : { error: l10n.t('Enter the name of an interface, such as {0}.', 'eth0') };
}

function listWarnings(value: TcpdumpValue, draft: TcpdumpDraft): TcpdumpWarning[] {
  return [
    ...listCidrWarnings('SourceCidr', value.SourceCidr, value.SourceIp),
    ...listCidrWarnings('DestCidr', value.DestCidr, value.DestIp),
    ...listFamilyWarnings(value),
    ...(value.Snaplen !== undefined && value.Snaplen > defaultSnaplen
      ? [
          {
            field: 'Snaplen' as const,
            message: l10n.t('Longer than the usual {0} bytes: the service may reject it.', defaultSnaplen),
          },
        ]
      : []),
    ...([draft.Duration, draft.PacketNum, draft.FileSize].every((text) => text.trim() === '')
      ? [
          {
            message: l10n.t(
              'No limit is set. Set a duration, a number of packets, or a file size, or stop the capture yourself.',
            ),
          },
        ]
      : []),
  ];
}

function listCidrWarnings(
  field: 'SourceCidr' | 'DestCidr',
  cidr: string | undefined,
  ip: string | undefined,
): TcpdumpWarning[] {
  const block = cidr === undefined ? undefined : parseCidr(cidr);
  if (cidr === undefined || !block) {
    return [];
  }
  return [
    ...(block.hasHostBits
      ? [
          {
            field,
            message: l10n.t('{0} is a host address in the network {1}.', cidr, block.network),
            suggestion: block.network,
          },
        ]
      : []),
    ...(ip !== undefined
      ? [{ field, message: l10n.t('The service uses the CIDR block {0} and ignores the address {1}.', cidr, ip) }]
      : []),
  ];
}

function listFamilyWarnings(value: TcpdumpValue): TcpdumpWarning[] {
  const source = findFamily(value.SourceCidr, value.SourceIp);
  const dest = findFamily(value.DestCidr, value.DestIp);
  const warnings: TcpdumpWarning[] = [];
  if (source && dest && source !== dest) {
    warnings.push({ message: l10n.t('One end is IPv4 and the other IPv6: no packet matches both.') });
  }
  if (value.Protocol === 'icmpv4') {
    if (value.SourcePort !== undefined || value.DestPort !== undefined) {
      warnings.push({ message: l10n.t('ICMP has no ports. The service may reject the port, or capture nothing.') });
    }
    if (source === 6 || dest === 6) {
      warnings.push({ message: l10n.t('ICMPv4 is never sent over IPv6: no packet matches.') });
    }
  }
  return warnings;
}

/** The CIDR block wins, as it does at the service. */
function findFamily(cidr: string | undefined, ip: string | undefined): IpFamily | undefined {
  if (cidr !== undefined) {
    return parseCidr(cidr)?.family;
  }
  return ip === undefined ? undefined : parseIp(ip);
}
