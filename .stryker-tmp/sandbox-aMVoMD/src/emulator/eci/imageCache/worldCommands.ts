// What tests can do to image caches and quotas, behind a client's back.
import { type Arguments, definedFields } from '../../gateway/rules';
import { defineWorldCommand } from '../../gateway/worldCommand';
import { regionIds } from '../../world/regions';
import type { EciAccount } from '../account';
import type { ImageCache, Run } from './imageCache';
import { courseFrom, imageCacheStatuses, type ImageCacheStatus, isImageCacheStatus } from './lifeCycle';

/** A cache put from outside stays this long in each status it passes through, as a group does. */
const putPace = { preparingMs: 60_000, pullingMs: 60_000 };
const putImages = ['registry-vpc.cn-hangzhou.aliyuncs.com/shop/storefront:2.14.0'];
const putAgeMs = 10 * 60_000;

const updatedStatuses: ReadonlySet<ImageCacheStatus> = new Set(['Ready', 'Updating', 'UpdateFailed']);

const strings = { type: 'list', of: { type: 'string' }, maxItems: Infinity, expected: 'an array of strings' } as const;
const positive = { type: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER } as const;
const max = { type: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER } as const;
/** A time, or null for none. */
const moment = { type: 'any' } as const;
const any = { type: 'any' } as const;

const identityFields = {
  ImageCacheId: { type: 'string', required: true, pattern: /./s, expected: 'an id' },
  RegionId: { type: 'string', required: true, oneOf: regionIds },
  Status: { type: 'string' },
} as const;
const settingFields = {
  ImageCacheName: { type: 'string' },
  ResourceGroupId: { type: 'string' },
  EliminationStrategy: { type: 'string' },
  ImageCacheSize: positive,
  RetentionDays: positive,
} as const;
const stateFields = {
  Tags: {
    type: 'list',
    of: { type: 'object', fields: { Key: { type: 'string', required: true }, Value: { type: 'string' } } },
    maxItems: Infinity,
    expected: 'an array of objects with Key and Value',
  },
  Images: strings,
  ContainerGroupId: { type: 'string' },
  ExpireDateTime: moment,
  LastMatchedTime: moment,
} as const;
/** Shown as given until the images are updated. */
const overlayFields = { Progress: any, CreationTime: any, SnapshotId: any, FlashSnapshotId: any, Events: any } as const;

export const imageCacheCommands = [
  defineWorldCommand({
    name: 'quota',
    value: {
      type: 'object',
      others: 'refused',
      fields: { MaxCpu: max, MaxImageCacheCount: max, MaxAutoImageCacheCount: max, MaxDataCacheCount: max },
    },
    run: (changes, { quotas }: EciAccount) => {
      quotas.set(definedFields(changes));
      return {};
    },
  }),
  defineWorldCommand({
    name: 'putImageCache',
    value: {
      type: 'object',
      others: 'refused',
      fields: { ...identityFields, ...settingFields, ...stateFields, ...overlayFields },
    },
    run: ({ ImageCacheId: id, RegionId: region, Status: status, ...changes }, { caches }: EciAccount) => {
      const known = caches.find(id);
      if (known && known.regionId !== region) {
        throw new RangeError(`${id} lives in ${known.regionId}.`);
      }
      if (status !== undefined && !isImageCacheStatus(status)) {
        throw new RangeError(
          `${JSON.stringify(status)} is not a status of an image cache: ${imageCacheStatuses.join(', ')}.`,
        );
      }
      const moments = {
        ...momentIn(changes, 'ExpireDateTime', 'expiresAt'),
        ...momentIn(changes, 'LastMatchedTime', 'lastMatchedAt'),
      };
      const now = caches.clock.now();
      const origin = { id, images: putImages, settings: { ImageCacheName: id }, createdAt: now - putAgeMs };
      const cache = known ?? caches.add(region, origin);
      if (status !== undefined && status !== cache.status(now)) {
        putStatus(cache, status, now);
      }
      change(cache, changes);
      Object.assign(cache, moments);
      return {};
    },
  }),
  defineWorldCommand({
    name: 'removeImageCache',
    value: strings,
    run: (ids, { caches }: EciAccount) => ({ removed: caches.remove(ids) }),
  }),
] as const;

function putStatus(cache: ImageCache, status: ImageCacheStatus, now: number): void {
  const run = { ...cache.run, steps: courseFrom(status, now, putPace) };
  if (updatedStatuses.has(status)) {
    // What was there before stays behind it: the old snapshot and the old events.
    cache.begin(run);
  } else {
    replaceRun(cache, run);
  }
}

type Changes = Arguments<typeof settingFields & typeof stateFields & typeof overlayFields>;

function change(cache: ImageCache, changes: Changes): void {
  const { ImageCacheName, ResourceGroupId, EliminationStrategy, ImageCacheSize, RetentionDays, Tags, Images } = changes;
  if (Images) {
    replaceRun(cache, { ...cache.run, images: Images });
  }
  const Tag = Tags?.map(({ Key, Value = '' }) => ({ Key, Value }));
  const texts = { ImageCacheName, ResourceGroupId, EliminationStrategy };
  cache.settings = { ...cache.settings, ...definedFields({ ...texts, ImageCacheSize, RetentionDays, Tag }) };
  cache.containerGroupId = changes.ContainerGroupId ?? cache.containerGroupId;
  const { Progress, CreationTime, SnapshotId, FlashSnapshotId, Events } = changes;
  const overlay = definedFields({ Progress, CreationTime, SnapshotId, FlashSnapshotId, Events });
  cache.overlay = { ...cache.overlay, ...overlay };
}

/** The property of a cache that a field sets; null takes the time away. @throws RangeError for what is no time */
function momentIn(
  changes: Changes,
  field: 'ExpireDateTime' | 'LastMatchedTime',
  property: 'expiresAt' | 'lastMatchedAt',
): Partial<Pick<ImageCache, 'expiresAt' | 'lastMatchedAt'>> {
  const value = changes[field];
  if (value === undefined) {
    return {};
  }
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (value !== null && Number.isNaN(time)) {
    throw new RangeError(`${field} must be a time such as 2026-11-22T03:00:00Z.`);
  }
  return { [property]: value === null ? undefined : time };
}

function replaceRun(cache: ImageCache, run: Run): void {
  cache.runs.splice(-1, 1, run);
}
