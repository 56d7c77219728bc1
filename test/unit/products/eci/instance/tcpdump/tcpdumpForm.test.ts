import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { toOpsValue } from '../../../../../../src/products/eci/instance/tcpdump/opsValue';
import {
  type TcpdumpFieldName,
  captureProtocols,
  tcpdumpFieldNames,
} from '../../../../../../src/products/eci/instance/tcpdump/tcpdumpFields';
import {
  type TcpdumpDraft,
  emptyTcpdumpDraft,
  parseTcpdumpDraft,
  validateTcpdumpDraft,
} from '../../../../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { Largest } from '../../../../../support/largest';

function draftWith(fields: Partial<TcpdumpDraft>): TcpdumpDraft {
  return { ...emptyTcpdumpDraft, ...fields };
}

function findError(name: TcpdumpFieldName, text: string): string | undefined {
  return validateTcpdumpDraft(draftWith({ [name]: text })).errors[name];
}

function listWarnings(fields: Partial<TcpdumpDraft>): string[] {
  return validateTcpdumpDraft(draftWith({ Duration: '60', ...fields })).warnings.map((warning) => warning.message);
}

const accepted: [TcpdumpFieldName, string[]][] = [
  ['Protocol', ['tcp', 'udp', 'icmpv4']],
  ['SourceIp', ['0.0.0.0', '192.168.0.10', ' 10.0.0.1 ', '::', '::1', '2001:db8::1', 'FE80::1', '::ffff:1.2.3.4']],
  ['SourceCidr', ['0.0.0.0/0', '192.168.0.0/24', '10.0.0.1/32', '::/0', '2001:db8::/64', '10.0.0.5/24']],
  ['SourcePort', ['1', '80', '65535']],
  ['IfDeviceName', ['eth0', 'lo', 'any', 'eth0.100', 'br-1234567890ab', 'veth@if3']],
  ['Snaplen', ['1', '65535', '262144']],
  ['Duration', ['1', '86400']],
  ['PacketNum', ['1', '1000000']],
  ['FileSize', ['1', '1073741824']],
];

const refused: [TcpdumpFieldName, string[]][] = [
  ['Protocol', ['TCP', 'icmp', 'sctp', '__proto__', 'constructor']],
  [
    'SourceIp',
    [
      ...['1', '1.2', '1.2.3', '010.0.0.1', '0x7f.0.0.1', '256.0.0.1', '1.2.3.4.5', '10.0.0.1/24', '10.0.0.1:80'],
      ...[':', ':::', '1::2::3', 'fe80::1%eth0', '::ffff:010.0.0.1', '::ffff:0x7f.0.0.1', '::1.2.3', 'localhost'],
      ...['10.0.0.1; reboot', '10.0.0\u20281', '10.0.0.1\u0000', '\u202e10.0.0.1', '１０.0.0.1'],
    ],
  ],
  [
    'DestCidr',
    ['10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10/8', '::/129', '::/-1', '/24', '1.2.3.4/24/8'],
  ],
  ['DestPort', ['0', '65536', '-1', '+80', '80.0', '1e3', '0x50', '080', '８０', 'http', '80,443', '1-5']],
  ['IfDeviceName', ['a234567890123456', 'eth 0', 'eth/0', 'eth0:1', '-i', '.', '..', 'eth\u00e9', 'eth0\u200b']],
  ['Snaplen', ['0', '-1', '1.5']],
  ['Duration', ['0', '60s', '2147483648', '9'.repeat(40)]],
  ['PacketNum', ['0', '1_000', '1,000', '9007199254740993']],
  ['FileSize', ['0', '1073741825', '1e3', '0x10', '1.5', '10 MiB', '-1', 'Infinity', 'NaN']],
];

describe('the rules of the capture form', () => {
  for (const [name, texts] of accepted) {
    it(`take ${texts.join(' and ')} as ${name}`, () => {
      deepEqual(
        texts.filter((text) => findError(name, text) !== undefined),
        [],
      );
    });
  }

  for (const [name, texts] of refused) {
    it(`refuse what is no ${name}, with a reason`, () => {
      deepEqual(
        texts.filter((text) => !findError(name, text)),
        [],
      );
    });
  }

  it('leave out what is empty or blank', () => {
    deepEqual(validateTcpdumpDraft(draftWith({ SourceIp: '  ' })).value, {});
  });

  it('say that a field is too long before judging what it holds', () => {
    match(findError('SourceIp', 'a'.repeat(65)) ?? '', /Too long/);
  });

  it('take a field of 64 characters as any other', () => {
    match(findError('SourceIp', 'a'.repeat(64)) ?? '', /Enter a full IPv4/);
  });

  it('say what is wrong with an interface, its length before the rest', () => {
    match(findError('IfDeviceName', `${'a'.repeat(15)}/`) ?? '', /at most 15 characters/);
    match(findError('IfDeviceName', 'a/') ?? '', /Enter the name of an interface/);
  });

  it('say that text is invisible before they judge what it holds', () => {
    match(findError('SourceIp', '10.0.0.1\u200b') ?? '', /invisible or control character/);
  });

  it('say what a number may be', () => {
    match(findError('DestPort', 'http') ?? '', /whole number, digits only/);
    match(findError('DestPort', '0') ?? '', /from 1 to 65535/);
  });

  it('point from an address field to the CIDR field', () => {
    match(findError('SourceIp', '10.0.0.0/24') ?? '', /use the field for CIDR blocks/);
  });

  it('give no value while any field is wrong', () => {
    equal(validateTcpdumpDraft(draftWith({ SourceIp: '10.0.0.1', DestPort: '0' })).value, undefined);
  });
});

