import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  describeTcpdumpField,
  tcpdumpFieldNames,
  tcpdumpGroups,
} from '../../../../../../src/products/eci/instance/tcpdump/tcpdumpFields';

const fields = tcpdumpFieldNames.map(describeTcpdumpField);

describe('the fields of a packet capture', () => {
  it('have a label of their own and a help each', () => {
    deepEqual(
      fields.map(({ name }) => name),
      tcpdumpFieldNames,
    );
    equal(new Set(fields.map(({ label }) => label)).size, fields.length);
    ok(fields.every(({ label, help }) => label !== '' && help !== ''));
  });

  it('are numbers where the service takes a number, of which amounts have a unit', () => {
    const numeric = fields.filter((field) => field.numeric);
    deepEqual(
      numeric.map(({ name, unit }) => [name, unit]),
      [
        ['SourcePort', undefined],
        ['DestPort', undefined],
        ['Snaplen', 'bytes'],
        ['Duration', 'seconds'],
        ['PacketNum', 'packets'],
        ['FileSize', 'bytes'],
      ],
    );
    ok(fields.every(({ unit, numeric: isNumber }) => unit === undefined || isNumber));
  });

  it('show an example or a default while they are empty, all but a choice', () => {
    deepEqual(
      fields.filter(({ placeholder }) => placeholder === undefined).map(({ name }) => name),
      ['Protocol'],
    );
  });

  it('stand in one group of the form each', () => {
    deepEqual(Object.values(tcpdumpGroups).flat().sort(), [...tcpdumpFieldNames].sort());
  });
});
