import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { formatInstanceQuery, parseInstanceQuery } from '../../../../../src/products/eci/instance/query';

describe('a query for instances', () => {
  const whole = {
    Status: 'ScheduleFailed',
    ZoneId: 'cn-hangzhou-i',
    VSwitchId: 'vsw-1',
    ResourceGroupId: 'rg-1',
    Tag: [{ Key: 'team', Value: 'shop' }, { Key: 'any' }],
  };

  it('is read back as it was kept', () => {
    deepEqual(parseInstanceQuery(JSON.parse(JSON.stringify(whole))), whole);
    deepEqual(parseInstanceQuery(undefined), {});
  });

  it('loses what is none, and keeps the rest', () => {
    const odd = {
      Status: 7,
      ZoneId: '',
      Other: 'x',
      Tag: [{ Key: '' }, null, 'a', { Key: 'k', Value: 3 }],
      VSwitchId: 'v',
    };
    deepEqual(parseInstanceQuery(odd), { VSwitchId: 'v', Tag: [{ Key: 'k' }] });
    deepEqual(parseInstanceQuery({ Tag: [] }), {});
    deepEqual(parseInstanceQuery({ Tag: { Key: 'k' } }), {});
  });

  it('has at most ten tags, as many as the service takes', () => {
    const Tag = Array.from({ length: 12 }, (_, index) => ({ Key: `k${index}` }));
    equal(parseInstanceQuery({ Tag }).Tag?.length, 10);
  });

  it('may be anything at all: what comes out comes out again the same, and can be said', () => {
    const value = fc.oneof(fc.string(), fc.anything());
    const tag = fc.oneof(fc.anything(), fc.record({ Key: value, Value: value }));
    const record = fc.record({ Status: value, ZoneId: value, Tag: fc.oneof(value, fc.array(tag)) });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), record), (kept) => {
        const query = parseInstanceQuery(kept);
        deepEqual(parseInstanceQuery(query), query);
        equal(formatInstanceQuery(kept) === '', Object.keys(query).length === 0);
      }),
    );
  });

  it('is said in words, property by property', () => {
    equal(
      formatInstanceQuery(whole),
      'Status is Schedule failed, Zone is cn-hangzhou-i, vSwitch is vsw-1, Resource group is rg-1, Tag is team=shop, Tag is any',
    );
    equal(formatInstanceQuery({}), '');
  });
});
