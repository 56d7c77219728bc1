import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { ApiError } from '../../../cloud/errors/apiError';
import type { EciClient } from '../client';
import type { ContainerGroup } from '../wire/containerGroup';
import type { ActionHandler } from '../../../model/action';
import { copyId, copyName, describe, refresh } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind, ChildOf, Children } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import { bindViewActions } from '../../../engine/view/viewActions';
import { toEciInstance } from './row';
import type { EciInstance, InstancePlace } from './row';
import { eciInstanceFields } from './fields';
import { readChangedInstances, listInstances } from './listing';
import { eciInstanceManifest } from './manifest';
import { formatInstanceQuery } from './query';

export interface EciInstanceNeeds {
  readonly client: () => EciClient;
  readonly clock: Clock;
  readonly childOf: ChildOf;
}

export function createEciInstanceKind(needs: EciInstanceNeeds): AnyKind {
  const { client, clock } = needs;
  const placeOf = (region: string): InstancePlace => ({
    region,
    now: () => clock.now(),
    children: (ref) => createChildren(needs, ref),
  });
  const read = async (refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly EciInstance[]> => {
    const region = refs[0]?.region;
    if (region === undefined) {
      return [];
    }
    const ids = refs.map((ref) => ref.id);
    const groups = await client().describeContainerGroupsById(region, ids, signal);
    const place = placeOf(region);
    return groups.map((wire) => toEciInstance(wire, place));
  };
  return bindKind({
    manifest: eciInstanceManifest,
    noun: () => l10n.t('ECI instance'),
    fromWire: (wire, { region, parent }) => {
      const group = wire as ContainerGroup;
      // What another product tells of an instance stands in for it when ECI has let go of it, or may not be asked.
      const known = parent && { children: (ref: ResourceRef) => createChildren(needs, ref, group) };
      return toEciInstance(group, { ...placeOf(region), ...known });
    },
    list: ({ region }, request) => listInstances({ client: client(), place: placeOf(region), request }),
    get: read,
    details: { batch: 20, coverage: 'all', read },
    changeReader: {
      maxSinceMs: 3_600_000,
      read: ({ region }, sinceMs, request) =>
        readChangedInstances({ client: client(), place: placeOf(region), request }, sinceMs),
    },
    fields: eciInstanceFields,
    formatQuery: formatInstanceQuery,
    async readQuotas(region, signal) {
      const [{ toQuotas }, usage] = await Promise.all([import('./observe/quotas'), client().listUsage(region, signal)]);
      return toQuotas(usage);
    },
    async describe({ region, id }, signal) {
      const [wire] = await client().describeContainerGroupsById(region, [id], signal);
      const { describeInstance } = await import('./observe/describe');
      return wire && describeInstance(wire, toEciInstance(wire, placeOf(region)));
    },
    actions: {
      ...bindViewActions(eciInstanceFields),
      filter: async (...args) => (await import('./filter')).filterInstances(client)(...args),
      // Each loads when first used: activation pays for none of them.
      startTcpdump: async (...args) => (await import('./tcpdump')).startTcpdump(needs)(...args),
      stopTcpdump: async (...args) => (await import('./tcpdump')).stopTcpdump(needs)(...args),
      enableCoredump: async (...args) => (await import('./coredump')).enableCoredump(needs)(...args),
      disableCoredump: async (...args) => (await import('./coredump')).disableCoredump(needs)(...args),
      openTerminal: async (...args) => (await import('./exec')).runInContainer(needs, 'openTerminal')(...args),
      runCommand: async (...args) => (await import('./exec')).runInContainer(needs, 'runCommand')(...args),
      restart: async (...args) => (await import('./lifecycle')).restart(client)(...args),
      delete: async (...args) => (await import('./lifecycle')).deleteInstances(client)(...args),
      describe,
      diagnose: async (...args) => (await import('./observe/diagnosis')).diagnose(needs)(...args),
      showMetrics: async (...args) => (await import('./observe/metrics')).showMetrics(needs)(...args),
      refresh,
      openInConsole,
      copyId,
      copyName,
    },
  });
}

/** Read when opened, and anew when drawn again: the list keeps no containers and volumes. */
function createChildren(needs: EciInstanceNeeds, ref: ResourceRef, known?: ContainerGroup): Children {
  return async (signal) => {
    const [wire] = await needs
      .client()
      .describeContainerGroupsById(ref.region, [ref.id], signal)
      .catch(recoverRefusal(known));
    const { createInstanceRows, createKnownInstanceRows } = await import('./children');
    return wire
      ? createInstanceRows(needs, ref, wire)
      : known
        ? createKnownInstanceRows(needs.childOf, ref, known, needs.clock.now())
        : [];
  };
}

/** An instance that may not be asked for is as good as gone where something else is known of it. */
function recoverRefusal(known: ContainerGroup | undefined): (error: unknown) => readonly ContainerGroup[] {
  return (error) => {
    if (known && error instanceof ApiError && (error.kind === 'denied' || error.kind === 'input')) {
      return [];
    }
    throw error;
  };
}

/** The console's page of one instance; the console has no published address scheme, this is the one it shows. */
const openInConsole: ActionHandler<'one'> = async (context, { region, id }) => {
  const path = `${encodeURIComponent(region)}/${encodeURIComponent(id)}`;
  await context.show.openLink(`https://eci.console.aliyun.com/#/eci/${path}/detail`);
  return undefined;
};
