// Core dump on and off: CreateInstanceOpsTask with OpsType coredump.
import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import { eci } from '../client';
import { startWatched } from './opsTask';

export const enableCoredump: ActionHandler<'one'> = async (context, target) => {
  await context.show.progress(l10n.t('Enabling core dump'), (_progress, signal) =>
    startWatched(context, target, { opsType: 'coredump', opsValue: 'enable', signal }),
  );
  return {
    message: l10n.t('Core dump is on for {0}. You will be notified when a core file is ready.', target.name),
  };
};

export const disableCoredump: ActionHandler<'one'> = async (context, target) => {
  const { region, id, name } = target;
  await context.show.progress(l10n.t('Disabling core dump'), (_progress, signal) =>
    context.client(eci).createInstanceOpsTask(region, id, { opsType: 'coredump', opsValue: 'disable' }, signal),
  );
  return { message: l10n.t('Core dump is off for {0}.', name), refresh: [target] };
};
