// What opens below an environment: the share of each version, its replicas by place, and the state of its containers.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import { formatStagingPhase, listReleasedIds, formatShare, getVersionName } from './releaseState';
import type { EdgeRelease, VersionNames } from './releaseState';
import type { EsaClient } from '../client';
import type { EdgeContainerAppResource } from '../wire/esa';
import type { Icon, ResourceRef, Row } from '../../../model/resource';

export interface ReleasedEnvironment {
  readonly app: ResourceRef;
  readonly release: EdgeRelease;
  readonly names: VersionNames;
}

export function readEnvironmentChildren(
  client: EsaClient,
  environment: ReleasedEnvironment,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const readRows = environment.release.environment === 'prod' ? readProductionRows : readStagingRows;
  return readRows(client, environment, signal);
}

async function readProductionRows(
  client: EsaClient,
  { app, release, names }: ReleasedEnvironment,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const resources = await client.getEdgeContainerAppResourceStatus(app.region, app.id, signal);
  return [
    ...createShareRows(release, names),
    ...createRegionRows(release),
    ...resources.filter(({ IsStaging }) => !IsStaging).map(createReplicaRow),
  ];
}

async function readStagingRows(
  client: EsaClient,
  { app, release, names }: ReleasedEnvironment,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const status = await client.getEdgeContainerStagingDeployStatus(app.region, app.id, signal);
  const restarts = status.PodRestartState?.RestartCount ?? 0;
  const reason = status.PodRestartState?.LastTerminatedReason;
  return [
    ...createShareRows(release, names),
    createRow('phase', l10n.t('Containers'), formatStagingPhase(status.Phase ?? ''), getPhaseIcon(status.Phase ?? '')),
    ...createConditionRows([
      ['scheduled', l10n.t('Scheduled'), status.Scheduled],
      ['initialized', l10n.t('Initialized'), status.Initialized],
      ['containersReady', l10n.t('Containers ready'), status.ContainersReady],
      ['ready', l10n.t('Ready'), status.Ready],
    ]),
    ...(restarts > 0
      ? [
          createRow(
            'restarts',
            l10n.t('Restarts'),
            reason ? `${restarts} · ${toSingleLine(reason, 100)}` : String(restarts),
            {
              name: 'debug-restart',
              tone: 'bad',
            },
          ),
        ]
      : []),
    ...(status.VIPs ?? []).map((address) =>
      createRow(`vip/${address}`, l10n.t('Address'), toSingleLine(address, 60), {
        name: 'symbol-field',
        tone: 'plain',
      }),
    ),
  ];
}

function createShareRows(release: EdgeRelease, names: VersionNames): readonly Row[] {
  return listReleasedIds(release).map((id) =>
    createRow(
      `version/${id}`,
      getVersionName(id, names),
      formatShare(release, id) || (release.environment === 'prod' ? l10n.t('all traffic') : ''),
      { name: 'package', tone: 'plain' },
    ),
  );
}

/** Region codes as the service and its console show them. */
function createRegionRows({ regions }: EdgeRelease): readonly Row[] {
  return regions === undefined
    ? []
    : [
        createRow('regions', l10n.t('Published in'), toSingleLine(regions.join(', '), 300), {
          name: 'globe',
          tone: 'plain',
        }),
      ];
}

function createReplicaRow({ Region = '', Isp = '', Ready = 0, Total = 0, IsOffline }: EdgeContainerAppResource): Row {
  const place = [Region, Isp].filter(Boolean).join(' · ');
  const isWhole = Ready >= Total;
  const icon: Icon = IsOffline
    ? { name: 'circle-slash', tone: 'gone' }
    : { name: isWhole ? 'pass-filled' : 'circle-filled', tone: isWhole ? 'good' : 'waiting' };
  const text = l10n.t('{0} of {1} ready', Ready, Total);
  return createRow(
    `place/${place}`,
    toSingleLine(place, 80),
    IsOffline ? `${text} · ${l10n.t('offline')}` : text,
    icon,
  );
}

/** Only conditions that do not hold; the phase shows when all is well. */
function createConditionRows(conditions: readonly (readonly [string, string, string | undefined])[]): readonly Row[] {
  return conditions.flatMap(([id, label, value]) => {
    const state = value?.toLowerCase() ?? 'ok';
    const text = state === 'unready' ? l10n.t('not yet') : toSingleLine(value ?? '', 40);
    return state === 'ok' ? [] : [createRow(id, label, text, { name: 'circle-filled', tone: 'waiting' })];
  });
}

function getPhaseIcon(phase: string): Icon {
  switch (phase.toLowerCase()) {
    case 'running':
      return { name: 'vm-running', tone: 'good' };
    case 'succeeded':
      return { name: 'pass', tone: 'done' };
    case 'pending':
      return { name: 'watch', tone: 'waiting' };
    case 'containercreating':
      return { name: 'sync', tone: 'busy' };
    case 'imagepullbackoff':
    case 'crashloopbackoff':
    case 'failed':
      return { name: 'error', tone: 'bad' };
    default:
      return { name: 'question', tone: 'plain' };
  }
}

function createRow(id: string, label: string, description: string, icon: Icon): Row {
  return { id, label, description, icon, accessibleLabel: [label, description].filter(Boolean).join(', ') };
}
