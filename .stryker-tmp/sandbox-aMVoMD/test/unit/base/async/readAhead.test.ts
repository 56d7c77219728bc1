import assert from 'node:assert/strict';
import { readAhead } from '../../../../src/base/async/readAhead';

describe('readAhead', () => {
  it('hands out every value in order', async () => {
    const seen = [];
    for await (const value of readAhead(counting(3, []))) {
      seen.push(value);
    }
    assert.deepEqual(seen, [1, 2, 3]);
  });

  it('has asked for the next value when it hands one out', async () => {
    const asked: number[] = [];
    const values = readAhead(counting(3, asked));

    assert.equal((await values.next()).value, 1);
    assert.deepEqual(asked, [1, 2]);
  });

  it('hands out what came before a failure, then fails with it', async () => {
    const values = readAhead(
      (async function* () {
        yield 1;
        await Promise.resolve();
        throw new Error('the second page');
      })(),
    );

    assert.equal((await values.next()).value, 1);
    await assert.rejects(values.next(), /the second page/);
  });

  it('tells its source to end when nobody reads on', async () => {
    await new Promise<void>((resolve) => {
      const source = async function* () {
        try {
          yield* counting(3, []);
        } finally {
          resolve();
        }
      };
      const values = readAhead(source());
      void values.next().then(() => values.return());
    });
  });
});

/** 1 to `last`; `asked` takes down which of them were asked for. */
async function* counting(last: number, asked: number[]): AsyncGenerator<number, void, undefined> {
  for (let value = 1; value <= last; value++) {
    asked.push(value);
    await Promise.resolve();
    yield value;
  }
}
