import type { ActionWhen } from '../../../model/action';
import { commonActions } from '../../../model/commonActions';
import type { KindManifest } from '../../../model/kind';
import { createViewActions } from '../../../engine/view/viewActions';

/** Source: ListServerlessJobs, field State. */
const states = ['Pending', 'Initing', 'Running', 'Succeeded', 'Canceled', 'Failed'] as const;
export type JobState = (typeof states)[number];

/** A state this version does not know may be followed by others: the service judges. */
const untilEnded = { noneOf: ['Succeeded', 'Canceled', 'Failed'] } as const satisfies ActionWhen<JobState>;

const common = commonActions('Serverless Job', 'describe', 'refresh', 'copyId', 'copyName');

export const serverlessJobManifest = {
  id: 'serverlessJob',
  parent: 'ehpcCluster',
  statuses: states,
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
      when: untilEnded,
      group: '1_diagnose@1',
      inline: 1,
    },
    stop: {
      title: 'Stop Serverless Job…',
      icon: 'debug-stop',
      target: 'many',
      access: 'write',
      destructive: true,
      when: untilEnded,
      group: '2_operate@1',
      inline: 3,
    },
    ...common,
    describe: { ...common.describe, inline: 2 },
    refresh: { ...common.refresh, group: '3_look@1' },
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
} as const satisfies KindManifest<JobState>;
