import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Resource } from '../../../../src/model/resource';
import { groupResources, parseArrangement, sortResources } from '../../../../src/engine/view/arrangement';
import type { Field } from '../../../../src/model/field';
import { buildResource } from '../../../support/buildResource';

const size = (row: Resource): number => Number(row.description);
const fields: readonly Field[] = [
  { id: 'name', label: () => 'Name', sort: ({ label }) => label, group: ({ label }) => label.slice(0, 1) },
  { id: 'size', label: () => 'Size', sort: size, group: ({ description = '' }) => description },
  { id: 'spoken', label: () => 'Spoken', group: (row, variant) => `${variant ?? ''}${row.accessibleLabel ?? ''}` },
  {
    id: 'word',
    label: () => 'Word',
    group: ({ description = '' }) => description,
    formatGroup: (key) => (key === '1' ? 'zebra' : 'ape'),
  },
];
const row = (label: string, description = '0', over: Partial<Resource> = {}): Resource =>
  buildResource(label, { label, description, ...over });
const labels = (rows: readonly Resource[]): readonly string[] => rows.map(({ label }) => label);

describe('an arrangement that was kept', () => {
  it('is read back the same', () => {
    const whole = {
      find: 'web 10.0',
      groupBy: { field: 'tag', variant: 'team' },
      sortBy: { field: 'name', descending: true },
      query: { ZoneId: 'i' },
    };
    deepEqual(parseArrangement(JSON.parse(JSON.stringify(whole))), whole);
    deepEqual(parseArrangement({}), {});
  });

  it('loses what is none, and keeps the rest', () => {
    deepEqual(parseArrangement({ find: '  ', groupBy: { field: 7 }, sortBy: 'name', query: null }), {});
    deepEqual(parseArrangement({ find: 'a', groupBy: { field: 'f', variant: 3 }, sortBy: { field: 'n' }, other: 1 }), {
      find: 'a',
      groupBy: { field: 'f' },
      sortBy: { field: 'n', descending: false },
    });
  });

  it('may be anything at all: only what is an arrangement comes out, and comes out again the same', () => {
    const part = fc.oneof(
      fc.anything(),
      fc.record({ field: fc.anything(), variant: fc.anything(), descending: fc.anything() }),
    );
    const kept = fc.oneof(fc.anything(), fc.record({ find: part, groupBy: part, sortBy: part, query: fc.anything() }));
    fc.assert(
      fc.property(kept, (value) => {
        const parsed = parseArrangement(value);
        const { find = 'x', groupBy = { field: '' }, sortBy = { field: '', descending: false } } = parsed;
        equal(typeof find, 'string');
        deepEqual([typeof groupBy.field, typeof (groupBy.variant ?? '')], ['string', 'string']);
        deepEqual([typeof sortBy.field, typeof sortBy.descending], ['string', 'boolean']);
        deepEqual(parseArrangement(parsed), parsed);
      }),
    );
  });
});

describe('sorting', () => {
  const rows = [row('web-10', '2'), row('web-9', '1'), row('api-1', '2'), row('web-2', '1')];

  it('goes by text as people read it, with numbers in it by size', () => {
    deepEqual(labels(sortResources(rows, fields, { field: 'name', descending: false })), [
      'api-1',
      'web-2',
      'web-9',
      'web-10',
    ]);
    deepEqual(labels(sortResources(rows, fields, { field: 'name', descending: true }))[0], 'web-10');
  });

  it('leaves what is equal in the order of the service, upwards and downwards', () => {
    deepEqual(labels(sortResources(rows, fields, { field: 'size', descending: false })), [
      'web-9',
      'web-2',
      'web-10',
      'api-1',
    ]);
    deepEqual(labels(sortResources(rows, fields, { field: 'size', descending: true })), [
      'web-10',
      'api-1',
      'web-9',
      'web-2',
    ]);
  });

  it('by numbers is by size, not by letters', () => {
    const numbers = [row('a', '10'), row('b', '9'), row('c', '-1')];
    deepEqual(labels(sortResources(numbers, fields, { field: 'size', descending: false })), ['c', 'b', 'a']);
  });

  it('by nothing, by a field that does not exist or by one that cannot be sorted by changes nothing', () => {
    equal(sortResources(rows, fields, undefined), rows);
    equal(sortResources(rows, fields, { field: 'gone', descending: false }), rows);
    equal(sortResources(rows, fields, { field: 'word', descending: false }), rows);
  });

  it('does not touch the list it is given', () => {
    const before = [...rows];
    sortResources(rows, fields, { field: 'name', descending: true });
    deepEqual(rows, before);
  });
});

describe('grouping', () => {
  it('puts each row into the group of its key, groups by their names, those without a value last', () => {
    const rows = [row('a', ''), row('b', '10'), row('c', '9'), row('d', ''), row('e', '10')];
    deepEqual(
      groupResources(rows, fields, { field: 'size' }).map(({ key, label, resources }) => [
        key,
        label,
        labels(resources),
      ]),
      [
        ['9', '9', ['c']],
        ['10', '10', ['b', 'e']],
        ['', '', ['a', 'd']],
      ],
    );
  });

  it('names groups for people, and orders them by that name', () => {
    deepEqual(
      groupResources([row('a', '1'), row('b', '2')], fields, { field: 'word' }).map(({ key, label }) => [key, label]),
      [
        ['2', 'ape'],
        ['1', 'zebra'],
      ],
    );
  });

  it('goes by the variant that was chosen', () => {
    const [group] = groupResources([row('a', '', { accessibleLabel: '!' })], fields, {
      field: 'spoken',
      variant: 'team',
    });
    equal(group?.key, 'team!');
  });

  it('by a field that does not exist, or cannot be grouped by, gives no groups', () => {
    deepEqual(groupResources([row('a')], fields, { field: 'gone' }), []);
    deepEqual(groupResources([row('a')], [{ id: 'name', label: () => '' }], { field: 'name' }), []);
  });
});
