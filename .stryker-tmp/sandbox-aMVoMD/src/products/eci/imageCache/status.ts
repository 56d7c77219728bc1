// The six statuses of an image cache. Source: DescribeImageCaches, field Status.
import * as l10n from '@vscode/l10n';
import { defineStatuses } from '../../../model/statusTable';

export const imageCacheStatuses = defineStatuses({
  Preparing: { text: () => l10n.t('Preparing'), name: 'watch', tone: 'waiting', pending: true },
  Creating: { text: () => l10n.t('Creating'), name: 'cloud-upload', tone: 'busy', pending: true },
  Ready: { text: () => l10n.t('Ready'), name: 'layers-active', tone: 'good' },
  Failed: { text: () => l10n.t({ message: 'Failed', comment: 'creation' }), name: 'error', tone: 'bad' },
  Updating: { text: () => l10n.t('Updating'), name: 'sync', tone: 'busy', pending: true },
  UpdateFailed: { text: () => l10n.t('Update failed'), name: 'warning', tone: 'bad' },
});
