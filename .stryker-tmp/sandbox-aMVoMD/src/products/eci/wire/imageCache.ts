// Image caches of ECI 2018-08-08 exactly as on the wire. What DescribeImageCaches returns is less than what can be set.
import type { ContainerGroupEvent, Tag } from './containerGroup';

export interface ImageCache {
  readonly ContainerGroupId?: string;
  readonly CreationTime?: string;
  readonly EliminationStrategy?: string;
  readonly Events?: readonly ContainerGroupEvent[];
  readonly ExpireDateTime?: string;
  readonly FlashSnapshotId?: string;
  readonly ImageCacheId?: string;
  readonly ImageCacheName?: string;
  /** GiB. */
  readonly ImageCacheSize?: number;
  readonly Images?: readonly string[];
  readonly LastMatchedTime?: string;
  /** For example `35%`. */
  readonly Progress?: string;
  readonly RegionId?: string;
  readonly ResourceGroupId?: string;
  readonly SnapshotId?: string;
  readonly Status?: string;
  readonly Tags?: readonly Tag[];
}

export interface DescribeImageCachesResponse {
  readonly ImageCaches?: readonly ImageCache[];
  readonly NextToken?: string;
  readonly RequestId?: string;
  readonly TotalCount?: number;
}

export interface CreateImageCacheResponse {
  readonly ContainerGroupId?: string;
  readonly ImageCacheId?: string;
  readonly RequestId?: string;
}

/** A free map: UsedImageCacheCount, MaxImageCacheCount and others, each a number. */
export interface ListUsageResponse {
  readonly Attributes?: Readonly<Record<string, unknown>>;
  readonly RequestId?: string;
}
