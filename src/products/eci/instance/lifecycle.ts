// Restart and delete. Both carry a ClientToken, so that a repeated request is one restart, one deletion.
import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { EciClient } from '../client';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { formatDone, runOnEachTarget } from '../../../model/forEachTarget';
import type { ResourceRef } from '../../../model/resource';

export function restart(client: () => EciClient): ActionHandler<'many'> {
  return async (context, targets) => {
    const message =
      targets.length === 1
        ? l10n.t('Restart this ECI instance? Its containers stop and start again.')
        : l10n.t('Restart {0} ECI instances? Their containers stop and start again.', targets.length);
    if (!(await context.ask.confirm({ message, details: listAffected(context, targets), verb: l10n.t('Restart') }))) {
      return undefined;
    }
    const results = await context.show.progress(l10n.t('Restarting'), (_progress, signal) =>
      runOnEachTarget(targets, signal, ({ region, id }) =>
        client().restartContainerGroup(region, id, randomUUID(), signal),
      ),
    );
    return {
      results,
      message: formatDone(
        targets,
        (name) => l10n.t('{0} is restarting.', name),
        (counted) => l10n.t('{0} ECI instances are restarting.', counted),
      ),
      refresh: targets,
    };
  };
}

export function deleteInstances(client: () => EciClient): ActionHandler<'many'> {
  return async (context, targets) => {
    const message =
      targets.length === 1
        ? l10n.t('Delete this ECI instance? This cannot be undone.')
        : l10n.t('Delete {0} ECI instances? This cannot be undone.', targets.length);
    if (!(await context.ask.confirm({ message, details: listAffected(context, targets), verb: l10n.t('Delete') }))) {
      return undefined;
    }
    const results = await context.show.progress(l10n.t('Deleting'), (_progress, signal) =>
      runOnEachTarget(targets, signal, ({ region, id }) =>
        client().deleteContainerGroup(region, id, randomUUID(), signal),
      ),
    );
    return {
      results,
      message: formatDone(
        targets,
        (name) => l10n.t('{0} is being deleted.', name),
        (counted) => l10n.t('{0} ECI instances are being deleted.', counted),
      ),
      refresh: targets,
    };
  };
}

/** Account, region, name and id of everything that is about to be touched. */
function listAffected(context: ActionContext, targets: readonly ResourceRef[]): readonly string[] {
  return [
    l10n.t('Account: {0}', context.account),
    ...targets.map((target) => `${target.region}  ${target.name}  ${target.id}`),
  ];
}
