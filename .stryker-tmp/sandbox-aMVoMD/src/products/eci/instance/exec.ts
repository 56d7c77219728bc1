// A terminal or a command in one of the containers of an instance.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import { eci } from '../client';
import { eciContainerManifest } from '../container/manifest';
import { toEciContainer } from '../container/row';
import { listContainers } from '../wire/groupContainers';

export const openTerminalInInstance: ActionHandler<'one'> = (context, target) =>
  runInContainer(context, target, 'openTerminal');

export const runCommandInInstance: ActionHandler<'one'> = (context, target) =>
  runInContainer(context, target, 'runCommand');

/** Runs an action of a container on one that runs: the only one, or the one that is picked. */
async function runInContainer(
  context: ActionContext,
  target: ResourceRef,
  action: 'openTerminal' | 'runCommand',
): Promise<undefined> {
  const [group] = await context.client(eci).describeContainerGroupsById(target.region, [target.id], context.signal);
  const running = (group ? listContainers(group) : [])
    .filter(({ container }) => container.CurrentState?.State === 'Running')
    .map((one) => toEciContainer(one, target));
  if (running.length === 0) {
    throw new UserFacingError(
      l10n.t('No container of {0} is running.', target.name),
      l10n.t('Refresh the list and check its containers.'),
    );
  }
  const picked =
    running.length === 1
      ? running[0]?.ref
      : await context.ask.pick(
          l10n.t('Select a container of {0}', target.name),
          running.map(({ label, description = '', icon, ref }) => ({
            label,
            description,
            ...(icon && { icon: icon.name }),
            value: ref,
          })),
        );
  if (picked) {
    await context.run(eciContainerManifest, action, picked);
  }
  return undefined;
}
