// An image cache as the service sends it, as a row and as the fields of its form.
import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../base/text';
import type { ImageCache } from '../wire/imageCache';
import { formatSpan } from '../../../model/format';
import type { Resource, ResourceRef } from '../../../model/resource';
import type { ImageCacheFields } from './form/fields';
import { labelled } from '../../../model/details';
import { imageCacheRows } from './children';
import { canUpdate, statusOf } from './status';

export interface ImageCacheRow extends Resource {
  readonly wire: ImageCache;
}

export function toImageCache(wire: ImageCache, region: string, now: number): ImageCacheRow {
  const id = wire.ImageCacheId ?? '';
  const name = oneLine(wire.ImageCacheName ?? id, 128) || id;
  const ref: ResourceRef = { kind: 'imageCache', region, id, name };
  const status = statusOf(wire.Status ?? '');
  const words = [
    status.text,
    status.transitional ? oneLine(wire.Progress ?? '', 10) : '',
    wire.ImageCacheSize === undefined ? '' : l10n.t('{0} GiB', wire.ImageCacheSize),
    imageCount(wire.Images?.length ?? 0),
    expiryText(wire, now),
  ].filter(Boolean);
  return {
    id,
    ref,
    label: name,
    description: words.join(' · '),
    icon: status.icon,
    status,
    allows: new Set([
      ...['delete', 'describe', 'refresh', 'openInConsole', 'copyId', 'copyName'],
      ...(canUpdate(status.code) ? ['edit'] : []),
    ]),
    details: labelled([
      [l10n.t('ID'), id],
      [l10n.t('Status'), status.text],
      [l10n.t('Progress'), wire.Progress],
      [l10n.t('Cache size'), wire.ImageCacheSize === undefined ? undefined : l10n.t('{0} GiB', wire.ImageCacheSize)],
      [l10n.t('Created'), wire.CreationTime],
      [l10n.t('Expires'), wire.ExpireDateTime],
      [l10n.t('Last used'), wire.LastMatchedTime],
      [l10n.t('Elimination strategy'), wire.EliminationStrategy],
      [l10n.t('Snapshot'), wire.SnapshotId],
      [l10n.t('Flash snapshot'), wire.FlashSnapshotId],
      [l10n.t('Resource group'), wire.ResourceGroupId],
    ]),
    spoken: [name, l10n.t('image cache'), ...words].join(', '),
    children: () => Promise.resolve(imageCacheRows(wire, now)),
    stamp: JSON.stringify([wire, words]),
    wire,
  };
}

function imageCount(count: number): string {
  return count === 1 ? l10n.t('1 image') : l10n.t('{0} images', count);
}

function expiryText({ ExpireDateTime: time }: ImageCache, now: number): string {
  const at = Date.parse(time ?? '');
  if (Number.isNaN(at)) {
    return '';
  }
  return at > now ? l10n.t('expires in {0}', formatSpan(at - now)) : l10n.t('expired');
}

/** What the service tells of the fields that can be set. */
export function fieldsOf(wire: ImageCache): ImageCacheFields {
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
