// Reading what the shared rules do not know: repeated lists, and an empty value that means something.
import { ApiError } from '../../gateway/apiError';
import type { Answer, CallContext, Operation } from '../../gateway/operation';
import type { Nested, NestedParameters } from '../../gateway/parameters';
import type { RateLimit } from '../../gateway/rateLimit';
import { type Arguments, readArguments, type Rules } from '../../gateway/rules';
import type { WireTag } from '../../world/wire';
import type { AcrRegistry, RegistryCredential } from './imageCache';

export const maxInt32 = 2 ** 31 - 1;
/** Documented limits; the schema numbers are one higher each. */
const limits = { images: 100, credentials: 10, registries: 20, domains: 100, tags: 20 };
const imageLength = 255;
const tagKeyLength = 64;
const tagValueLength = 128;

/** An operation whose handler also sees the parameters as they came. */
export function operationWithLists<const R extends Rules>(definition: {
  readonly name: string;
  readonly limit: RateLimit;
  readonly parameters: R;
  readonly emptyAnswer?: Answer;
  handle(given: Arguments<R>, raw: NestedParameters, context: CallContext): Answer;
}): Operation {
  return {
    name: definition.name,
    methods: ['GET', 'POST'],
    limit: definition.limit,
    emptyAnswer: definition.emptyAnswer,
    call: (raw, context) => definition.handle(readArguments(definition.parameters, raw), raw, context),
  };
}

/** The items of a repeated parameter; undefined when it is absent. */
function readList(raw: NestedParameters, name: string, maxItems: number): readonly Nested[] | undefined {
  const given = raw[name];
  if (given === undefined || given === '') {
    return undefined;
  }
  const items = Array.isArray(given) ? (given as readonly Nested[]) : [];
  if (items.length === 0 || items.length > maxItems) {
    throw ApiError.invalid(name, `a list of 1 to ${maxItems} items is expected`);
  }
  return items;
}

function readStrings(name: string, items: readonly Nested[], maxLength: number): readonly string[] {
  return items.map((item, index) => {
    if (typeof item !== 'string' || !/^\S+$/.test(item) || item.length > maxLength) {
      throw ApiError.invalid(`${name}.${index + 1}`, `1 to ${maxLength} characters without spaces are expected`);
    }
    return item;
  });
}

/** The texts of one item of a list of objects. Values are never repeated in a refusal: one may be a password. */
function readTexts<const N extends string>(
  path: string,
  item: Nested,
  names: readonly N[],
): Readonly<Record<N, string>> {
  if (typeof item === 'string' || Array.isArray(item)) {
    throw ApiError.invalid(path, 'an object is expected');
  }
  const fields = item as NestedParameters;
  const text = (name: N): string => {
    const value = fields[name] ?? '';
    if (typeof value !== 'string') {
      throw ApiError.invalid(`${path}.${name}`, 'a single value is expected');
    }
    return value;
  };
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<N, string>;
}

/** Image references: `Image.N` or `MatchImage.N`. */
export function readImages(raw: NestedParameters, name: 'Image' | 'MatchImage'): readonly string[] | undefined {
  const items = readList(raw, name, limits.images);
  return items && readStrings(name, items, imageLength);
}

export function readCredentials(raw: NestedParameters): readonly RegistryCredential[] | undefined {
  const name = 'ImageRegistryCredential';
  return readList(raw, name, limits.credentials)?.map((item, index) => {
    const { Server, UserName, Password } = readTexts(`${name}.${index + 1}`, item, ['Server', 'UserName', 'Password']);
    return { Server, UserName, hasPassword: Password !== '' };
  });
}

export function readRegistries(raw: NestedParameters): readonly AcrRegistry[] | undefined {
  const name = 'AcrRegistryInfo';
  return readList(raw, name, limits.registries)?.map((item, index) => {
    const path = `${name}.${index + 1}`;
    const texts = readTexts(path, item, ['InstanceId', 'InstanceName', 'RegionId']);
    const domains = readList(item as NestedParameters, 'Domain', limits.domains) ?? [];
    return { ...texts, Domain: readStrings(`${path}.Domain`, domains, imageLength) };
  });
}

/** Tags to be set, as opposed to tags to filter by: a key has rules and may occur once. */
export function readNewTags(raw: NestedParameters): readonly WireTag[] | undefined {
  const tags = readList(raw, 'Tag', limits.tags)?.map((item, index) => {
    const path = `Tag.${index + 1}`;
    const { Key, Value } = readTexts(path, item, ['Key', 'Value']);
    if (Key === '' || Key.length > tagKeyLength || /^(acs:|aliyun)|https?:\/\//i.test(Key)) {
      throw ApiError.invalid(
        `${path}.Key`,
        `1 to ${tagKeyLength} characters are expected, not beginning with acs: or aliyun and without http:// and https://`,
      );
    }
    if (Value.length > tagValueLength || /https?:\/\//i.test(Value)) {
      throw ApiError.invalid(
        `${path}.Value`,
        `at most ${tagValueLength} characters without http:// and https:// are expected`,
      );
    }
    return { Key, Value };
  });
  if (tags && new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw ApiError.invalid('Tag', 'a key is given twice');
  }
  return tags;
}

/** The shared rules take an empty value for none; here it is the value that means: keep for ever. */
export function readElimination(raw: NestedParameters, given: string | undefined): string | undefined {
  return raw['EliminationStrategy'] === '' ? '' : given;
}

/** A client token: ASCII, at most 64 characters. */
export function requireAscii(token: string | undefined): string | undefined {
  if (token !== undefined && !/^[\x20-\x7e]+$/.test(token)) {
    throw ApiError.invalid('ClientToken', 'only ASCII characters are allowed');
  }
  return token;
}
