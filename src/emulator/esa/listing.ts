// Order, search and pages, which all listings of ESA share.
import { ApiError } from '../gateway/apiError';
import { esaError } from './errors';

/** A requested page. */
interface GivenPage {
  readonly PageNumber?: number | undefined;
  readonly PageSize?: number | undefined;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly PageNumber: number;
  readonly PageSize: number;
  readonly TotalCount: number;
}

/** One page of the items, with the counts every listing has. */
export function slicePage<T>(
  items: readonly T[],
  { PageNumber = 1, PageSize: given }: GivenPage,
  defaultSize = 20,
): Page<T> {
  const PageSize = given ?? defaultSize;
  const first = (PageNumber - 1) * PageSize;
  return { items: items.slice(first, first + PageSize), PageNumber, PageSize, TotalCount: items.length };
}

/** What a denied caller sees. */
export function emptyListing(name: string): Readonly<Record<string, unknown>> {
  return { [name]: [], PageNumber: 1, PageSize: 20, TotalCount: 0 };
}

/** Values to sort by, by the name of the key. */
export type SortKeys<T> = Readonly<Record<string, (item: T) => string | number>>;

/**
 * Sorted as requested, newest first by default; equal items keep their order.
 * @throws ApiError InvalidParameter.OrderKey
 */
export function sorted<T>(
  items: readonly T[],
  given: { readonly OrderKey?: string | undefined; readonly OrderType?: string | undefined },
  keys: SortKeys<T>,
): readonly T[] {
  const { OrderKey = 'CreateTime', OrderType = 'Desc' } = given;
  const key = Object.hasOwn(keys, OrderKey) ? keys[OrderKey] : undefined;
  if (!key) {
    throw esaError('InvalidParameter.OrderKey');
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
  search: { readonly SearchType?: string | undefined; readonly SearchKey?: string | undefined },
  fields: Readonly<Record<string, (item: T) => string>>,
): readonly T[] {
  const { SearchKey, SearchType = 'Name' } = search;
  const field = Object.hasOwn(fields, SearchType) ? fields[SearchType] : undefined;
  if (!field) {
    throw ApiError.invalid('SearchType', `one of ${Object.keys(fields).join(', ')} is expected`);
  }
  return SearchKey === undefined ? items : items.filter((item) => field(item).includes(SearchKey));
}
