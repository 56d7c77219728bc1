// What opens below an image cache: its images, events and tags. All of it came with the list.
import * as l10n from '@vscode/l10n';
import { count, oneLine } from '../../../base/text';
import type { ImageCache } from '../wire/imageCache';
import type { Icon, Row } from '../../../model/resource';
import { eventRows } from '../eventRows';

export function imageCacheRows(wire: ImageCache, now: number): readonly Row[] {
  const images = (wire.Images ?? []).map((image, index): Row => ({
    id: `${index}/${image}`,
    label: oneLine(image, 255),
    icon: { name: 'package', tone: 'plain' },
  }));
  const tags = (wire.Tags ?? []).map(({ Key = '', Value = '' }): Row => ({
    id: Key,
    label: oneLine(Key, 128),
    description: oneLine(Value, 128),
    icon: { name: 'tag', tone: 'plain' },
  }));
  return [
    group('images', l10n.t('Images'), { name: 'layers', tone: 'plain' }, images),
    group('events', l10n.t('Events'), { name: 'list-unordered', tone: 'plain' }, eventRows(wire.Events ?? [], now)),
    group('tags', l10n.t('Tags'), { name: 'tag', tone: 'plain' }, tags),
  ];
}

function group(id: string, label: string, icon: Icon, rows: readonly Row[]): Row {
  return {
    id,
    label,
    description: count(rows.length),
    icon,
    ...(rows.length > 0 && { children: () => Promise.resolve(rows) }),
  };
}
