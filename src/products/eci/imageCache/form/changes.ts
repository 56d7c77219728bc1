// What a request would do, for a person to check before it is sent.

import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../../base/text';
import { labelOfChoice, labelOfList, labelOfText, nameOfStrategy, nameOfSwitch } from './describe';
import { expiryIn, expiryText } from './expiry';
import { type ImageCacheFields, type ListDifference, compareLists, isSameList, ownTags, tagText } from './fields';
import type { AcrRegistryInfo, ImageCacheRequest } from './request';

export type ImageCacheChange =
  /** The value the service returned and the one it gets; of a list, what joins and what leaves it. */
  | {
      readonly label: string;
      readonly kind: 'changed';
      readonly before: string;
      readonly after: string;
      readonly lists?: ListDifference;
    }
  /** A value that the service does not return, or that is new. */
  | { readonly label: string; readonly kind: 'set'; readonly values: readonly string[] };

/** Shown instead of every password. */
export const hiddenPassword = '••••';

/** In the order of the form. Empty: nothing would change. `opened` is absent on create, `now` is in milliseconds. */
export function changesOf(
  opened: ImageCacheFields | undefined,
  request: ImageCacheRequest,
  now: number,
): readonly ImageCacheChange[] {
  const { Image: images, Tag: tags, RetentionDays: days, EliminationStrategy: strategy } = request;
  const changes: (ImageCacheChange | undefined)[] = [
    images && changeOfImages(opened, images),
    changeOf(labelOfText('name'), opened?.name, request.ImageCacheName),
    changeOf(labelOfText('size'), sizeText(opened?.sizeGiB), sizeText(request.ImageCacheSize)),
    days === undefined ? undefined : changeOfExpiry(opened, days, now),
    changeOf(
      labelOfChoice('eliminationStrategy'),
      opened && nameOfStrategy(opened.eliminationStrategy),
      strategy === undefined ? undefined : nameOfStrategy(strategy),
    ),
    setTo(
      labelOfList('credentials'),
      request.ImageRegistryCredential?.map(({ Server, UserName }) => `${Server}, ${UserName}, ${hiddenPassword}`),
    ),
    setTo(labelOfList('acrRegistries'), request.AcrRegistryInfo?.map(acrText)),
    setTo(labelOfText('plainHttpRegistry'), request.PlainHttpRegistry?.split(',')),
    setTo(labelOfText('insecureRegistry'), request.InsecureRegistry?.split(',')),
    setTo(labelOfText('securityGroupId'), request.SecurityGroupId),
    setTo(labelOfText('vSwitchId'), request.VSwitchId?.split(',')),
    setTo(labelOfText('zoneId'), request.ZoneId),
    setTo(labelOfText('eipInstanceId'), request.EipInstanceId),
    setTo(labelOfChoice('autoMatch'), switchText(request.AutoMatchImageCache)),
    setTo(labelOfChoice('flash'), switchText(request.Flash)),
    setTo(labelOfText('standardCopyCount'), request.StandardCopyCount?.toString()),
    setTo(labelOfText('flashCopyCount'), request.FlashCopyCount?.toString()),
    tags && changeOfTags(opened, tags),
    changeOf(labelOfText('resourceGroupId'), opened?.resourceGroupId, request.ResourceGroupId),
    setTo(labelOfChoice('osType'), request.OsType),
  ];
  return changes.filter((change) => change !== undefined);
}

function changeOf(label: string, before: string | undefined, after: string | undefined): ImageCacheChange | undefined {
  if (after === undefined || after === before) {
    return undefined;
  }
  return before === undefined || before === ''
    ? { label, kind: 'set', values: [oneLine(after)] }
    : { label, kind: 'changed', before: oneLine(before), after: oneLine(after) };
}

function setTo(label: string, value: string | readonly string[] | undefined): ImageCacheChange | undefined {
  return value === undefined ? undefined : { label, kind: 'set', values: typeof value === 'string' ? [value] : value };
}

function changeOfImages(opened: ImageCacheFields | undefined, images: readonly string[]): ImageCacheChange {
  const label = labelOfList('images');
  if (opened && isSameList(opened.images, images)) {
    return { label, kind: 'set', values: [l10n.t('Pulled again, the list is the same ({0})', images.length)] };
  }
  return changeOfList(label, opened?.images, images);
}

function changeOfTags(
  opened: ImageCacheFields | undefined,
  tags: NonNullable<ImageCacheRequest['Tag']>,
): ImageCacheChange {
  const before = opened && ownTags(opened.tags).map(tagText);
  const after = tags.map(({ Key, Value }) => tagText({ key: Key, value: Value }));
  return changeOfList(labelOfList('tags'), before, after);
}

function changeOfList(
  label: string,
  before: readonly string[] | undefined,
  after: readonly string[],
): ImageCacheChange {
  if (before === undefined || before.length === 0) {
    return { label, kind: 'set', values: after.map((text) => oneLine(text)) };
  }
  const { added, removed } = compareLists(before, after);
  return {
    label,
    kind: 'changed',
    before: String(before.length),
    after: String(after.length),
    lists: { added: added.map((text) => oneLine(text)), removed: removed.map((text) => oneLine(text)) },
  };
}

function changeOfExpiry(opened: ImageCacheFields | undefined, days: number, now: number): ImageCacheChange {
  const after = expiryIn(days, now);
  return opened
    ? { label: l10n.t('Expires'), kind: 'changed', before: expiryText(opened.expireDateTime), after }
    : { label: l10n.t('Expires'), kind: 'set', values: [after] };
}

function sizeText(sizeGiB: number | undefined): string | undefined {
  return sizeGiB === undefined || sizeGiB <= 0 ? undefined : `${sizeGiB} GiB`;
}

function switchText(isOn: boolean | undefined): string | undefined {
  return isOn === undefined ? undefined : nameOfSwitch(isOn);
}

function acrText({ InstanceId, InstanceName, RegionId, Domain, ArnService, ArnUser }: AcrRegistryInfo): string {
  const parts = [InstanceId, InstanceName, RegionId, ...(Domain ?? []), ArnService, ArnUser];
  return parts.filter((part) => part !== undefined).join(', ');
}
