import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Resource } from '../../../../src/model/resource';
import type { Field } from '../../../../src/model/field';
import { Finder } from '../../../../src/engine/view/finder';
import { buildResource } from '../../../support/buildResource';

const fields: readonly Field[] = [
  { id: 'name', label: () => 'Name', find: ({ label }) => label },
  { id: 'note', label: () => 'Note', find: ({ description = '' }) => description },
  { id: 'age', label: () => 'Age', sort: () => 0 },
];
const row = (label: string, description = ''): Resource => buildResource(label, { label, description });
const labels = (rows: readonly Resource[]): readonly string[] => rows.map(({ label }) => label);
const found = (rows: readonly Resource[], text: string): readonly string[] =>
  labels(new Finder(fields).find(rows, text));

describe('finding rows', () => {
  const rows = [
    row('frontend-7c9f', '10.0.1.5'),
    row('backend-1a2b', '10.0.1.15'),
    row('database', 'team=shop\nregistry.example.com/shop/db:2.14'),
    row('支付网关', 'eci-bp1abcde'),
  ];

  it('finds those that hold the word in any field, in their order, whatever its letter case', () => {
    deepEqual(found(rows, 'END'), ['frontend-7c9f', 'backend-1a2b']);
    deepEqual(found(rows, 'shop/db'), ['database']);
    deepEqual(found(rows, 'nothing-like-it'), []);
  });

  it('finds those that hold every word, in whatever order and field', () => {
    deepEqual(found(rows, '10.0.1 front'), ['frontend-7c9f']);
    deepEqual(found(rows, '  front   10.0.1.15 '), []);
    deepEqual(found(rows, 'team=shop 2.14 data'), ['database']);
  });

  it('makes the text of resources with one key once, for each finder anew', () => {
    const asked: string[] = [];
    const state: Field = {
      ...{ id: 'state', label: () => 'State', findKey: ({ description = '' }) => description },
      find: ({ label, description = '' }) => {
        asked.push(label);
        return `is ${description}`;
      },
    };
    const given = [row('a', 'on'), row('b', 'off'), row('c', 'on')];
    const finder = new Finder([state]);
    deepEqual(labels(finder.find(given, 'on')), ['a', 'c']);
    deepEqual(labels(finder.find(given, 'is off')), ['b']);
    deepEqual(asked, ['a', 'b']);
    deepEqual(labels(new Finder([state]).find(given, 'is')), ['a', 'b', 'c']);
    deepEqual(asked, ['a', 'b', 'a', 'b']);
  });

  it('finds everything when nothing is typed, and gives the same list back', () => {
    equal(new Finder(fields).find(rows, '  '), rows);
  });

  for (const [mistake, text] of [
    ['a letter wrong', 'frontand'],
    ['a letter left out', 'fronend'],
    ['a letter too many', 'fronttend'],
    ['two letters swapped', 'frontedn'],
  ] as const) {
    it(`forgives ${mistake} in a long word`, () => deepEqual(found(rows, text), ['frontend-7c9f']));
  }

  it('forgives one mistake and no more', () => {
    deepEqual(found(rows, 'frentand'), []);
  });

  it('forgives a mistake in each of several words', () => {
    deepEqual(found([row('payment frontend'), row('payment backend')], 'paymnt frontand'), ['payment frontend']);
  });

  it('forgives none in short words, ids, addresses and words of other scripts: they mean another thing', () => {
    for (const text of ['frnt', 'ends', '10.0.1.6', '10.0.15', '7c9e', 'eci-bp1abcdf', '支付网点', 'frontend-7c9e']) {
      deepEqual(found(rows, text), [], text);
    }
    deepEqual(found(rows, '支付'), ['支付网关']);
    deepEqual(found(rows, 'eci-bp1abcde'), ['支付网关']);
  });

  it('takes what was typed for text, not for a pattern', () => {
    for (const text of ['.*', '[a-z]', '(', '\\w', '-front', '"a b"', '$', '^a|b']) {
      deepEqual(found([row('plain')], text), [], text);
      deepEqual(found([row(`x${text.split(' ')[0] ?? ''}x${text.split(' ')[1] ?? ''}`)], text).length, 1, text);
    }
  });

  it('searches a new list anew', () => {
    const finder = new Finder(fields);
    deepEqual(labels(finder.find(rows, 'fron')), ['frontend-7c9f']);
    deepEqual(labels(finder.find([...rows, row('front-2')], 'front')), ['frontend-7c9f', 'front-2']);
  });

  it('finds the same letter by letter as at once, whatever was typed and taken back before', function () {
    this.timeout(10_000);
    const word = fc.constantFrom(
      'web',
      'frontend',
      'fronted',
      'front',
      'abcde',
      'abcd',
      '10.0.1.5',
      '10.0',
      'eci-1',
      '网关',
    );
    const list = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 12 });
    const typing = fc.array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'r', 'o', 'n', 't', '1', '0', '.', '-', ' ', '网'),
        },
        { weight: 2, arbitrary: word },
        { weight: 1, arbitrary: fc.constant('⌫' as const) },
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(list, typing, (pairs, keys) => {
        const all = pairs.map(([label, note]) => row(label, note));
        const finder = new Finder(fields);
        let text = '';
        for (const key of keys) {
          text = key === '⌫' ? text.slice(0, -1) : text + key;
          deepEqual(labels(finder.find(all, text)), found(all, text), JSON.stringify(text));
        }
      }),
      { numRuns: 150 },
    );
  });
});
