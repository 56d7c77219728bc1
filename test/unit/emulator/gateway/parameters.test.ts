import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Nested, nestParameters } from '../../../../src/emulator/gateway/parameters';
import { decodePairs, type Pair } from '../../../../src/emulator/gateway/body';

/** Flattening as the service documents it, for the way back. */
function flatten(value: Nested, name: string): Pair[] {
  if (typeof value === 'string') {
    return [[name, value]];
  }
  const entries: [string, Nested][] = Array.isArray(value)
    ? (value as Nested[]).map((item, index) => [String(index + 1), item])
    : Object.entries(value);
  return entries.flatMap(([key, item]) => flatten(item, name === '' ? key : `${name}.${key}`));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const { parameters } = fc.letrec<{ value: Nested; parameters: Record<string, Nested> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
    fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4 }),
  ),
  parameters: fc.dictionary(name, tie('value'), { maxKeys: 5 }),
}));

describe('Parameters', () => {
  it('come back as they were before they were flattened, in any order', () => {
    fc.assert(
      fc.property(parameters, fc.boolean(), (given, reversed) => {
        const pairs = flatten(given, '');
        assert.deepEqual(plain(nestParameters(reversed ? pairs.reverse() : pairs)), plain(given));
      }),
    );
  });

  it('keep lists in the order of their numbers, gaps closed', () => {
    const pairs = decodePairs('Tag.10.Key=c&Tag.2.Key=b&Tag.1.Key=a');
    assert.deepEqual(plain(nestParameters(pairs)), { Tag: [{ Key: 'a' }, { Key: 'b' }, { Key: 'c' }] });
  });

  it('cannot reach a prototype', () => {
    const nested = nestParameters(decodePairs('__proto__.polluted=1&constructor.prototype.polluted=1'));
    assert.equal(Object.getPrototypeOf(nested), null);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('are refused when one name is given twice or is both a value and a group', () => {
    for (const text of ['A=1&A=2', 'A=1&A.B=2', 'A.B=2&A=1']) {
      assert.throws(() => nestParameters(decodePairs(text)), { code: 'InvalidParameter' }, text);
    }
  });

  it('are refused when a name has more parts than can be nested', () => {
    for (const parts of [40, 20_000]) {
      assert.throws(
        () => nestParameters([['a.'.repeat(parts) + 'b', '1']]),
        /^ApiError: The specified parameter a\.a.* more than 32 parts/,
      );
    }
    assert.deepEqual(plain(nestParameters([[`${'a.'.repeat(3)}b`, '1']])), { a: { a: { a: { b: '1' } } } });
  });

  it('are decoded from UTF-8, and refused when they are not', () => {
    assert.deepEqual(decodePairs('K=%E5%80%BC+%26%3D%2B~&Empty=&Bare'), [
      ['K', '值 &=+~'],
      ['Empty', ''],
      ['Bare', ''],
    ]);
    assert.throws(() => decodePairs('K=%E5%80'), { code: 'InvalidParameter' });
  });
});
