// The five statuses of an operations task. Source: DescribeInstanceOpsRecords; letter case differs between documents.
import * as l10n from '@vscode/l10n';
import type { Status } from '../../../model/resource';
import { defineStatuses } from '../../../model/statusTable';

/** Ready means armed or running; the other four are final. */
export const opsRecordStatuses = defineStatuses({
  Ready: { text: () => l10n.t('Running'), name: 'sync', tone: 'busy', pending: true },
  Success: { text: () => l10n.t('Ready to download'), name: 'pass', tone: 'good' },
  Failed: { text: () => l10n.t('Failed'), name: 'error', tone: 'bad' },
  Expired: { text: () => l10n.t('Expired'), name: 'history', tone: 'gone' },
  Closed: { text: () => l10n.t('Closed'), name: 'circle-slash', tone: 'gone' },
});

export function toRecordStatus(code: string): Status {
  const lower = code.toLowerCase();
  return opsRecordStatuses.get(opsRecordStatuses.codes.find((known) => known.toLowerCase() === lower) ?? code);
}
