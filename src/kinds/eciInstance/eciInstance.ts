// A container group as the service sends it, as a row.
import * as l10n from '@vscode/l10n';
import { oneLine } from '../../base/text';
import type { Container, ContainerGroup } from '../../cloud/wire/containerGroup';
import { ageOf } from '../../model/format';
import type { Children } from '../../model/kind';
import type { Detail, Resource, ResourceRef } from '../../model/resource';
import { labelled } from '../details';
import { actionsAllowedIn, statusOf } from './status';

export interface EciInstance extends Resource {
  readonly wire: ContainerGroup;
}

/** `children` makes the function that opens the row; it is given the instance's reference. */
export function toEciInstance(
  wire: ContainerGroup,
  region: string,
  now: number,
  children: (ref: ResourceRef, wire: ContainerGroup) => Children,
): EciInstance {
  const id = wire.ContainerGroupId ?? '';
  const name = oneLine(wire.ContainerGroupName ?? id, 128) || id;
  const ref: ResourceRef = { kind: 'eciInstance', region, id, name };
  const status = statusOf(wire.Status ?? '');
  const size = sizeOf(wire);
  const age = ageOf(wire.CreationTime, now);
  return {
    id,
    ref,
    label: name,
    description: [status.text, readinessOf(wire), size, oneLine(wire.ZoneId ?? ''), age].filter(Boolean).join(' · '),
    icon: status.icon,
    status,
    allows: actionsAllowedIn(status.code),
    details: detailsOf(wire, status.text, size),
    spoken: [name, status.text, readinessOf(wire), l10n.t('ECI instance'), size, oneLine(wire.ZoneId ?? '')]
      .filter(Boolean)
      .join(', '),
    children: children(ref, wire),
    wire,
  };
}

/** Said only when something is amiss: an instance counts as running while a single one of its containers does. */
function readinessOf({ Status, Containers: containers = [] }: ContainerGroup): string {
  const ready = containers.filter((container) => container.Ready).length;
  return Status === 'Running' && ready < containers.length ? l10n.t('{0} of {1} ready', ready, containers.length) : '';
}

/** "2 vCPU 4 GiB", as the console says it. */
function sizeOf({ Cpu, Memory }: Pick<Container, 'Cpu' | 'Memory'>): string {
  return Cpu === undefined || Memory === undefined ? '' : l10n.t('{0} vCPU {1} GiB', Cpu, Memory);
}

function detailsOf(wire: ContainerGroup, statusText: string, size: string): readonly Detail[] {
  const tags = (wire.Tags ?? []).map((tag) => `${tag.Key ?? ''}=${tag.Value ?? ''}`).join(', ');
  const images = [...new Set((wire.Containers ?? []).flatMap(({ Image }) => Image ?? []))].join(', ');
  return labelled([
    [l10n.t('ID'), wire.ContainerGroupId],
    [l10n.t('Status'), statusText],
    [l10n.t('Size'), size],
    [l10n.t('Instance type'), wire.InstanceType],
    [l10n.t('Zone'), wire.ZoneId],
    [l10n.t('Created'), wire.CreationTime],
    [l10n.t('Succeeded at'), wire.SucceededTime],
    [l10n.t('Failed at'), wire.FailedTime],
    [l10n.t('Expired at'), wire.ExpiredTime],
    [l10n.t('Private IP'), wire.IntranetIp],
    [l10n.t('Public IP'), wire.InternetIp],
    [l10n.t('IPv6'), wire.Ipv6Address],
    [l10n.t('Images'), images],
    [l10n.t('Restart policy'), wire.RestartPolicy],
    [l10n.t('Spot strategy'), wire.SpotStrategy === 'NoSpot' ? undefined : wire.SpotStrategy],
    [l10n.t('VPC'), wire.VpcId],
    [l10n.t('vSwitch'), wire.VSwitchId],
    [l10n.t('Security group'), wire.SecurityGroupId],
    [l10n.t('Resource group'), wire.ResourceGroupId],
    [l10n.t('RAM role'), wire.RamRoleName],
    [l10n.t('Tags'), tags],
  ]);
}
