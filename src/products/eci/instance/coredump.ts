// Core dump on and off: CreateInstanceOpsTask with OpsType coredump.
import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import type { OpsTasks } from './opsTask';
import { startWatched } from './opsTask';

export function enableCoredump(tasks: OpsTasks): ActionHandler<'one'> {
  return async (context, target) => {
    await context.show.progress(l10n.t('Enabling core dump'), (_progress, signal) =>
      startWatched(tasks, context, target, { opsType: 'coredump', opsValue: 'enable', signal }),
    );
    return {
      message: l10n.t(
        'Core dump is on for {0}. You are told when a container crashes and its core file is ready.',
        target.name,
      ),
    };
  };
}

export function disableCoredump(tasks: OpsTasks): ActionHandler<'one'> {
  return async (context, target) => {
    await context.show.progress(l10n.t('Disabling core dump'), (_progress, signal) =>
      tasks.client().createInstanceOpsTask(target.region, target.id, 'coredump', 'disable', signal),
    );
    return { message: l10n.t('Core dump is off for {0}.', target.name), refresh: [target] };
  };
}
