import { ApiError } from './apiError';

/** One page of a NextToken listing. The end is an empty or absent token, not a short page. */
export interface TokenPage {
  readonly NextToken?: string;
}

/** How often a listing may begin again because its token was no longer accepted. */
const restarts = 3;

/**
 * Asks for page after page until the service gives no further token. A token that is refused has expired: the listing begins
 * again, so that a page may come twice.
 */
export async function* tokenPages<T extends TokenPage>(
  read: (token: string | undefined) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  let seen = new Set<string>();
  let token: string | undefined;
  let begun = 0;
  do {
    let page: T;
    try {
      page = await read(token);
    } catch (error) {
      if (token === undefined || !isRefusal(error) || begun >= restarts) {
        throw error;
      }
      begun++;
      token = undefined;
      seen = new Set();
      page = await read(token);
    }
    yield page;
    // A token that comes back would have us go round for ever.
    token = page.NextToken && !seen.has(page.NextToken) ? page.NextToken : undefined;
    seen.add(token ?? '');
  } while (token !== undefined);
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'input';
}
