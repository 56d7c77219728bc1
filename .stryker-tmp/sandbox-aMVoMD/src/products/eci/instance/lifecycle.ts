// Restart and delete. Both carry a ClientToken, so that a repeated request is one restart, one deletion.
import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import { confirmAndRun } from '../../../model/confirmAndRun';
import { eci } from '../client';

export const restartInstances: ActionHandler<'many'> = (context, targets) =>
  confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Restart this ECI instance? Its containers stop and start again.'),
      many: (count) => l10n.t('Restart {0} ECI instances? Their containers stop and start again.', count),
    },
    verb: l10n.t('Restart'),
    progress: l10n.t('Restarting'),
    run: ({ region, id }, signal) => context.client(eci).restartContainerGroup(region, id, randomUUID(), signal),
    done: {
      one: (name) => l10n.t('{0} is restarting.', name),
      many: (counted) => l10n.t('{0} ECI instances are restarting.', counted),
    },
  });

export const deleteInstances: ActionHandler<'many'> = (context, targets) =>
  confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Delete this ECI instance? This cannot be undone.'),
      many: (count) => l10n.t('Delete {0} ECI instances? This cannot be undone.', count),
    },
    verb: l10n.t('Delete'),
    progress: l10n.t('Deleting'),
    run: ({ region, id }, signal) => context.client(eci).deleteContainerGroup(region, id, randomUUID(), signal),
    done: {
      one: (name) => l10n.t('{0} is being deleted.', name),
      many: (counted) => l10n.t('{0} ECI instances are being deleted.', counted),
    },
  });
