import { deepEqual, equal, rejects } from 'node:assert/strict';
import { tokenPages } from '../../../src/cloud/paging';
import type { TokenPage } from '../../../src/cloud/paging';

/** Reads all pages of a listing whose pages carry these tokens; gives up after a hundred. */
async function tokensAsked(tokens: readonly (string | undefined)[], repeat = false): Promise<(string | undefined)[]> {
  const asked: (string | undefined)[] = [];
  const pages = tokenPages((token) => {
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
    const pages = tokenPages(() => Promise.resolve({ NextToken: String(++asked) }));
    await pages.next();
    equal(asked, 1);
    await pages.return();
    equal(asked, 1);
  });

  it('fails with the page that fails', async () => {
    const pages = tokenPages((token) =>
      token ? Promise.reject(new Error('page 2')) : Promise.resolve({ NextToken: 'a' }),
    );
    await pages.next();
    await rejects(pages.next(), /page 2/);
  });
});
