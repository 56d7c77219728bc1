// CreateImageCache, UpdateImageCache and DeleteImageCache.
import { createHmac, randomBytes } from 'node:crypto';
import type { IdempotentCalls } from '../idempotency';
import { ApiError } from '../../gateway/apiError';
import type { Answer, Operation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import type { NestedParameters } from '../../gateway/parameters';
import type { Arguments } from '../../gateway/rules';
import { checkSurroundings } from './conditions';
import { textOf } from './errorCodes';
import type { ImageCache, Settings } from './imageCache';
import type { ImageCaches } from './imageCaches';
import { updatableStatuses } from './lifeCycle';
import {
  maxInt32,
  operationWithLists,
  readCredentials,
  readElimination,
  readImages,
  readNewTags,
  readRegistries,
  requireAscii,
} from './parameters';
import { requireRegion, unpublishedLimit } from './readOperations';
import type { Quotas } from './usage';

/** A change of settings is applied at once but takes so long to settle; another one meanwhile is a conflict. */
const settlingMs = 1_000;

const positive = { type: 'integer', min: 1, max: maxInt32 } as const;
const clientToken = { type: 'string', maxLength: 64 } as const;
const settingParameters = {
  SecurityGroupId: { type: 'string' },
  VSwitchId: { type: 'string' },
  EipInstanceId: { type: 'string' },
  ResourceGroupId: { type: 'string' },
  ImageCacheSize: positive,
  RetentionDays: positive,
  AutoMatchImageCache: { type: 'boolean' },
  Flash: { type: 'boolean' },
  StandardCopyCount: positive,
  FlashCopyCount: positive,
  EliminationStrategy: { type: 'string', oneOf: ['LRU'] },
} as const;
/** No rule for the name is published; this much is safe to require. */
const nameLength = 128;

/** The settings a call gives; absent ones are not in it, so that laying them over others changes nothing. */
function readSettings(
  given: Arguments<typeof settingParameters> & { readonly ImageCacheName: string | undefined },
  raw: NestedParameters,
): Partial<Settings> {
  const settings = {
    ImageCacheName: given.ImageCacheName,
    ResourceGroupId: given.ResourceGroupId,
    ImageCacheSize: given.ImageCacheSize,
    RetentionDays: given.RetentionDays,
    EliminationStrategy: readElimination(raw, given.EliminationStrategy),
    Tag: readNewTags(raw),
    SecurityGroupId: given.SecurityGroupId,
    VSwitchId: given.VSwitchId,
    EipInstanceId: given.EipInstanceId,
    AutoMatchImageCache: given.AutoMatchImageCache,
    Flash: given.Flash,
    StandardCopyCount: given.StandardCopyCount,
    FlashCopyCount: given.FlashCopyCount,
    ImageRegistryCredential: readCredentials(raw),
    AcrRegistryInfo: readRegistries(raw),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The changing operations over the image caches. */
export function writeOperations(caches: ImageCaches, quotas: Quotas, calls: IdempotentCalls): readonly Operation[] {
  // Parameters hold passwords, so what is remembered of a call is a digest that says nothing without this key.
  const digestKey = randomBytes(32);
  const once = (name: string, token: string | undefined, raw: NestedParameters, act: () => Answer): Answer => {
    const pairs = Object.entries(raw).sort(([one], [other]) => (one < other ? -1 : 1));
    const digest = createHmac('sha256', digestKey).update(JSON.stringify(pairs)).digest('base64url');
    return calls.once(name, requireAscii(token), { digest }, act);
  };

  return [
    operationWithLists({
      name: 'CreateImageCache',
      limit: perMinute(200),
      parameters: {
        RegionId: { type: 'string', required: true },
        ImageCacheName: { type: 'string', required: true, maxLength: nameLength },
        ZoneId: { type: 'string' },
        OsType: { type: 'string', oneOf: ['Linux', 'Windows'] },
        ClientToken: clientToken,
        ...settingParameters,
      },
      handle: (given, raw, { taskFails }) => {
        const region = requireRegion(given.RegionId);
        const images = readImages(raw, 'Image');
        if (!images) {
          throw ApiError.missing('Image');
        }
        const settings = { ...readSettings(given, raw), ImageCacheName: given.ImageCacheName };
        return once('CreateImageCache', given.ClientToken, raw, () => {
          checkSurroundings('CreateImageCache', settings);
          checkQuota('CreateImageCache', caches.inRegion(region).length + 1, quotas);
          const cache = caches.add(region, { images, settings, mustFail: taskFails });
          return { ImageCacheId: cache.id, ContainerGroupId: cache.containerGroupId };
        });
      },
    }),

    operationWithLists({
      name: 'UpdateImageCache',
      limit: unpublishedLimit,
      parameters: {
        RegionId: { type: 'string', required: true },
        ImageCacheId: { type: 'string', required: true },
        ImageCacheName: { type: 'string', maxLength: nameLength },
        ClientToken: clientToken,
        ...settingParameters,
      },
      handle: (given, raw, { taskFails }) => {
        const region = requireRegion(given.RegionId);
        const images = readImages(raw, 'Image');
        const settings = readSettings(given, raw);
        return once('UpdateImageCache', given.ClientToken, raw, () => {
          checkSurroundings('UpdateImageCache', settings);
          const cache = requireImageCache(caches, region, given.ImageCacheId);
          const now = caches.clock.now();
          checkUpdatable(cache, now);
          if (images) {
            checkQuota('UpdateImageCache', caches.inRegion(region).length, quotas);
            cache.change(now, settings);
            cache.begin(caches.updateRun(cache, now, images, { mustFail: taskFails }));
            return {};
          }
          if (cache.differences(settings).length === 0) {
            throw ApiError.of('NoNeedUpdate');
          }
          cache.change(now, settings);
          cache.metadataChanges.push(now);
          return {};
        });
      },
    }),

    operationWithLists({
      name: 'DeleteImageCache',
      limit: unpublishedLimit,
      parameters: {
        RegionId: { type: 'string', required: true },
        ImageCacheId: { type: 'string', required: true },
        ClientToken: clientToken,
      },
      handle: (given, raw) => {
        const region = requireRegion(given.RegionId);
        return once('DeleteImageCache', given.ClientToken, raw, () => {
          caches.remove([requireImageCache(caches, region, given.ImageCacheId).id]);
          return {};
        });
      },
    }),
  ];
}

function requireImageCache(caches: ImageCaches, regionId: string, id: string): ImageCache {
  const cache = caches.find(id);
  if (cache?.regionId !== regionId) {
    throw ApiError.of('InvalidParameter.NotFound', 'The specified ImageCacheId does not exist.');
  }
  return cache;
}

function checkUpdatable(cache: ImageCache, now: number): void {
  const status = cache.status(now);
  if (!updatableStatuses.has(status)) {
    throw ApiError.of(
      'ImageCache.IncorrectStatus',
      `The image cache is ${status}; only Ready and UpdateFailed can be updated.`,
    );
  }
  const changedAt = cache.metadataChanges.at(-1);
  if (changedAt !== undefined && now - changedAt < settlingMs) {
    throw ApiError.of('OperationConflict');
  }
}

/** Also refuses to make a cache anew when the quota was lowered below what there is. */
function checkQuota(operation: string, count: number, quotas: Quotas): void {
  if (count > quotas.get('MaxImageCacheCount')) {
    throw ApiError.of('QuotaExceeded', textOf(operation, 'QuotaExceeded'));
  }
}
