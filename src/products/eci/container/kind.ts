import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import type { EciClient } from '../client';
import type { ExecClient } from '../exec/execClient';
import type { GroupContainer } from '../wire/groupContainers';
import { listContainers } from '../wire/groupContainers';
import type { ActionHandler } from '../../../model/action';
import { copyName } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { Memory } from './commandHistory';
import { toInstanceRef, toEciContainer } from './row';
import { eciContainerManifest } from './manifest';

export interface EciContainerNeeds {
  readonly client: () => EciClient;
  readonly exec: () => ExecClient;
  readonly clock: Clock;
  readonly memory: Memory;
}

/** A container or init container of an instance. */
export function createEciContainerKind(needs: EciContainerNeeds): AnyKind {
  const { client } = needs;
  const resizing = { isBroken: false };
  return bindKind({
    manifest: eciContainerManifest,
    noun: () => l10n.t('container'),
    fromWire: (wire, { parent }) => {
      if (!parent) {
        throw new Error('A container belongs to an instance');
      }
      return toEciContainer(wire as GroupContainer, parent);
    },
    async listBelow(instance, signal) {
      const [group] = await client().describeContainerGroupsById(instance.region, [instance.id], signal);
      return group ? listContainers(group).map((one) => toEciContainer(one, instance)) : [];
    },
    actions: {
      openTerminal: async (...args) => (await import('./terminal')).openTerminal({ ...needs, resizing })(...args),
      runCommand: async (...args) => (await import('./runCommand')).runCommand(needs)(...args),
      showLog: async (...args) => (await import('./log')).showLog(client, { follow: false })(...args),
      followLog: async (...args) => (await import('./log')).showLog(client, { follow: true })(...args),
      showPreviousLog: async (context, target) =>
        (await import('./log')).showLog(client, { previous: true })(context, [target]),
      followAllLogs: async (...args) => (await import('./log')).followAllLogs(client)(...args),
      refresh: refreshInstances,
      copyName,
    },
  });
}

/** A container is read and drawn with its instance. */
const refreshInstances: ActionHandler<'many'> = (_context, targets) =>
  Promise.resolve({ refresh: targets.flatMap((target) => toInstanceRef(target) ?? []) });
