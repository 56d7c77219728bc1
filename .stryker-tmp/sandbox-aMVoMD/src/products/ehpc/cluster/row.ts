// An E-HPC cluster as a row. Its jobs are shown below it; they are a kind with a list of its own.
import * as l10n from '@vscode/l10n';
import { formatCount, toSingleLine } from '../../../base/text';
import type { Cluster, NodeCounts } from '../wire';
import type { Resource } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { clusterStatuses } from './status';

export function toEhpcCluster(wire: Cluster, region: string): Resource {
  const id = wire.Id ?? '';
  const name = toSingleLine(wire.Name ?? id, 128) || id;
  const status = clusterStatuses.get(wire.Status ?? '');
  const words = [status.text, formatNodes(wire.Computes, wire.Count), toSingleLine(wire.Description ?? '', 80)].filter(
    Boolean,
  );
  return {
    id,
    ref: { kind: 'ehpcCluster', region, id, name },
    label: name,
    description: words.join(' · '),
    icon: status.icon,
    status,
    details: toDetails([
      [l10n.t('ID'), id],
      [l10n.t('Status'), status.text],
      [l10n.t('Description'), wire.Description],
      [l10n.t('Compute nodes'), wire.Computes?.Total ?? wire.Count],
      [l10n.t('Unhealthy nodes'), countFailingNodes(wire.Computes) + countFailingNodes(wire.Managers) || undefined],
      [l10n.t('Scheduler'), wire.SchedulerType],
      [l10n.t('Deployment'), wire.DeployMode],
      [l10n.t('Zone'), wire.ZoneId],
      [l10n.t('Created'), wire.CreateTime],
      [l10n.t('VPC'), wire.VpcId],
      [l10n.t('vSwitch'), wire.VSwitchId],
      [l10n.t('Resource group'), wire.ResourceGroupId],
    ]),
    accessibleLabel: [name, l10n.t('E-HPC cluster'), ...words].join(', '),
    // Makes the row expandable; the list of jobs takes its place.
    children: () => Promise.resolve([]),
    revision: JSON.stringify([wire, words]),
  };
}

function formatNodes(computes: NodeCounts | undefined, counted: number | undefined): string {
  const total = computes?.Total ?? counted;
  if (total === undefined) {
    return '';
  }
  const bad = countFailingNodes(computes);
  const nodes = total === 1 ? l10n.t('1 node') : l10n.t('{0} nodes', formatCount(total));
  return bad > 0 ? l10n.t('{0}, {1} unhealthy', nodes, formatCount(bad)) : nodes;
}

function countFailingNodes(nodes: NodeCounts | undefined): number {
  return nodes?.ExceptionCount ?? 0;
}