describe('the warnings of the capture form', () => {
  it('say when nothing limits the capture', () => {
    match(validateTcpdumpDraft(emptyTcpdumpDraft).warnings[0]?.message ?? '', /No limit is set/);
    for (const name of ['Duration', 'PacketNum', 'FileSize'] as const) {
      deepEqual(validateTcpdumpDraft(draftWith({ [name]: '5' })).warnings, []);
    }
  });

  it('offer the network of a CIDR block with host bits', () => {
    const { warnings } = validateTcpdumpDraft(draftWith({ Duration: '1', DestCidr: '10.1.2.3/20' }));
    deepEqual(
      warnings.map(({ field, suggestion }) => ({ field, suggestion })),
      [{ field: 'DestCidr', suggestion: '10.1.0.0/20' }],
    );
    deepEqual(listWarnings({ DestCidr: '10.1.0.0/20' }), []);
    deepEqual(listWarnings({ DestCidr: '2001:DB8:0::/32' }), []);
  });

  it('say that the CIDR block wins over the address', () => {
    match(listWarnings({ SourceIp: '10.0.0.1', SourceCidr: '10.0.0.0/8' }).join(), /ignores the address 10\.0\.0\.1/);
  });

  it('notice ends of different families, with the CIDR block deciding', () => {
    match(listWarnings({ SourceIp: '10.0.0.1', DestIp: '::1' }).join(), /IPv4 and the other IPv6/);
    equal(
      listWarnings({ SourceIp: '10.0.0.1', SourceCidr: '::/0', DestIp: '::1' }).some((text) => text.includes('other')),
      false,
    );
  });

  it('notice ports and IPv6 together with ICMPv4', () => {
    match(listWarnings({ Protocol: 'icmpv4', DestPort: '80' }).join(), /no ports/);
    match(listWarnings({ Protocol: 'icmpv4', DestIp: '::1' }).join(), /never sent over IPv6/);
    deepEqual(listWarnings({ Protocol: 'icmpv4', DestIp: '10.0.0.1' }), []);
  });

  it('let an unusual snapshot length pass with a warning', () => {
    match(listWarnings({ Snaplen: '65536' }).join(), /may reject/);
    deepEqual(listWarnings({ Snaplen: '65535' }), []);
  });
});

/** Texts near the border between right and wrong, and anything at all. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80, size: 'max' }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789.:/%abcdefx-+e ')), maxLength: 45 }),
  fc.integer().map(String),
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(140)).map(([address, prefix]) => `${address}/${prefix}`),
  fc.constantFrom(...captureProtocols, 'eth0', '', '1073741824', '1073741825', '65535', '65536'),
);
const anyDraft = fc.record(
  Object.fromEntries(tcpdumpFieldNames.map((name) => [name, fc.oneof(fc.constant(''), anyText)])) as Record<
    TcpdumpFieldName,
    fc.Arbitrary<string>
  >,
);

describe('any draft at all', () => {
  it('is judged without throwing: an error for some field, or a value', () => {
    const longest = new Largest();
    fc.assert(
      fc.property(anyDraft, (draft) => {
        longest.note(Math.max(...Object.values(draft).map(({ length }) => length)));
        const { errors, value } = validateTcpdumpDraft(draft);
        equal(Object.keys(errors).length === 0, value !== undefined);
      }),
      { numRuns: 500 },
    );
    // No value has more than 64 characters.
    longest.assertReached(65);
  });

  it('yields, once accepted, an OpsValue of the documented types, ranges and order', () => {
    const known = ['Enable', ...tcpdumpFieldNames];
    const ranges: Record<string, number> = { SourcePort: 65535, DestPort: 65535, FileSize: 1073741824 };
    const numbers = new Set(['SourcePort', 'DestPort', 'Snaplen', 'Duration', 'PacketNum', 'FileSize']);
    let seen = 0;
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const emptied = Object.keys(validateTcpdumpDraft(draft).errors).map((name) => [name, ''] as const);
        const { value } = validateTcpdumpDraft({ ...draft, ...Object.fromEntries(emptied) });
        ok(value);
        const sent = JSON.parse(toOpsValue(value)) as Record<string, unknown>;
        equal(sent.Enable, true);
        const names = Object.keys(sent);
        deepEqual(
          names,
          known.filter((name) => names.includes(name)),
        );
        for (const [name, field] of Object.entries(sent).slice(1)) {
          seen++;
          if (numbers.has(name)) {
            ok(Number.isInteger(field) && Number(field) >= 1 && Number(field) <= (ranges[name] ?? 2147483647), name);
          } else {
            ok(typeof field === 'string' && /^[\x21-\x7e]{1,64}$/.test(field), name);
          }
        }
      }),
      { numRuns: 500 },
    );
    ok(seen > 100, 'the generator must reach accepted values');
  });

  it('is read from outside without throwing, and never with more than the known fields', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const draft = parseTcpdumpDraft(raw);
        ok(draft === undefined || Object.keys(draft).join() === tcpdumpFieldNames.join());
      }),
    );
    equal(parseTcpdumpDraft({ SourceIp: 5 }), undefined);
    equal(parseTcpdumpDraft({ SourceIp: 'x'.repeat(5000) }), undefined);
    deepEqual(parseTcpdumpDraft({ Enable: false, other: 1 }), emptyTcpdumpDraft);
  });
});
