import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock';
import type { EciClient } from '../../cloud/eciClient';
import type { ContainerGroup } from '../../cloud/wire/containerGroup';
import type { ActionHandler } from '../../model/action';
import { copyId, copyName, describe, refresh } from '../../model/commonActions';
import { bindKind } from '../../model/kind';
import type { AnyKind, ChildOf, Children } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import { toEciInstance } from './eciInstance';
import { eciInstanceManifest } from './manifest';

export interface EciInstanceNeeds {
  readonly client: () => EciClient;
  readonly clock: Clock;
  readonly childOf: ChildOf;
}

export function createEciInstanceKind(needs: EciInstanceNeeds): AnyKind {
  const { client, clock } = needs;
  const toResource = (wire: ContainerGroup, region: string) =>
    toEciInstance(wire, region, clock.now(), (ref, group) => childrenOf(needs, ref, group));
  return bindKind({
    manifest: eciInstanceManifest,
    noun: () => l10n.t('ECI instance'),
    fromWire: (wire, { region }) => toResource(wire as ContainerGroup, region),
    async *list(region, signal) {
      for await (const page of client().describeContainerGroups(region, signal)) {
        yield { resources: (page.ContainerGroups ?? []).map((wire) => toResource(wire, region)) };
      }
    },
    async get(refs, signal) {
      const region = refs[0]?.region;
      if (region === undefined) {
        return [];
      }
      const ids = refs.map((ref) => ref.id);
      const groups = await client().describeContainerGroupsById(region, ids, signal);
      return groups.map((wire) => toResource(wire, region));
    },
    async describe({ region, id }, signal) {
      const [wire] = await client().describeContainerGroupsById(region, [id], signal);
      const { describeInstance } = await import('./describe');
      return wire && describeInstance(wire, toResource(wire, region));
    },
    actions: {
      // Each loads when first used: activation pays for none of them.
      startTcpdump: async (...args) => (await import('./tcpdump')).startTcpdump(needs)(...args),
      stopTcpdump: async (...args) => (await import('./tcpdump')).stopTcpdump(needs)(...args),
      enableCoredump: async (...args) => (await import('./coredump')).enableCoredump(needs)(...args),
      disableCoredump: async (...args) => (await import('./coredump')).disableCoredump(needs)(...args),
      restart: async (...args) => (await import('./lifecycle')).restart(client)(...args),
      delete: async (...args) => (await import('./lifecycle')).deleteInstances(client)(...args),
      describe,
      refresh,
      openInConsole,
      copyId,
      copyName,
    },
  });
}

function childrenOf(needs: EciInstanceNeeds, ref: ResourceRef, wire: ContainerGroup): Children {
  return async () => (await import('./rows')).rowsBelow(needs, ref, wire);
}

/** The console's page of one instance; the console has no published address scheme, this is the one it shows. */
const openInConsole: ActionHandler<'one'> = async (context, { region, id }) => {
  const path = `${encodeURIComponent(region)}/${encodeURIComponent(id)}`;
  await context.show.openLink(`https://eci.console.aliyun.com/#/eci/${path}/detail`);
  return undefined;
};
