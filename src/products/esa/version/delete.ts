import * as l10n from '@vscode/l10n';
import { readEdgeReleases, formatShare } from './releaseState';
import type { EsaClient } from '../client';
import type { ActionHandler } from '../../../model/action';
import { formatDone, runOnEachTarget } from '../../../model/forEachTarget';
import type { ResourceRef } from '../../../model/resource';
import { getAppName, toAppRef } from '../edgeWrite';

export function deleteVersions(client: () => EsaClient): ActionHandler<'many'> {
  return async (context, targets) => {
    const message =
      targets.length === 1
        ? l10n.t('Delete this version? This cannot be undone.')
        : l10n.t('Delete {0} versions? This cannot be undone.', targets.length);
    const released = await describeReleases(client(), targets, context.signal);
    const details = [
      l10n.t('Account: {0}', context.account),
      ...targets.map((target) =>
        [`${getAppName(context, target)}  ${target.name}  ${target.id}`, released.get(target.id)]
          .filter(Boolean)
          .join('  '),
      ),
    ];
    if (!(await context.ask.confirm({ message, details, verb: l10n.t('Delete') }))) {
      return undefined;
    }
    const results = await context.show.progress(l10n.t('Deleting'), (_progress, signal) =>
      runOnEachTarget(targets, signal, (target) =>
        client().deleteEdgeContainerAppVersion(target.region, toAppRef(target).id, target.id, signal),
      ),
    );
    return {
      results,
      message: formatDone(
        targets,
        (name) => l10n.t('Version {0} was deleted.', name),
        (counted) => l10n.t('{0} versions were deleted.', counted),
      ),
      refresh: listApps(targets),
    };
  };
}

/** Where each is released, in words. Nobody is kept from asking because this could not be read. */
async function describeReleases(
  client: EsaClient,
  targets: readonly ResourceRef[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    listApps(targets).map(async ({ region, id }) => {
      const releases = await readEdgeReleases(client, region, id, signal).catch(() => []);
      return targets
        .filter(({ parent }) => parent === id)
        .map((target) => {
          const places = releases
            .filter((release) => formatShare(release, target.id) !== undefined)
            .map(({ environment }) => (environment === 'prod' ? l10n.t('in production') : l10n.t('in staging')));
          return [target.id, places.join(', ')] as const;
        });
    }),
  );
  return new Map(texts.flat());
}

function listApps(targets: readonly ResourceRef[]): readonly ResourceRef[] {
  return [...new Map(targets.map((target) => [target.parent, toAppRef(target)])).values()];
}
