import * as l10n from '@vscode/l10n';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { esa } from '../client';
import { deleteVersions } from './delete';
import { describeVersion } from './describe';
import { edgeAppVersionManifest } from './manifest';
import { publishToProduction, publishToStaging, rollBack } from './release';
import { readEdgeReleases } from './releaseState';
import { toEdgeAppVersion } from './row';

/** Versions are rows below their app, which reads them together with itself. */
export function createEdgeAppVersionKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: edgeAppVersionManifest,
    noun: () => l10n.t('edge app version'),
    async listBelow(app, signal) {
      const client = context.client(esa);
      const [releases, versions] = await Promise.all([
        readEdgeReleases(client, app.region, app.id, signal),
        client.listEdgeContainerAppVersions(app.region, app.id, signal),
      ]);
      return versions.map((version) => toEdgeAppVersion(version, app, releases, context.clock.now()));
    },
    describe: (ref, signal) => describeVersion(context.client(esa), ref, signal),
    actions: { publishToStaging, publishToProduction, rollBack, delete: deleteVersions },
  });
}
