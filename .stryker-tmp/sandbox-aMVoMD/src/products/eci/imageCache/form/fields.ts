// What the service returns of an image cache, and when two readings of it are the same.

import { isRecord } from '../../../../base/isRecord';

export interface ImageCacheTag {
  readonly key: string;
  readonly value: string;
}

export interface ImageCacheFields {
  readonly name: string;
  /** 0 when it is not known. */
  readonly sizeGiB: number;
  readonly images: readonly string[];
  readonly tags: readonly ImageCacheTag[];
  readonly resourceGroupId: string;
  /** Empty: kept until it expires. `LRU`, or a value that a later release of the service adds. */
  readonly eliminationStrategy: string;
  /** ISO 8601, UTC. Absent: never. */
  readonly expireDateTime?: string;
}

/** Tags with these keys are set by Alibaba Cloud; the service refuses them from us and leaves them alone. */
export function isReservedTagKey(key: string): boolean {
  return /^(aliyun|acs:)/i.test(key);
}

/** The tags that can be edited. */
export function filterOwnTags(tags: readonly ImageCacheTag[]): readonly ImageCacheTag[] {
  return tags.filter(({ key }) => !isReservedTagKey(key));
}

/** A tag as people write it. */
export function formatTag({ key, value }: ImageCacheTag): string {
  return value === '' ? key : `${key}=${value}`;
}

export interface ListDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares lists whose order means nothing. */
export function compareLists(before: readonly string[], after: readonly string[]): ListDifference {
  const had = new Set(before);
  const has = new Set(after);
  return { added: [...has].filter((text) => !had.has(text)), removed: [...had].filter((text) => !has.has(text)) };
}

export function isSameList(before: readonly string[], after: readonly string[]): boolean {
  const { added, removed } = compareLists(before, after);
  return added.length === 0 && removed.length === 0;
}

/** Keys and values may hold any character, so tags are compared as pairs and not as they are written. */
export function isSameTags(before: readonly ImageCacheTag[], after: readonly ImageCacheTag[]): boolean {
  const pairs = (tags: readonly ImageCacheTag[]): string[] =>
    tags.map(({ key, value }) => JSON.stringify([key, value]));
  return isSameList(pairs(filterOwnTags(before)), pairs(filterOwnTags(after)));
}

/** Whether the cache is unchanged between two reads. */
export function isSameImageCache(before: ImageCacheFields, after: ImageCacheFields): boolean {
  return (
    before.name === after.name &&
    before.sizeGiB === after.sizeGiB &&
    before.resourceGroupId === after.resourceGroupId &&
    before.eliminationStrategy === after.eliminationStrategy &&
    (before.expireDateTime ?? '') === (after.expireDateTime ?? '') &&
    isSameList(before.images, after.images) &&
    isSameTags(before.tags, after.tags)
  );
}

const maxRows = 1000;
const maxText = 4096;

/** Reads fields that a page kept. */
export function parseImageCacheFields(raw: unknown): ImageCacheFields | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const { name, sizeGiB, images, tags, resourceGroupId, eliminationStrategy, expireDateTime } = raw;
  return isText(name) &&
    typeof sizeGiB === 'number' &&
    isList(images, isText) &&
    isList(tags, isTag) &&
    isText(resourceGroupId) &&
    isText(eliminationStrategy) &&
    (expireDateTime === undefined || isText(expireDateTime))
    ? {
        ...{ name, sizeGiB, images, resourceGroupId, eliminationStrategy },
        tags: tags.map(({ key, value }) => ({ key, value })),
        ...(expireDateTime === undefined ? {} : { expireDateTime }),
      }
    : undefined;
}

function isList<T>(raw: unknown, isItem: (item: unknown) => item is T): raw is T[] {
  return Array.isArray(raw) && raw.length <= maxRows && raw.every(isItem);
}

function isTag(raw: unknown): raw is ImageCacheTag {
  return isRecord(raw) && isText(raw.key) && isText(raw.value);
}

function isText(raw: unknown): raw is string {
  return typeof raw === 'string' && raw.length <= maxText;
}
