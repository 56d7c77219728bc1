// The six states of a serverless job and what each means here.
import * as l10n from '@vscode/l10n';
import { defineStatuses } from '../../../model/statusTable';
import type { JobState } from './manifest';

/** No two share a shape, so that they can be distinguished without color. */
export const jobStatuses = defineStatuses<JobState>({
  Pending: {
    text: () => l10n.t({ message: 'Pending', comment: 'job' }),
    name: 'watch',
    tone: 'waiting',
    pending: true,
  },
  Initing: { text: () => l10n.t('Initializing'), name: 'circle-large-outline', tone: 'busy', pending: true },
  Running: { text: () => l10n.t('Running'), name: 'play-circle', tone: 'good', pending: true },
  Succeeded: { text: () => l10n.t('Succeeded'), name: 'pass', tone: 'done' },
  Canceled: { text: () => l10n.t('Canceled'), name: 'circle-slash', tone: 'gone' },
  Failed: { text: () => l10n.t('Failed'), name: 'error', tone: 'bad' },
});

/** False for a state this version does not know: it may change like any other. */
export function isFinal(code: string): boolean {
  return jobStatuses.isKnown(code) && !jobStatuses.get(code).transitional;
}
