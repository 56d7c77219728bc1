// What opens below an app: its two environments, its versions, its domains and its image secrets.
import * as l10n from '@vscode/l10n';
import { toError } from '../../../base/errors';
import { formatCount } from '../../../base/text';
import type { Node, ResourceRef, Row } from '../../../model/resource';
import type { KindContext } from '../../product';
import { toEdgeAppRecord, toEdgeAppSecret } from '../binding/rows';
import { esa } from '../client';
import { toEdgeEnvironment } from '../version/environmentRow';
import { indexVersionNames, readEdgeReleases } from '../version/releaseState';
import { toEdgeAppVersion } from '../version/row';
import { appChildIds } from './childIds';

export async function readAppChildren(
  context: KindContext,
  app: ResourceRef,
  signal: AbortSignal,
): Promise<readonly Node[]> {
  const client = context.client(esa);
  const { region, id } = app;
  const [releases, versions, records, secrets] = await Promise.all([
    readEdgeReleases(client, region, id, signal),
    client.listEdgeContainerAppVersions(region, id, signal),
    // A RAM policy that denies one of these lists does not hide the other rows.
    catchFailure(client.listEdgeContainerAppRecords(region, id, signal)),
    catchFailure(client.listEdgeContainerAppImageSecrets(region, id, signal)),
  ]);
  const names = indexVersionNames(versions);
  const now = context.clock.now();
  return [
    ...releases.map((release) => toEdgeEnvironment(context, app, release, names)),
    createGroupRow(
      { id: appChildIds.versions, label: l10n.t('Versions'), icon: 'versions' },
      versions.map((version) => toEdgeAppVersion(version, app, releases, now)),
    ),
    createBindingRow({ id: appChildIds.domains, label: l10n.t('Domains'), icon: 'link' }, records, (record) =>
      toEdgeAppRecord(record, app),
    ),
    createBindingRow({ id: appChildIds.secrets, label: l10n.t('Image Secrets'), icon: 'key' }, secrets, (secret) =>
      toEdgeAppSecret(secret, app),
    ),
  ];
}

async function catchFailure<T>(reading: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([reading]);
  return result;
}

interface Group {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
}

/** A list that could not be read shows its error when the row is opened. */
function createBindingRow<T>(
  { id, label, icon }: Group,
  result: PromiseSettledResult<readonly T[]>,
  toRow: (item: T) => Node,
): Row {
  return result.status === 'fulfilled'
    ? createGroupRow({ id, label, icon }, result.value.map(toRow))
    : { id, label, icon: { name: icon, tone: 'plain' }, children: () => Promise.reject(toError(result.reason)) };
}

function createGroupRow({ id, label, icon }: Group, rows: readonly Node[]): Row {
  return {
    id,
    label,
    description: formatCount(rows.length),
    icon: { name: icon, tone: 'plain' },
    accessibleLabel: `${label}, ${formatCount(rows.length)}`,
    ...(rows.length > 0 && { children: () => Promise.resolve(rows) }),
  };
}
