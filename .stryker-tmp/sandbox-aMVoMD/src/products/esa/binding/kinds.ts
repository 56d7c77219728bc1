// What is bound to an edge container app: the domains that lead to it, and the registry logins it pulls images with.
import * as l10n from '@vscode/l10n';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { esa } from '../client';
import { edgeAppRecordManifest, edgeAppSecretManifest } from './manifests';
import { addRecord, removeRecords } from './records';
import { toEdgeAppRecord, toEdgeAppSecret } from './rows';
import { addSecret, removeSecrets } from './secrets';

export function createEdgeAppRecordKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: edgeAppRecordManifest,
    noun: () => l10n.t('domain of an edge app'),
    async listBelow(app, signal) {
      const records = await context.client(esa).listEdgeContainerAppRecords(app.region, app.id, signal);
      return records.map((record) => toEdgeAppRecord(record, app));
    },
    actions: { add: addRecord, remove: removeRecords },
  });
}

export function createEdgeAppSecretKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: edgeAppSecretManifest,
    noun: () => l10n.t('image secret'),
    async listBelow(app, signal) {
      const secrets = await context.client(esa).listEdgeContainerAppImageSecrets(app.region, app.id, signal);
      return secrets.map((secret) => toEdgeAppSecret(secret, app));
    },
    actions: { add: addSecret, remove: removeSecrets },
  });
}
