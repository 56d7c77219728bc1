import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { readEdgeReleases } from './releaseState';
import type { EsaClient } from '../client';
import { copyId, copyName, describe } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import { toEdgeAppVersion } from './row';
import type { ListedVersion } from './row';
import { edgeAppVersionManifest } from './manifest';

export interface EdgeAppVersionNeeds {
  readonly client: () => EsaClient;
  readonly clock: Clock;
}

/** Versions are rows below their app, which reads them again with itself. */
export function createEdgeAppVersionKind(needs: EdgeAppVersionNeeds): AnyKind {
  const { client, clock } = needs;
  return bindKind({
    manifest: edgeAppVersionManifest,
    noun: () => l10n.t('edge app version'),
    fromWire: (wire, { parent }) => {
      if (!parent) {
        throw new Error('A version belongs to an app');
      }
      return toEdgeAppVersion(wire as ListedVersion, parent, clock.now());
    },
    async listBelow(app, signal) {
      const [releases, versions] = await Promise.all([
        readEdgeReleases(client(), app.region, app.id, signal),
        client().listEdgeContainerAppVersions(app.region, app.id, signal),
      ]);
      return versions.map((version) => toEdgeAppVersion({ ...version, releases }, app, clock.now()));
    },
    describe: async (ref, signal) => (await import('./describe')).describeVersion(client(), ref, signal),
    actions: {
      publishToStaging: async (...args) => (await import('./release')).publishToStaging(needs)(...args),
      publishToProduction: async (...args) => (await import('./release')).publishToProduction(needs)(...args),
      rollBack: async (...args) => (await import('./release')).rollBack(needs)(...args),
      delete: async (...args) => (await import('./delete')).deleteVersions(client)(...args),
      describe,
      copyId,
      copyName,
    },
  });
}
