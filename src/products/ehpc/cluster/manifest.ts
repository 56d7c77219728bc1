import type { KindManifest } from '../../../model/kind';

export const ehpcClusterManifest = {
  id: 'ehpcCluster',
  view: { id: 'elasticContainers.serverlessJobs', name: 'Serverless Jobs' },
  actions: {
    describe: {
      title: 'Describe E-HPC Cluster',
      icon: 'open-preview',
      target: 'one',
      access: 'read',
      group: '3_look@0',
    },
    refresh: { title: 'Refresh E-HPC Cluster', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    copyId: { title: 'Copy E-HPC Cluster ID', target: 'many', access: 'read', group: '9_copy@1' },
    copyName: { title: 'Copy E-HPC Cluster Name', target: 'many', access: 'read', group: '9_copy@2' },
  },
} as const satisfies KindManifest;
