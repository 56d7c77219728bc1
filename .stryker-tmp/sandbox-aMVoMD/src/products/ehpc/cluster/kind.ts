import * as l10n from '@vscode/l10n';
import { bindKind } from '../../../model/kind';
import type { AnyKind, Description } from '../../../model/kind';
import type { KindContext } from '../../product';
import { ehpc } from '../client';
import type { Cluster } from '../wire';
import { ehpcClusterManifest } from './manifest';
import { readOfferedRegions } from './regions';
import { toEhpcCluster } from './row';

export function createEhpcClusterKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: ehpcClusterManifest,
    noun: () => l10n.t('E-HPC cluster'),
    async listRegions(chosen, signal) {
      const offered = await readOfferedRegions(context.client(ehpc), signal);
      return chosen && offered.isKnown
        ? chosen.filter((region) => offered.regions.includes(region))
        : (chosen ?? offered.regions);
    },
    async *list({ region }, { signal }) {
      const clusters = await context.client(ehpc).listClusters(region, signal);
      yield { resources: clusters.map((wire) => toEhpcCluster(wire, region)), total: clusters.length };
    },
    async get(refs, signal) {
      const [first] = refs;
      const clusters = first ? await context.client(ehpc).listClusters(first.region, signal) : [];
      return clusters
        .filter(({ Id }) => refs.some(({ id }) => id === Id))
        .map((wire) => toEhpcCluster(wire, first?.region ?? ''));
    },
    async describe({ region, id }, signal) {
      const clusters = await context.client(ehpc).listClusters(region, signal);
      const wire = clusters.find((cluster) => cluster.Id === id);
      return wire && describeCluster(wire, region);
    },
    actions: {},
  });
}

function describeCluster(wire: Cluster, region: string): Description {
  const { label, description = '', details = [] } = toEhpcCluster(wire, region);
  return {
    summary: [`${label} · ${description}`, ...details.map((detail) => `${detail.label}: ${detail.value}`)],
    body: wire,
  };
}
