import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import { confirmAndRun } from '../../../model/confirmAndRun';
import type { ResourceRef } from '../../../model/resource';
import { getAppName, toAppRef } from '../app/appRef';
import { esa } from '../client';
import type { EsaClient } from '../client';
import { formatShare, readEdgeReleases } from './releaseState';

export const deleteVersions: ActionHandler<'many'> = async (context, targets) => {
  const client = context.client(esa);
  const released = await describeReleases(client, targets, context.signal);
  return confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Delete this version? This cannot be undone.'),
      many: (count) => l10n.t('Delete {0} versions? This cannot be undone.', count),
    },
    formatTarget: (target) =>
      [`${getAppName(context, target)}  ${target.name}  ${target.id}`, released.get(target.id)]
        .filter(Boolean)
        .join('  '),
    verb: l10n.t('Delete'),
    progress: l10n.t('Deleting'),
    run: (target, signal) =>
      client.deleteEdgeContainerAppVersion(target.region, toAppRef(target).id, target.id, signal),
    done: {
      one: (name) => l10n.t('Version {0} was deleted.', name),
      many: (counted) => l10n.t('{0} versions were deleted.', counted),
    },
    refresh: listApps(targets),
  });
};

/** Where each version is released, by its id. The confirmation is shown without it when it is unavailable. */
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
