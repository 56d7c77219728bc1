import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { readNumberedPages, readTokenPages } from '../../../src/cloud/paging';
import type { NumberedPage, PageQuery, TokenPage } from '../../../src/cloud/paging';

/** Pages whose items do not matter bring some. */
const someItems = (): readonly string[] => ['item'];

/** Reads all pages of a listing whose pages carry these tokens; gives up after a hundred. */
async function tokensAsked(tokens: readonly (string | undefined)[], repeat = false): Promise<(string | undefined)[]> {
  const asked: (string | undefined)[] = [];
  const pages = readTokenPages(someItems, (token) => {
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

  it('ends with an error when a token comes back, also in a wider circle', async () => {
    for (const circle of [['a'], ['a', 'b', 'c']]) {
      await rejects(tokensAsked(circle, true), endless);
    }
  });

  it('gives a page on before it asks for the next', async () => {
    let asked = 0;
    const pages = readTokenPages(someItems, () => Promise.resolve({ NextToken: String(++asked) }));
    await pages.next();
    equal(asked, 1);
    await pages.return();
    equal(asked, 1);
  });

  it('fails with the page that fails', async () => {
    const pages = readTokenPages(someItems, (token) =>
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
      for await (const { NextToken } of readTokenPages(someItems, (token) => {
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

/** One clear error that asks for nothing more. */
function endless(error: unknown): boolean {
  ok(error instanceof ApiError);
  deepEqual(
    [error.kind, error.message],
    ['service', 'The list is incomplete: the service returned pages without an end.'],
  );
  ok(error.hint !== '');
  return true;
}

describe('a listing without an end', () => {
  /** Reads a listing to its end and counts its calls; gives up long before a service would. */
  async function count<T>(pages: (call: () => void) => AsyncIterable<T>): Promise<{ calls: number; error: unknown }> {
    let calls = 0;
    const call = (): void => {
      calls++;
      if (calls > 1_000) {
        throw new Error('It has no end');
      }
    };
    try {
      for await (const page of pages(call)) {
        ok(page);
      }
      return { calls, error: undefined };
    } catch (error) {
      return { calls, error };
    }
  }

  interface Page extends TokenPage, NumberedPage {
    readonly Items?: readonly unknown[];
  }
  const items = ({ Items }: Page): readonly unknown[] | undefined => Items;
  const byToken = (answer: (number: number) => object): Promise<{ calls: number; error: unknown }> => {
    let number = 0;
    return count((call) =>
      readTokenPages<Page>(items, () => {
        call();
        return Promise.resolve(answer(++number));
      }),
    );
  };
  const byNumber = (answer: (page: PageQuery) => object): Promise<{ calls: number; error: unknown }> =>
    count((call) =>
      readNumberedPages<Page>(50, items, (query) => {
        call();
        return Promise.resolve(answer(query));
      }),
    );

  it('is given up when page after page brings nothing although each names a new token', async () => {
    const { calls, error } = await byToken((number) => ({ Items: [], NextToken: `t${number}` }));
    endless(error);
    equal(calls, 4);
  });

  it('goes on over a few pages that bring nothing', async () => {
    const { calls, error } = await byToken((number) =>
      number === 9 ? { Items: [1] } : { Items: number % 4 === 0 ? [1] : [], NextToken: `t${number}` },
    );
    deepEqual([calls, error], [9, undefined]);
  });

  for (const NextToken of [{}, [], ['a'], true, { token: 'a' }]) {
    it(`is given up when its token is ${JSON.stringify(NextToken)}`, async () => {
      const { calls, error } = await byToken(() => ({ Items: [1], NextToken }));
      endless(error);
      equal(calls, 1);
    });
  }

  it('is none when its token is null, or a number that comes once', async () => {
    deepEqual(await byToken(() => ({ Items: [1], NextToken: null })), { calls: 1, error: undefined });
    deepEqual(await byToken((number) => ({ Items: [1], ...(number < 3 && { NextToken: number }) })), {
      calls: 3,
      error: undefined,
    });
  });

  it('is given up at the first page that brings nothing, whatever total is claimed', async () => {
    const { calls, error } = await byNumber(({ PageNumber }) => ({
      TotalCount: 100_000_000,
      PageSize: 50,
      Items: PageNumber === 1 ? ['first'] : [],
    }));
    endless(error);
    ok(calls <= 17, String(calls));
  });

  it('is given up when a page brings what the page before has brought', async () => {
    const { calls, error } = await byNumber(() => ({ TotalCount: 100_000_000, PageSize: 50, Items: ['the same'] }));
    endless(error);
    ok(calls <= 17, String(calls));
  });

  it('ends without an error when items were removed while it was read', async () => {
    const { calls, error } = await byNumber(({ PageNumber }) =>
      PageNumber === 3 ? { TotalCount: 90, Items: [] } : { TotalCount: 110, Items: [`on page ${PageNumber}`] },
    );
    deepEqual([calls, error], [3, undefined]);
  });

  it('of any kind makes no more calls than it brings pages, and a few', async () => {
    const odd = fc.oneof(
      fc.integer({ min: -5, max: 400 }),
      fc.constantFrom(1e8, Infinity, NaN, '100000000', 'many', null, undefined, {}, []),
    );
    await fc.assert(
      fc.asyncProperty(odd, odd, fc.nat(30), async (TotalCount, PageSize, full) => {
        const { calls, error } = await byNumber(({ PageNumber }) => ({
          ...{ TotalCount, PageSize },
          Items: PageNumber <= full ? [PageNumber] : [],
        }));
        ok(calls <= full + 17, `${calls} calls for ${full} pages`);
        ok(error === undefined || endless(error));
      }),
    );
  });
});
