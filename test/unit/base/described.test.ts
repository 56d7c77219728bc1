import { deepEqual, equal, ok } from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Noted, Secret, mask } from '../../../src/base/described';

describe('a secret in a description', () => {
  it('is revealed only on request', () => {
    equal(new Secret('hunter2', 'PASSWORD').reveal(), 'hunter2');
    equal(new Secret('hunter2', 'PASSWORD').name, 'PASSWORD');
  });

  it('is in nothing that prints, copies or compares it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (text) => {
        const value = `S3CRET${text}`;
        const secret = new Secret(value, 'KEY');
        const printed = [
          String(secret),
          inspect(secret, { showHidden: true, depth: null }),
          inspect({ in: [secret] }),
          JSON.stringify({ in: [secret] }),
          JSON.stringify(Object.assign({}, secret)),
          JSON.stringify(Object.getOwnPropertyNames(secret).map((name) => Reflect.get(secret, name) as unknown)),
        ];
        ok(!printed.some((one) => one.includes('S3CRET')), printed.join('\n'));
      }),
    );
  });

  it('has the same mask whatever its length', () => {
    equal(String(new Secret('', 'A')), mask);
    equal(String(new Secret('x'.repeat(500), 'A')), mask);
  });
});

describe('a noted value', () => {
  it('is the value for programs', () => {
    deepEqual(JSON.parse(JSON.stringify({ at: new Noted(1_647_423_718, '2022-03-16T09:41:58Z') })), {
      at: 1_647_423_718,
    });
  });
});
