// A container group as a row. Ten thousand of them are held at once: only what rows show is kept, in few and shared texts, and
// whatever can be worked out from it is worked out when a row is drawn.
import * as l10n from '@vscode/l10n';
import { StringPool } from '../../../base/stringPool';
import { oneLine } from '../../../base/text';
import type { ContainerGroup } from '../wire/containerGroup';
import type { ContainerGroupState } from '../wire/eci';
import { ageOf } from '../../../model/format';
import type { Children } from '../../../model/kind';
import type { Detail, Icon, Resource, ResourceRef, Status } from '../../../model/resource';
import { labelled } from '../../../model/details';
import { actionsAllowedIn, actionsAllowedInTrouble, statusOf } from './status';

/** What all rows of a region share. */
export interface InstancePlace {
  readonly region: string;
  readonly now: () => number;
  readonly children: (ref: ResourceRef) => Children;
}

/** What the light listing tells. Source: DescribeContainerGroupStatus. */
export interface InstanceState {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly readyCount: number;
  readonly containerCount: number;
  readonly restartCount: number;
  readonly privateIp: string;
  readonly images: string;
}

/** What only the details tell. Source: DescribeContainerGroups; times as the service writes them. */
export interface InstanceDetails {
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  readonly zone: string;
  readonly createdAt: number;
  /** `key=value`, a line each. */
  readonly tags: string;
  readonly vSwitch: string;
  readonly resourceGroup: string;
  /** Further lines of the hover by label, in the order shown; texts shared among rows. */
  readonly others: readonly string[];
}

/** Statuses that raise the question why. */
const troubling: ReadonlySet<string> = new Set(['ScheduleFailed', 'Pending', 'Failed', 'Expired']);

const pool = new StringPool();
const shared = (text: string | undefined): string => pool.of(text ?? '');

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

  get status(): Status {
    return statusOf(this.state.code);
  }

  get icon(): Icon {
    return this.status.icon;
  }

  get allows(): ReadonlySet<string> {
    return this.isInTrouble ? actionsAllowedInTrouble(this.state.code) : actionsAllowedIn(this.state.code);
  }

  /** Ended badly, may not get going, or has had containers start again. */
  private get isInTrouble(): boolean {
    const { code, restartCount } = this.state;
    return troubling.has(code) || restartCount > 0;
  }

  get isPartial(): boolean {
    return this.known === undefined;
  }

  get stamp(): string {
    const { code, readyCount, containerCount, restartCount } = this.state;
    return `${code} ${readyCount} ${containerCount} ${restartCount}`;
  }

  get children(): Children {
    return this.place.children(this.ref);
  }

  get description(): string {
    return [...this.words(), this.age()].filter(Boolean).join(' · ');
  }

  get spoken(): string {
    const [status, ready, ...rest] = this.words();
    return [this.label, status, ready, l10n.t('ECI instance'), ...rest].filter(Boolean).join(', ');
  }

  get details(): readonly Detail[] {
    const { state, known } = this;
    const [instanceType, succeeded, failed, expired, publicIp, ipv6, restart, spot, vpc, securityGroup, role] =
      known?.others ?? [];
    return labelled([
      [l10n.t('ID'), state.id],
      [l10n.t('Status'), this.status.text],
      [l10n.t('Size'), this.size()],
      [l10n.t('Instance type'), instanceType],
      [l10n.t('Zone'), known?.zone],
      [l10n.t('Created'), this.createdText()],
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

  laidOver(before: Resource): Resource {
    return before instanceof EciInstance ? new EciInstance(this.place, this.state, before.known) : this;
  }

  private words(): readonly string[] {
    return [this.status.text, this.readiness(), this.size(), oneLine(this.known?.zone ?? '')];
  }

  /** Said only when something is amiss: an instance counts as running while a single one of its containers does. */
  private readiness(): string {
    const { code, readyCount, containerCount } = this.state;
    return code === 'Running' && readyCount < containerCount
      ? l10n.t('{0} of {1} ready', readyCount, containerCount)
      : '';
  }

  /** "2 vCPU 4 GiB", as the console says it. */
  private size(): string {
    const { cpu, memory } = this.known ?? {};
    return cpu === undefined || memory === undefined ? '' : l10n.t('{0} vCPU {1} GiB', cpu, memory);
  }

  private age(): string | undefined {
    return ageOf(this.createdText(), this.place.now());
  }

  private createdText(): string | undefined {
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
    name: nameOf(wire.ContainerGroupName, id),
    code: shared(wire.Status),
    readyCount: containers.filter(({ Ready }) => Ready).length,
    containerCount: containers.length,
    restartCount: containers.reduce((sum, { RestartCount }) => sum + (RestartCount ?? 0), 0),
    privateIp: wire.IntranetIp ?? '',
    images: imagesOf(containers),
  };
  return new EciInstance(place, state, detailsIn(wire));
}

/** A row with what the light listing tells; the details are read later. */
export function toPartialInstance(wire: ContainerGroupState, place: InstancePlace): EciInstance {
  const containers = wire.PodStatus?.ContainerStatuses ?? [];
  const id = wire.ContainerGroupId ?? '';
  const state: InstanceState = {
    id,
    name: nameOf(wire.Name, id),
    code: shared(wire.Status),
    readyCount: containers.filter(({ Ready }) => Ready).length,
    containerCount: containers.length,
    restartCount: containers.reduce((sum, { RestartCount }) => sum + (RestartCount ?? 0), 0),
    privateIp: wire.PodStatus?.PodIp ?? '',
    images: imagesOf(containers),
  };
  return new EciInstance(place, state, undefined);
}

function detailsIn(wire: ContainerGroup): InstanceDetails {
  const tags = (wire.Tags ?? []).map(({ Key, Value }) => `${Key ?? ''}=${Value ?? ''}`);
  return {
    cpu: wire.Cpu,
    memory: wire.Memory,
    zone: shared(wire.ZoneId),
    createdAt: Date.parse(wire.CreationTime ?? ''),
    tags: shared(tags.join('\n')),
    vSwitch: shared(wire.VSwitchId),
    resourceGroup: shared(wire.ResourceGroupId),
    others: [
      shared(wire.InstanceType),
      wire.SucceededTime ?? '',
      wire.FailedTime ?? '',
      wire.ExpiredTime ?? '',
      wire.InternetIp ?? '',
      wire.Ipv6Address ?? '',
      shared(wire.RestartPolicy),
      shared(wire.SpotStrategy === 'NoSpot' ? '' : wire.SpotStrategy),
      shared(wire.VpcId),
      shared(wire.SecurityGroupId),
      shared(wire.RamRoleName),
    ],
  };
}

function nameOf(name: string | undefined, id: string): string {
  return oneLine(name ?? id, 128) || id;
}

/** Each image once, a line each. */
function imagesOf(containers: readonly { readonly Image?: string }[]): string {
  return shared([...new Set(containers.flatMap(({ Image }) => Image ?? []))].join('\n'));
}
