// What is bound to an edge container app: the domains that lead to it, and the logins to registries it pulls images with.
import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../base/text';
import type { EsaClient } from '../client';
import type { EdgeContainerAppImageSecret, EdgeContainerAppRecord } from '../wire/esaBindings';
import { copyId, copyName } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { Icon, Resource, ResourceRef } from '../../../model/resource';
import { labelled } from '../../../model/details';
import { edgeAppRecordManifest, edgeAppSecretManifest } from './manifests';
import { recordIdOf } from './recordId';

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
  return bound(app, 'edgeAppRecord', {
    id: recordIdOf(wire.SiteId ?? 0, name),
    name: oneLine(name, 255),
    description: oneLine(wire.Cname ?? '', 255),
    icon: { name: 'link', tone: 'plain' },
    allows: ['remove', 'copyName'],
    details: labelled([
      ['CNAME', wire.Cname],
      [l10n.t('Site ID'), wire.SiteId],
      [l10n.t('Record ID'), wire.RecordId],
      [l10n.t('Created'), wire.CreateTime],
    ]),
  });
}

function toSecret(wire: EdgeContainerAppImageSecret, app: ResourceRef | undefined): Resource {
  const id = wire.Name ?? '';
  return bound(app, 'edgeAppSecret', {
    id,
    name: oneLine(wire.Registry ?? id, 255) || id,
    description: oneLine([wire.Username, id].filter(Boolean).join(' · '), 300),
    icon: { name: 'key', tone: 'plain' },
    allows: ['remove', 'copyId'],
    details: labelled([
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

function bound(app: ResourceRef | undefined, kind: string, { allows, name, ...row }: Bound): Resource {
  if (!app) {
    throw new Error(`${kind} belongs to an app`);
  }
  return {
    ...row,
    ref: { kind, region: app.region, parent: app.id, id: row.id, name },
    label: name,
    status: { code: 'bound', text: '', icon: row.icon, transitional: false },
    allows: new Set(allows),
    spoken: [name, row.description].join(', '),
  };
}
