import assert from 'node:assert/strict';
import { tagFilter } from '../../../../src/emulator/eci/parameters';
import { ApiError } from '../../../../src/emulator/gateway/apiError';
import { nestParameters } from '../../../../src/emulator/gateway/parameters';
import { decodePairs } from '../../../../src/emulator/gateway/body';
import { jsonStrings, readArguments } from '../../../../src/emulator/gateway/rules';

const rules = {
  RegionId: { type: 'string', required: true },
  Status: { type: 'string', oneOf: ['Running', 'Pending'] },
  ClientToken: { type: 'string', maxLength: 4 },
  Limit: { type: 'integer', min: 1, max: 20 },
  Force: { type: 'boolean' },
  Ids: jsonStrings(2),
  Tag: tagFilter(2),
} as const;

function read(query: string) {
  return readArguments(rules, nestParameters(decodePairs(query)));
}

describe('The rules of an operation', () => {
  it('turn parameters into arguments of their types', () => {
    const query =
      'RegionId=r&Status=Running&Limit=20&Force=false&Ids=%5B%22a%22%5D&Tag.1.Key=k&Tag.1.Value=v&Tag.2.Key=only';
    assert.deepEqual(read(query), {
      RegionId: 'r',
      Status: 'Running',
      ClientToken: undefined,
      Limit: 20,
      Force: false,
      Ids: ['a'],
      Tag: [
        { Key: 'k', Value: 'v' },
        { Key: 'only', Value: undefined },
      ],
    });
  });

  it('name the required parameter that is missing or empty', () => {
    for (const query of ['', 'RegionId=', 'regionid=r']) {
      assert.throws(() => read(query), { code: 'MissingRegionId', status: 400 });
    }
  });

  it('ignore undeclared parameters', () => {
    assert.equal(read('RegionId=r&Whatever=1').RegionId, 'r');
  });

  for (const wrong of [
    'RegionId.1=r',
    'Status=running',
    'ClientToken=12345',
    'Limit=0',
    'Limit=21',
    'Limit=1.5',
    'Limit=ten',
    'Force=yes',
    'Ids=a',
    'Ids=%5B1%5D',
    'Ids=%5B%22a%22,%22b%22,%22c%22%5D',
    'Tag=x',
    'Tag.1.Value=v',
    'Tag.1.Key=a&Tag.2.Key=b&Tag.3.Key=c',
  ]) {
    it(`refuse ${decodeURIComponent(wrong)}`, () => {
      const query = wrong.startsWith('RegionId') ? wrong : `RegionId=r&${wrong}`;
      assert.throws(() => read(query), { code: 'InvalidParameter', status: 400 });
    });
  }
});

describe('Nested rules', () => {
  const nested = {
    Image: { type: 'list', of: { type: 'string', pattern: /^\S+$/, expected: 'an image' }, minItems: 1, maxItems: 2 },
    Registry: {
      type: 'list',
      of: {
        type: 'object',
        fields: {
          Name: { type: 'string', required: true },
          Domain: { type: 'list', of: { type: 'string' }, maxItems: 3 },
        },
      },
      maxItems: 2,
    },
    Content: {
      type: 'json',
      of: { type: 'list', of: { type: 'object', fields: { Port: { type: 'integer', min: 1, max: 9 } } }, maxItems: 2 },
    },
    Strategy: { type: 'string', oneOf: ['LRU'], keepsEmpty: true },
    Since: { type: 'time' },
  } as const;
  const readNested = (query: string) => readArguments(nested, nestParameters(decodePairs(query)));

  it('read repeated parameters, objects in them, lists in those, and JSON in one text', () => {
    const query =
      'Image.1=a&Image.2=b&Registry.1.Name=r&Registry.1.Domain.1=d&Content=[{"Port":1,"Other":2}]&Strategy=&Since=1970-01-01T00:00:01Z';
    assert.deepEqual(readNested(query), {
      Image: ['a', 'b'],
      Registry: [{ Name: 'r', Domain: ['d'] }],
      Content: [{ Port: 1 }],
      Strategy: '',
      Since: 1_000,
    });
  });

  const refused: readonly [query: string, place: RegExp][] = [
    ['Image=a', /parameter Image is not valid/],
    ['Image.1=a&Image.2=%20', /parameter Image\.2 is not valid: an image is expected/],
    ['Image.1=a&Image.2=b&Image.3=c', /parameter Image is not valid: a list of 1 to 2 items/],
    ['Registry.1.Domain.1=d', /parameter Registry\.1\.Name is not valid: it is mandatory/],
    ['Registry.1=r', /parameter Registry\.1 is not valid: an object/],
    ['Registry.1.Name=r&Registry.1.Domain.1.X=d', /Registry\.1\.Domain\.1 is not valid: a single value/],
    ['Content=[', /parameter Content is not valid: JSON/],
    ['Content=[{"Port":"1"}]', /parameter Content\[0\]\.Port is not valid: a whole number from 1 to 9/],
    ['Strategy=FIFO', /one of LRU/],
    ['Since=1970-01-01', /a time such as/],
  ];
  for (const [query, place] of refused) {
    it(`refuse ${decodeURIComponent(query)} where it is wrong`, () => {
      assert.throws(() => readNested(query), { code: 'InvalidParameter', message: place });
    });
  }

  it('use the message and the error of a rule, and drop or refuse undeclared fields', () => {
    const own = new ApiError('Own', 400, 'mine');
    const withError = { A: { type: 'integer', min: 1, max: 2, refuse: () => own } } as const;
    assert.throws(() => readArguments(withError, { A: '3' }), own);
    const strict = { A: { type: 'object', fields: {}, others: 'refused' } } as const;
    assert.throws(() => readArguments(strict, { A: { B: 'b' } }), /no other fields/);
    const open = { A: { type: 'object', fields: {}, others: 'kept' } } as const;
    assert.deepEqual(readArguments(open, { A: { B: 'b' } }), { A: { B: 'b' } });
  });
});
