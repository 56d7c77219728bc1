// What opens below an image cache: its images, events and tags. All of it came with the list.
import * as l10n from '@vscode/l10n';
import { formatCount, toSingleLine } from '../../../base/text';
import type { ImageCache } from '../wire/imageCache';
import type { Icon, Row } from '../../../model/resource';
import { createEventRows } from '../eventRows';

export function createImageCacheRows(wire: ImageCache, now: number): readonly Row[] {
  const images = (wire.Images ?? []).map((image, index): Row => ({
    id: `${index}/${image}`,
    label: toSingleLine(image, 255),
    icon: { name: 'package', tone: 'plain' },
  }));
  const tags = (wire.Tags ?? []).map(({ Key = '', Value = '' }): Row => ({
    id: Key,
    label: toSingleLine(Key, 128),
    description: toSingleLine(Value, 128),
    icon: { name: 'tag', tone: 'plain' },
  }));
  return [
    createGroupRow('images', l10n.t('Images'), { name: 'layers', tone: 'plain' }, images),
    createGroupRow(
      'events',
      l10n.t('Events'),
      { name: 'list-unordered', tone: 'plain' },
      createEventRows(wire.Events ?? [], now),
    ),
    createGroupRow('tags', l10n.t('Tags'), { name: 'tag', tone: 'plain' }, tags),
  ];
}

function createGroupRow(id: string, label: string, icon: Icon, rows: readonly Row[]): Row {
  return {
    id,
    label,
    description: formatCount(rows.length),
    icon,
    ...(rows.length > 0 && { children: () => Promise.resolve(rows) }),
  };
}
