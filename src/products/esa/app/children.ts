// What opens below an app: its two environments, its versions, its domains and its image secrets.
import * as l10n from '@vscode/l10n';
import { toError } from '../../../base/errors';
import { formatCount } from '../../../base/text';
import { readEdgeReleases } from '../version/releaseState';
import type { EsaClient } from '../client';
import type { ChildOf } from '../../../model/kind';
import type { Icon, Node, ResourceRef, Row } from '../../../model/resource';

/** Row id of the versions, for revealing them. */
export const versionsRowId = 'versions';

export interface RowNeeds {
  readonly client: () => EsaClient;
  readonly childOf: ChildOf;
}

/** What a policy keeps from sight does not take the rest away. */
type Settled = readonly [PromiseSettledResult<readonly unknown[]>];

export async function createAppRows(needs: RowNeeds, app: ResourceRef, signal: AbortSignal): Promise<readonly Node[]> {
  const client = needs.client();
  const [releases, versions, records, secrets] = await Promise.all([
    readEdgeReleases(client, app.region, app.id, signal),
    client.listEdgeContainerAppVersions(app.region, app.id, signal),
    Promise.allSettled([client.listEdgeContainerAppRecords(app.region, app.id, signal)]),
    Promise.allSettled([client.listEdgeContainerAppImageSecrets(app.region, app.id, signal)]),
  ]);
  const bound = (id: string, label: string, icon: string, kind: string, [list]: Settled): Row =>
    list.status === 'fulfilled'
      ? createGroupRow(
          id,
          label,
          { name: icon, tone: 'plain' },
          list.value.map((wire) => needs.childOf(kind, app, wire)),
        )
      : { id, label, icon: { name: icon, tone: 'plain' }, children: () => Promise.reject(toError(list.reason)) };
  return [
    ...releases.map((release) => needs.childOf('edgeEnvironment', app, { release, versions })),
    createGroupRow(
      versionsRowId,
      l10n.t('Versions'),
      { name: 'versions', tone: 'plain' },
      versions.map((version) => needs.childOf('edgeAppVersion', app, { ...version, releases })),
    ),
    bound('domains', l10n.t('Domains'), 'link', 'edgeAppRecord', records),
    bound('secrets', l10n.t('Image Secrets'), 'key', 'edgeAppSecret', secrets),
  ];
}

function createGroupRow(id: string, label: string, icon: Icon, rows: readonly Node[]): Row {
  return {
    id,
    label,
    description: formatCount(rows.length),
    icon,
    accessibleLabel: `${label}, ${formatCount(rows.length)}`,
    ...(rows.length > 0 && { children: () => Promise.resolve(rows) }),
  };
}
