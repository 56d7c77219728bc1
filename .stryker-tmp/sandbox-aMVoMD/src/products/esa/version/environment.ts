// An environment of an edge container app: what is released there, and the actions on it.
import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import { createCommonHandlers } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { toAppRef } from '../app/appRef';
import { esa } from '../client';
import { environmentIds, toEdgeEnvironment } from './environmentRow';
import { edgeAppVersionManifest, edgeEnvironmentManifest } from './manifest';
import { indexVersionNames, listReleasedIds, readEdgeReleases } from './releaseState';

export function createEdgeEnvironmentKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: edgeEnvironmentManifest,
    noun: () => l10n.t('environment of an edge app'),
    async listBelow(app, signal) {
      const client = context.client(esa);
      const [releases, versions] = await Promise.all([
        readEdgeReleases(client, app.region, app.id, signal),
        client.listEdgeContainerAppVersions(app.region, app.id, signal),
      ]);
      const names = indexVersionNames(versions);
      return releases.map((release) => toEdgeEnvironment(context, app, release, names));
    },
    actions: { publish, rollBack, copyReleased },
  });
}

/** Runs the action of a version, which lets the user choose among the versions of the app. */
const publish: ActionHandler<'one'> = async (context, environment) => {
  const action = environment.id === environmentIds.prod ? 'publishToProduction' : 'publishToStaging';
  await context.run(edgeAppVersionManifest, action, toAppRef(environment));
  return undefined;
};

const rollBack: ActionHandler<'one'> = async (context, environment) => {
  await context.run(edgeAppVersionManifest, 'rollBack', toAppRef(environment));
  return undefined;
};

const { copyId } = createCommonHandlers({});

/** The newest version first. */
const copyReleased: ActionHandler<'one'> = async (context, environment) => {
  const { region, id } = toAppRef(environment);
  const releases = await readEdgeReleases(context.client(esa), region, id, context.signal);
  const release = releases.find((one) => environmentIds[one.environment] === environment.id);
  const released =
    release === undefined ? [] : listReleasedIds(release).map((version) => ({ ...environment, id: version }));
  return released.length === 0
    ? { message: l10n.t('Nothing is published in {0}.', environment.name) }
    : copyId(context, released);
};
