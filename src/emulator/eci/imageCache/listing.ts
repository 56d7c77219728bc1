// Filters, order and pages of DescribeImageCaches.
import { createHash } from 'node:crypto';
import { ApiError } from '../../gateway/apiError';
import { hasTags, type TagFilter } from '../parameters';
import type { ImageCache } from './imageCache';

/** A requested listing, without its region. */
export interface ImageCacheQuery {
  readonly ImageCacheId?: string | undefined;
  readonly ImageCacheName?: string | undefined;
  readonly SnapshotId?: string | undefined;
  readonly Image?: string | undefined;
  readonly ResourceGroupId?: string | undefined;
  readonly Tag?: readonly TagFilter[] | undefined;
  readonly MatchImage?: readonly string[] | undefined;
  readonly ImageFullMatch?: boolean | undefined;
  readonly ImageMatchCountRequest?: number | undefined;
}

/** One page of caches. */
export interface ImageCachePage {
  readonly caches: readonly ImageCache[];
  readonly totalCount: number;
  /** Absent on the last page. */
  readonly nextToken: string | undefined;
}

/** Place of a cache in a listing: fewer missing images first, then the order of creation. */
type Place = readonly [missing: number, sequence: number];

/**
 * The page of a listing that a token stands for.
 * @throws ApiError InvalidParameter for a token that belongs to another listing
 */
export function listImageCaches(
  all: readonly ImageCache[],
  query: ImageCacheQuery,
  page: { readonly limit: number; readonly token: string | undefined; readonly scope: string },
  now: number,
): ImageCachePage {
  const digest = createHash('sha256')
    .update(JSON.stringify([page.scope, query]))
    .digest('base64url')
    .slice(0, 12);
  const after = page.token === undefined ? undefined : readToken(page.token, digest);
  const found = all
    .filter((cache) => matches(cache, query, now))
    .map((cache): { cache: ImageCache; place: Place } => ({ cache, place: rankMatch(cache, query) }))
    .sort((one, other) => compare(one.place, other.place))
    .slice(0, query.MatchImage && query.ImageMatchCountRequest);
  const left = found.filter(({ place }) => after === undefined || compare(place, after) > 0);
  const shown = left.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    caches: shown.map(({ cache }) => cache),
    totalCount: found.length,
    nextToken: last && left.length > shown.length ? writeToken(last.place, digest) : undefined,
  };
}

function matches(cache: ImageCache, query: ImageCacheQuery, now: number): boolean {
  const { settings } = cache;
  const { images } = cache.run;
  const { Image: part, MatchImage: wanted } = query;
  const isOneOrAny = (asked: string | undefined, ...values: readonly (string | undefined)[]): boolean =>
    asked === undefined || values.includes(asked);
  return (
    isOneOrAny(query.ImageCacheId, cache.id) &&
    isOneOrAny(query.ImageCacheName, settings.ImageCacheName) &&
    isOneOrAny(query.ResourceGroupId, settings.ResourceGroupId) &&
    isOneOrAny(query.SnapshotId, cache.snapshotId(now), cache.flashSnapshotId(now)) &&
    (part === undefined || images.some((image) => image.includes(part))) &&
    (wanted === undefined ||
      (query.ImageFullMatch
        ? wanted.every((image) => images.includes(image))
        : wanted.some((image) => images.includes(image)))) &&
    hasTags(settings.Tag, query.Tag)
  );
}

function rankMatch(cache: ImageCache, { MatchImage: wanted }: ImageCacheQuery): Place {
  const missing = (wanted ?? []).filter((image) => !cache.run.images.includes(image));
  return [missing.length, cache.sequence];
}

function compare(one: Place, other: Place): number {
  return one[0] - other[0] || one[1] - other[1];
}

/** Tokens are opaque to clients; here they name the last cache shown and the filters they belong to. */
function writeToken([missing, sequence]: Place, digest: string): string {
  return Buffer.from(`${digest}:${missing}:${sequence}`).toString('base64url');
}

function readToken(token: string, digest: string): Place {
  const [owner, missing, sequence] = Buffer.from(token, 'base64url').toString('utf8').split(':');
  if (owner !== digest || !/^\d+$/.test(missing ?? '') || !/^\d+$/.test(sequence ?? '')) {
    throw ApiError.invalid('NextToken', 'it does not belong to this listing');
  }
  return [Number(missing), Number(sequence)];
}
