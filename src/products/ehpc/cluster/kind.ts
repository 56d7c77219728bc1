import * as l10n from '@vscode/l10n';
import type { EhpcClient } from '../client';
import { copyId, copyName, describe, refresh } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { Cluster } from '../wire';
import { toEhpcCluster } from './row';
import { ehpcClusterManifest } from './manifest';
import { readOfferedRegions } from './regions';

export interface EhpcClusterNeeds {
  readonly client: () => EhpcClient;
}

export function createEhpcClusterKind({ client }: EhpcClusterNeeds): AnyKind {
  return bindKind({
    manifest: ehpcClusterManifest,
    noun: () => l10n.t('E-HPC cluster'),
    fromWire: (wire, { region }) => toEhpcCluster(wire as Cluster, region),
    async listRegions(chosen, signal) {
      const offered = await readOfferedRegions(client(), signal);
      return chosen && offered.isKnown
        ? chosen.filter((region) => offered.regions.includes(region))
        : (chosen ?? offered.regions);
    },
    async *list({ region }, { signal }) {
      const clusters = await client().listClusters(region, signal);
      yield { resources: clusters.map((wire) => toEhpcCluster(wire, region)), total: clusters.length };
    },
    async get(refs, signal) {
      const [first] = refs;
      const clusters = first ? await client().listClusters(first.region, signal) : [];
      return clusters
        .filter(({ Id }) => refs.some(({ id }) => id === Id))
        .map((wire) => toEhpcCluster(wire, first?.region ?? ''));
    },
    async describe({ region, id }, signal) {
      const wire = (await client().listClusters(region, signal)).find((cluster) => cluster.Id === id);
      const row = wire && toEhpcCluster(wire, region);
      return (
        row && {
          summary: [
            `${row.label} · ${row.description ?? ''}`,
            ...(row.details ?? []).map(({ label, value }) => `${label}: ${value}`),
          ],
          body: wire,
        }
      );
    },
    actions: { describe, refresh, copyId, copyName },
  });
}
