import * as l10n from '@vscode/l10n';
import { encodeUriPart } from '../../../base/text';
import { bindViewActions } from '../../../engine/view/viewActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import type { KindContext } from '../../product';
import { alwaysDifferingInGroups } from '../alwaysDiffering';
import { eci } from '../client';
import { disableCoredump, enableCoredump } from './coredump';
import { openTerminalInInstance, runCommandInInstance } from './exec';
import { eciInstanceFields } from './fields';
import { filterInstances } from './filter';
import { deleteInstances, restartInstances } from './lifecycle';
import { listInstances, readChangedInstances } from './listing';
import { eciInstanceManifest } from './manifest';
import { describeInstance } from './observe/describe';
import { diagnose } from './observe/diagnosis';
import { showMetrics } from './observe/metrics';
import { toQuotas } from './observe/quotas';
import { createInstancePlace } from './place';
import { formatInstanceQuery } from './query';
import { toEciInstance } from './row';
import type { EciInstance } from './row';
import { startTcpdump, stopTcpdump } from './tcpdump';

export function createEciInstanceKind(context: KindContext): AnyKind {
  const { client } = context;
  const placeIn = (region: string) => createInstancePlace(context, region);
  const read = async (refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly EciInstance[]> => {
    // Without rows nothing is requested.
    const region = refs[0]?.region ?? '';
    const ids = refs.map((ref) => ref.id);
    const groups = await client(eci).describeContainerGroupsById(region, ids, signal);
    const place = placeIn(region);
    return groups.map((group) => toEciInstance(group, place));
  };
  return bindKind({
    manifest: eciInstanceManifest,
    noun: () => l10n.t('ECI instance'),
    list: ({ region }, request) => listInstances({ client: client(eci), place: placeIn(region), request }),
    get: read,
    details: { batch: 20, coverage: 'all', read },
    changeReader: {
      maxSinceMs: 3_600_000,
      read: ({ region }, sinceMs, request) =>
        readChangedInstances({ client: client(eci), place: placeIn(region), request }, sinceMs),
    },
    fields: eciInstanceFields,
    formatQuery: formatInstanceQuery,
    readQuotas: async (region, signal) => toQuotas(await client(eci).listUsage(region, signal)),
    async describe({ region, id }, signal) {
      const [group] = await client(eci).describeContainerGroupsById(region, [id], signal);
      return group && describeInstance(group, toEciInstance(group, placeIn(region)));
    },
    alwaysDiffering: alwaysDifferingInGroups,
    // The console has no published address scheme; this is the one it shows.
    consoleUrl: ({ region, id }) =>
      `https://eci.console.aliyun.com/#/eci/${encodeUriPart(region)}/${encodeUriPart(id)}/detail`,
    actions: {
      ...bindViewActions(eciInstanceFields),
      filter: filterInstances,
      startTcpdump,
      stopTcpdump,
      enableCoredump,
      disableCoredump,
      openTerminal: openTerminalInInstance,
      runCommand: runCommandInInstance,
      restart: restartInstances,
      delete: deleteInstances,
      diagnose,
      showMetrics,
    },
  });
}
