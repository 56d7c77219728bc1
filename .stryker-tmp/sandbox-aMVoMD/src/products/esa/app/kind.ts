import * as l10n from '@vscode/l10n';
import { bindViewActions } from '../../../engine/view/viewActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { Resource, ResourceRef } from '../../../model/resource';
import type { KindContext } from '../../product';
import { esaEntryPoints } from '../api';
import { esa } from '../client';
import { readIfFound } from '../errors/notFound';
import { showLogs, showStats } from './activity';
import { readAppChildren } from './children';
import { createApp } from './create';
import { deleteApps } from './delete';
import { describeApp } from './describe';
import { chooseEntryPoint, resolveEntryPoint } from './entryPoint';
import { edgeAppFields } from './fields';
import { edgeAppManifest } from './manifest';
import { toEdgeApp } from './row';
import type { AppPlace } from './row';
import { AppStateReader } from './stateReader';

/** What reading the visible rows again may cost: one app in so many milliseconds. */
const perAppMs = 1_500;
/** The interval at which the list is read anyway. */
const listedEveryMs = 30_000;

export function createEdgeAppKind(context: KindContext): AnyKind {
  const { clock } = context;
  const states = new AppStateReader(context);
  let apps = 0;
  const toPlace = (region: string): AppPlace => ({
    region,
    children: (ref) => (signal) => readAppChildren(context, ref, signal),
    // The list does not show a change of a release. Few apps are read again with each list, many less often.
    pace: String(apps * perAppMs <= listedEveryMs ? clock.now() : Math.floor(clock.now() / (apps * perAppMs))),
  });
  const readOne = async ({ region, id }: ResourceRef, signal: AbortSignal): Promise<Resource | undefined> => {
    const app = await context.client(esa).getEdgeContainerApp(region, id, signal);
    return app && toEdgeApp(app, toPlace(region), await states.read(region, app, signal));
  };
  const read = async (refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly Resource[]> => {
    const found = await Promise.all(refs.map((ref) => readIfFound(readOne(ref, signal))));
    return found.filter((app) => app !== undefined);
  };
  return bindKind({
    manifest: edgeAppManifest,
    noun: () => l10n.t('edge app'),
    listRegions: async () => [await resolveEntryPoint(context)],
    async *list({ region }, { signal }) {
      for await (const page of context.client(esa).listEdgeContainerApps(region, signal)) {
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
    describe: (ref, signal) => describeApp(context.client(esa), ref, signal),
    consoleUrl: getConsoleUrl,
    actions: {
      ...bindViewActions(edgeAppFields),
      create: createApp,
      chooseEntryPoint,
      logs: showLogs,
      stats: showStats,
      delete: deleteApps,
    },
  });
}

/** The address of an app in the console is not published: the first page, on the site that the entry point belongs to. */
function getConsoleUrl({ region }: ResourceRef): string {
  const site = region === esaEntryPoints.china ? 'aliyun.com' : 'alibabacloud.com';
  return `https://esa.console.${site}/`;
}
