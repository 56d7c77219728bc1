import { commonActions } from '../../../model/commonActions';
import type { KindManifest } from '../../../model/kind';

const common = commonActions('E-HPC Cluster', 'describe', 'refresh', 'copyId', 'copyName');

export const ehpcClusterManifest = {
  id: 'ehpcCluster',
  view: { id: 'elasticContainers.serverlessJobs', name: 'Serverless Jobs' },
  actions: { ...common, refresh: { ...common.refresh, group: '3_look@1' } },
} as const satisfies KindManifest;
