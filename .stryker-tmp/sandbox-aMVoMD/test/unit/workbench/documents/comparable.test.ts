import { doesNotMatch, equal, match } from 'node:assert/strict';
import { loadYaml } from '../../../../src/base/yaml';
import { Secret } from '../../../../src/base/described';
import { toComparableTexts } from '../../../../src/workbench/documents/comparable';

await loadYaml();

describe('two descriptions to compare', () => {
  const of = (id: string, body: object) =>
    [
      { kind: 'eciInstance', region: 'cn-hangzhou', id, name: `web-${id}` },
      { summary: [], body: { ContainerGroupId: id, Name: `web-${id}`, CreationTime: `t-${id}`, ...body } },
    ] as const;

  it('are the same when only names, ids, times and the order of fields differ', () => {
    const texts = toComparableTexts(
      of('a1', { Cpu: 1, IntranetIp: '10.0.0.1' }),
      of('b2', { IntranetIp: '10.0.0.2', Cpu: 1 }),
    );
    equal(texts.left, texts.right);
    match(texts.left, /Name: <name>/);
    doesNotMatch(texts.left, /CreationTime|10\.0\.0/);
  });

  it('say that masked values differ without showing them', () => {
    const texts = toComparableTexts(of('a1', { X: new Secret('one', 'X') }), of('b2', { X: new Secret('two', 'X') }));
    match(texts.left, /X: •+ \(another value\)/);
    doesNotMatch(texts.left + texts.right, /one$|two$/m);
    const same = toComparableTexts(of('a1', { X: new Secret('one', 'X') }), of('b2', { X: new Secret('one', 'X') }));
    equal(same.left, same.right);
    doesNotMatch(same.left, /X:.*another/);
  });
});
