// A container or init container of an instance as a row.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { ContainerName } from '../client';
import type { GroupContainer } from '../wire/groupContainers';
import type { Container, ContainerState } from '../wire/containerGroup';
import { formatExit, formatState, isWaitingUnhealthy } from '../errors/containerState';
import type { Icon, Resource, ResourceRef } from '../../../model/resource';
import { toDetails } from '../../../model/details';

/**
 * What names the container to the service, from the id of its reference; undefined for what is no such id.
 * A name is unique among all containers of an instance, init containers included.
 */
export function parseContainerId(id: string): ContainerName | undefined {
  const at = id.indexOf('/');
  const [instanceId, containerName] = [id.slice(0, at), id.slice(at + 1)];
  return at > 0 && containerName !== '' ? { instanceId, containerName } : undefined;
}

/** The instance a container belongs to. */
export function toInstanceRef({ region, id, name }: ResourceRef): ResourceRef | undefined {
  const key = parseContainerId(id);
  return key && { kind: 'eciInstance', region, id: key.instanceId, name: name.split('/')[0] || key.instanceId };
}

export function toEciContainer({ role, container }: GroupContainer, instance: ResourceRef): Resource {
  const name = toSingleLine(container.Name ?? '', 128);
  const id = `${instance.id}/${container.Name ?? ''}`;
  const state = container.CurrentState ?? {};
  const restarts = container.RestartCount ?? 0;
  const icon = getStateIcon(container, state);
  const parts = [
    role === 'init' ? l10n.t('init container') : '',
    formatState(state),
    role === 'main' && state.State === 'Running' ? formatReady(container.Ready) : '',
    state.State === 'Terminated'
      ? formatExit(state)
      : state.State === 'Running'
        ? ''
        : toSingleLine(state.Reason ?? '', 60),
    restarts > 0 ? l10n.t('{0} restarts', restarts) : '',
  ].filter(Boolean);
  return {
    id,
    ref: { kind: 'eciContainer', region: instance.region, parent: instance.id, id, name: `${instance.name}/${name}` },
    label: name,
    description: parts.join(' · '),
    icon,
    // Polled with its instance, never separately.
    status: { code: state.State ?? '', text: formatState(state), icon, transitional: false },
    traits: listTraits(container),
    details: toDetails([
      [l10n.t('Image'), container.Image],
      [l10n.t('vCPU'), container.Cpu],
      [l10n.t('Memory (GiB)'), container.Memory],
      [l10n.t('State'), formatState(state)],
      [l10n.t('Reason'), state.Reason],
      [l10n.t('Message'), state.Message],
      [l10n.t('Started'), state.StartTime],
      [l10n.t('Finished'), state.FinishTime],
      [l10n.t('Restarts'), restarts],
      [l10n.t('Previous state'), container.PreviousState ? formatPreviousState(container.PreviousState) : undefined],
      [
        l10n.t('Ports'),
        (container.Ports ?? []).map(({ Port, Protocol }) => `${Port ?? ''}/${Protocol ?? ''}`).join(', '),
      ],
    ]),
    accessibleLabel: [name, l10n.t('container'), ...parts].join(', '),
  };
}

function listTraits({ CurrentState: state, PreviousState: before, RestartCount: restarts = 0 }: Container) {
  const hasRestarted = before !== undefined || restarts > 0;
  const hasStarted = hasRestarted || state?.State === 'Running' || state?.State === 'Terminated';
  return [...(hasStarted ? ['started'] : []), ...(hasRestarted ? ['restarted'] : [])];
}

function formatReady(ready: boolean | undefined): string {
  return ready ? l10n.t('ready') : l10n.t('not ready');
}

function formatPreviousState(state: ContainerState): string {
  return [formatState(state), formatExit(state), state.Reason, state.FinishTime].filter(Boolean).join(' · ');
}

function getStateIcon(container: Container, state: ContainerState): Icon {
  if (state.State === 'Running') {
    return container.Ready ? { name: 'pass-filled', tone: 'good' } : { name: 'circle-filled', tone: 'waiting' };
  }
  if (state.State === 'Terminated') {
    return state.ExitCode === 0 ? { name: 'pass', tone: 'done' } : { name: 'error', tone: 'bad' };
  }
  return isWaitingUnhealthy(state) ? { name: 'warning', tone: 'bad' } : { name: 'ellipsis', tone: 'waiting' };
}
