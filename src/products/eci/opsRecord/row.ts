// One O&M record of an instance. Source: DescribeInstanceOpsRecords; values differ in letter case between documents.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { OpsType } from '../client';
import type { OpsRecord } from '../wire/eci';
import { formatAge, formatSpan } from '../../../model/format';
import type { Detail, Resource, ResourceRef, Status } from '../../../model/resource';

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

export function toOpsRecord(wire: OpsRecord, region: string, parent: ResourceRef, now: number): Resource {
  const opsType = (wire.OpsType ?? '').toLowerCase();
  const label = formatOpsType(opsType, wire.OpsType ?? '');
  const status = toRecordStatus(wire.OpsStatus ?? '');
  const id = `${parent.id}/${opsType}/${wire.CreateTime ?? ''}`;
  const words = [status.text, formatCreated(wire, now), formatExpires(wire, now)].filter(Boolean);
  return {
    id,
    ref: { kind: 'opsRecord', region, id, name: `${label} · ${parent.name}` },
    label,
    description: words.join(' · '),
    icon: status.icon,
    status,
    allows: new Set(status.code === 'Success' && wire.ResultContent ? ['download'] : []),
    details: createDetails(wire, status),
    accessibleLabel: [label, ...words].join(', '),
  };
}

/** Ready means armed or running; the other four are final. */
export function toRecordStatus(code: string): Status {
  switch (code.toLowerCase()) {
    case 'ready':
      return { code: 'Ready', text: l10n.t('Running'), icon: { name: 'sync', tone: 'busy' }, transitional: true };
    case 'success':
      return {
        code: 'Success',
        text: l10n.t('Ready to download'),
        icon: { name: 'pass', tone: 'good' },
        transitional: false,
      };
    case 'failed':
      return { code: 'Failed', text: l10n.t('Failed'), icon: { name: 'error', tone: 'bad' }, transitional: false };
    case 'expired':
      return { code: 'Expired', text: l10n.t('Expired'), icon: { name: 'history', tone: 'gone' }, transitional: false };
    case 'closed':
      return {
        code: 'Closed',
        text: l10n.t('Closed'),
        icon: { name: 'circle-slash', tone: 'gone' },
        transitional: false,
      };
    default:
      return { code, text: toSingleLine(code, 40), icon: { name: 'question', tone: 'plain' }, transitional: false };
  }
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
