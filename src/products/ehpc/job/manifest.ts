import type { KindManifest } from '../../../model/kind';
import { createViewActions } from '../../../engine/view/viewActions';

export const serverlessJobManifest = {
  id: 'serverlessJob',
  parent: 'ehpcCluster',
  actions: {
    ...createViewActions('Serverless Jobs'),
    filter: {
      title: 'Filter Serverless Jobs…',
      icon: 'filter',
      target: 'none',
      access: 'read',
      group: '',
      viewTitle: '1_arrange@0',
    },
    watch: {
      title: 'Watch Serverless Job',
      icon: 'eye',
      target: 'one',
      access: 'read',
      group: '1_diagnose@1',
      inline: 1,
    },
    stop: {
      title: 'Stop Serverless Job…',
      icon: 'debug-stop',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@1',
      inline: 3,
    },
    describe: {
      title: 'Describe Serverless Job',
      icon: 'open-preview',
      target: 'one',
      access: 'read',
      group: '3_look@0',
      inline: 2,
    },
    refresh: { title: 'Refresh Serverless Job', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    copyId: { title: 'Copy Serverless Job ID', target: 'many', access: 'read', group: '9_copy@1' },
    copyName: { title: 'Copy Serverless Job Name', target: 'many', access: 'read', group: '9_copy@2' },
    copyAsCli: { title: 'Copy Serverless Job as aliyun CLI', target: 'many', access: 'read', group: '9_copy@3' },
    revealInstance: {
      title: 'Reveal in ECI Instances',
      icon: 'target',
      target: 'one',
      access: 'read',
      group: '3_look@3',
      inline: 3,
      on: 'eciInstance',
      within: 'elasticContainers.serverlessJobs',
    },
  },
} as const satisfies KindManifest;
