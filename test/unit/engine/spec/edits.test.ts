import { deepEqual, equal } from 'node:assert/strict';
import { loadYaml } from '../../../../src/base/yaml';
import { parseSpec } from '../../../../src/engine/spec/analysis';
import { createEdits } from '../../../../src/engine/spec/edits';
import type { Change, SpecSyntax } from '../../../../src/model/spec/language';
import { toValue } from '../../../../src/engine/spec/node';
import { applyEdits } from './applyEdits';

await loadYaml();

function change(text: string, syntax: SpecSyntax, ...changes: readonly Change[]): string | undefined {
  const edits = createEdits(parseSpec(text, syntax), changes);
  return edits && applyEdits(text, edits);
}

describe('a change written into JSON', () => {
  it('adds a property on a line of its own where the others have theirs', () => {
    equal(change('{\n    "a": 1\n}', 'json', { path: ['b'], value: 2 }), '{\n    "a": 1,\n    "b": 2\n}');
    equal(change('{ "a": 1 }', 'json', { path: ['b'], value: 2 }), '{ "a": 1, "b": 2 }');
    equal(change('{}', 'json', { path: ['b'], value: 2 }), '{\n  "b": 2\n}');
  });

  it('goes on after the comma that is there', () => {
    equal(change('{\n  "a": 1, // one\n}', 'jsonc', { path: ['b'], value: 2 }), '{\n  "a": 1,\n  "b": 2 // one\n}');
  });

  it('keeps indentation and line ends', () => {
    const text = '{\r\n\t"a": "{}"\r\n}';
    equal(change(text, 'json', { path: ['a'], value: { x: 1 } }), '{\r\n\t"a": {\r\n\t\t"x": 1\r\n\t}\r\n}');
  });

  it('renames a property, and changes nothing where its value is still missing', () => {
    equal(change('{"port": 1}', 'json', { path: ['port'], key: 'Port' }), '{"Port": 1}');
    equal(change('{"a": }', 'json', { path: ['a'], value: 1 }), undefined);
    equal(change('{"a": 1}', 'json', { path: ['b', 'c'], value: 1 }), undefined);
  });
});

describe('a change written into YAML', () => {
  it('adds a property after the last that fits on its line, before a comment of the next', () => {
    const text = 'list:\n  - a: 1 # one\n    deep:\n      x: 1\n# end\n';
    equal(change(text, 'yaml', { path: ['list', 0, 'b'], value: 2 }), text.replace('# one', '# one\n    b: 2'));
    equal(change('deep:\n  x: 1\n', 'yaml', { path: ['b'], value: { y: 'null' } }), 'b:\n  y: "null"\ndeep:\n  x: 1\n');
  });

  it('adds a property beside keys that are marked by a question mark', () => {
    const text = 'probe:\n  ?  path\n  port: 80\n';
    equal(change(text, 'yaml', { path: ['probe', 'b'], value: 2 }), 'probe:\n  ?  path\n  port: 80\n  b: 2\n');
    equal(change('- ? a\n', 'yaml', { path: [0, 'b'], value: 2 }), '- b: 2\n  ? a\n');
  });

  it('puts an object in the place of text, and text in the place of a list', () => {
    const text = 'list:\n  - probe: "{}"\n    a: 1\n';
    const expected = 'list:\n  - probe:\n      Port: 80\n      Path: /\n    a: 1\n';
    equal(change(text, 'yaml', { path: ['list', 0, 'probe'], value: { Port: 80, Path: '/' } }), expected);
    equal(change('args:\n  - a\n  - b\nc: 1\n', 'yaml', { path: ['args'], value: 'a b' }), 'args: a b\nc: 1\n');
  });

  it('quotes what would be read as something else', () => {
    equal(change('tag: 1.10\n', 'yaml', { path: ['tag'], value: '1.10' }), 'tag: "1.10"\n');
    equal(change('a: 1\n', 'yaml', { path: ['b'], value: 'true' }), 'a: 1\nb: "true"\n');
  });

  it('stays between brackets where the document is written so', () => {
    equal(change('a: { b: 1 }\n', 'yaml', { path: ['a', 'c'], value: 'x' }), 'a: { b: 1, c: "x" }\n');
    equal(change('a: { b: "{}" }\n', 'yaml', { path: ['a', 'b'], value: { c: 1 } }), 'a: { b: {"c":1} }\n');
  });

  it('does not write behind an alias, whose text stands elsewhere', () => {
    const text = 'a: &x 1\nlist:\n  - b: *x\n    c: 2\n';
    equal(
      change(text, 'yaml', { path: ['list', 0, 'd'], value: 3 }),
      'a: &x 1\nlist:\n  - b: *x\n    c: 2\n    d: 3\n',
    );
    equal(change('a: &x 1\nb: *x\n', 'yaml', { path: ['c'], value: 3 }), 'a: &x 1\nc: 3\nb: *x\n');
  });

  it('keeps Windows line ends', () => {
    equal(change('a: 1\r\nb: 2\r\n', 'yaml', { path: ['c'], value: 3 }), 'a: 1\r\nb: 2\r\nc: 3\r\n');
  });

  it('can be read back as what was meant', () => {
    const parsed = parseSpec('a:\n  - b: 1\n', 'yaml');
    const edits = createEdits(parsed, [{ path: ['a', 0, 'c'], value: { d: ['x y', '#', '- z'] } }]) ?? [];
    deepEqual(toValue(parseSpec(applyEdits('a:\n  - b: 1\n', edits), 'yaml').root), {
      a: [{ b: 1, c: { d: ['x y', '#', '- z'] } }],
    });
  });
});
