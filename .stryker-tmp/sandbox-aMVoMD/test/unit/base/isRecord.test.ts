import { equal } from 'node:assert/strict';
import { isRecord } from '../../../src/base/isRecord';

describe('a record', () => {
  it('is an object with named values', () => {
    for (const value of [{}, { a: 1 }, JSON.parse('{"a":null}'), Object.create(null)] as unknown[]) {
      equal(isRecord(value), true);
    }
  });

  it('is no array, no null and nothing plain', () => {
    for (const value of [[], [{}], null, undefined, '', 'text', 0, true, () => undefined]) {
      equal(isRecord(value), false);
    }
  });
});
