import { commonActions } from '../../../model/commonActions';
import type { KindManifest } from '../../../model/kind';
import type { EdgeRelease } from './releaseState';

/** The statuses of a version. Source: GetEdgeContainerAppVersion. */
export type EdgeAppVersionStatus = 'creating' | 'created' | 'failed';

const write = { target: 'one', access: 'write' } as const;

/** For a status this version of the extension does not know, the service decides. */
const release = { ...write, when: { noneOf: ['creating', 'failed'] } } as const;

export const edgeAppVersionManifest = {
  id: 'edgeAppVersion',
  parent: 'edgeApp',
  statuses: ['creating', 'created', 'failed'],
  actions: {
    publishToStaging: { ...release, title: 'Publish to Staging…', icon: 'beaker', group: '1_release@1', inline: 1 },
    publishToProduction: {
      ...release,
      destructive: true,
      title: 'Publish to Production…',
      icon: 'cloud-upload',
      group: '1_release@2',
      inline: 2,
    },
    rollBack: {
      ...release,
      destructive: true,
      title: 'Roll Back to This Version…',
      icon: 'discard',
      group: '1_release@3',
    },
    delete: {
      title: 'Delete Edge App Version…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@9',
    },
    ...commonActions('Edge App Version', 'describe', 'copyId', 'copyName'),
  },
} as const satisfies KindManifest<EdgeAppVersionStatus>;

/** What holds of an environment: the phase of its release, and whether it is production. */
export type EdgeEnvironmentCondition = EdgeRelease['phase'] | 'production';

/** Production and staging. Read actions of the app are offered on them as well: `below` in the app's manifest. */
export const edgeEnvironmentManifest = {
  id: 'edgeEnvironment',
  parent: 'edgeApp',
  statuses: ['none', 'publishing', 'rollingBack', 'leaving', 'complete'],
  actions: {
    publish: {
      ...write,
      title: 'Publish Version…',
      icon: 'cloud-upload',
      group: '1_release@1',
      inline: 1,
    },
    rollBack: {
      ...write,
      title: 'Roll Back Environment…',
      icon: 'discard',
      group: '1_release@2',
      // ESA rolls back production only.
      when: { anyOf: ['production'], noneOf: ['none'] },
    },
    copyReleased: {
      title: 'Copy ID of Published Version',
      icon: 'copy',
      target: 'one',
      access: 'read',
      group: '9_copy@1',
      when: { noneOf: ['none'] },
    },
  },
} as const satisfies KindManifest<EdgeEnvironmentCondition>;
