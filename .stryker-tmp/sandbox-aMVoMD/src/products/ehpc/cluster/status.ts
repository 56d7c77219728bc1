// The six statuses of an E-HPC cluster. Source: ListClusters, field Status.
import * as l10n from '@vscode/l10n';
import { defineStatuses } from '../../../model/statusTable';

export const clusterStatuses = defineStatuses({
  uninit: { text: () => l10n.t('Not installed'), name: 'watch', tone: 'waiting' },
  creating: { text: () => l10n.t('Creating'), name: 'cloud-upload', tone: 'busy', pending: true },
  init: { text: () => l10n.t('Installing'), name: 'gear', tone: 'busy', pending: true },
  running: { text: () => l10n.t('Running'), name: 'server-process', tone: 'good' },
  exception: { text: () => l10n.t('Exception'), name: 'warning', tone: 'bad' },
  releasing: { text: () => l10n.t('Releasing'), name: 'trash', tone: 'gone', pending: true },
});
