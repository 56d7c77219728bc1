// A container group as a row. Ten thousand of them are held at once: only what rows show is kept, in few and shared texts, and
// whatever can be worked out from it is worked out when a row is drawn.
import * as l10n from '@vscode/l10n';
import { StringPool } from '../../../base/stringPool';
import { toSingleLine } from '../../../base/text';
import { isWaitingUnhealthy } from '../errors/containerState';
import type { ContainerGroup, ContainerState } from '../wire/containerGroup';
import type { ContainerGroupState } from '../wire/eci';
import { formatAge, formatComputeSize } from '../../../base/format';
import type { Children } from '../../../model/kind';
import type { Detail, Icon, Resource, ResourceRef, Status } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { instanceStatuses } from './status';

/** What all rows of a region share. */
export interface InstancePlace {
  readonly region: string;
  readonly now: () => number;
  readonly children: (ref: ResourceRef) => Children;
}

/** What the light listing returns. Source: DescribeContainerGroupStatus. */
export interface InstanceState {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly readyCount: number;
  readonly containerCount: number;
  readonly restartCount: number;
  readonly privateIp: string;
  readonly images: string;
  /** Why the first container that cannot start waits; empty when none does. */
  readonly waiting: string;
}

/** What only the details contain. Source: DescribeContainerGroups; times as the service writes them. */
export interface InstanceDetails {
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  readonly zone: string;
  readonly createdAt: number;
  /** `key=value`, a line each. */
  readonly tags: string;
  readonly vSwitch: string;
  readonly resourceGroup: string;
  /** As `waiting` of the state, of the init containers, which the light listing leaves out. */
  readonly initWaiting: string;
  /** Further lines of the hover by label, in the order shown; texts shared among rows. */
  readonly others: readonly string[];
}

const restarted = ['restarted'];
/** As the row of the container has it. */
const cannotStart: Icon = { name: 'warning', tone: 'bad' };

const pool = new StringPool();
const intern = (text: string | undefined): string => pool.intern(text ?? '');

export class EciInstance implements Resource {
  constructor(
    private readonly place: InstancePlace,
    readonly state: InstanceState,
    readonly known: InstanceDetails | undefined,
  ) {}

  get id(): string {
    return this.state.id;
  }

  get label(): string {
    return this.state.name;
  }

  get ref(): ResourceRef {
    return { kind: 'eciInstance', region: this.place.region, id: this.state.id, name: this.state.name };
  }

  /** One whose container cannot start fails, whatever its own status is. */
  get status(): Status {
    const status = instanceStatuses.get(this.state.code);
    return status.icon.tone === 'bad' || this.findWaiting(status) === '' ? status : { ...status, icon: cannotStart };
  }

  get icon(): Icon {
    return this.status.icon;
  }

  get traits(): readonly string[] {
    return this.state.restartCount > 0 ? restarted : [];
  }

  get isPartial(): boolean {
    return this.known === undefined;
  }

  get revision(): string {
    const { code, readyCount, containerCount, restartCount, waiting } = this.state;
    return `${code} ${readyCount} ${containerCount} ${restartCount} ${waiting}`;
  }

  get children(): Children {
    return this.place.children(this.ref);
  }

  get description(): string {
    return [...this.getDescriptionParts(), this.formatAge()].filter(Boolean).join(' · ');
  }

  get accessibleLabel(): string {
    const [status, ready, ...rest] = this.getDescriptionParts();
    return [this.label, status, ready, l10n.t('ECI instance'), ...rest].filter(Boolean).join(', ');
  }

  get details(): readonly Detail[] {
    const { state, known } = this;
    const [instanceType, succeeded, failed, expired, publicIp, ipv6, restart, spot, vpc, securityGroup, role] =
      known?.others ?? [];
    return toDetails([
      [l10n.t('ID'), state.id],
      [l10n.t('Status'), this.status.text],
      [l10n.t('Size'), this.formatSize()],
      [l10n.t('Instance type'), instanceType],
      [l10n.t('Zone'), known?.zone],
      [l10n.t('Created'), this.formatCreated()],
      [l10n.t('Succeeded at'), succeeded],
      [l10n.t('Failed at'), failed],
      [l10n.t('Expired at'), expired],
      [l10n.t('Private IP'), state.privateIp],
      [l10n.t('Public IP'), publicIp],
      [l10n.t('IPv6'), ipv6],
      [l10n.t('Images'), state.images.replaceAll('\n', ', ')],
      [l10n.t('Restart policy'), restart],
      [l10n.t('Spot strategy'), spot],
      [l10n.t('VPC'), vpc],
      [l10n.t('vSwitch'), known?.vSwitch],
      [l10n.t('Security group'), securityGroup],
      [l10n.t('Resource group'), known?.resourceGroup],
      [l10n.t('RAM role'), role],
      [l10n.t('Tags'), known?.tags.replaceAll('\n', ', ')],
    ]);
  }

