// What is bound to an edge container app: the domains that lead to it, and the logins to registries it pulls images with.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { EsaClient } from '../client';
import type { EdgeContainerAppImageSecret, EdgeContainerAppRecord } from '../wire/esaBindings';
import { copyId, copyName } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { Icon, Resource, ResourceRef } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { edgeAppRecordManifest, edgeAppSecretManifest } from './manifests';
import { toRecordId } from './recordId';

export interface BindingNeeds {
  readonly client: () => EsaClient;
}

export function createEdgeAppRecordKind({ client }: BindingNeeds): AnyKind {
  return bindKind({
    manifest: edgeAppRecordManifest,
    noun: () => l10n.t('domain of an edge app'),
    fromWire: (wire, { parent }) => toRecord(wire as EdgeContainerAppRecord, parent),
    async listBelow(app, signal) {
      const records = await client().listEdgeContainerAppRecords(app.region, app.id, signal);
      return records.map((record) => toRecord(record, app));
    },
    actions: {
      add: async (...args) => (await import('./records')).addRecord(client)(...args),
      remove: async (...args) => (await import('./records')).removeRecords(client)(...args),
      copyName,
    },
  });
}

export function createEdgeAppSecretKind({ client }: BindingNeeds): AnyKind {
  return bindKind({
    manifest: edgeAppSecretManifest,
    noun: () => l10n.t('image secret'),
    fromWire: (wire, { parent }) => toSecret(wire as EdgeContainerAppImageSecret, parent),
    async listBelow(app, signal) {
      const secrets = await client().listEdgeContainerAppImageSecrets(app.region, app.id, signal);
      return secrets.map((secret) => toSecret(secret, app));
    },
    actions: {
      add: async (...args) => (await import('./secrets')).addSecret(client)(...args),
      remove: async (...args) => (await import('./secrets')).removeSecrets(client)(...args),
      copyId,
    },
  });
}

function toRecord(wire: EdgeContainerAppRecord, app: ResourceRef | undefined): Resource {
  const name = wire.RecordName ?? '';
  return createBoundResource(app, 'edgeAppRecord', {
    id: toRecordId(wire.SiteId ?? 0, name),
    name: toSingleLine(name, 255),
    description: toSingleLine(wire.Cname ?? '', 255),
    icon: { name: 'link', tone: 'plain' },
    allows: ['remove', 'copyName'],
    details: toDetails([
      ['CNAME', wire.Cname],
      [l10n.t('Site ID'), wire.SiteId],
      [l10n.t('Record ID'), wire.RecordId],
      [l10n.t('Created'), wire.CreateTime],
    ]),
  });
}

function toSecret(wire: EdgeContainerAppImageSecret, app: ResourceRef | undefined): Resource {
  const id = wire.Name ?? '';
  return createBoundResource(app, 'edgeAppSecret', {
    id,
    name: toSingleLine(wire.Registry ?? id, 255) || id,
    description: toSingleLine([wire.Username, id].filter(Boolean).join(' · '), 300),
    icon: { name: 'key', tone: 'plain' },
    allows: ['remove', 'copyId'],
    details: toDetails([
      [l10n.t('Name'), id],
      [l10n.t('Registry'), wire.Registry],
      [l10n.t('User'), wire.Username],
    ]),
  });
}

interface Bound {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly icon: Icon;
  readonly allows: readonly string[];
  readonly details: NonNullable<Resource['details']>;
}

function createBoundResource(app: ResourceRef | undefined, kind: string, { allows, name, ...row }: Bound): Resource {
  if (!app) {
    throw new Error(`${kind} belongs to an app`);
  }
  return {
    ...row,
    ref: { kind, region: app.region, parent: app.id, id: row.id, name },
    label: name,
    status: { code: 'bound', text: '', icon: row.icon, transitional: false },
    allows: new Set(allows),
    accessibleLabel: [name, row.description].join(', '),
  };
}
