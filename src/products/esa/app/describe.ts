// An app as a document: its settings, what is released, where it is ready, and the domains that lead to it.
import * as l10n from '@vscode/l10n';
import type { EsaClient } from '../client';
import type { Description } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import { isGone } from '../edgeWrite';

export async function describeApp(
  client: EsaClient,
  { region, id }: ResourceRef,
  signal: AbortSignal,
): Promise<Description | undefined> {
  try {
    const [App, Production, Staging, Replicas, Domains] = await Promise.all([
      client.getEdgeContainerApp(region, id, signal),
      client.getEdgeContainerAppStatus(region, id, 'prod', signal),
      client.getEdgeContainerAppStatus(region, id, 'staging', signal),
      client.getEdgeContainerAppResourceStatus(region, id, signal),
      client.listEdgeContainerAppRecords(region, id, signal),
    ]);
    return (
      App && {
        summary: [App.Name ?? id, `ID: ${id}`, l10n.t('Entry point: {0}', region)],
        body: { App, Production, Staging, Replicas, Domains },
      }
    );
  } catch (error) {
    if (isGone(error)) {
      return undefined;
    }
    throw error;
  }
}
