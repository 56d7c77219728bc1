// Parameters of the image cache operations and what they mean for the settings of a cache.
import { ApiError } from '../../gateway/apiError';
import { type Arguments, definedFields } from '../../gateway/rules';
import { clientToken } from '../parameters';
import type { Settings } from './imageCache';

const maxInt32 = 2 ** 31 - 1;
const positive = { type: 'integer', min: 1, max: maxInt32 } as const;
const text = { type: 'string' } as const;

const reference = {
  type: 'string',
  pattern: /^\S{1,255}$/,
  expected: 'a text of 1 to 255 characters without spaces',
} as const;
/** Limits of lists are the documented ones; the schema numbers are one higher each. */
export const images = { type: 'list', of: reference, minItems: 1, maxItems: 100 } as const;

const credentials = {
  type: 'list',
  of: { type: 'object', fields: { Server: text, UserName: text, Password: text } },
  minItems: 1,
  maxItems: 10,
} as const;

const registries = {
  type: 'list',
  of: {
    type: 'object',
    fields: {
      InstanceId: text,
      InstanceName: text,
      RegionId: text,
      Domain: { type: 'list', of: reference, minItems: 1, maxItems: 100 },
    },
  },
  minItems: 1,
  maxItems: 20,
} as const;

/** Tags to be set, as opposed to tags to filter by: keys and values have rules. */
const newTags = {
  type: 'list',
  of: {
    type: 'object',
    fields: {
      Key: {
        type: 'string',
        required: true,
        pattern: /^(?!acs:|aliyun)(?!.*https?:\/\/).{1,64}$/is,
        expected: 'a text of 1 to 64 characters without http:// and https:// that does not begin with acs: or aliyun',
      },
      Value: {
        type: 'string',
        pattern: /^(?!.*https?:\/\/).{0,128}$/is,
        expected: 'a text of at most 128 characters without http:// and https://',
      },
    },
  },
  minItems: 1,
  maxItems: 20,
} as const;

export const once = {
  ClientToken: { ...clientToken, pattern: /^[\x20-\x7e]+$/, expected: 'a text of at most 64 ASCII characters' },
} as const;

export const settingParameters = {
  SecurityGroupId: text,
  VSwitchId: text,
  EipInstanceId: text,
  ResourceGroupId: text,
  ImageCacheSize: positive,
  RetentionDays: positive,
  AutoMatchImageCache: { type: 'boolean' },
  Flash: { type: 'boolean' },
  StandardCopyCount: positive,
  FlashCopyCount: positive,
  // Empty means: keep for ever.
  EliminationStrategy: { type: 'string', oneOf: ['LRU'], keepsEmpty: true },
  Tag: newTags,
  ImageRegistryCredential: credentials,
  AcrRegistryInfo: registries,
} as const;

export const matchCount = positive;

/** The settings a call gives. Absent ones are not in it, so that it can be merged over others. */
export function settingsFrom(
  given: Arguments<typeof settingParameters> & { readonly ImageCacheName?: string | undefined },
): Partial<Settings> {
  const { Tag, ImageRegistryCredential, AcrRegistryInfo } = given;
  if (Tag && new Set(Tag.map(({ Key }) => Key)).size < Tag.length) {
    throw ApiError.invalid('Tag', 'a key is given twice');
  }
  return definedFields({
    ImageCacheName: given.ImageCacheName,
    ResourceGroupId: given.ResourceGroupId,
    ImageCacheSize: given.ImageCacheSize,
    RetentionDays: given.RetentionDays,
    EliminationStrategy: given.EliminationStrategy,
    Tag: Tag?.map(({ Key, Value = '' }) => ({ Key, Value })),
    SecurityGroupId: given.SecurityGroupId,
    VSwitchId: given.VSwitchId,
    EipInstanceId: given.EipInstanceId,
    AutoMatchImageCache: given.AutoMatchImageCache,
    Flash: given.Flash,
    StandardCopyCount: given.StandardCopyCount,
    FlashCopyCount: given.FlashCopyCount,
    ImageRegistryCredential: ImageRegistryCredential?.map(({ Server = '', UserName = '', Password = '' }) => ({
      Server,
      UserName,
      hasPassword: Password !== '',
    })),
    AcrRegistryInfo: AcrRegistryInfo?.map(({ InstanceId = '', InstanceName = '', RegionId = '', Domain = [] }) => ({
      InstanceId,
      InstanceName,
      RegionId,
      Domain,
    })),
  });
}
