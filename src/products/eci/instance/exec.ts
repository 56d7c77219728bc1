// A terminal or a command in one of the containers of an instance.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import type { EciClient } from '../client';
import { listContainers } from '../wire/groupContainers';
import type { ActionHandler } from '../../../model/action';
import { toCommandId } from '../../../model/commandId';
import type { ChildOf } from '../../../model/kind';

export interface ExecNeeds {
  readonly client: () => EciClient;
  readonly childOf: ChildOf;
}

/** Runs an action of a container on one that runs: the only one, or the one that is picked. */
export function runInContainer(
  { client, childOf }: ExecNeeds,
  action: 'openTerminal' | 'runCommand',
): ActionHandler<'one'> {
  return async (context, target) => {
    const [group] = await client().describeContainerGroupsById(target.region, [target.id], context.signal);
    const running = (group ? listContainers(group) : [])
      .filter(({ container }) => container.CurrentState?.State === 'Running')
      .map((wire) => childOf('eciContainer', target, wire));
    if (running.length === 0) {
      throw new UserFacingError(
        l10n.t('No container of {0} is running.', target.name),
        l10n.t('Refresh the list and look at its containers.'),
      );
    }
    const picked =
      running.length === 1
        ? running[0]?.ref
        : await context.ask.pick(
            l10n.t('Choose a container of {0}', target.name),
            running.map(({ label, description = '', icon, ref }) => ({
              label,
              description,
              ...(icon && { icon: icon.name }),
              value: ref,
            })),
          );
    if (picked) {
      await context.run(toCommandId('eciContainer', action), picked);
    }
    return undefined;
  };
}
