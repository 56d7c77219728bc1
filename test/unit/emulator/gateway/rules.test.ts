import assert from 'node:assert/strict';
import { nestParameters } from '../../../../src/emulator/gateway/parameters';
import { decodePairs } from '../../../../src/emulator/gateway/received';
import { readArguments } from '../../../../src/emulator/gateway/rules';

const rules = {
  RegionId: { type: 'string', required: true },
  Status: { type: 'string', oneOf: ['Running', 'Pending'] },
  ClientToken: { type: 'string', maxLength: 4 },
  Limit: { type: 'integer', min: 1, max: 20 },
  Force: { type: 'boolean' },
  Ids: { type: 'ids', maxItems: 2 },
  Tag: { type: 'tags', maxItems: 2 },
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

  it('ignore parameters nobody declared', () => {
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
