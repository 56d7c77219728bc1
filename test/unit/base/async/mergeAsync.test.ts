import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mergeAsync } from '../../../../src/base/async/mergeAsync';
import { flushTasks } from '../../../support/fakeClock';
import { collectUncaught } from '../uncaught';

/** A source whose values the test sends; knows whether its reader ended it. */
class Source implements AsyncIterable<string> {
  isEnded = false;
  asked = 0;
  private readonly parts: (string | Error | undefined)[] = [];
  private tell: () => void = () => undefined;

  send(...values: readonly string[]): this {
    values.forEach((value) => this.push(value));
    return this;
  }

  end(): this {
    return this.push(undefined);
  }

  fail(message: string): this {
    return this.push(new Error(message));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    try {
      for (;;) {
        this.asked++;
        while (this.parts.length === 0) {
          await new Promise<void>((resolve) => (this.tell = resolve));
        }
        const part = this.parts.shift();
        if (part instanceof Error) {
          throw part;
        }
        if (part === undefined) {
          return;
        }
        yield part;
      }
    } finally {
      this.isEnded = true;
    }
  }

  private push(part: string | Error | undefined): this {
    this.parts.push(part);
    this.tell();
    return this;
  }
}

/** Reads a merge to its end and remembers what came. */
function reading(...sources: readonly Source[]) {
  const seen: string[] = [];
  const ended = (async () => {
    for await (const value of mergeAsync(sources)) {
      seen.push(value);
    }
  })();
  ended.catch(() => undefined);
  return { seen, ended };
}

describe('several sources as one', () => {
  it('give their values as they come, not one source after the other', async () => {
    const [one, two] = [new Source(), new Source()];
    const { seen, ended } = reading(one, two);
    two.send('b1');
    await flushTasks();
    one.send('a1');
    await flushTasks();
    two.send('b2').end();
    await flushTasks();
    deepEqual(seen, ['b1', 'a1', 'b2']);
    one.send('a2').end();
    await ended;
    deepEqual(seen, ['b1', 'a1', 'b2', 'a2']);
  });

  it('lose nothing, and keep the order of each, when values are there already', async () => {
    const { seen, ended } = reading(new Source().send('a1', 'a2', 'a3').end(), new Source().send('b1', 'b2').end());
    await ended;
    deepEqual(seen.toSorted(), ['a1', 'a2', 'a3', 'b1', 'b2']);
    deepEqual(
      seen.filter((value) => value.startsWith('a')),
      ['a1', 'a2', 'a3'],
    );
  });

  it('end at once when there are none, and when all are empty', async () => {
    await reading().ended;
    await reading(new Source().end(), new Source().end()).ended;
  });

  it('are asked side by side, and each for one value ahead only', async () => {
    const sources = [new Source(), new Source()];
    const merged = mergeAsync(sources);
    const first = merged.next();
    await flushTasks();
    deepEqual(
      sources.map(({ asked }) => asked),
      [1, 1],
    );
    sources[0]?.send('a1', 'a2', 'a3');
    await first;
    await flushTasks();
    equal(sources[0]?.asked, 2);
    await merged.return();
  });

  it('end with the first error, which ends the others too', async () => {
    const [good, bad] = [new Source(), new Source()];
    const { seen, ended } = reading(good, bad);
    good.send('a1');
    await flushTasks();
    bad.fail('down');
    await rejects(ended, /down/);
    good.send('a2');
    await flushTasks();
    deepEqual([seen, good.isEnded], [['a1'], true]);
  });

  it('end without a word when another fails after the first error', async () => {
    const [one, two] = [new Source(), new Source()];
    const { ended } = reading(one, two);
    const uncaught = await collectUncaught(async () => {
      await flushTasks();
      one.fail('first');
      await rejects(ended, /first/);
      two.fail('second');
      await flushTasks();
    });
    deepEqual(uncaught, []);
  });

  it('end without a word when a source fails that had just given what was the last wanted', async () => {
    const source = new Source().send('a1');
    const uncaught = await collectUncaught(async () => {
      for await (const value of mergeAsync([source])) {
        equal(value, 'a1');
        break;
      }
      source.fail('late');
      await flushTasks();
    });
    deepEqual(uncaught, []);
  });

  it('are ended when the reader stops', async () => {
    const sources = [new Source().send('a1'), new Source()];
    for await (const value of mergeAsync(sources)) {
      equal(value, 'a1');
      break;
    }
    sources.forEach((source) => source.send('late'));
    await flushTasks();
    deepEqual(
      sources.map(({ isEnded }) => isEnded),
      [true, true],
    );
  });
});
