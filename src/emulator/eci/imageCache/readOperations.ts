// DescribeImageCaches and ListUsage.
import { defineOperation } from '../../gateway/operation';
import type { EciAccount } from '../account';
import { region, tagFilter } from '../parameters';
import { describeImageCache } from './imageCacheWire';
import { listImageCaches } from './listing';
import { images, matchCount } from './parameters';
import { readUsage } from './usage';

/** Not published: the default is the number all examples show, the maximum is ours. */
const page = { default: 20, max: 50 };

export const describeImageCaches = defineOperation({
  name: 'DescribeImageCaches',
  parameters: {
    RegionId: region,
    ImageCacheId: { type: 'string' },
    ImageCacheName: { type: 'string' },
    SnapshotId: { type: 'string' },
    Image: { type: 'string' },
    ResourceGroupId: { type: 'string' },
    Tag: tagFilter(20),
    MatchImage: images,
    ImageFullMatch: { type: 'boolean' },
    ImageMatchCountRequest: matchCount,
    Limit: { type: 'integer', min: 1, max: page.max },
    NextToken: { type: 'string' },
  },
  emptyAnswer: { TotalCount: 0, ImageCaches: [] },
  handle: ({ RegionId: regionId, Limit: limit, NextToken: token, ...filters }, { caches }: EciAccount) => {
    const now = caches.clock.now();
    const listed = listImageCaches(
      caches.inRegion(regionId),
      filters,
      { limit: limit ?? page.default, token, scope: regionId },
      now,
    );
    return {
      TotalCount: listed.totalCount,
      ...(listed.nextToken !== undefined && { NextToken: listed.nextToken }),
      ImageCaches: listed.caches.map((cache) => describeImageCache(cache, now)),
    };
  },
});

export const listUsage = defineOperation({
  name: 'ListUsage',
  parameters: { RegionId: { type: 'string', oneOf: region.oneOf, expected: region.expected } },
  handle: ({ RegionId = 'cn-hangzhou' }, account: EciAccount) => ({ Attributes: readUsage(RegionId, account) }),
});
