// Order, search and pages, which all listings of ESA share.
import { ApiError } from '../gateway/apiError';
import type { ErrorCode } from '../gateway/errorCodes';

/** No rate is published; this is the pace clients are asked to keep where nothing is published. */
export const limit = { burst: 100, refillPerSecond: 10 };

/** Read as text: each of them has a code of its own when it is wrong. */
export const pageParameters = { PageNumber: { type: 'string' }, PageSize: { type: 'string' } } as const;
export const orderParameters = { OrderKey: { type: 'string' }, OrderType: { type: 'string' } } as const;

interface PageBounds {
  readonly defaultSize: number;
  readonly maxSize: number;
  readonly wrongNumber: ErrorCode;
  readonly wrongSize: ErrorCode;
}

export interface Page {
  readonly PageNumber: number;
  readonly PageSize: number;
}

/** @throws ApiError with the codes of the listing */
export function readPage(
  given: { readonly PageNumber: string | undefined; readonly PageSize: string | undefined },
  bounds: PageBounds,
): Page {
  return {
    PageNumber: readNumber(given.PageNumber ?? '1', 100_000, bounds.wrongNumber),
    PageSize: readNumber(given.PageSize ?? String(bounds.defaultSize), bounds.maxSize, bounds.wrongSize),
  };
}

/** A whole number from 1, or a refusal with `code`. */
export function readNumber(text: string, max: number, code: ErrorCode): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) {
    throw ApiError.of(code);
  }
  return value;
}

/** One page of the items with the figures every listing has. */
export function pageOf<T>(items: readonly T[], { PageNumber, PageSize }: Page): { items: readonly T[] } & Figures {
  const first = (PageNumber - 1) * PageSize;
  return { items: items.slice(first, first + PageSize), PageNumber, PageSize, TotalCount: items.length };
}

interface Figures {
  readonly PageNumber: number;
  readonly PageSize: number;
  readonly TotalCount: number;
}

/** What a denied caller sees. */
export function emptyListing(name: string): Readonly<Record<string, unknown>> {
  return { [name]: [], PageNumber: 1, PageSize: 20, TotalCount: 0 };
}

/** Values to sort by, by the name of the key. */
export type SortKeys<T> = Readonly<Record<string, (item: T) => string | number>>;

/**
 * Sorted as asked, newest first by default; what is equal keeps its order.
 * @throws ApiError InvalidParameter.OrderKey or InvalidParameter.OrderType
 */
export function sorted<T>(
  items: readonly T[],
  given: { readonly OrderKey: string | undefined; readonly OrderType: string | undefined },
  keys: SortKeys<T>,
): readonly T[] {
  const { OrderKey = 'CreateTime', OrderType = 'Desc' } = given;
  const key = Object.hasOwn(keys, OrderKey) ? keys[OrderKey] : undefined;
  if (!key) {
    throw ApiError.of('InvalidParameter.OrderKey');
  }
  if (!['asc', 'desc'].includes(OrderType.toLowerCase())) {
    throw ApiError.of('InvalidParameter.OrderType');
  }
  const inOrder = [...items].sort((one, other) => compare(key(one), key(other)));
  return OrderType.toLowerCase() === 'asc' ? inOrder : inOrder.reverse();
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Fuzzy search: the key anywhere in the value of the field. */
export function found<T>(
  items: readonly T[],
  search: { readonly SearchType: string | undefined; readonly SearchKey: string | undefined },
  fields: Readonly<Record<string, (item: T) => string>>,
): readonly T[] {
  const { SearchKey, SearchType = 'Name' } = search;
  const field = Object.hasOwn(fields, SearchType) ? fields[SearchType] : undefined;
  if (!field) {
    throw ApiError.invalid('SearchType', `one of ${Object.keys(fields).join(', ')} is expected`);
  }
  return SearchKey === undefined ? items : items.filter((item) => field(item).includes(SearchKey));
}
