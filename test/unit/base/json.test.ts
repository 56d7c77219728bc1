import { deepEqual, equal } from 'node:assert/strict';
import { parseJsonRecord, tryParseJson } from '../../../src/base/json';

describe('text in JSON', () => {
  it('is its value, and undefined when it is not JSON', () => {
    deepEqual(tryParseJson('[1]'), [1]);
    equal(tryParseJson('null'), null);
    for (const text of ['', '{', '{"secret": sk-1}', 'undefined']) {
      equal(tryParseJson(text), undefined, text);
    }
  });

  it('is a record only when it is an object', () => {
    deepEqual(parseJsonRecord('{"a":1}'), { a: 1 });
    for (const text of ['[]', 'null', '1', '"{}"', '{']) {
      equal(parseJsonRecord(text), undefined, text);
    }
  });
});
