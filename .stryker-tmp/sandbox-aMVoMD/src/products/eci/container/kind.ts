import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { eci } from '../client';
import { listContainers } from '../wire/groupContainers';
import { followAllLogs, followLog, showLog, showPreviousLog } from './log';
import { eciContainerManifest } from './manifest';
import { toEciContainer, toInstanceRef } from './row';
import { runCommand } from './runCommand';
import { openTerminal } from './terminal';

/** A container or init container of an instance. */
export function createEciContainerKind({ client }: KindContext): AnyKind {
  return bindKind({
    manifest: eciContainerManifest,
    noun: () => l10n.t('container'),
    async listBelow(instance, signal) {
      const [group] = await client(eci).describeContainerGroupsById(instance.region, [instance.id], signal);
      return group ? listContainers(group).map((one) => toEciContainer(one, instance)) : [];
    },
    actions: {
      openTerminal,
      runCommand,
      showLog,
      followLog,
      showPreviousLog,
      followAllLogs,
      refresh: refreshInstances,
    },
  });
}

/** A container is read and drawn with its instance. */
const refreshInstances: ActionHandler<'many'> = (_context, targets) =>
  Promise.resolve({ refresh: targets.flatMap((target) => toInstanceRef(target) ?? []) });
