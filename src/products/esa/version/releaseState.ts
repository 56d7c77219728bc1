// What is released in an environment of an edge container app, read from GetEdgeContainerAppStatus.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { EsaClient } from '../client';
import type { EdgeContainerAppStatus, EdgeContainerAppVersion, EdgePublishEnv } from '../wire/esa';

export interface EdgeRelease {
  readonly environment: EdgePublishEnv;
  /** none: nothing is released. complete: as ordered. The others are in transition. */
  readonly phase: 'none' | 'publishing' | 'rollingBack' | 'leaving' | 'complete';
  readonly isRollback: boolean;
  /** Released last; undefined when nothing is. */
  readonly versionId: string | undefined;
  /** The version that the rest of the traffic gets; undefined when there is no other. */
  readonly baselineId: string | undefined;
  /** Its share of the traffic now, and at the end of the release. Without meaning for a release by region. */
  readonly percentage: number;
  readonly expected: number;
  /** Where it is released; undefined when it is not released by region, or everywhere. */
  readonly regions: readonly string[] | undefined;
  /** When it began. */
  readonly time: string | undefined;
}

export function toEdgeRelease(environment: EdgePublishEnv, status: EdgeContainerAppStatus): EdgeRelease {
  const deploy = (status.DeployStatus ?? '').toLowerCase();
  // One published example misspells it.
  const publish = (status.PublishStatus ?? '').toLowerCase().replace('pubishing', 'publishing');
  const versionId = [status.PublishingVersion, status.DeployedVersion, status.BaseLineVersion].find(Boolean);
  const isRollback = publish.startsWith('rollback');
  const isRegional = status.PublishType?.toLowerCase() === 'region' && status.FullRelease !== true;
  const percentage = status.PublishPercentage ?? (versionId === undefined ? 0 : 100);
  return {
    environment,
    phase: toPhase(deploy, publish, versionId),
    isRollback,
    versionId,
    baselineId: [status.BaseLineVersion].find((id) => id !== '' && id !== versionId),
    percentage,
    expected: status.ExpectPercentage ?? percentage,
    regions: isRegional ? (status.Regions?.Region ?? []) : undefined,
    time: (isRollback ? status.RollbackTime : status.PublishTime) || undefined,
  };
}

function toPhase(deploy: string, publish: string, versionId: string | undefined): EdgeRelease['phase'] {
  if (deploy === 'undeploying') {
    return 'leaving';
  }
  if (deploy === 'undeploy' || versionId === undefined) {
    return 'none';
  }
  if (deploy !== 'deploying' && publish !== 'publishing' && publish !== 'rollbacking') {
    return 'complete';
  }
  return publish.startsWith('rollback') ? 'rollingBack' : 'publishing';
}

/** Both environments of an app, production first. */
export async function readEdgeReleases(
  client: EsaClient,
  entryPoint: string,
  appId: string,
  signal: AbortSignal,
): Promise<readonly EdgeRelease[]> {
  const read = async (environment: EdgePublishEnv): Promise<EdgeRelease> =>
    toEdgeRelease(environment, await client.getEdgeContainerAppStatus(entryPoint, appId, environment, signal));
  return Promise.all([read('prod'), read('staging')]);
}

export function isMoving({ phase }: EdgeRelease): boolean {
  return phase !== 'none' && phase !== 'complete';
}

/** How much of the traffic a version gets in an environment; undefined when it gets none. */
export function formatShare(release: EdgeRelease, versionId: string): string | undefined {
  if (!listReleasedIds(release).includes(versionId)) {
    return undefined;
  }
  return versionId === release.versionId ? formatReleasedShare(release) : formatBaselineShare(release);
}

/** Empty for all of the traffic. */
function formatReleasedShare(release: EdgeRelease): string {
  const { environment, regions, percentage, expected } = release;
  if (regions !== undefined) {
    return regions.length === 1
      ? l10n.t('1 region')
      : l10n.t({ message: '{0} regions', args: [regions.length], comment: 'ESA' });
  }
  if (environment === 'staging') {
    return '';
  }
  if (isMoving(release) && percentage !== expected) {
    return `${formatPercent(percentage)} → ${formatPercent(expected)}`;
  }
  return percentage >= 100 ? '' : formatPercent(percentage);
}

function formatBaselineShare({ environment, regions, percentage }: EdgeRelease): string {
  if (environment === 'staging') {
    return l10n.t('until then');
  }
  return regions === undefined ? formatPercent(Math.max(0, 100 - percentage)) : l10n.t('elsewhere');
}

/** `release-2 30 %, release-1 70 %`; empty when nothing is released. */
export function formatShares(release: EdgeRelease, names: VersionNames | undefined): string {
  return listReleasedIds(release)
    .map((id) => formatVersionShare(release, id, names))
    .join(', ');
}

/** `release-2 30 %` */
export function formatVersionShare(release: EdgeRelease, versionId: string, names: VersionNames | undefined): string {
  return [getVersionName(versionId, names), formatShare(release, versionId)].filter(Boolean).join(' ');
}

/** The versions that have a share, the one released last first; none when nothing is released. */
export function listReleasedIds({ phase, versionId, baselineId }: EdgeRelease): readonly string[] {
  return phase === 'none' ? [] : [versionId, baselineId].filter((id) => id !== undefined);
}

/** Names of versions, by id. */
export type VersionNames = ReadonlyMap<string, string>;

export function indexVersionNames(versions: readonly EdgeContainerAppVersion[]): VersionNames {
  return new Map(versions.map(({ VersionId = '', Name = '' }) => [VersionId, Name]));
}

export function getVersionName(versionId: string, names: VersionNames | undefined): string {
  return toSingleLine(names?.get(versionId) ?? versionId, 60);
}

function formatPercent(value: number): string {
  return l10n.t('{0}%', value);
}

/** True for the phases of staging from which containers do not recover. */
export function isStuck(phase: string): boolean {
  return ['imagepullbackoff', 'crashloopbackoff', 'failed'].includes(phase.toLowerCase());
}

/** The nine phases of staging. Source: GetEdgeContainerStagingDeployStatus. An unknown one is shown as it is. */
export function formatStagingPhase(phase: string): string {
  switch (phase.toLowerCase()) {
    case 'nocontainer':
      return l10n.t('no container');
    case 'pending':
      return l10n.t('pending');
    case 'containercreating':
      return l10n.t('creating containers');
    case 'running':
      return l10n.t('running');
    case 'succeeded':
      return l10n.t('succeeded');
    case 'imagepullbackoff':
      return l10n.t('the image cannot be pulled');
    case 'crashloopbackoff':
      return l10n.t('a container is crash-looping');
    case 'failed':
      return l10n.t('failed');
    case 'unknown':
      return l10n.t('unknown');
    default:
      return toSingleLine(phase, 40);
  }
}
