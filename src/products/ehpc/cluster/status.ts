// The six statuses of an E-HPC cluster. Source: ListClusters, field Status.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { Status } from '../../../model/resource';

/** A status this version does not know is shown as it is. */
export function toClusterStatus(code: string): Status {
  switch (code) {
    case 'uninit':
      return { code, text: l10n.t('Not installed'), icon: { name: 'watch', tone: 'waiting' }, transitional: false };
    case 'creating':
      return { code, text: l10n.t('Creating'), icon: { name: 'cloud-upload', tone: 'busy' }, transitional: true };
    case 'init':
      return { code, text: l10n.t('Installing'), icon: { name: 'gear', tone: 'busy' }, transitional: true };
    case 'running':
      return { code, text: l10n.t('Running'), icon: { name: 'server-process', tone: 'good' }, transitional: false };
    case 'exception':
      return { code, text: l10n.t('Exception'), icon: { name: 'warning', tone: 'bad' }, transitional: false };
    case 'releasing':
      return { code, text: l10n.t('Releasing'), icon: { name: 'trash', tone: 'gone' }, transitional: true };
    default:
      return { code, text: toSingleLine(code, 40), icon: { name: 'question', tone: 'plain' }, transitional: false };
  }
}
