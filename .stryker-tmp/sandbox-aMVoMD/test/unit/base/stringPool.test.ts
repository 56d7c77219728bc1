import { equal } from 'node:assert/strict';
import { StringPool } from '../../../src/base/stringPool';

/** What a pool gives for each text; whether two are one object cannot be seen in JavaScript, so equality has to do. */
describe('a pool of texts', () => {
  it('gives back every text as it was, however often it is asked', () => {
    const pool = new StringPool();
    for (const text of ['', 'cn-hangzhou-i', '镜像', 'cn-hangzhou-i']) {
      equal(pool.intern(text), text);
    }
  });

  it('gives back every text also after it had to start anew', () => {
    const pool = new StringPool(2);
    for (let round = 0; round < 3; round++) {
      for (const text of ['a', 'b', 'c', 'd', 'e']) {
        equal(pool.intern(text), text);
      }
    }
  });
});
