// Listings by page number, as E-HPC and ESA have them. The first page tells the total, so the others need not wait for one another.

/** What such a page says besides its items. */
export interface NumberedPage {
  readonly PageSize?: number;
  readonly TotalCount?: number;
}

export interface PageQuery {
  readonly PageNumber: number;
  readonly PageSize: number;
}

/** Page 1, which tells the total, then the others side by side, handed out in order. */
export async function* numberedPages<T extends NumberedPage>(
  size: number,
  read: (page: PageQuery) => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  const first = await read({ PageNumber: 1, PageSize: size });
  yield first;
  // The service may hold its pages smaller than asked; then there are more of them.
  const held = Math.min(first.PageSize || size, size);
  const count = Math.ceil((first.TotalCount ?? 0) / held);
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) =>
    read({ PageNumber: index + 2, PageSize: held }),
  );
  // A caller that stops at the first failure, or earlier, leaves the rest unread: that is no error of its own.
  others.forEach((page) => void page.catch(() => undefined));
  for (const page of others) {
    yield await page;
  }
}

/** The items of all pages, in order. */
export async function itemsOf<T, I>(
  pages: AsyncIterable<T>,
  items: (page: T) => readonly I[] | undefined,
): Promise<I[]> {
  const all: I[] = [];
  for await (const page of pages) {
    all.push(...(items(page) ?? []));
  }
  return all;
}
