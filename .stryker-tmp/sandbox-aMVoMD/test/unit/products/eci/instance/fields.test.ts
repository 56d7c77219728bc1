import { deepEqual, equal, ok } from 'node:assert/strict';
import { toEciInstance, toPartialInstance } from '../../../../../src/products/eci/instance/row';
import { eciInstanceFields } from '../../../../../src/products/eci/instance/fields';
import type { Field } from '../../../../../src/model/field';
import { Finder } from '../../../../../src/engine/view/finder';
import { buildContainerGroup } from '../../../../support/buildEciInstance';
import { buildResource } from '../../../../support/buildResource';
import { fakeNow } from '../../../../support/fakeClock';

const place = { region: 'cn-hangzhou', now: () => fakeNow, children: () => () => Promise.resolve([]) };
const row = toEciInstance(
  buildContainerGroup({
    InternetIp: '47.0.0.1',
    Ipv6Address: '2408::1',
    ResourceGroupId: 'rg-1',
    Tags: [{ Key: 'team', Value: 'shop=eu' }, { Key: 'env', Value: 'prod' }, { Key: 'empty' }],
    Containers: [{ Image: 'example.com/web:1' }, { Image: 'example.com/side:2' }, { Image: 'example.com/web:1' }],
  }),
  place,
);
const bare = toPartialInstance({ ContainerGroupId: 'eci-2', Name: 'api', Status: 'Pending' }, place);

function field(id: string): Field {
  const found = eciInstanceFields.find((one) => one.id === id);
  ok(found, id);
  return found;
}

describe('the fields of an instance', () => {
  it('have ids and names of their own, and each serves for something', () => {
    equal(new Set(eciInstanceFields.map(({ id }) => id)).size, eciInstanceFields.length);
    equal(new Set(eciInstanceFields.map(({ label }) => label())).size, eciInstanceFields.length);
    ok(eciInstanceFields.every(({ find, group, sort }) => find ?? group ?? sort));
  });

  it('are what the issue names: to find, to group and to sort by', () => {
    const having = (name: 'find' | 'group' | 'sort') => eciInstanceFields.flatMap((one) => (one[name] ? [one.id] : []));
    deepEqual(having('find'), ['name', 'id', 'status', 'tag', 'image', 'ip']);
    deepEqual(having('group'), ['status', 'zone', 'tag', 'vSwitch', 'image']);
    deepEqual(having('sort'), ['name', 'status', 'age', 'cpu', 'memory']);
  });

  it('find it by name, id, status in both words, image, every address and tag', () => {
    const finder = new Finder(eciInstanceFields);
    const texts = [
      'web',
      'eci-bp1web',
      'running',
      'side:2',
      '10.0.0.7',
      '47.0.0.1',
      '2408::1',
      'team=shop',
      'env=prod',
    ];
    deepEqual(
      texts.filter((text) => finder.find([row, bare], text)[0] !== row),
      [],
    );
    deepEqual(finder.find([row, bare], 'pending'), [bare]);
    const failed = toPartialInstance({ ContainerGroupId: 'eci-3', Status: 'ScheduleFailed' }, place);
    deepEqual(
      [finder.find([failed], 'schedulefailed'), finder.find([failed], 'schedule failed')],
      [[failed], [failed]],
    );
  });

  it('group it by what it is in', () => {
    const groups = ['status', 'zone', 'vSwitch', 'image'].map((id) => field(id).group?.(row, undefined));
    deepEqual(groups, ['Running', 'cn-hangzhou-i', 'vsw-1', 'example.com/web:1, example.com/side:2']);
    equal(field('status').formatGroup?.('ScheduleFailed'), 'Schedule failed');
  });

  it('group it by a tag that is chosen among its own', () => {
    const { variants, group } = field('tag');
    deepEqual(variants?.(row), ['team', 'env', 'empty']);
    deepEqual(
      ['team', 'env', 'empty', 'none', undefined].map((variant) => group?.(row, variant)),
      ['shop=eu', 'prod', '', '', ''],
    );
  });

  it('sort it by name, size and age: the youngest first', () => {
    const older = toEciInstance(
      buildContainerGroup({ CreationTime: '2026-11-19T03:00:00Z', Cpu: 4, Memory: 8 }),
      place,
    );
    const by = (id: string, one = row): number | string => field(id).sort?.(one) ?? NaN;
    ok(by('age') < by('age', older));
    deepEqual([by('cpu'), by('memory'), by('name'), by('status')], [2, 4, 'web', 'Running']);
  });

  it('have no value, and no trouble, where details are not known yet, or of a row that is no instance', () => {
    for (const other of [bare, buildResource('other')]) {
      deepEqual(
        ['zone', 'vSwitch', 'image'].map((id) => field(id).group?.(other, undefined)),
        ['', '', ''],
      );
      deepEqual(
        [field('tag').find?.(other), field('tag').variants?.(other), field('tag').group?.(other, 'a')],
        ['', [], ''],
      );
      ok(['age', 'cpu', 'memory'].every((id) => Number(field(id).sort?.(other)) === 0));
      equal(field('ip').find?.(other).trim(), '');
    }
  });
});
