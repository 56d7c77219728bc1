// CreateImageCache, UpdateImageCache and DeleteImageCache.
import { defineOperation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import type { EciAccount } from '../account';
import { eciError, errorIn } from '../errors';
import { region } from '../parameters';
import { checkSurroundings } from './conditions';
import type { ImageCache } from './imageCache';
import type { ImageCaches } from './imageCaches';
import { updatableStatuses } from './lifeCycle';
import { images, once, settingParameters, settingsFrom } from './parameters';
import type { Quotas } from './usage';

/** A change of settings applies at once but takes this long to complete; another change meanwhile is a conflict. */
const settlingMs = 1_000;

/** No rule for the name is published; this much is safe to require. */
const name = { type: 'string', maxLength: 128 } as const;
const identity = { RegionId: region, ImageCacheId: { type: 'string', required: true } } as const;

export const createImageCache = defineOperation({
  name: 'CreateImageCache',
  limit: perMinute(200),
  parameters: {
    RegionId: region,
    ImageCacheName: { ...name, required: true },
    Image: { ...images, required: true },
    ZoneId: { type: 'string' },
    OsType: { type: 'string', oneOf: ['Linux', 'Windows'] },
    ...once,
    ...settingParameters,
  },
  handle: (given, { calls, caches, quotas }: EciAccount, { taskFails }) => {
    const settings = { ...settingsFrom(given), ImageCacheName: given.ImageCacheName };
    return calls.once('CreateImageCache', given, () => {
      checkSurroundings('CreateImageCache', settings);
      checkQuota('CreateImageCache', caches.inRegion(given.RegionId).length + 1, quotas);
      const cache = caches.add(given.RegionId, { images: given.Image, settings, mustFail: taskFails });
      return { ImageCacheId: cache.id, ContainerGroupId: cache.containerGroupId };
    });
  },
});

export const updateImageCache = defineOperation({
  name: 'UpdateImageCache',
  parameters: { ...identity, ImageCacheName: name, Image: images, ...once, ...settingParameters },
  handle: (given, { calls, caches, quotas }: EciAccount, { taskFails }) => {
    const settings = settingsFrom(given);
    return calls.once('UpdateImageCache', given, () => {
      checkSurroundings('UpdateImageCache', settings);
      const cache = requireImageCache(caches, given.RegionId, given.ImageCacheId);
      const now = caches.clock.now();
      checkUpdatable(cache, now);
      if (given.Image) {
        checkQuota('UpdateImageCache', caches.inRegion(given.RegionId).length, quotas);
        cache.change(now, settings);
        cache.begin(caches.updateRun(cache, now, given.Image, { mustFail: taskFails }));
        return {};
      }
      if (cache.differences(settings).length === 0) {
        throw eciError('NoNeedUpdate');
      }
      cache.change(now, settings);
      cache.metadataChanges.push(now);
      return {};
    });
  },
});

export const deleteImageCache = defineOperation({
  name: 'DeleteImageCache',
  parameters: { ...identity, ...once },
  handle: (given, { calls, caches }: EciAccount) =>
    calls.once('DeleteImageCache', given, () => {
      caches.remove([requireImageCache(caches, given.RegionId, given.ImageCacheId).id]);
      return {};
    }),
});

function requireImageCache(caches: ImageCaches, regionId: string, id: string): ImageCache {
  const cache = caches.find(id);
  if (cache?.regionId !== regionId) {
    throw eciError('InvalidParameter.NotFound', 'The specified ImageCacheId does not exist.');
  }
  return cache;
}

function checkUpdatable(cache: ImageCache, now: number): void {
  const status = cache.status(now);
  if (!updatableStatuses.has(status)) {
    throw eciError(
      'ImageCache.IncorrectStatus',
      `The image cache is ${status}; only Ready and UpdateFailed can be updated.`,
    );
  }
  const changedAt = cache.metadataChanges.at(-1);
  if (changedAt !== undefined && now - changedAt < settlingMs) {
    throw eciError('OperationConflict');
  }
}

/** Also refuses an update of images when the quota was lowered below what there is. */
function checkQuota(operation: string, count: number, quotas: Quotas): void {
  if (count > quotas.get('MaxImageCacheCount')) {
    throw errorIn(operation, 'QuotaExceeded');
  }
}
