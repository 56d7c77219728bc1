import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadYaml } from '../../../../src/base/yaml';
import { maxAliasedNodes } from '../../../../src/engine/spec/limits';
import { toValue } from '../../../../src/engine/spec/node';
import { parseYaml } from '../../../../src/engine/spec/yaml';

await loadYaml();

const read = (text: string) => {
  const { root, problems } = parseYaml(text);
  return { value: toValue(root), codes: problems.map(({ code }) => code) };
};

describe('YAML of a spec', () => {
  it('means what the library says it means', () => {
    for (const text of [
      'a: 1\nb: [x, "y", null, true, 0x1F, 1e3]\nc: |\n  two\n  lines\n',
      '"a b": {c: {d: ~}}\n? e\n: f\n80: port\n',
      'a: &x { n: 1 }\nb: *x\nc: [*x, *x]\n',
      '- - 1\n  - 2\n-\n  - 3\n',
      '--- # first\na: 1\n...\n',
    ]) {
      deepEqual(read(text), { value: parse(text) as unknown, codes: [] }, text);
    }
  });

  it('is the one document with content, whatever empty ones stand before and after it', () => {
    const empty = fc.constantFrom('---\n', '--- # comment\n', '---\n# comment\n', '---\n...\n', '---\n\n \n');
    fc.assert(
      fc.property(fc.array(empty), fc.boolean(), fc.array(empty), (before, isMarked, after) => {
        const isSeparate = isMarked || before.length > 0;
        const text = `# head\n${before.join('')}${isSeparate ? '---\n' : ''}a: 1\n${after.join('')}`;
        deepEqual(read(text), { value: { a: 1 }, codes: [] }, text);
        const twice = `${text}--- # second\nb: x---y\n---\n`;
        const { problems } = parseYaml(twice);
        deepEqual(
          problems.map(({ code, start, end }) => [code, twice.slice(start, end + 9)]),
          [['second-document', '--- # second']],
          twice,
        );
      }),
    );
  });

  it('has no other document in files that public reports have', () => {
    for (const text of [
      // https://github.com/waisbrot/yaml2jsonnet/issues/4
      '---\na: 1\n---',
      // https://github.com/g-plane/pretty_yaml/issues/5
      'a: 1\n---\n# some comment\n',
      // https://github.com/dtolnay/serde-yaml/issues/413
      'a: 1\n---\n',
      // https://github.com/coolaj86/yaml2json/issues/13
      '---\n# that is a valid document\na: 1\n',
      // https://github.com/quarto-dev/quarto-cli/issues/10296
      '---\na: 1\n---\n\n',
      '%YAML 1.2\n---\na: 1\n...\n---\n',
    ]) {
      deepEqual(read(text), { value: { a: 1 }, codes: [] }, text);
    }
  });

  it('has another document where that says null, or has an anchor or an error', () => {
    deepEqual(read('a: 1\n---\n~\n').codes, ['second-document']);
    deepEqual(read('a: 1\n---\n&x\n').codes, ['second-document']);
    deepEqual(read('a: 1\n---\n"\n').codes, ['second-document']);
    deepEqual(read('---\n---\n# nothing\n'), { value: undefined, codes: [] });
    deepEqual(read('---\n]\n---\na: 1\n').codes, ['syntax', 'second-document'], 'what is wrong in it is not hidden');
  });

  it('merges as `<<` says: own keys win, then the first of several', () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {z: 3, <<: [*a, *b]}\n';
    deepEqual((read(text).value as { c: unknown }).c, { x: 1, y: 1, z: 3 });
    deepEqual(read('a:\n  <<: 1\n').codes, ['bad-merge']);
    deepEqual(read('a: {"<<": 1}\n'), { value: { a: { '<<': 1 } }, codes: [] });
  });

  it('has each key once where own keys override merged ones, for outline and completion', () => {
    const { root } = parseYaml('a: &a {x: 1, y: 1}\nc: {<<: *a, x: 3, z: 3}\n');
    const c = root?.type === 'object' ? root.properties.find(({ key }) => key === 'c')?.value : undefined;
    deepEqual(c?.type === 'object' && c.properties.map(({ key }) => key), ['y', 'x', 'z']);
  });

  it('gives values the range of their whole text when it ends with a space that is none in YAML', () => {
    for (const space of ['\u00a0', '\ufeff', '\u2028', '\u3000']) {
      const text = `a: 80${space} \n`;
      const { root } = parseYaml(text);
      const value = root?.type === 'object' ? root.properties[0]?.value : undefined;
      equal(text.slice(value?.start, value?.end), `80${space}`);
    }
  });

  it('gives values the range of their text, without what follows, and empty ones none', () => {
    const text = 'a: \nb:   # nothing\nc: x  \nd:\n  - 1\n\n\ne: y\n';
    const { root } = parseYaml(text);
    const ranges = root?.type === 'object' ? root.properties.map(({ key, value }) => [key, value]) : [];
    const texts = ranges.map(([key, value]) =>
      typeof value === 'object' ? [key, text.slice(value.start, value.end), value.end - value.start] : [key],
    );
    deepEqual(texts, [
      ['a', '', 0],
      ['b', '', 0],
      ['c', 'x', 1],
      ['d', '- 1', 3],
      ['e', 'y', 1],
    ]);
  });

  it('lets a name be given again: an alias means the last before it', () => {
    deepEqual(read('a: &x 1\nb: *x\nc: &x 2\nd: *x\n').value, { a: 1, b: 1, c: 2, d: 2 });
  });

  it('stops replacing aliases when they stand for too much, and says so once', () => {
    const bomb = ['a0: &a0 [1,1,1,1,1,1,1,1,1,1]'];
    for (let level = 1; level < 12; level++) {
      bomb.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join()}]`,
      );
    }
    const { codes, value } = read(bomb.join('\n'));
    deepEqual(codes, ['too-many-aliases']);
    let count = 0;
    JSON.stringify(value, (_key, one: unknown) => (count++, one));
    equal(count < 3 * maxAliasedNodes, true, String(count));
  });

  it('reports keys that are there twice, keys that are no text, and a second document', () => {
    deepEqual(read('a: 1\na: 2\n'), { value: { a: 2 }, codes: ['duplicate-key'] });
    deepEqual(read('{a: 1}: 2\nb: 3\n'), { value: { b: 3 }, codes: ['bad-key'] });
    deepEqual(read('a: 1\n---\nb: 2\n'), { value: { a: 1 }, codes: ['second-document'] });
  });

  it('reads what other tags and versions make of it as text', () => {
    deepEqual(read('%YAML 1.1\n---\na: 2026-11-23\n').value, { a: '2026-11-23' });
    deepEqual(read('a: !special x\n'), { value: { a: 'x' }, codes: ['syntax'] });
  });
});
