// Fields that the resources of every kind have.
import * as l10n from '@vscode/l10n';
import type { Field } from './field';

export const nameField: Field = {
  id: 'name',
  label: () => l10n.t('Name'),
  find: ({ label }) => label,
  sort: ({ label }) => label,
};

export const idField: Field = { id: 'id', label: () => l10n.t('ID'), find: ({ id }) => id };

/** Finds a status by its code as well as by its text. @param formatStatus gives the text of a code */
export function createStatusField(formatStatus: (code: string) => string): Field {
  return {
    id: 'status',
    label: () => l10n.t('Status'),
    find: ({ status }) => `${status.code} ${status.text}`,
    findKey: ({ status }) => status.code,
    group: ({ status }) => status.code,
    formatGroup: formatStatus,
    sort: ({ status }) => status.text,
  };
}
