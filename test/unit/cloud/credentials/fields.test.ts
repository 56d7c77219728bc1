// Values of records that others write: the CLI's file, the answer of an exchange.
import { deepEqual, equal } from 'node:assert/strict';
import { parseRecord, readNumber, readText } from '../../../../src/cloud/credentials/fields';

describe('a number of an untrusted record', () => {
  it('may be written as a number or as text', () => {
    equal(readNumber({ expired_seconds: 900 }, 'expired_seconds'), 900);
    equal(readNumber({ expired_seconds: '900' }, 'expired_seconds'), 900);
    equal(readNumber({ sts_expiration: ' 1795000000 ' }, 'sts_expiration'), 1_795_000_000);
  });

  it('is none when it is not above zero, or no number', () => {
    for (const value of [0, -1, NaN, Infinity, '', 'soon', '0', '-5', null, true, [900], { valueOf: () => 900 }]) {
      equal(readNumber({ n: value }, 'n'), undefined, String(value));
    }
    equal(readNumber({}, 'n'), undefined);
  });

  it('is never inherited', () => {
    equal(readNumber(Object.create({ n: 900 }) as Record<string, unknown>, 'n'), undefined);
  });
});

describe('a text of an untrusted record', () => {
  it('is the first that is not blank, trimmed', () => {
    equal(readText({ Code: ' ', code: ' Success ' }, 'Code', 'code'), 'Success');
    equal(readText({ Code: 'a', code: 'b' }, 'Code', 'code'), 'a');
  });

  it('is none when it is no text or inherited', () => {
    equal(readText({ Code: 200 }, 'Code'), undefined);
    equal(readText({}, 'toString', 'constructor'), undefined);
    equal(readText(Object.create({ Code: 'x' }) as Record<string, unknown>, 'Code'), undefined);
  });
});

describe('an untrusted record', () => {
  it('is an object in JSON, with or without a byte order mark', () => {
    deepEqual(parseRecord('{"a":1}'), { a: 1 });
    deepEqual(parseRecord('\ufeff{"a":1}'), { a: 1 });
  });

  it('is none when the text is anything else', () => {
    for (const text of ['', '[]', 'null', '"x"', '<html>', '{"a":']) {
      equal(parseRecord(text), undefined, text);
    }
  });
});
