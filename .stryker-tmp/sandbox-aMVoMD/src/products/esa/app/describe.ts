// An app as a document: its settings, what is released, where it is ready, and the domains that lead to it.
import * as l10n from '@vscode/l10n';
import type { Description } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import type { EsaClient } from '../client';
import { readIfFound } from '../errors/notFound';

export async function describeApp(
  client: EsaClient,
  { region, id }: ResourceRef,
  signal: AbortSignal,
): Promise<Description | undefined> {
  const read = await readIfFound(
    Promise.all([
      client.getEdgeContainerApp(region, id, signal),
      client.getEdgeContainerAppStatus(region, id, 'prod', signal),
      client.getEdgeContainerAppStatus(region, id, 'staging', signal),
      client.getEdgeContainerAppResourceStatus(region, id, signal),
      client.listEdgeContainerAppRecords(region, id, signal),
    ]),
  );
  const [App, Production, Staging, Replicas, Domains] = read ?? [];
  return (
    App && {
      summary: [App.Name ?? id, `ID: ${id}`, l10n.t('Endpoint: {0}', region)],
      body: { App, Production, Staging, Replicas, Domains },
    }
  );
}
