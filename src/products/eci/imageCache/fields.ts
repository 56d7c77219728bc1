// What image caches can be found, grouped and sorted by.
import * as l10n from '@vscode/l10n';
import type { ImageCache } from '../wire/imageCache';
import type { Field } from '../../../model/field';
import type { ImageCacheRow } from './row';
import { imageCacheStatuses } from './status';

/** Every row of the kind is made by toImageCache, which keeps what the service sent. */
const getWire = (resource: object): ImageCache => (resource as ImageCacheRow).wire;

export const imageCacheFields: readonly Field[] = [
  { id: 'name', label: () => l10n.t('Name'), find: ({ label }) => label, sort: ({ label }) => label },
  { id: 'id', label: () => l10n.t('ID'), find: ({ id }) => id },
  {
    id: 'status',
    label: () => l10n.t('Status'),
    find: ({ status }) => `${status.code} ${status.text}`,
    group: ({ status }) => status.code,
    formatGroup: (code) => imageCacheStatuses.get(code).text,
    sort: ({ status }) => status.text,
  },
  { id: 'image', label: () => l10n.t('Image'), find: (row) => (getWire(row).Images ?? []).join(' ') },
  {
    id: 'age',
    label: () => l10n.t('Age'),
    sort: (row) => -(Date.parse(getWire(row).CreationTime ?? '') || 0),
  },
  { id: 'size', label: () => l10n.t('Cache size'), sort: (row) => getWire(row).ImageCacheSize ?? 0 },
];
