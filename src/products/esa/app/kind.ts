import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { esaEntryPoints } from '../../../cloud/endpoints';
import type { EsaClient } from '../client';
import type { EdgeContainerApp } from '../wire/esa';
import type { ActionHandler } from '../../../model/action';
import { copyId, copyName, describe, refresh } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind, ChildOf } from '../../../model/kind';
import type { Resource, ResourceRef } from '../../../model/resource';
import { bindViewActions } from '../../../engine/view/viewActions';
import { isGone } from '../edgeWrite';
import { toEdgeApp } from './row';
import type { AppPlace } from './row';
import { chooseEntryPoint, resolveEntryPoint } from './entryPoint';
import type { EntryPointNeeds } from './entryPoint';
import { edgeAppFields } from './fields';
import { edgeAppManifest } from './manifest';
import { AppReader } from './reading';

export interface EdgeAppNeeds {
  readonly client: () => EsaClient;
  readonly clock: Clock;
  readonly childOf: ChildOf;
  readonly entryPoint: EntryPointNeeds;
}

/** What reading the rows on screen again may cost: one app in so many milliseconds. */
const perAppMs = 1_500;
/** As often as the list is read anyway. */
const listedEveryMs = 30_000;

export function createEdgeAppKind(needs: EdgeAppNeeds): AnyKind {
  const { client, clock } = needs;
  const reading = new AppReader(client);
  let apps = 0;
  const toPlace = (region: string): AppPlace => ({
    region,
    children: (ref) => async (signal) => {
      const { createAppRows } = await import('./children');
      return createAppRows(needs, ref, signal);
    },
    // A release is not told by the list: few apps are read with each list, many of them in turns.
    pace: String(apps * perAppMs <= listedEveryMs ? clock.now() : Math.floor(clock.now() / (apps * perAppMs))),
  });
  const readOne = async ({ region, id }: ResourceRef, signal: AbortSignal): Promise<Resource | undefined> => {
    try {
      const app = await client().getEdgeContainerApp(region, id, signal);
      return app && toEdgeApp(app, toPlace(region), await reading.read(region, app, signal));
    } catch (error) {
      if (isGone(error)) {
        return undefined;
      }
      throw error;
    }
  };
  const read = async (refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly Resource[]> => {
    const found = await Promise.all(refs.map((ref) => readOne(ref, signal)));
    return found.filter((app) => app !== undefined);
  };
  return bindKind({
    manifest: edgeAppManifest,
    noun: () => l10n.t('edge app'),
    fromWire: (wire, { region }) => toEdgeApp(wire as EdgeContainerApp, toPlace(region)),
    listRegions: async () => [await resolveEntryPoint(needs.entryPoint)],
    async *list({ region }, { signal }) {
      for await (const page of client().listEdgeContainerApps(region, signal)) {
        apps = page.TotalCount ?? apps;
        const place = toPlace(region);
        yield {
          ...(page.TotalCount !== undefined && { total: page.TotalCount }),
          resources: (page.Apps ?? []).map((wire) => toEdgeApp(wire, place)),
        };
      }
    },
    get: read,
    details: { batch: 1, coverage: 'seen', read },
    fields: edgeAppFields,
    describe: async (ref, signal) => (await import('./describe')).describeApp(client(), ref, signal),
    actions: {
      ...bindViewActions(edgeAppFields),
      create: async (...args) => (await import('./create')).createApp(needs)(...args),
      chooseEntryPoint: chooseEntryPoint(needs.entryPoint),
      logs: async (...args) => (await import('./activity')).showLogs(needs)(...args),
      stats: async (...args) => (await import('./activity')).showStats(needs)(...args),
      delete: async (...args) => (await import('./delete')).deleteApps(client)(...args),
      describe,
      refresh,
      openInConsole,
      copyId,
      copyName,
    },
  });
}

/** The console has no published address of an app: its first page, of the site the entry point belongs to. */
const openInConsole: ActionHandler<'one'> = async (context, { region }) => {
  const site = region === esaEntryPoints.china ? 'aliyun.com' : 'alibabacloud.com';
  await context.show.openLink(`https://esa.console.${site}/`);
  return undefined;
};
