// One O&M record of an instance. Source: DescribeInstanceOpsRecords; values differ in letter case between documents.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { OpsType } from '../client';
import type { OpsRecord } from '../wire/eci';
import { formatAge, formatSpan } from '../../../base/format';
import type { Detail, Resource, ResourceRef, Status } from '../../../model/resource';
import { toRecordStatus } from './status';

/** Records have no id: the instance, the type, the time of creation and, in the same second, their order name one. */
export interface RecordKey {
  readonly instanceId: string;
  readonly opsType: OpsType;
  readonly createTime: string;
  /** Counted from 1, the oldest first. */
  readonly place: number;
}

export function parseRecordId(id: string): RecordKey | undefined {
  const [instanceId, opsType, createTime, place = '1'] = id.split('/');
  return instanceId && createTime && (opsType === 'tcpdump' || opsType === 'coredump') && /^[1-9]\d{0,5}$/.test(place)
    ? { instanceId, opsType, createTime, place: Number(place) }
    : undefined;
}

/** All records of an instance, as the service lists them: the newest first. */
export function toOpsRecords(records: readonly OpsRecord[], parent: ResourceRef, now: number): readonly Resource[] {
  return numberRecords(records).map(([record, place]) => toOpsRecord(record, parent, now, place));
}

/** Each with its place among those of the same type and second: one that comes later leaves the others theirs. */
export function numberRecords(records: readonly OpsRecord[]): readonly (readonly [OpsRecord, number])[] {
  const counts = new Map<string, number>();
  return records
    .toReversed()
    .map((record) => {
      const key = `${record.OpsType?.toLowerCase() ?? ''}/${record.CreateTime ?? ''}`;
      const place = (counts.get(key) ?? 0) + 1;
      counts.set(key, place);
      return [record, place] as const;
    })
    .reverse();
}

export function toOpsRecord(wire: OpsRecord, parent: ResourceRef, now: number, place = 1): Resource {
  const opsType = (wire.OpsType ?? '').toLowerCase();
  const label = formatOpsType(opsType, wire.OpsType ?? '');
  const status = toRecordStatus(wire.OpsStatus ?? '');
  const id = `${parent.id}/${opsType}/${wire.CreateTime ?? ''}${place > 1 ? `/${place}` : ''}`;
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
