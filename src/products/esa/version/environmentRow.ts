// An environment of an edge container app as a row below it.
import * as l10n from '@vscode/l10n';
import { toDetails } from '../../../model/details';
import { formatAge } from '../../../base/format';
import type { Icon, Resource, ResourceRef } from '../../../model/resource';
import type { KindContext } from '../../product';
import { esa } from '../client';
import type { EdgePublishEnv } from '../wire/esa';
import { readEnvironmentChildren } from './environmentChildren';
import { edgeEnvironmentManifest } from './manifest';
import type { EdgeEnvironmentCondition } from './manifest';
import { formatShares, formatVersionShare, isMoving } from './releaseState';
import type { EdgeRelease, VersionNames } from './releaseState';

/** Ids of the two rows, by which an action reveals them. */
export const environmentIds: Readonly<Record<EdgePublishEnv, string>> = { prod: 'production', staging: 'staging' };

export function toEdgeEnvironment(
  context: KindContext,
  app: ResourceRef,
  release: EdgeRelease,
  names: VersionNames,
): Resource {
  const isProd = release.environment === 'prod';
  const id = environmentIds[release.environment];
  const label = isProd ? l10n.t('Production') : l10n.t('Staging');
  const age = formatAge(release.time, context.clock.now());
  const text = formatPhase(release);
  const icon = getEnvironmentIcon(release);
  const parts = [
    text,
    formatShares(release, names),
    age === undefined || release.phase === 'none' ? '' : l10n.t('published {0} ago', age),
  ].filter(Boolean);
  return {
    id,
    ref: { kind: edgeEnvironmentManifest.id, region: app.region, parent: app.id, id, name: label },
    label,
    description: parts.join(' · '),
    icon,
    status: { code: release.phase, text, icon, transitional: isMoving(release) },
    traits: (isProd ? ['production'] : []) satisfies EdgeEnvironmentCondition[],
    details: toDetails([
      [l10n.t('Status'), text],
      ...[release.versionId, release.baselineId].map((version): readonly [string, string | undefined] => [
        l10n.t('Version'),
        version === undefined ? undefined : formatVersionShare(release, version, names),
      ]),
      [l10n.t('Regions'), release.regions?.join(', ')],
      [l10n.t('Published at'), release.time],
    ]),
    accessibleLabel: [label, ...parts].join(', '),
    ...(release.phase !== 'none' && {
      children: (signal: AbortSignal) => readEnvironmentChildren(context.client(esa), { app, release, names }, signal),
    }),
  };
}

function formatPhase({ phase, isRollback }: EdgeRelease): string {
  switch (phase) {
    case 'none':
      return l10n.t('Nothing published');
    case 'publishing':
      return l10n.t('Publishing');
    case 'rollingBack':
      return l10n.t('Rolling back');
    case 'leaving':
      return l10n.t('Undeploying');
    case 'complete':
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
