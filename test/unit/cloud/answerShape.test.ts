// How answers are read that differ from their documents.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { boolean, freeMap, list, number, numberOrText, object, readAnswer, text } from '../../../src/cloud/answerShape';
import type { Shape } from '../../../src/cloud/answerShape';

const person = object({
  ...{ Id: text, Age: number, IsIn: boolean, Names: list(text) },
  involvedObject: object({ Kind: text }),
});
const crowd = object({ People: list(person, 'Id'), TotalCount: number, Tags: freeMap });

function read(answer: Readonly<Record<string, unknown>>, notes: string[] = []) {
  return readAnswer(crowd, answer, (note) => notes.push(note));
}

function readEach<T>(shape: Shape<T>, values: readonly unknown[]): readonly (T | undefined)[] {
  return values.map((value) => shape.read(value, new Map()));
}

describe('An answer that is read by its shape', () => {
  it('is returned itself, not a copy, when it is as declared', () => {
    const answer = {
      People: [{ Id: 'a', Age: 1, IsIn: false, Names: [], involvedObject: { Kind: 'Pod' } }],
      ...{ TotalCount: 1, Tags: { one: 1 }, Unknown: { deep: [1, { x: 'y' }] } },
    };
    equal(read(answer), answer);
  });

  it('has declared fields in their letter case, whatever the service wrote, and free names as sent', () => {
    const involvedObject = { kind: 'Pod' };
    deepEqual(
      read({
        people: [{ id: 'a', AGE: 1, isin: true, InvolvedObject: involvedObject, hobby: 'x' }],
        ...{ totalCount: 1, tags: { Id: 'as sent', id: 'too' } },
      }),
      {
        People: [{ Id: 'a', Age: 1, IsIn: true, involvedObject: { Kind: 'Pod' }, hobby: 'x' }],
        ...{ TotalCount: 1, Tags: { Id: 'as sent', id: 'too' } },
      },
    );
  });

  it('prefers the declared letter case, and keeps the other name as a field that is not declared', () => {
    deepEqual(read({ totalCount: 1, TotalCount: 2 }), { totalCount: 1, TotalCount: 2 });
    deepEqual(read({ TotalCount: null, totalCount: 1 }), { TotalCount: 1 });
  });

  it('has no null, at any depth, also not where nothing is declared', () => {
    deepEqual(
      read({
        People: [null, { Id: 'a', Age: null, Names: ['x', null], x: [{ y: null, z: [null, 1] }] }],
        Tags: { a: null },
      }),
      { People: [{ Id: 'a', Names: ['x'], x: [{ z: [1] }] }], Tags: {} },
    );
    deepEqual(read({ People: null, TotalCount: null, Tags: null }), {});
  });

  it('lacks items without their identity, and a note counts them without their values', () => {
    const notes: string[] = [];
    const People = [{ Id: 'a' }, { Age: 1 }, { Id: '' }, { Id: null }, 'secret', { Id: 0 }];
    deepEqual(read({ People }, notes), { People: [{ Id: 'a' }, { Id: '0' }] });
    deepEqual(notes, ['4 without Id']);
    read({ People: [{ Id: 'a' }] }, notes);
    equal(notes.length, 1);
  });

  it('has lists that are wrapped in an object of one field, as older operations send them', () => {
    deepEqual(read({ People: { Person: [{ id: 'a' }, null] } }), { People: [{ Id: 'a' }] });
    deepEqual(read({ People: { Person: [], Count: 0 } }), {});
  });

  it('lacks declared fields that hold something else altogether', () => {
    deepEqual(read({ People: 'none', TotalCount: [], Tags: [1] }), {});
    deepEqual(read({ People: [{ Id: 'a', Names: 'b', involvedObject: [] }] }), { People: [{ Id: 'a' }] });
  });

  it('may have fields that mean something to the language, and objects that nest without end', () => {
    const sent = '{"__proto__":{"x":1},"constructor":null,"totalCount":1}';
    deepEqual(
      JSON.stringify(read(JSON.parse(sent) as Record<string, unknown>)),
      '{"__proto__":{"x":1},"TotalCount":1}',
    );
    const deep = JSON.parse(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"TotalCount":3}`) as Record<
      string,
      unknown
    >;
    equal(read(deep).TotalCount, 3);
  });

  it('is as declared in every field, whatever was sent, and reading it again changes nothing', () => {
    const isPerson = ({ Id, Age, IsIn, Names, involvedObject }: NonNullable<ReturnType<typeof person.read>>) =>
      typeof Id === 'string' &&
      (Age === undefined || Number.isFinite(Age)) &&
      (IsIn === undefined || typeof IsIn === 'boolean') &&
      (Names === undefined || Names.every((name) => typeof name === 'string')) &&
      (involvedObject === undefined || typeof involvedObject.Kind !== 'number');
    const anything = fc.jsonValue({ maxDepth: 2 });
    const fields = fc.dictionary(fc.constantFrom('Id', 'id', 'Age', 'isIn', 'Names', 'involvedObject', 'x'), anything);
    fc.assert(
      fc.property(fc.array(fc.oneof(fields, anything)), anything, (People, TotalCount) => {
        const once = read({ People, TotalCount });
        ok(once.People?.every(isPerson));
        ok(once.TotalCount === undefined || Number.isFinite(once.TotalCount));
        equal(read(once), once);
      }),
    );
  });
});

describe('A declared text', () => {
  it('is also read from a number, a boolean, and the values that JSON text would hold', () => {
    deepEqual(readEach(text, ['a', '', 1, 0, false, { a: [1], b: null }, [null], {}, null, undefined]), [
      ...['a', '', '1', '0', 'false', '{"a":[1]}', undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('A declared number', () => {
  it('is also read from text that is one, and never one without an end', () => {
    deepEqual(
      readEach(number, [1, '1', ' -2.5 ', '1e3', 0, '', ' ', 'x', '0x10', '1e999', Infinity, true, [1], null]),
      [
        ...[1, 1, -2.5, 1000, 0, undefined, undefined, undefined, undefined, undefined, undefined, undefined],
        ...[undefined, undefined],
      ],
    );
  });

  it('is left as text where the service documents both', () => {
    deepEqual(readEach(numberOrText, [1, '1', true, 1 / 0, null]), [1, '1', 'true', undefined, undefined]);
  });
});

describe('A declared boolean', () => {
  it('is also read from its text and from 0 and 1', () => {
    deepEqual(readEach(boolean, [true, false, 'true', 'False', ' TRUE ', 1, '0', 2, '', 'toString', null, {}]), [
      ...[true, false, true, false, true, true, false, undefined, undefined, undefined, undefined, undefined],
    ]);
  });
});
