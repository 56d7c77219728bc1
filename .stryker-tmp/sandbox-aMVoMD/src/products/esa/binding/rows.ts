// Domains and image secrets of an edge container app as rows below it.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import { toDetails } from '../../../model/details';
import type { Detail, Icon, Resource, ResourceRef } from '../../../model/resource';
import type { EdgeContainerAppImageSecret, EdgeContainerAppRecord } from '../wire/esaBindings';
import { edgeAppRecordManifest, edgeAppSecretManifest } from './manifests';
import { toRecordId } from './recordId';

export function toEdgeAppRecord(wire: EdgeContainerAppRecord, app: ResourceRef): Resource {
  const name = wire.RecordName ?? '';
  return createBoundResource(app, {
    kind: edgeAppRecordManifest.id,
    id: toRecordId(wire.SiteId ?? 0, name),
    name: toSingleLine(name, 255),
    description: toSingleLine(wire.Cname ?? '', 255),
    icon: { name: 'link', tone: 'plain' },
    details: toDetails([
      ['CNAME', wire.Cname],
      [l10n.t('Site ID'), wire.SiteId],
      [l10n.t('Record ID'), wire.RecordId],
      [l10n.t('Created'), wire.CreateTime],
    ]),
  });
}

export function toEdgeAppSecret(wire: EdgeContainerAppImageSecret, app: ResourceRef): Resource {
  const id = wire.Name ?? '';
  return createBoundResource(app, {
    kind: edgeAppSecretManifest.id,
    id,
    name: toSingleLine(wire.Registry ?? id, 255) || id,
    description: toSingleLine([wire.Username, id].filter(Boolean).join(' · '), 300),
    icon: { name: 'key', tone: 'plain' },
    details: toDetails([
      [l10n.t('Name'), id],
      [l10n.t('Registry'), wire.Registry],
      [l10n.t('User'), wire.Username],
    ]),
  });
}

interface BoundRow {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly icon: Icon;
  readonly details: readonly Detail[];
}

/** The service reports no status for either: what is listed is in effect. */
function createBoundResource(app: ResourceRef, { kind, name, ...row }: BoundRow): Resource {
  return {
    ...row,
    ref: { kind, region: app.region, parent: app.id, id: row.id, name },
    label: name,
    status: { code: 'bound', text: '', icon: row.icon, transitional: false },
    accessibleLabel: [name, row.description].join(', '),
  };
}
