// What opens below an instance: containers, volumes, events, O&M records.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock';
import { oneLine } from '../../base/text';
import type { EciClient } from '../../cloud/eciClient';
import type { Container, ContainerGroup, ContainerState, Volume } from '../../cloud/wire/containerGroup';
import type { ChildOf } from '../../model/kind';
import type { Icon, Node, ResourceRef, Row } from '../../model/resource';
import { exitText, stateText, waitsInTrouble } from '../../cloud/words/containerState';
import { labelled } from '../details';
import { eventRows } from '../eventRows';
import { opsRecordsRow } from './opsRecordsRow';

export interface RowNeeds {
  readonly client: () => EciClient;
  readonly clock: Clock;
  readonly childOf: ChildOf;
}

export function rowsBelow(
  { client, clock, childOf }: RowNeeds,
  ref: ResourceRef,
  wire: ContainerGroup,
): readonly Node[] {
  return [
    ...containerRows(wire),
    volumesRow(wire),
    {
      id: 'events',
      label: l10n.t('Events'),
      icon: { name: 'list-unordered', tone: 'plain' },
      children: async (signal) => {
        const found = await client().describeContainerGroupEvents(ref.region, ref.id, signal);
        return eventRows(
          found.flatMap((one) => one.Events ?? []),
          clock.now(),
        );
      },
    },
    opsRecordsRow(client, childOf, ref),
  ];
}

/** The same from what was told of an instance, without asking ECI. */
export function rowsTold(wire: ContainerGroup, now: number): readonly Node[] {
  const events = wire.Events ?? [];
  return [
    ...containerRows(wire),
    volumesRow(wire),
    {
      id: 'events',
      label: l10n.t('Events'),
      description: String(events.length),
      icon: { name: 'list-unordered', tone: 'plain' },
      ...(events.length > 0 && { children: () => Promise.resolve(eventRows(events, now)) }),
    },
  ];
}

/** Init containers first, as they run first. */
export function containerRows(wire: ContainerGroup): readonly Row[] {
  return [
    ...(wire.InitContainers ?? []).map((container) => containerRow(container, 'init')),
    ...(wire.Containers ?? []).map((container) => containerRow(container, 'main')),
  ];
}

function containerRow(container: Container, role: 'init' | 'main'): Row {
  const name = oneLine(container.Name ?? '', 128);
  const state = container.CurrentState ?? {};
  const restarts = container.RestartCount ?? 0;
  const description = [
    role === 'init' ? l10n.t('init container') : '',
    stateText(state),
    role === 'main' && state.State === 'Running' ? readyText(container.Ready) : '',
    state.State === 'Terminated' ? exitText(state) : state.State === 'Running' ? '' : oneLine(state.Reason ?? '', 60),
    restarts > 0 ? l10n.t('{0} restarts', restarts) : '',
  ];
  const words = description.filter(Boolean);
  return {
    id: `${role}/${name}`,
    label: name,
    description: words.join(' · '),
    icon: containerIcon(container, state),
    details: labelled([
      [l10n.t('Image'), container.Image],
      [l10n.t('vCPU'), container.Cpu],
      [l10n.t('Memory (GiB)'), container.Memory],
      [l10n.t('State'), stateText(state)],
      [l10n.t('Reason'), state.Reason],
      [l10n.t('Message'), state.Message],
      [l10n.t('Started'), state.StartTime],
      [l10n.t('Finished'), state.FinishTime],
      [l10n.t('Restarts'), restarts],
      [l10n.t('Before'), container.PreviousState ? previousText(container.PreviousState) : undefined],
      [
        l10n.t('Ports'),
        (container.Ports ?? []).map(({ Port, Protocol }) => `${Port ?? ''}/${Protocol ?? ''}`).join(', '),
      ],
    ]),
    spoken: [name, l10n.t('container'), ...words].join(', '),
  };
}

function readyText(ready: boolean | undefined): string {
  return ready ? l10n.t('ready') : l10n.t('not ready');
}

function previousText(state: ContainerState): string {
  return [stateText(state), exitText(state), state.Reason, state.FinishTime].filter(Boolean).join(' · ');
}

function containerIcon(container: Container, state: ContainerState): Icon {
  if (state.State === 'Running') {
    return container.Ready ? { name: 'pass-filled', tone: 'good' } : { name: 'circle-filled', tone: 'waiting' };
  }
  if (state.State === 'Terminated') {
    return state.ExitCode === 0 ? { name: 'pass', tone: 'done' } : { name: 'error', tone: 'bad' };
  }
  return waitsInTrouble(state) ? { name: 'warning', tone: 'bad' } : { name: 'ellipsis', tone: 'waiting' };
}

export function volumesRow(wire: ContainerGroup): Row {
  const volumes = wire.Volumes ?? [];
  return {
    id: 'volumes',
    label: l10n.t('Volumes'),
    description: String(volumes.length),
    icon: { name: 'database', tone: 'plain' },
    ...(volumes.length > 0 && { children: () => Promise.resolve(volumes.map(volumeRow)) }),
  };
}

function volumeRow(volume: Volume): Row {
  const name = oneLine(volume.Name ?? '', 128);
  const files = volume.ConfigFileVolumeConfigFileToPaths ?? [];
  return {
    id: name,
    label: name,
    description: oneLine(volume.Type ?? '', 60),
    icon: { name: 'symbol-field', tone: 'plain' },
    // Contents of config files and options of flex volumes may hold secrets: only where they are is told.
    details: labelled([
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
