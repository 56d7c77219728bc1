// The ten statuses of a container group and what each means here. Source: DescribeContainerGroups, field Status.
import * as l10n from '@vscode/l10n';
import { defineStatuses } from '../../../model/statusTable';

/** No two share a shape, so that they can be distinguished without color. */
export const instanceStatuses = defineStatuses({
  Scheduling: { text: () => l10n.t('Scheduling'), name: 'watch', tone: 'waiting', pending: true },
  ScheduleFailed: { text: () => l10n.t('Schedule failed'), name: 'circle-slash', tone: 'bad' },
  Pending: { text: () => l10n.t('Pending'), name: 'circle-large-outline', tone: 'busy', pending: true },
  Running: { text: () => l10n.t('Running'), name: 'vm-running', tone: 'good' },
  Updating: { text: () => l10n.t('Updating'), name: 'sync', tone: 'busy', pending: true },
  Restarting: { text: () => l10n.t('Restarting'), name: 'debug-restart', tone: 'busy', pending: true },
  Terminating: { text: () => l10n.t('Terminating'), name: 'trash', tone: 'gone', pending: true },
  Succeeded: { text: () => l10n.t('Succeeded'), name: 'pass', tone: 'done' },
  Failed: { text: () => l10n.t('Failed'), name: 'error', tone: 'bad' },
  Expired: { text: () => l10n.t('Expired'), name: 'history', tone: 'gone' },
});
