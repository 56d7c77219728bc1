// An image cache as DescribeImageCaches writes it: the published fields and no other.
import { toWireTime } from '../../world/clock';
import { imageCacheEvents } from './events';
import type { ImageCache } from './imageCache';

/** One element of ImageCaches. What is only known to the service (vSwitch, credentials, copies…) is not in it. */
export function describeImageCache(cache: ImageCache, now: number): Readonly<Record<string, unknown>> {
  const { settings } = cache;
  const removedAt = cache.removedAt(now);
  const snapshotId = cache.snapshotId(now);
  const flashSnapshotId = cache.flashSnapshotId(now);
  return {
    ImageCacheId: cache.id,
    ImageCacheName: settings.ImageCacheName,
    RegionId: cache.regionId,
    Status: cache.status(now),
    Progress: `${cache.progress(now)}%`,
    CreationTime: toWireTime(cache.createdAt),
    ...(removedAt !== undefined && { ExpireDateTime: toWireTime(removedAt) }),
    ...(cache.lastMatchedAt !== undefined && { LastMatchedTime: toWireTime(cache.lastMatchedAt) }),
    ContainerGroupId: cache.containerGroupId,
    ...(snapshotId !== undefined && { SnapshotId: snapshotId }),
    ...(flashSnapshotId !== undefined && { FlashSnapshotId: flashSnapshotId }),
    ResourceGroupId: settings.ResourceGroupId,
    ImageCacheSize: settings.ImageCacheSize,
    EliminationStrategy: settings.EliminationStrategy,
    Images: cache.run.images,
    Tags: settings.Tag,
    Events: imageCacheEvents(cache, now).map((event) => ({
      Type: event.type,
      Name: `${settings.ImageCacheName}.${Math.floor(event.first).toString(16).padStart(16, '1')}`,
      Reason: event.reason,
      Message: event.message,
      Count: event.count,
      FirstTimestamp: toWireTime(event.first),
      LastTimestamp: toWireTime(event.last),
    })),
    ...cache.overlay,
  };
}
