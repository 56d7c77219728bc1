// What opens below an app: its two environments, its versions, its domains and its image secrets.
import * as l10n from '@vscode/l10n';
import { toError } from '../../base/errors';
import { isMoving, readEdgeReleases, shareText } from '../../cloud/words/edgeRelease';
import type { EdgeRelease } from '../../cloud/words/edgeRelease';
import type { EsaClient } from '../../cloud/esaClient';
import type { EdgeContainerAppVersion } from '../../cloud/wire/esa';
import { ageOf } from '../../model/format';
import type { ChildOf } from '../../model/kind';
import type { Icon, Node, ResourceRef, Row } from '../../model/resource';
import { labelled } from '../details';
import { nameOf, sharesText } from './edgeApp';
import { productionRows, stagingRows } from './environmentRows';

/** Row id of the versions, for revealing them. */
export const versionsRowId = 'versions';

export interface RowNeeds {
  readonly client: () => EsaClient;
  readonly childOf: ChildOf;
  readonly now: () => number;
}

/** What a policy keeps from sight does not take the rest away. */
type Settled = readonly [PromiseSettledResult<readonly unknown[]>];

export async function rowsBelow(needs: RowNeeds, app: ResourceRef, signal: AbortSignal): Promise<readonly Node[]> {
  const client = needs.client();
  const [releases, versions, records, secrets] = await Promise.all([
    readEdgeReleases(client, app.region, app.id, signal),
    client.listEdgeContainerAppVersions(app.region, app.id, signal),
    Promise.allSettled([client.listEdgeContainerAppRecords(app.region, app.id, signal)]),
    Promise.allSettled([client.listEdgeContainerAppImageSecrets(app.region, app.id, signal)]),
  ]);
  const [prod, staging] = releases;
  const bound = (id: string, label: string, icon: string, kind: string, [list]: Settled): Row =>
    list.status === 'fulfilled'
      ? group(
          id,
          label,
          { name: icon, tone: 'plain' },
          list.value.map((wire) => needs.childOf(kind, app, wire)),
        )
      : { id, label, icon: { name: icon, tone: 'plain' }, children: () => Promise.reject(toError(list.reason)) };
  return [
    ...(prod ? [environmentRow(needs, app, prod, versions)] : []),
    ...(staging ? [environmentRow(needs, app, staging, versions)] : []),
    group(
      versionsRowId,
      l10n.t('Versions'),
      { name: 'versions', tone: 'plain' },
      versions.map((version) => needs.childOf('edgeAppVersion', app, { ...version, releases })),
    ),
    bound('domains', l10n.t('Domains'), 'link', 'edgeAppRecord', records),
    bound('secrets', l10n.t('Image Secrets'), 'key', 'edgeAppSecret', secrets),
  ];
}

function environmentRow(
  { client, now }: RowNeeds,
  app: ResourceRef,
  release: EdgeRelease,
  versions: readonly EdgeContainerAppVersion[],
): Row {
  const isProd = release.environment === 'prod';
  const names = new Map(versions.map(({ VersionId = '', Name = '' }) => [VersionId, Name]));
  const label = isProd ? l10n.t('Production') : l10n.t('Staging');
  const age = ageOf(release.time, now());
  const words = [
    phaseWord(release),
    sharesText(release, names),
    age === undefined || release.phase === 'none' ? '' : l10n.t('released {0} ago', age),
  ].filter(Boolean);
  return {
    id: isProd ? 'production' : 'staging',
    label,
    description: words.join(' · '),
    icon: environmentIcon(release),
    details: labelled([
      [l10n.t('Status'), phaseWord(release)],
      ...[release.versionId, release.baselineId].map((id): readonly [string, string | undefined] => [
        l10n.t('Version'),
        id === undefined ? undefined : [nameOf(id, names), shareText(release, id)].filter(Boolean).join(' '),
      ]),
      [l10n.t('Regions'), release.regions?.join(', ')],
      [l10n.t('Released'), release.time],
    ]),
    spoken: [label, ...words].join(', '),
    ...(release.phase !== 'none' && {
      children: (signal: AbortSignal) =>
        isProd
          ? productionRows(client(), app, release, names, signal)
          : stagingRows(client(), app, release, names, signal),
    }),
  };
}

export function phaseWord({ phase, isRollback }: EdgeRelease): string {
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

function environmentIcon(release: EdgeRelease): Icon {
  const name = release.environment === 'prod' ? 'cloud' : 'beaker';
  if (release.phase === 'none') {
    return { name, tone: 'gone' };
  }
  return { name: isMoving(release) ? 'sync' : name, tone: isMoving(release) ? 'busy' : 'good' };
}

function group(id: string, label: string, icon: Icon, rows: readonly Node[]): Row {
  return {
    id,
    label,
    description: String(rows.length),
    icon,
    spoken: `${label}, ${rows.length}`,
    ...(rows.length > 0 && { children: () => Promise.resolve(rows) }),
  };
}
