// An environment of an edge container app as a row below it: what is released there, and what can be done about it.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import type { EsaClient } from '../client';
import {
  isMoving,
  indexVersionNames,
  readEdgeReleases,
  listReleasedIds,
  formatShares,
  formatVersionShare,
} from './releaseState';
import type { EdgeRelease } from './releaseState';
import type { EdgeContainerAppVersion } from '../wire/esa';
import type { ActionHandler } from '../../../model/action';
import { toCommandId } from '../../../model/commandId';
import { copyId } from '../../../model/commonActions';
import { formatAge } from '../../../model/format';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { Icon, Resource, ResourceRef } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { toAppRef } from '../edgeWrite';
import { edgeEnvironmentManifest } from './manifest';

export interface EdgeEnvironmentNeeds {
  readonly client: () => EsaClient;
  readonly clock: Clock;
}

/** What a row is made from: what is released there, and the versions of the app for their names. */
export interface ListedEnvironment {
  readonly release: EdgeRelease;
  readonly versions: readonly EdgeContainerAppVersion[];
}

export function createEdgeEnvironmentKind({ client, clock }: EdgeEnvironmentNeeds): AnyKind {
  const toRow = (listed: ListedEnvironment, app: ResourceRef): Resource =>
    toEdgeEnvironment(listed, app, client, clock.now());
  return bindKind({
    manifest: edgeEnvironmentManifest,
    noun: () => l10n.t('environment of an edge app'),
    fromWire: (wire, { parent }) => {
      if (!parent) {
        throw new Error('An environment belongs to an app');
      }
      return toRow(wire as ListedEnvironment, parent);
    },
    async listBelow(app, signal) {
      const [releases, versions] = await Promise.all([
        readEdgeReleases(client(), app.region, app.id, signal),
        client().listEdgeContainerAppVersions(app.region, app.id, signal),
      ]);
      return releases.map((release) => toRow({ release, versions }, app));
    },
    actions: { publish, rollBack, copyReleased: copyReleased(client) },
  });
}

/** Which version is asked for by the version's own action, among those of the app. */
const publish: ActionHandler<'one'> = async (context, environment) => {
  const action = environment.id === productionId ? 'publishToProduction' : 'publishToStaging';
  await context.run(toCommandId('edgeAppVersion', action), toAppRef(environment));
  return undefined;
};

const rollBack: ActionHandler<'one'> = async (context, environment) => {
  await context.run(toCommandId('edgeAppVersion', 'rollBack'), toAppRef(environment));
  return undefined;
};

/** The newest first. */
function copyReleased(client: () => EsaClient): ActionHandler<'one'> {
  return async (context, environment) => {
    const { region, id } = toAppRef(environment);
    const releases = await readEdgeReleases(client(), region, id, context.signal);
    const release = releases.find((one) => toEnvironmentId(one) === environment.id);
    const released =
      release === undefined ? [] : listReleasedIds(release).map((version) => ({ ...environment, id: version }));
    return released.length === 0
      ? { message: l10n.t('Nothing is released in {0}.', environment.name) }
      : copyId(context, released);
  };
}

/** Row ids: what follows a release reveals them. */
const productionId = 'production';
const stagingId = 'staging';

function toEnvironmentId({ environment }: EdgeRelease): string {
  return environment === 'prod' ? productionId : stagingId;
}

function toEdgeEnvironment(
  { release, versions }: ListedEnvironment,
  app: ResourceRef,
  client: () => EsaClient,
  now: number,
): Resource {
  const isProd = release.environment === 'prod';
  const names = indexVersionNames(versions);
  const id = toEnvironmentId(release);
  const label = isProd ? l10n.t('Production') : l10n.t('Staging');
  const age = formatAge(release.time, now);
  const text = formatPhase(release);
  const icon = getEnvironmentIcon(release);
  const parts = [
    text,
    formatShares(release, names),
    age === undefined || release.phase === 'none' ? '' : l10n.t('released {0} ago', age),
  ].filter(Boolean);
  return {
    id,
    ref: { kind: edgeEnvironmentManifest.id, region: app.region, parent: app.id, id, name: label },
    label,
    description: parts.join(' · '),
    icon,
    status: { code: release.phase, text, icon, transitional: isMoving(release) },
    allows: new Set(['publish', ...getReleasedActions(release)]),
    details: toDetails([
      [l10n.t('Status'), text],
      ...[release.versionId, release.baselineId].map((version): readonly [string, string | undefined] => [
        l10n.t('Version'),
        version === undefined ? undefined : formatVersionShare(release, version, names),
      ]),
      [l10n.t('Regions'), release.regions?.join(', ')],
      [l10n.t('Released'), release.time],
    ]),
    accessibleLabel: [label, ...parts].join(', '),
    ...(release.phase !== 'none' && {
      children: async (signal: AbortSignal) => {
        const { createProductionRows, createStagingRows } = await import('./environmentRows');
        const createRows = isProd ? createProductionRows : createStagingRows;
        return createRows(client(), app, release, names, signal);
      },
    }),
  };
}

/** ESA rolls back production only. */
function getReleasedActions({ environment, phase }: EdgeRelease): readonly string[] {
  return phase === 'none' ? [] : ['copyReleased', ...(environment === 'prod' ? ['rollBack'] : [])];
}

function formatPhase({ phase, isRollback }: EdgeRelease): string {
  switch (phase) {
    case 'none':
      return l10n.t('Nothing released');
    case 'publishing':
      return l10n.t('Publishing');
    case 'rollingBack':
      return l10n.t('Rolling back');
    case 'leaving':
      return l10n.t('Being taken down');
    case 'settled':
      return isRollback ? l10n.t('Rolled back') : l10n.t('Published');
  }
}

function getEnvironmentIcon(release: EdgeRelease): Icon {
  const name = release.environment === 'prod' ? 'cloud' : 'beaker';
  if (release.phase === 'none') {
    return { name, tone: 'gone' };
  }
  return { name: isMoving(release) ? 'sync' : name, tone: isMoving(release) ? 'busy' : 'good' };
}
