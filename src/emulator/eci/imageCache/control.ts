// What the control API can do to image caches and quotas: tests change the world behind a client's back.
import { isRegion } from '../../world/regions';
import type { WireTag } from '../../world/wire';
import type { ImageCache, Run, Settings } from './imageCache';
import type { ImageCaches } from './imageCaches';
import { courseFrom, imageCacheStatuses, type ImageCacheStatus, isImageCacheStatus } from './lifeCycle';
import { isQuotaName, type QuotaName, type Quotas } from './usage';

/** A further command of POST /_emulator/world. Throws a RangeError with a reason for people. */
export type WorldCommand = (value: unknown) => object;

/** A cache put from outside stays this long in each status it passes through, as a group does. */
const putPace = { preparingMs: 60_000, pullingMs: 60_000 };
const putImages = ['registry-vpc.cn-hangzhou.aliyuncs.com/shop/storefront:2.14.0'];
const putAgeMs = 10 * 60_000;

const updatedStatuses: ReadonlySet<ImageCacheStatus> = new Set(['Ready', 'Updating', 'UpdateFailed']);

/** The commands, by name. */
export function imageCacheCommands(caches: ImageCaches, quotas: Quotas): Readonly<Record<string, WorldCommand>> {
  return {
    quota: (value) => {
      quotas.set(Object.fromEntries(Object.entries(record('quota', value)).map(([name, max]) => quota(name, max))));
      return {};
    },
    putImageCache: (value) => {
      put(caches, record('putImageCache', value));
      return {};
    },
    removeImageCache: (value) => ({ removed: caches.remove(texts('removeImageCache', value)) }),
  };
}

function put(caches: ImageCaches, fields: Readonly<Record<string, unknown>>): void {
  const { ImageCacheId: id, RegionId: region, Status: status, ...others } = fields;
  if (typeof id !== 'string' || id === '' || typeof region !== 'string' || !isRegion(region)) {
    throw new RangeError('putImageCache needs an ImageCacheId and the RegionId of a region ECI is offered in.');
  }
  if (status !== undefined && (typeof status !== 'string' || !isImageCacheStatus(status))) {
    throw new RangeError(
      `${JSON.stringify(status)} is not a status of an image cache: ${imageCacheStatuses.join(', ')}.`,
    );
  }
  const known = caches.find(id);
  if (known && known.regionId !== region) {
    throw new RangeError(`${id} lives in ${known.regionId}.`);
  }
  const changes = Object.entries(others).map(([name, value]) => changeOf(name, value));
  const now = caches.clock.now();
  const cache =
    known ?? caches.add(region, { id, images: putImages, settings: { ImageCacheName: id }, createdAt: now - putAgeMs });
  if (status !== undefined && status !== cache.status(now)) {
    const run = { ...cache.run, steps: courseFrom(status, now, putPace) };
    if (updatedStatuses.has(status)) {
      // What was there before stays behind it: the old snapshot and the old events.
      cache.begin(run);
    } else {
      replaceRun(cache, run);
    }
  }
  changes.forEach((change) => change(cache));
}

/** What each wire field of a put does. */
function changeOf(name: string, value: unknown): (cache: ImageCache) => void {
  const set = (settings: Partial<Settings>) => (cache: ImageCache) => {
    cache.settings = { ...cache.settings, ...settings };
  };
  switch (name) {
    case 'ImageCacheName':
    case 'ResourceGroupId':
    case 'EliminationStrategy':
      return set({ [name]: text(name, value) });
    case 'ImageCacheSize':
      return set({ ImageCacheSize: positive(name, value) });
    case 'RetentionDays':
      return set({ RetentionDays: positive(name, value) });
    case 'Tags':
      return set({ Tag: tags(value) });
    case 'Images': {
      const images = texts(name, value);
      return (cache) => replaceRun(cache, { ...cache.run, images });
    }
    case 'ContainerGroupId': {
      const id = text(name, value);
      return (cache) => (cache.containerGroupId = id);
    }
    case 'ExpireDateTime': {
      const time = value === null ? undefined : moment(name, value);
      return (cache) => (cache.expiresAt = time);
    }
    case 'LastMatchedTime': {
      const time = value === null ? undefined : moment(name, value);
      return (cache) => (cache.lastMatchedAt = time);
    }
    case 'Progress':
    case 'CreationTime':
    case 'SnapshotId':
    case 'FlashSnapshotId':
    case 'Events':
      // Shown as given until the images are updated.
      return (cache) => (cache.overlay = { ...cache.overlay, [name]: value });
    default:
      throw new RangeError(`DescribeImageCaches has no field ${name}.`);
  }
}

function replaceRun(cache: ImageCache, run: Run): void {
  cache.runs.splice(-1, 1, run);
}

function record(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(`${name} must be an object.`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function quota(name: string, max: unknown): [QuotaName, number] {
  if (!isQuotaName(name) || typeof max !== 'number' || !Number.isInteger(max) || max < 0) {
    throw new RangeError(`${name} is no quota, or ${JSON.stringify(max)} is not a whole number from 0.`);
  }
  return [name, max];
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw new RangeError(`${name} must be a string.`);
  }
  return value;
}

function texts(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) {
    throw new RangeError(`${name} must be an array of strings.`);
  }
  return value;
}

function positive(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new RangeError(`${name} must be a whole number from 1.`);
  }
  return value;
}

function moment(name: string, value: unknown): number {
  const time = Date.parse(text(name, value));
  if (Number.isNaN(time)) {
    throw new RangeError(`${name} must be a time such as 2026-11-22T03:00:00Z.`);
  }
  return time;
}

function tags(value: unknown): readonly WireTag[] {
  if (!Array.isArray(value)) {
    throw new RangeError('Tags must be an array of Key and Value.');
  }
  return value.map((item) => {
    const { Key, Value } = record('Tags', item);
    return { Key: text('Key', Key), Value: text('Value', Value ?? '') };
  });
}
