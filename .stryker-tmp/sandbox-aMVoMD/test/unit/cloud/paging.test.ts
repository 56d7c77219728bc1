import { deepEqual, equal, rejects } from 'node:assert/strict';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { readTokenPages } from '../../../src/cloud/paging';
import type { TokenPage } from '../../../src/cloud/paging';

/** Reads all pages of a listing whose pages carry these tokens; gives up after a hundred. */
async function tokensAsked(tokens: readonly (string | undefined)[], repeat = false): Promise<(string | undefined)[]> {
  const asked: (string | undefined)[] = [];
  const pages = readTokenPages((token) => {
    const next = tokens[repeat ? asked.length % tokens.length : asked.length];
    asked.push(token);
    return Promise.resolve<TokenPage>(next === undefined ? {} : { NextToken: next });
  });
  for await (const page of pages) {
    if (asked.length > 100) {
      throw new Error(`Round and round: ${JSON.stringify(page)}`);
    }
  }
  return asked;
}

describe('a listing in pages', () => {
  it('is asked with each token once, to the page that has none', async () => {
    deepEqual(await tokensAsked(['a', 'b', undefined]), [undefined, 'a', 'b']);
  });

  it('ends at an empty token', async () => {
    deepEqual(await tokensAsked(['a', '']), [undefined, 'a']);
  });

  it('ends when a token comes back, also in a wider circle', async () => {
    deepEqual(await tokensAsked(['a'], true), [undefined, 'a']);
    deepEqual(await tokensAsked(['a', 'b', 'c'], true), [undefined, 'a', 'b', 'c']);
  });

  it('gives a page on before it asks for the next', async () => {
    let asked = 0;
    const pages = readTokenPages(() => Promise.resolve({ NextToken: String(++asked) }));
    await pages.next();
    equal(asked, 1);
    await pages.return();
    equal(asked, 1);
  });

  it('fails with the page that fails', async () => {
    const pages = readTokenPages((token) =>
      token ? Promise.reject(new Error('page 2')) : Promise.resolve({ NextToken: 'a' }),
    );
    await pages.next();
    await rejects(pages.next(), /page 2/);
  });
});

describe('a token that is refused', () => {
  const refused = new ApiError({ kind: 'input', code: 'InvalidParameter', message: 'NextToken' });

  /** Three pages; the answers to the calls of these numbers are errors. Gives the tokens asked and the pages got. */
  async function listing(errors: Readonly<Record<number, Error>>) {
    const next: Readonly<Record<string, string>> = { first: 'a', a: 'b' };
    const asked: (string | undefined)[] = [];
    const pages: (string | undefined)[] = [];
    let failure: unknown;
    try {
      for await (const { NextToken } of readTokenPages((token) => {
        const error = errors[asked.push(token)];
        const following = next[token ?? 'first'];
        return error ? Promise.reject(error) : Promise.resolve<TokenPage>(following ? { NextToken: following } : {});
      })) {
        pages.push(NextToken);
      }
    } catch (error) {
      failure = error;
    }
    return { asked, pages, failure };
  }

  it('has expired: the listing begins again, and goes to its end', async () => {
    deepEqual(await listing({ 3: refused }), {
      asked: [undefined, 'a', 'b', undefined, 'a', 'b'],
      pages: ['a', 'b', 'a', 'b', undefined],
      failure: undefined,
    });
  });

  it('may have expired three times, not more', async () => {
    const thrice = await listing({ 2: refused, 4: refused, 6: refused });
    deepEqual([thrice.failure, thrice.asked.length], [undefined, 9]);
    const often = await listing({ 2: refused, 4: refused, 6: refused, 8: refused });
    deepEqual([often.failure, often.asked.length], [refused, 8]);
  });

  it('is not what is wrong when the first page is refused, or any other error comes', async () => {
    deepEqual(await listing({ 1: refused }), { asked: [undefined], pages: [], failure: refused });
    for (const other of [new ApiError({ kind: 'network', message: 'lost' }), new Error('a bug')]) {
      deepEqual(await listing({ 2: other }), { asked: [undefined, 'a'], pages: ['a'], failure: other });
    }
  });

  it('ends the listing with what refuses the beginning', async () => {
    const down = new Error('down');
    deepEqual((await listing({ 2: refused, 3: down })).failure, down);
  });
});
