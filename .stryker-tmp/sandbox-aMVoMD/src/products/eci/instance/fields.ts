// What instances can be found, grouped and sorted by.
import * as l10n from '@vscode/l10n';
import type { Resource } from '../../../model/resource';
import { createStatusField, idField, nameField } from '../../../model/commonFields';
import type { Field } from '../../../model/field';
import { EciInstance } from './row';
import { instanceStatuses } from './status';

type Read<T> = (instance: EciInstance) => T;

/** Rows of other kinds do not come here; one would simply have no value. */
function read<T>(of: Read<T>, otherwise: T): (resource: Resource) => T {
  return (resource) => (resource instanceof EciInstance ? of(resource) : otherwise);
}

export const eciInstanceFields: readonly Field[] = [
  nameField,
  idField,
  createStatusField((code) => instanceStatuses.get(code).text),
  {
    id: 'zone',
    label: () => l10n.t('Zone'),
    group: read(({ known }) => known?.zone ?? '', ''),
  },
  {
    id: 'tag',
    label: () => l10n.t('Tag'),
    find: read(({ known }) => known?.tags ?? '', ''),
    variants: read(({ known }) => parseTags(known?.tags).map(([key]) => key), []),
    group: (resource, variant) =>
      read(({ known }) => parseTags(known?.tags).find(([key]) => key === variant)?.[1] ?? '', '')(resource),
  },
  {
    id: 'vSwitch',
    label: () => l10n.t('vSwitch'),
    group: read(({ known }) => known?.vSwitch ?? '', ''),
  },
  {
    id: 'image',
    label: () => l10n.t('Image'),
    find: read(({ state }) => state.images, ''),
    group: read(({ state }) => state.images.replaceAll('\n', ', '), ''),
  },
  {
    id: 'ip',
    label: () => l10n.t('IP'),
    find: read(({ state, known }) => `${state.privateIp} ${known?.others[4] ?? ''} ${known?.others[5] ?? ''}`, ''),
  },
  { id: 'age', label: () => l10n.t('Age'), sort: read(({ known }) => -(known?.createdAt ?? 0), 0) },
  { id: 'cpu', label: () => l10n.t('vCPU'), sort: read(({ known }) => known?.cpu ?? 0, 0) },
  { id: 'memory', label: () => l10n.t('Memory (GiB)'), sort: read(({ known }) => known?.memory ?? 0, 0) },
];

function parseTags(lines: string | undefined): readonly (readonly [string, string])[] {
  return (lines ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    });
}
