import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionHandler } from '../../../model/action';
import { confirmAndRun } from '../../../model/confirmAndRun';
import type { ResourceRef } from '../../../model/resource';
import { esa } from '../client';
import type { EsaClient } from '../client';

export const deleteApps: ActionHandler<'many'> = (context, targets) =>
  confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Delete this edge app with all its versions? This cannot be undone.'),
      many: (count) => l10n.t('Delete {0} edge apps with all their versions? This cannot be undone.', count),
    },
    verb: l10n.t('Delete'),
    progress: l10n.t('Deleting'),
    run: (target, signal) => deleteApp(context.client(esa), target, signal),
    done: {
      one: (name) => l10n.t('Edge app {0} was deleted.', name),
      many: (counted) => l10n.t('{0} edge apps were deleted.', counted),
    },
  });

/** The service refuses to delete an app while domains lead to it, but does not name them. */
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
      l10n.t('Cannot delete {0}: these domain names point to it: {1}.', name, names),
      l10n.t('Remove its domains first. They are below the app in the view.'),
      error.facts.requestId === undefined ? {} : { requestId: error.facts.requestId },
    );
  }
}
