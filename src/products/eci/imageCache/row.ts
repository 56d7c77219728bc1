// An image cache as the service sends it, as a row and as the fields of its form.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { ImageCache } from '../wire/imageCache';
import { formatGiB, formatSpan } from '../../../base/format';
import type { Resource, ResourceRef } from '../../../model/resource';
import type { ImageCacheFields } from './form/fields';
import { toDetails } from '../../../model/details';
import { createImageCacheRows } from './children';
import { imageCacheStatuses } from './status';

export interface ImageCacheRow extends Resource {
  readonly wire: ImageCache;
}

export function toImageCache(wire: ImageCache, region: string, now: number): ImageCacheRow {
  const id = wire.ImageCacheId ?? '';
  const name = toSingleLine(wire.ImageCacheName ?? id, 128) || id;
  const ref: ResourceRef = { kind: 'imageCache', region, id, name };
  const status = imageCacheStatuses.get(wire.Status ?? '');
  const parts = [
    status.text,
    status.transitional ? toSingleLine(wire.Progress ?? '', 10) : '',
    wire.ImageCacheSize === undefined ? '' : formatGiB(wire.ImageCacheSize),
    formatImageCount(wire.Images?.length ?? 0),
    formatExpiry(wire, now),
  ].filter(Boolean);
  return {
    id,
    ref,
    label: name,
    description: parts.join(' · '),
    icon: status.icon,
    status,
    details: toDetails([
      [l10n.t('ID'), id],
      [l10n.t('Status'), status.text],
      [l10n.t('Progress'), wire.Progress],
      [l10n.t('Cache size'), wire.ImageCacheSize === undefined ? undefined : formatGiB(wire.ImageCacheSize)],
      [l10n.t('Created'), wire.CreationTime],
      [l10n.t('Expires'), wire.ExpireDateTime],
      [l10n.t('Last used'), wire.LastMatchedTime],
      [l10n.t('Elimination strategy'), wire.EliminationStrategy],
      [l10n.t('Snapshot'), wire.SnapshotId],
      [l10n.t('Flash snapshot'), wire.FlashSnapshotId],
      [l10n.t('Resource group'), wire.ResourceGroupId],
    ]),
    accessibleLabel: [name, l10n.t('image cache'), ...parts].join(', '),
    children: () => Promise.resolve(createImageCacheRows(wire, now)),
    revision: JSON.stringify([wire, parts]),
    wire,
  };
}

function formatImageCount(count: number): string {
  return count === 1 ? l10n.t('1 image') : l10n.t('{0} images', count);
}

function formatExpiry({ ExpireDateTime: time }: ImageCache, now: number): string {
  const at = Date.parse(time ?? '');
  if (Number.isNaN(at)) {
    return '';
  }
  return at > now ? l10n.t('expires in {0}', formatSpan(at - now)) : l10n.t('expired');
}

/** The editable fields, as the service returns them. */
export function toImageCacheFields(wire: ImageCache): ImageCacheFields {
  return {
    name: wire.ImageCacheName ?? '',
    sizeGiB: wire.ImageCacheSize ?? 0,
    images: wire.Images ?? [],
    tags: (wire.Tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' })),
    resourceGroupId: wire.ResourceGroupId ?? '',
    eliminationStrategy: wire.EliminationStrategy ?? '',
    ...(wire.ExpireDateTime && { expireDateTime: wire.ExpireDateTime }),
  };
}
