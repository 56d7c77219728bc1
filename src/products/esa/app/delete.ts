import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import type { EsaClient } from '../client';
import type { ActionHandler } from '../../../model/action';
import { formatDone, runOnEachTarget } from '../../../model/forEachTarget';
import type { ResourceRef } from '../../../model/resource';

export function deleteApps(client: () => EsaClient): ActionHandler<'many'> {
  return async (context, targets) => {
    const message =
      targets.length === 1
        ? l10n.t('Delete this edge app with all its versions? This cannot be undone.')
        : l10n.t('Delete {0} edge apps with all their versions? This cannot be undone.', targets.length);
    const details = [
      l10n.t('Account: {0}', context.account),
      ...targets.map((target) => `${target.name}  ${target.id}  ${target.region}`),
    ];
    if (!(await context.ask.confirm({ message, details, verb: l10n.t('Delete') }))) {
      return undefined;
    }
    const results = await context.show.progress(l10n.t('Deleting'), (_progress, signal) =>
      runOnEachTarget(targets, signal, (target) => deleteApp(client(), target, signal)),
    );
    return {
      results,
      message: formatDone(
        targets,
        (name) => l10n.t('Edge app {0} was deleted.', name),
        (counted) => l10n.t('{0} edge apps were deleted.', counted),
      ),
      refresh: targets,
    };
  };
}

/** The service refuses an app that domains lead to, without naming them. */
async function deleteApp(client: EsaClient, { region, id, name }: ResourceRef, signal: AbortSignal): Promise<void> {
  try {
    await client.deleteEdgeContainerApp(region, id, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code?.toLowerCase() !== 'record.alreadyexist') {
      throw error;
    }
    const records = await client.listEdgeContainerAppRecords(region, id, signal);
    const names = records.flatMap(({ RecordName }) => RecordName ?? []).join(', ');
    throw new UserFacingError(
      l10n.t('{0} cannot be deleted: these domain names lead to it: {1}.', name, names),
      l10n.t('Remove its domains first; they are below the app in the view.'),
      error.facts.requestId === undefined ? {} : { requestId: error.facts.requestId },
    );
  }
}
