// What image caches can be found, grouped and sorted by.
import * as l10n from '@vscode/l10n';
import type { ImageCache } from '../wire/imageCache';
import { createStatusField, idField, nameField } from '../../../model/commonFields';
import type { Field } from '../../../model/field';
import type { ImageCacheRow } from './row';
import { imageCacheStatuses } from './status';

/** Every row of the kind is made by toImageCache, which keeps what the service sent. */
const getWire = (resource: object): ImageCache => (resource as ImageCacheRow).wire;

export const imageCacheFields: readonly Field[] = [
  nameField,
  idField,
  createStatusField((code) => imageCacheStatuses.get(code).text),
  { id: 'image', label: () => l10n.t('Image'), find: (row) => (getWire(row).Images ?? []).join(' ') },
  {
    id: 'age',
    label: () => l10n.t('Age'),
    sort: (row) => -(Date.parse(getWire(row).CreationTime ?? '') || 0),
  },
  { id: 'size', label: () => l10n.t('Cache size'), sort: (row) => getWire(row).ImageCacheSize ?? 0 },
];
