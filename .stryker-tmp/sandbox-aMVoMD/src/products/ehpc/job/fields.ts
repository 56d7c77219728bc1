// The fields to find, group and sort loaded jobs by.
import * as l10n from '@vscode/l10n';
import type { Resource } from '../../../model/resource';
import { createStatusField, nameField } from '../../../model/commonFields';
import type { Field } from '../../../model/field';
import { ServerlessJobRow } from './row';
import { jobStatuses } from './status';

/** Rows of other kinds are not expected; they have no value. */
function read<T>(of: (job: ServerlessJobRow) => T, otherwise: T): (resource: Resource) => T {
  return (resource) => (resource instanceof ServerlessJobRow ? of(resource) : otherwise);
}

export const serverlessJobFields: readonly Field[] = [
  nameField,
  {
    id: 'id',
    label: () => l10n.t('ID'),
    find: ({ id }) => id,
    sort: ({ id }) => (/^\d+$/.test(id) ? Number(id) : id),
  },
  createStatusField((code) => jobStatuses.get(code).text),
  {
    id: 'queue',
    label: () => l10n.t('Queue'),
    find: read(({ facts }) => facts.queue, ''),
    group: read(({ facts }) => facts.queue, ''),
  },
  {
    id: 'user',
    label: () => l10n.t('User'),
    find: read(({ facts }) => facts.user, ''),
    group: read(({ facts }) => facts.user, ''),
  },
  { id: 'failure', label: () => l10n.t('Why it failed'), find: read(({ failure }) => failure?.text ?? '', '') },
  { id: 'submitted', label: () => l10n.t('Submitted'), sort: read(({ facts }) => facts.submittedAt ?? 0, 0) },
  { id: 'started', label: () => l10n.t('Started'), sort: read(({ facts }) => facts.startedAt ?? 0, 0) },
  { id: 'duration', label: () => l10n.t('Duration'), sort: read(({ ranMs }) => ranMs ?? 0, 0) },
  { id: 'priority', label: () => l10n.t('Priority'), sort: read(({ facts }) => facts.priority ?? 0, 0) },
];
