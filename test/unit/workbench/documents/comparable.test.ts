import { doesNotMatch, equal, match } from 'node:assert/strict';
import { loadYaml } from '../../../../src/base/yaml';
import { Secret } from '../../../../src/base/described';
import { toComparableTexts } from '../../../../src/workbench/documents/comparable';

await loadYaml();

describe('two descriptions to compare', () => {
  const kind = { alwaysDiffering: /^IntranetIp$/ };
  const of = (id: string, body: object) =>
    [
      { kind: 'eciInstance', region: 'cn-hangzhou', id, name: `web-${id}` },
      { summary: [], body: { ContainerGroupId: id, Name: `web-${id}`, CreationTime: `t-${id}`, ...body } },
    ] as const;

  it('are the same when only names, ids, times and the order of fields differ', () => {
    const texts = toComparableTexts(
      kind,
      of('a1', { Cpu: 1, IntranetIp: '10.0.0.1' }),
      of('b2', { IntranetIp: '10.0.0.2', Cpu: 1 }),
    );
    equal(texts.left, texts.right);
    match(texts.left, /Name: <name>/);
    doesNotMatch(texts.left, /CreationTime|10\.0\.0/);
  });

  it('contain what differs only in other kinds', () => {
    const { left } = toComparableTexts({}, of('a1', { IntranetIp: '10.0.0.1' }), of('b2', { IntranetIp: '10.0.0.2' }));
    match(left, /IntranetIp: 10\.0\.0\.1/);
  });

  it('are the same where their names and ids are part of other texts, in lists too', () => {
    const [left, right] = ['a1', 'b2'].map((id) =>
      of(id, { Path: `/groups/${id}/logs`, Hosts: [`web-${id}.local`, { Alias: `${id}.internal` }] }),
    ) as [ReturnType<typeof of>, ReturnType<typeof of>];
    const texts = toComparableTexts(kind, left, right);
    equal(texts.left, texts.right);
    match(texts.left, /Path: \/groups\/<id>\/logs$/m);
    match(texts.left, /- <name>\.local\n.*Alias: <id>\.internal/);
  });

  it('contain <name> and <id> whole where an ID is part of these words or of the name', () => {
    const [other, ...sides] = ['b2', 'id', 'name', 'web'].map((id) => of(id, { Path: `/web-${id}/${id}/logs` }));
    for (const side of sides) {
      const texts = toComparableTexts(kind, side, other!);
      match(texts.left, /^Path: \/<name>\/<id>\/logs$/m);
      equal(texts.left, texts.right);
    }
  });

  it('contain <id> where the id begins with the name, and keep texts of a resource without a name', () => {
    const side = (id: string, name: string) =>
      [
        { kind: 'x', region: 'cn-hangzhou', id, name },
        { summary: [], body: { Path: `/${id}` } },
      ] as const;
    const texts = toComparableTexts({}, side('web-1', 'web'), side('b.2+', ''));
    equal(texts.left, texts.right);
    match(texts.left, /^Path: \/<id>$/m);
  });

  it('say that masked values differ without showing them', () => {
    const texts = toComparableTexts(
      kind,
      of('a1', { X: new Secret('one', 'X') }),
      of('b2', { X: new Secret('two', 'X') }),
    );
    match(texts.left, /X: •+ \(another value\)/);
    doesNotMatch(texts.left + texts.right, /one$|two$/m);
    const same = toComparableTexts(
      kind,
      of('a1', { X: new Secret('one', 'X') }),
      of('b2', { X: new Secret('one', 'X') }),
    );
    equal(same.left, same.right);
    doesNotMatch(same.left, /X:.*another/);
  });
});
