// One O&M record of an instance. Source: DescribeInstanceOpsRecords; values differ in letter case between documents.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { OpsType } from '../client';
import type { OpsRecord } from '../wire/eci';
import { formatAge, formatSpan } from '../../../base/format';
import type { Detail, Resource, ResourceRef, Status } from '../../../model/resource';
import { toRecordStatus } from './status';

/** Records have no id: the instance, the type and the time of creation name one. */
export interface RecordKey {
  readonly instanceId: string;
  readonly opsType: OpsType;
  readonly createTime: string;
}

export function parseRecordId(id: string): RecordKey | undefined {
  const [instanceId, opsType, createTime] = id.split('/');
  return instanceId && createTime && (opsType === 'tcpdump' || opsType === 'coredump')
    ? { instanceId, opsType, createTime }
    : undefined;
}

export function toOpsRecord(wire: OpsRecord, parent: ResourceRef, now: number): Resource {
  const opsType = (wire.OpsType ?? '').toLowerCase();
  const label = formatOpsType(opsType, wire.OpsType ?? '');
  const status = toRecordStatus(wire.OpsStatus ?? '');
  const id = `${parent.id}/${opsType}/${wire.CreateTime ?? ''}`;
  const parts = [status.text, formatCreated(wire, now), formatExpires(wire, now)].filter(Boolean);
  return {
    id,
    ref: { kind: 'opsRecord', region: parent.region, id, name: `${label} · ${parent.name}` },
    label,
    description: parts.join(' · '),
    icon: status.icon,
    status,
    traits: status.code === 'Success' && wire.ResultContent ? ['hasResult'] : [],
    details: createDetails(wire, status),
    accessibleLabel: [label, ...parts].join(', '),
  };
}

function formatOpsType(opsType: string, serviceText: string): string {
  return opsType === 'tcpdump'
    ? l10n.t('Packet capture')
    : opsType === 'coredump'
      ? l10n.t('Core dump')
      : toSingleLine(serviceText, 40);
}

function formatCreated(wire: OpsRecord, now: number): string {
  const age = formatAge(wire.CreateTime, now);
  return age === undefined ? '' : l10n.t('created {0} ago', age);
}

function formatExpires(wire: OpsRecord, now: number): string {
  const at = Date.parse(wire.ExpireTime ?? '');
  if (Number.isNaN(at)) {
    return '';
  }
  return at > now ? l10n.t('expires in {0}', formatSpan(at - now)) : l10n.t('expired');
}

/** The download address is a secret: never here. */
function createDetails(wire: OpsRecord, status: Status): readonly Detail[] {
  return [
    { label: l10n.t('Status'), value: status.text },
    { label: l10n.t('Created'), value: toSingleLine(wire.CreateTime ?? '') },
    { label: l10n.t('Expires'), value: toSingleLine(wire.ExpireTime ?? '') },
  ];
}
