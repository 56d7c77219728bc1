// DescribeImageCaches and ListUsage.
import { ApiError } from '../../gateway/apiError';
import { defineOperation, type Operation } from '../../gateway/operation';
import { isRegion, type RegionId } from '../../world/regions';
import type { World } from '../../world/world';
import type { ImageCaches } from './imageCaches';
import { describeImageCache } from './imageCacheWire';
import { listImageCaches } from './listing';
import { maxInt32, operationWithLists, readImages } from './parameters';
import { type Quotas, usageOf } from './usage';

/** No rate is published; this is the pace clients are asked to keep where nothing is published. */
export const unpublishedLimit = { burst: 100, refillPerSecond: 10 };
/** Neither is published: the default is the number all examples show, the maximum is ours. */
const page = { default: 20, max: 50 };
const defaultRegion: RegionId = 'cn-hangzhou';

/** @throws ApiError InvalidParameter for a region ECI is not offered in */
export function requireRegion(regionId: string): RegionId {
  if (!isRegion(regionId)) {
    throw ApiError.invalid('RegionId', 'there is no such region');
  }
  return regionId;
}

/** The reading operations over the image caches. */
export function readOperations(world: World, caches: ImageCaches, quotas: Quotas): readonly Operation[] {
  return [
    operationWithLists({
      name: 'DescribeImageCaches',
      limit: unpublishedLimit,
      parameters: {
        RegionId: { type: 'string', required: true },
        ImageCacheId: { type: 'string' },
        ImageCacheName: { type: 'string' },
        SnapshotId: { type: 'string' },
        Image: { type: 'string' },
        ResourceGroupId: { type: 'string' },
        Tag: { type: 'tags', maxItems: 20 },
        ImageFullMatch: { type: 'boolean' },
        ImageMatchCountRequest: { type: 'integer', min: 1, max: maxInt32 },
        Limit: { type: 'integer', min: 1, max: page.max },
        NextToken: { type: 'string' },
      },
      emptyAnswer: { TotalCount: 0, ImageCaches: [] },
      handle: ({ RegionId: regionId, Limit: limit, NextToken: token, ...filters }, raw) => {
        const region = requireRegion(regionId);
        const now = caches.clock.now();
        const listed = listImageCaches(
          caches.inRegion(region),
          { ...filters, MatchImage: readImages(raw, 'MatchImage') },
          { limit: limit ?? page.default, token, scope: region },
          now,
        );
        return {
          TotalCount: listed.totalCount,
          ...(listed.nextToken !== undefined && { NextToken: listed.nextToken }),
          ImageCaches: listed.caches.map((cache) => describeImageCache(cache, now)),
        };
      },
    }),

    defineOperation({
      name: 'ListUsage',
      limit: unpublishedLimit,
      parameters: { RegionId: { type: 'string' } },
      handle: ({ RegionId: regionId = defaultRegion }) => ({
        Attributes: usageOf(requireRegion(regionId), world, caches, quotas),
      }),
    }),
  ];
}
