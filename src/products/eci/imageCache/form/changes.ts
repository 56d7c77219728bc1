// What a request would do, for a person to check before it is sent.

import * as l10n from '@vscode/l10n';
import { formatGiB } from '../../../../base/format';
import { toSingleLine } from '../../../../base/text';
import { getChoiceLabel, getListLabel, getTextLabel, formatStrategy, formatSwitch } from './describe';
import { formatExpiryIn, formatExpiry } from './expiry';
import {
  type ImageCacheFields,
  type ListDifference,
  compareLists,
  isSameList,
  filterOwnTags,
  formatTag,
} from './fields';
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
const hiddenPassword = '••••';

/** In the order of the form. Empty: nothing would change. `opened` is absent on create, `now` is in milliseconds. */
export function listChanges(
  opened: ImageCacheFields | undefined,
  request: ImageCacheRequest,
  now: number,
): readonly ImageCacheChange[] {
  const { Image: images, Tag: tags, RetentionDays: days, EliminationStrategy: strategy } = request;
  const changes: OptionalChanges = [
    images && toImagesChange(opened, images),
    toChange(getTextLabel('name'), opened?.name, request.ImageCacheName),
    toChange(getTextLabel('size'), formatSetSize(opened?.sizeGiB), formatSetSize(request.ImageCacheSize)),
    days === undefined ? undefined : toExpiryChange(opened, days, now),
    toChange(
      getChoiceLabel('eliminationStrategy'),
      opened && formatStrategy(opened.eliminationStrategy),
      strategy === undefined ? undefined : formatStrategy(strategy),
    ),
    ...listRegistryChanges(request),
    ...listNetworkChanges(request),
    ...listSpeedChanges(request),
    tags && toTagsChange(opened, tags),
    toChange(getTextLabel('resourceGroupId'), opened?.resourceGroupId, request.ResourceGroupId),
    createSetChange(getChoiceLabel('osType'), request.OsType),
  ];
  return changes.filter((change) => change !== undefined);
}

type OptionalChanges = readonly (ImageCacheChange | undefined)[];

function listRegistryChanges(request: ImageCacheRequest): OptionalChanges {
  return [
    createSetChange(
      getListLabel('credentials'),
      request.ImageRegistryCredential?.map(({ Server, UserName }) => `${Server}, ${UserName}, ${hiddenPassword}`),
    ),
    createSetChange(getListLabel('acrRegistries'), request.AcrRegistryInfo?.map(formatAcr)),
    createSetChange(getTextLabel('plainHttpRegistry'), request.PlainHttpRegistry?.split(',')),
    createSetChange(getTextLabel('insecureRegistry'), request.InsecureRegistry?.split(',')),
  ];
}

function listNetworkChanges(request: ImageCacheRequest): OptionalChanges {
  return [
    createSetChange(getTextLabel('securityGroupId'), request.SecurityGroupId),
    createSetChange(getTextLabel('vSwitchId'), request.VSwitchId?.split(',')),
    createSetChange(getTextLabel('zoneId'), request.ZoneId),
    createSetChange(getTextLabel('eipInstanceId'), request.EipInstanceId),
  ];
}

function listSpeedChanges(request: ImageCacheRequest): OptionalChanges {
  return [
    createSetChange(getChoiceLabel('autoMatch'), formatOptionalSwitch(request.AutoMatchImageCache)),
    createSetChange(getChoiceLabel('flash'), formatOptionalSwitch(request.Flash)),
    createSetChange(getTextLabel('standardCopyCount'), request.StandardCopyCount?.toString()),
    createSetChange(getTextLabel('flashCopyCount'), request.FlashCopyCount?.toString()),
  ];
}

function toChange(label: string, before: string | undefined, after: string | undefined): ImageCacheChange | undefined {
  if (after === undefined || after === before) {
    return undefined;
  }
  return before === undefined || before === ''
    ? { label, kind: 'set', values: [toSingleLine(after)] }
    : { label, kind: 'changed', before: toSingleLine(before), after: toSingleLine(after) };
}

function createSetChange(label: string, value: string | readonly string[] | undefined): ImageCacheChange | undefined {
  return value === undefined ? undefined : { label, kind: 'set', values: typeof value === 'string' ? [value] : value };
}

function toImagesChange(opened: ImageCacheFields | undefined, images: readonly string[]): ImageCacheChange {
  const label = getListLabel('images');
  if (opened && isSameList(opened.images, images)) {
    return { label, kind: 'set', values: [l10n.t('Pulled again, list unchanged ({0})', images.length)] };
  }
  return toListChange(label, opened?.images, images);
}

function toTagsChange(
  opened: ImageCacheFields | undefined,
  tags: NonNullable<ImageCacheRequest['Tag']>,
): ImageCacheChange {
  const before = opened && filterOwnTags(opened.tags).map(formatTag);
  const after = tags.map(({ Key, Value }) => formatTag({ key: Key, value: Value }));
  return toListChange(getListLabel('tags'), before, after);
}

function toListChange(
  label: string,
  before: readonly string[] | undefined,
  after: readonly string[],
): ImageCacheChange {
  if (before === undefined || before.length === 0) {
    return { label, kind: 'set', values: after.map((text) => toSingleLine(text)) };
  }
  const { added, removed } = compareLists(before, after);
  return {
    label,
    kind: 'changed',
    before: String(before.length),
    after: String(after.length),
    lists: { added: added.map((text) => toSingleLine(text)), removed: removed.map((text) => toSingleLine(text)) },
  };
}

function toExpiryChange(opened: ImageCacheFields | undefined, days: number, now: number): ImageCacheChange {
  const after = formatExpiryIn(days, now);
  return opened
    ? { label: l10n.t('Expires'), kind: 'changed', before: formatExpiry(opened.expireDateTime), after }
    : { label: l10n.t('Expires'), kind: 'set', values: [after] };
}

function formatSetSize(sizeGiB: number | undefined): string | undefined {
  return sizeGiB === undefined || sizeGiB <= 0 ? undefined : formatGiB(sizeGiB);
}

function formatOptionalSwitch(isOn: boolean | undefined): string | undefined {
  return isOn === undefined ? undefined : formatSwitch(isOn);
}

function formatAcr({ InstanceId, InstanceName, RegionId, Domain, ArnService, ArnUser }: AcrRegistryInfo): string {
  const parts = [InstanceId, InstanceName, RegionId, ...(Domain ?? []), ArnService, ArnUser];
  return parts.filter((part) => part !== undefined).join(', ');
}
