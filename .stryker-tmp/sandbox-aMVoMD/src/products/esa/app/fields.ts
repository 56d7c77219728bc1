// What apps can be found, grouped and sorted by.
import * as l10n from '@vscode/l10n';
import type { Resource } from '../../../model/resource';
import { createStatusField, idField, nameField } from '../../../model/commonFields';
import type { Field } from '../../../model/field';
import { isEdgeApp } from './row';
import type { EdgeApp } from './row';
import { formatAppStatus } from './status';

function read<T>(of: (app: EdgeApp) => T, otherwise: T): (resource: Resource) => T {
  return (resource) => (isEdgeApp(resource) ? of(resource) : otherwise);
}

export const edgeAppFields: readonly Field[] = [
  nameField,
  idField,
  createStatusField(formatAppStatus),
  {
    id: 'version',
    label: () => l10n.t('Version'),
    find: read(({ state }) => listReleasedNames(state).join(' '), ''),
    group: read(({ state }) => listReleasedNames(state)[0] ?? '', ''),
  },
  { id: 'domain', label: () => l10n.t('Domain'), find: read(({ wire }) => wire.DomainName ?? '', '') },
  { id: 'remarks', label: () => l10n.t('Remarks'), find: read(({ wire }) => wire.Remarks ?? '', '') },
  {
    id: 'port',
    label: () => l10n.t('Service port'),
    group: read(({ wire }) => String(wire.ServicePort ?? ''), ''),
  },
  { id: 'versions', label: () => l10n.t('Number of versions'), sort: read(({ wire }) => wire.VersionCount ?? 0, 0) },
  {
    id: 'created',
    label: () => l10n.t('Created'),
    sort: read(({ wire }) => Date.parse(wire.CreateTime ?? '') || 0, 0),
  },
];

/** Production first. */
function listReleasedNames(state: EdgeApp['state']): readonly string[] {
  return (state?.releases ?? []).flatMap(({ versionId }) =>
    versionId === undefined ? [] : [state?.names.get(versionId) ?? versionId],
  );
}
