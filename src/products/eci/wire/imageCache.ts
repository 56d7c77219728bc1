// Image caches of ECI 2018-08-08 exactly as on the wire. What DescribeImageCaches returns is less than what can be set.
import { mapOf, list, number, object, text } from '../../../cloud/answerShape';
import type { Decoded } from '../../../cloud/answerShape';
import { containerGroupEventShape, tagShape } from './containerGroup';

const imageCacheShape = object({
  ContainerGroupId: text,
  CreationTime: text,
  EliminationStrategy: text,
  Events: list(containerGroupEventShape),
  ExpireDateTime: text,
  FlashSnapshotId: text,
  ImageCacheId: text,
  ImageCacheName: text,
  /** GiB. */
  ImageCacheSize: number,
  Images: list(text),
  LastMatchedTime: text,
  /** For example `35%`. */
  Progress: text,
  RegionId: text,
  ResourceGroupId: text,
  SnapshotId: text,
  Status: text,
  Tags: list(tagShape),
});
export type ImageCache = Decoded<typeof imageCacheShape>;

export const describeImageCachesResponseShape = object({
  ImageCaches: list(imageCacheShape, 'ImageCacheId'),
  NextToken: text,
  RequestId: text,
  TotalCount: number,
});
export type DescribeImageCachesResponse = Decoded<typeof describeImageCachesResponseShape>;

export const createImageCacheResponseShape = object({
  ContainerGroupId: text,
  ImageCacheId: text,
  RequestId: text,
});
export type CreateImageCacheResponse = Decoded<typeof createImageCacheResponseShape>;

/** A map: UsedImageCacheCount, MaxImageCacheCount and others, each a number. */
export const listUsageResponseShape = object({
  Attributes: mapOf(number),
  RequestId: text,
});
