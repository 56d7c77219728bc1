// What opens below an instance: containers, volumes, events, O&M records.
import * as l10n from '@vscode/l10n';
import { formatCount, toSingleLine } from '../../../base/text';
import type { KindContext } from '../../product';
import { eci } from '../client';
import { toEciContainer } from '../container/row';
import { toOpsRecords } from '../opsRecord/row';
import { listContainers } from '../wire/groupContainers';
import type { ContainerGroup, Volume } from '../wire/containerGroup';
import type { Node, ResourceRef, Row } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { createEventRows } from '../eventRows';

/** Row id of the O&M records, for revealing them. */
export const opsRecordsRowId = 'opsRecords';

export function createInstanceRows(
  { client, clock }: KindContext,
  ref: ResourceRef,
  wire: ContainerGroup,
): readonly Node[] {
  return [
    ...listContainers(wire).map((one) => toEciContainer(one, ref)),
    createVolumesRow(wire),
    {
      id: 'events',
      label: l10n.t('Events'),
      icon: { name: 'list-unordered', tone: 'plain' },
      children: async (signal) => {
        const found = await client(eci).describeContainerGroupEvents(ref.region, ref.id, signal);
        return createEventRows(
          found.flatMap((one) => one.Events ?? []),
          clock.now(),
        );
      },
    },
    createOpsRecordsRow({ client, clock }, ref),
  ];
}

/** The same from the known details of an instance, without a call to ECI. */
export function createKnownInstanceRows(ref: ResourceRef, wire: ContainerGroup, now: number): readonly Node[] {
  const events = wire.Events ?? [];
  return [
    ...listContainers(wire).map((one) => toEciContainer(one, ref)),
    createVolumesRow(wire),
    {
      id: 'events',
      label: l10n.t('Events'),
      description: formatCount(events.length),
      icon: { name: 'list-unordered', tone: 'plain' },
      ...(events.length > 0 && { children: () => Promise.resolve(createEventRows(events, now)) }),
    },
  ];
}

export function createVolumesRow(wire: ContainerGroup): Row {
  const volumes = wire.Volumes ?? [];
  return {
    id: 'volumes',
    label: l10n.t('Volumes'),
    description: formatCount(volumes.length),
    icon: { name: 'database', tone: 'plain' },
    ...(volumes.length > 0 && { children: () => Promise.resolve(volumes.map(createVolumeRow)) }),
  };
}

function createVolumeRow(volume: Volume): Row {
  const name = toSingleLine(volume.Name ?? '', 128);
  const files = volume.ConfigFileVolumeConfigFileToPaths ?? [];
  return {
    id: name,
    label: name,
    description: toSingleLine(volume.Type ?? '', 60),
    icon: { name: 'symbol-field', tone: 'plain' },
    // Contents of config files and options of flex volumes may hold secrets: only their location is shown.
    details: toDetails([
      [l10n.t('Type'), volume.Type],
      [l10n.t('Size limit'), volume.EmptyDirVolumeSizeLimit],
      [l10n.t('Medium'), volume.EmptyDirVolumeMedium],
      [l10n.t('Server'), volume.NFSVolumeServer],
      [l10n.t('Path'), volume.NFSVolumePath],
      [l10n.t('Disk'), volume.DiskVolumeDiskId],
      [l10n.t('Driver'), volume.FlexVolumeDriver],
      [l10n.t('Files'), files.map((file) => file.Path ?? '').join(', ')],
    ]),
  };
}

/** The O&M records of an instance, newest first; read when the row is opened. */
function createOpsRecordsRow({ client, clock }: Pick<KindContext, 'client' | 'clock'>, ref: ResourceRef): Row {
  return {
    id: opsRecordsRowId,
    label: l10n.t('O&M Tasks'),
    icon: { name: 'tools', tone: 'plain' },
    children: async (signal) => {
      const records = await client(eci).listOpsRecords(ref.region, ref.id, signal);
      return toOpsRecords(records, ref, clock.now());
    },
  };
}
