// The six statuses of an image cache. Source: DescribeImageCaches, field Status.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { Status } from '../../../model/resource';

/** A status this version does not know is shown as it is. */
export function toImageCacheStatus(code: string): Status {
  switch (code) {
    case 'Preparing':
      return { code, text: l10n.t('Preparing'), icon: { name: 'watch', tone: 'waiting' }, transitional: true };
    case 'Creating':
      return { code, text: l10n.t('Creating'), icon: { name: 'cloud-upload', tone: 'busy' }, transitional: true };
    case 'Ready':
      return { code, text: l10n.t('Ready'), icon: { name: 'layers-active', tone: 'good' }, transitional: false };
    case 'Failed':
      return { code, text: l10n.t('Failed'), icon: { name: 'error', tone: 'bad' }, transitional: false };
    case 'Updating':
      return { code, text: l10n.t('Updating'), icon: { name: 'sync', tone: 'busy' }, transitional: true };
    case 'UpdateFailed':
      return { code, text: l10n.t('Update failed'), icon: { name: 'warning', tone: 'bad' }, transitional: false };
    default:
      return { code, text: toSingleLine(code, 40), icon: { name: 'question', tone: 'plain' }, transitional: false };
  }
}

/** Only these can be updated (UpdateImageCache); in a status this version does not know the service judges. */
export function canUpdate(code: string): boolean {
  return !['Preparing', 'Creating', 'Failed', 'Updating'].includes(code);
}
