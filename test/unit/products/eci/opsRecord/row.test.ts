import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseRecordId, toOpsRecord, toOpsRecords } from '../../../../../src/products/eci/opsRecord/row';
import { toRecordStatus } from '../../../../../src/products/eci/opsRecord/status';
import type { OpsRecord } from '../../../../../src/products/eci/wire/eci';
import type { Resource } from '../../../../../src/model/resource';
import { buildOpsRecord, instanceRef } from '../../../../support/buildEciInstance';
import { fakeNow } from '../../../../support/fakeClock';
import { listAllowedActions } from '../../printRows';

const record = (over: OpsRecord = {}): Resource => toOpsRecord(buildOpsRecord(over), instanceRef, fakeNow);

describe('an O&M record', () => {
  it('is named by instance, type and time, and read back the same', () => {
    const time = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.stringMatching(/^eci-[a-z0-9]{4,20}$/),
        fc.constantFrom('tcpdump', 'coredump'),
        time,
        (id, type, at) => {
          const createTime = `${at.toISOString().slice(0, 19)}Z`;
          const wire = { OpsType: type.toUpperCase(), CreateTime: createTime };
          const row = toOpsRecord(wire, { ...instanceRef, id }, fakeNow);
          equal(row.ref.id, row.id);
          deepEqual(parseRecordId(row.id), { instanceId: id, opsType: type, createTime, place: 1 });
        },
      ),
    );
  });

  it('has a name of its own among those of the same second, which a later one leaves it', () => {
    const wire = buildOpsRecord({ OpsType: 'tcpdump', CreateTime: '2026-11-23T03:15:00Z' });
    const idsOf = (records: readonly OpsRecord[]): readonly string[] =>
      toOpsRecords(records, instanceRef, fakeNow).map(({ id }) => id);
    const two = idsOf([wire, wire]);
    equal(new Set(two).size, 2);
    deepEqual(idsOf([wire, wire, wire]).slice(1), two);
    deepEqual(
      two.map((id) => parseRecordId(id)?.place),
      [2, 1],
    );
    equal(idsOf([{ ...wire, OpsType: 'coredump' }, wire])[1], two[1]);
  });

  it('is not read from what is no such name', () => {
    for (const id of [
      '',
      'eci-1',
      'eci-1/tcpdump',
      'eci-1/tcpdump/',
      '/tcpdump/t',
      'eci-1/other/t',
      'eci-1//t',
      'eci-1/tcpdump/t/0',
    ]) {
      equal(parseRecordId(id), undefined, id);
    }
  });

  it('names its instance where it stands alone', () => {
    equal(record().ref.name, 'Packet capture · web');
    equal(record({ OpsType: 'Coredump' }).label, 'Core dump');
    equal(record({ OpsType: 'Strace' }).label, 'Strace');
  });

  const expiry: readonly [string | undefined, string][] = [
    ['2026-11-23T14:00:00Z', 'Ready to download · created 1 h ago · expires in 11 h'],
    ['2026-11-23T03:00:30Z', 'Ready to download · created 1 h ago · expires in 30 s'],
    ['2099-01-01T00:00:00Z', 'Ready to download · created 1 h ago · expires in 26336 d'],
    ['2026-11-23T03:00:00Z', 'Ready to download · created 1 h ago · expired'],
    ['2026-11-01T00:00:00Z', 'Ready to download · created 1 h ago · expired'],
    ['some day', 'Ready to download · created 1 h ago'],
    [undefined, 'Ready to download · created 1 h ago'],
  ];
  for (const [ExpireTime, words] of expiry) {
    it(`that expires ${ExpireTime ?? 'at no known time'} reads ${words}`, () => {
      const { CreateTime = '', OpsStatus = '' } = buildOpsRecord();
      const wire = { CreateTime, OpsStatus, ...(ExpireTime !== undefined && { ExpireTime }) };
      equal(toOpsRecord(wire, instanceRef, fakeNow).description, words);
    });
  }

  it('can be downloaded only when it succeeded and has a result', () => {
    deepEqual(listAllowedActions(record()), ['download']);
    deepEqual(listAllowedActions(record({ OpsStatus: 'success' })), ['download']);
    for (const over of [
      { ResultContent: '' },
      { OpsStatus: 'Ready' },
      { OpsStatus: 'Failed' },
      { OpsStatus: 'Expired' },
    ]) {
      deepEqual(listAllowedActions(record(over)), []);
    }
  });

  it('is on its way only while it is ready', () => {
    const all = ['Ready', 'Success', 'Failed', 'Expired', 'Closed', 'Odd'];
    deepEqual(
      all.filter((code) => toRecordStatus(code).transitional),
      ['Ready'],
    );
    equal(new Set(all.map((code) => toRecordStatus(code).icon.name)).size, all.length);
  });

  it('with a status we do not know shows it as it is', () => {
    deepEqual([toRecordStatus('Odd').code, toRecordStatus('Odd').text], ['Odd', 'Odd']);
  });

  it('never shows where its result is', () => {
    const { id, label, description, details, accessibleLabel, ref, status } = record();
    ok(
      !JSON.stringify({ id, label, description, details, spoken: accessibleLabel, ref, status }).includes('Signature'),
    );
  });

  it('is a row even when the service leaves everything out', () => {
    const row = toOpsRecord({}, instanceRef, fakeNow);
    equal(row.id, 'eci-bp1web//');
    equal(row.description, '');
  });
});
