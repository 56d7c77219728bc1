// Listings in pages: by token, one after another, as ECI has them, and by number, as E-HPC and ESA have them. There the first page
// gives the total, so that the others need not wait for one another.
import { ApiError } from './errors/apiError';

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
export async function* readTokenPages<T extends TokenPage>(
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

/** What a page with a number returns besides its items. */
export interface NumberedPage {
  readonly PageSize?: number;
  readonly TotalCount?: number;
}

export interface PageQuery {
  readonly PageNumber: number;
  readonly PageSize: number;
}

/** Page 1, which gives the total, then the others in parallel, yielded in order. */
export async function* readNumberedPages<T extends NumberedPage>(
  size: number,
  read: (page: PageQuery) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  const first = await read({ PageNumber: 1, PageSize: size });
  yield first;
  // The service may return smaller pages than requested; then there are more of them.
  const received = Math.min(first.PageSize || size, size);
  const count = Math.ceil((first.TotalCount ?? 0) / received);
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) =>
    read({ PageNumber: index + 2, PageSize: received }),
  );
  // A caller that stops at the first failure, or earlier, leaves the rest unread: that is no error of its own.
  others.forEach((page) => void page.catch(() => undefined));
  for (const page of others) {
    yield await page;
  }
}

/** The items of all pages, in order. */
export async function collectItems<T, I>(
  pages: AsyncIterable<T>,
  items: (page: T) => readonly I[] | undefined,
): Promise<I[]> {
  const all: I[] = [];
  for await (const page of pages) {
    all.push(...(items(page) ?? []));
  }
  return all;
}