  mergeDetails(before: Resource): Resource {
    return before instanceof EciInstance ? new EciInstance(this.place, this.state, before.known) : this;
  }

  private getDescriptionParts(): readonly string[] {
    const { status, known } = this;
    const waiting = this.findWaiting(status);
    return [status.text, this.formatReadiness(), waiting, this.formatSize(), toSingleLine(known?.zone ?? '')];
  }

  /** Details may be older than the state: init containers only matter until the others start. */
  private findWaiting({ icon, transitional }: Status): string {
    const { state, known } = this;
    return icon.tone === 'gone' ? '' : (transitional && known?.initWaiting) || state.waiting;
  }

  /** Shown only when a container is not ready: an instance counts as running while a single one of its containers does. */
  private formatReadiness(): string {
    const { code, readyCount, containerCount } = this.state;
    return code === 'Running' && readyCount < containerCount
      ? l10n.t('{0} of {1} ready', readyCount, containerCount)
      : '';
  }

  private formatSize(): string {
    return formatComputeSize(this.known?.cpu, this.known?.memory);
  }

  private formatAge(): string | undefined {
    return formatAge(this.formatCreated(), this.place.now());
  }

  private formatCreated(): string | undefined {
    const at = this.known?.createdAt;
    return at === undefined || Number.isNaN(at) ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
  }
}

/** A row with everything a row can show. */
export function toEciInstance(wire: ContainerGroup, place: InstancePlace): EciInstance {
  const containers = wire.Containers ?? [];
  const id = wire.ContainerGroupId ?? '';
  const state: InstanceState = {
    id,
    name: toInstanceName(wire.ContainerGroupName, id),
    code: intern(wire.Status),
    readyCount: containers.filter(({ Ready }) => Ready).length,
    containerCount: containers.length,
    restartCount: containers.reduce((sum, { RestartCount }) => sum + (RestartCount ?? 0), 0),
    privateIp: wire.IntranetIp ?? '',
    images: joinImages(containers),
    waiting: findWaiting(containers.map(({ CurrentState: state }) => state)),
  };
  return new EciInstance(place, state, toInstanceDetails(wire));
}

/** A row with what the light listing returns; the details are read later. */
export function toPartialInstance(wire: ContainerGroupState, place: InstancePlace): EciInstance {
  const containers = wire.PodStatus?.ContainerStatuses ?? [];
  const id = wire.ContainerGroupId ?? '';
  const state: InstanceState = {
    id,
    name: toInstanceName(wire.Name, id),
    code: intern(wire.Status),
    readyCount: containers.filter(({ Ready }) => Ready).length,
    containerCount: containers.length,
    restartCount: containers.reduce((sum, { RestartCount }) => sum + (RestartCount ?? 0), 0),
    privateIp: wire.PodStatus?.PodIp ?? '',
    images: joinImages(containers),
    waiting: findWaiting(containers.map(({ State: state }) => state?.Waiting)),
  };
  return new EciInstance(place, state, undefined);
}

function toInstanceDetails(wire: ContainerGroup): InstanceDetails {
  const tags = (wire.Tags ?? []).map(({ Key, Value }) => `${Key ?? ''}=${Value ?? ''}`);
  return {
    cpu: wire.Cpu,
    memory: wire.Memory,
    zone: intern(wire.ZoneId),
    createdAt: Date.parse(wire.CreationTime ?? ''),
    tags: intern(tags.join('\n')),
    vSwitch: intern(wire.VSwitchId),
    resourceGroup: intern(wire.ResourceGroupId),
    initWaiting: findWaiting((wire.InitContainers ?? []).map(({ CurrentState: state }) => state)),
    others: [
      intern(wire.InstanceType),
      wire.SucceededTime ?? '',
      wire.FailedTime ?? '',
      wire.ExpiredTime ?? '',
      wire.InternetIp ?? '',
      wire.Ipv6Address ?? '',
      intern(wire.RestartPolicy),
      intern(wire.SpotStrategy === 'NoSpot' ? '' : wire.SpotStrategy),
      intern(wire.VpcId),
      intern(wire.SecurityGroupId),
      intern(wire.RamRoleName),
    ],
  };
}

function toInstanceName(name: string | undefined, id: string): string {
  return toSingleLine(name ?? id, 128) || id;
}

/** The reason of the first that cannot start, on one line. */
function findWaiting(states: readonly (ContainerState | undefined)[]): string {
  const failing = states.find((state) => state && isWaitingUnhealthy(state));
  return intern(toSingleLine(failing?.Reason ?? '', 60));
}

/** Each image once, a line each. */
function joinImages(containers: readonly { readonly Image?: string }[]): string {
  return intern([...new Set(containers.flatMap(({ Image }) => Image ?? []))].join('\n'));
}
