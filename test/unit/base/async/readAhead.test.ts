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

  it('hands a value out only when the next request is on its way, however many steps that takes', async () => {
    const sent: number[] = [];
    const source = async function* () {
      for (let page = 1; page <= 3; page++) {
        // A request is signed and waits for its turn before it is sent.
        for (let step = 0; step < 20; step++) {
          await Promise.resolve();
        }
        sent.push(page);
        yield page;
      }
    };
    for await (const page of readAhead(source())) {
      assert.deepEqual(sent, [1, 2, 3].slice(0, page + 1));
    }
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

  it('ends its source when the reader stops', async () => {
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
