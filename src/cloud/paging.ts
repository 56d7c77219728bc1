// Listings in pages: by token, one after another, as ECI has them, and by number, as E-HPC and ESA have them. There the first page
// gives the total, so that the others need not wait for one another.
import * as l10n from '@vscode/l10n';
import { ApiError } from './errors/apiError';

/** One page of a NextToken listing. The end is an empty or absent token, not a short page. */
export interface TokenPage {
  readonly NextToken?: string;
}

/** How often a listing may begin again because its token was no longer accepted. */
const restarts = 3;

/** So many pages in a row may bring nothing: the service filters after it has cut the pages. */
const emptyPages = 3;

type ItemsOf<T> = (page: T) => readonly unknown[] | undefined;

/**
 * Asks for page after page until the service gives no further token. A token that is refused has expired: the listing begins
 * again, so that a page may come twice.
 * @throws ApiError when the pages have no end: a token comes again or is none, or page after page brings nothing
 */
export async function* readTokenPages<T extends TokenPage>(
  items: ItemsOf<T>,
  read: (token: string | undefined) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  let seen = new Set<string>();
  let token: string | undefined;
  let begun = 0;
  let empty = 0;
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
    token = readToken(page.NextToken);
    empty = isEmpty(items(page)) ? empty + 1 : 0;
    if (token !== undefined && (seen.has(token) || empty > emptyPages)) {
      throw createEndlessError();
    }
    seen.add(token ?? '');
  } while (token !== undefined);
}

function readToken(token: unknown): string | undefined {
  if (token === undefined || token === null || token === '') {
    return undefined;
  }
  if (typeof token !== 'string' && typeof token !== 'number') {
    throw createEndlessError();
  }
  return String(token);
}

function isEmpty(items: unknown): boolean {
  return !Array.isArray(items) || items.length === 0;
}

/** Shown after the rows that came. */
function createEndlessError(): ApiError {
  return new ApiError({
    kind: 'service',
    message: l10n.t('The list is incomplete: the service returned pages without an end.'),
    hint: l10n.t('Try again in a moment.'),
    retry: {},
  });
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

/** So many pages are on their way at a time: as many as calls may be. */
const ahead = 16;

/**
 * Page 1, which gives the total, then the others in parallel, yielded in order. The total is a claim: it ends with the pages that
 * bring something.
 * @throws ApiError when a page before the end brings nothing, or what the page before has brought
 */
export async function* readNumberedPages<T extends NumberedPage>(
  size: number,
  items: ItemsOf<T>,
  read: (page: PageQuery) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  const first = await read({ PageNumber: 1, PageSize: size });
  yield first;
  const received = readPageSize(first.PageSize, size);
  const countPages = ({ TotalCount }: NumberedPage): number => Math.ceil(readNumber(TotalCount) / received);
  const count = countPages(first);
  const waiting: Promise<T>[] = [];
  let before = first;
  for (let next = 2, number = 2; number <= count; number++) {
    for (; next <= count && next < number + ahead; next++) {
      const page = read({ PageNumber: next, PageSize: received });
      // A caller that stops at the first failure, or earlier, leaves the rest unread: that is no error of its own.
      page.catch(() => undefined);
      waiting.push(page);
    }
    const page = await waiting.shift();
    if (!page) {
      return;
    }
    if (isEmpty(items(page)) && countPages(page) < number) {
      // Items were removed meanwhile.
      return;
    }
    if (isEmpty(items(page)) || JSON.stringify(items(page)) === JSON.stringify(items(before))) {
      throw createEndlessError();
    }
    yield page;
    before = page;
  }
}

/** How many items a page has at most: the service may return smaller pages than requested, and then there are more of them. */
export function readPageSize(returned: unknown, requested: number): number {
  return Math.min(Math.floor(readNumber(returned)) || requested, requested);
}

/** 0 for what is no positive number. */
function readNumber(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : 0;
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
