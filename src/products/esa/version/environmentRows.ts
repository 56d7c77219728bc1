// What opens below an environment: which version has which share, where it is ready, and how its containers are.
import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../base/text';
import { phaseText, releasedIds, shareText, versionName } from './releaseState';
import type { EdgeRelease, VersionNames } from './releaseState';
import type { EsaClient } from '../client';
import type { EdgeContainerAppResource } from '../wire/esa';
import type { Icon, ResourceRef, Row } from '../../../model/resource';

export async function productionRows(
  client: EsaClient,
  app: ResourceRef,
  release: EdgeRelease,
  names: VersionNames,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const resources = await client.getEdgeContainerAppResourceStatus(app.region, app.id, signal);
  return [
    ...shareRows(release, names),
    ...regionRows(release),
    ...resources.filter(({ IsStaging }) => !IsStaging).map(replicaRow),
  ];
}

export async function stagingRows(
  client: EsaClient,
  app: ResourceRef,
  release: EdgeRelease,
  names: VersionNames,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const status = await client.getEdgeContainerStagingDeployStatus(app.region, app.id, signal);
  const restarts = status.PodRestartState?.RestartCount ?? 0;
  const reason = status.PodRestartState?.LastTerminatedReason;
  return [
    ...shareRows(release, names),
    row('phase', l10n.t('Containers'), phaseText(status.Phase ?? ''), phaseIcon(status.Phase ?? '')),
    ...conditionRows([
      ['scheduled', l10n.t('Scheduled'), status.Scheduled],
      ['initialized', l10n.t('Initialized'), status.Initialized],
      ['containersReady', l10n.t('Containers ready'), status.ContainersReady],
      ['ready', l10n.t('Ready'), status.Ready],
    ]),
    ...(restarts > 0
      ? [
          row('restarts', l10n.t('Restarts'), reason ? `${restarts} · ${oneLine(reason, 100)}` : String(restarts), {
            name: 'debug-restart',
            tone: 'bad',
          }),
        ]
      : []),
    ...(status.VIPs ?? []).map((address) =>
      row(`vip/${address}`, l10n.t('Address'), oneLine(address, 60), { name: 'symbol-field', tone: 'plain' }),
    ),
  ];
}

function shareRows(release: EdgeRelease, names: VersionNames): readonly Row[] {
  return releasedIds(release).map((id) =>
    row(
      `version/${id}`,
      versionName(id, names),
      shareText(release, id) || (release.environment === 'prod' ? l10n.t('all traffic') : ''),
      { name: 'package', tone: 'plain' },
    ),
  );
}

/** Codes as the service has them: one word means one region in its console too. */
function regionRows({ regions }: EdgeRelease): readonly Row[] {
  return regions === undefined
    ? []
    : [row('regions', l10n.t('Released in'), oneLine(regions.join(', '), 300), { name: 'globe', tone: 'plain' })];
}

function replicaRow({ Region = '', Isp = '', Ready = 0, Total = 0, IsOffline }: EdgeContainerAppResource): Row {
  const place = [Region, Isp].filter(Boolean).join(' · ');
  const isWhole = Ready >= Total;
  const icon: Icon = IsOffline
    ? { name: 'circle-slash', tone: 'gone' }
    : { name: isWhole ? 'pass-filled' : 'circle-filled', tone: isWhole ? 'good' : 'waiting' };
  const text = l10n.t('{0} of {1} ready', Ready, Total);
  return row(`place/${place}`, oneLine(place, 80), IsOffline ? `${text} · ${l10n.t('offline')}` : text, icon);
}

/** Those that do not hold: that all is well is said by the phase. */
function conditionRows(conditions: readonly (readonly [string, string, string | undefined])[]): readonly Row[] {
  return conditions.flatMap(([id, label, value]) => {
    const said = value?.toLowerCase() ?? 'ok';
    const text = said === 'unready' ? l10n.t('not yet') : oneLine(value ?? '', 40);
    return said === 'ok' ? [] : [row(id, label, text, { name: 'circle-filled', tone: 'waiting' })];
  });
}

function phaseIcon(phase: string): Icon {
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

function row(id: string, label: string, description: string, icon: Icon): Row {
  return { id, label, description, icon, spoken: [label, description].filter(Boolean).join(', ') };
}
