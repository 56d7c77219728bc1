import type { KindManifest } from '../../../model/kind';

const write = { target: 'one', access: 'write' } as const;

export const edgeAppVersionManifest = {
  id: 'edgeAppVersion',
  parent: 'edgeApp',
  actions: {
    publishToStaging: { ...write, title: 'Publish to Staging…', icon: 'beaker', group: '1_release@1', inline: 1 },
    publishToProduction: {
      ...write,
      destructive: true,
      title: 'Publish to Production…',
      icon: 'cloud-upload',
      group: '1_release@2',
      inline: 2,
    },
    rollBack: {
      ...write,
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
    describe: {
      title: 'Describe Edge App Version',
      icon: 'open-preview',
      target: 'one',
      access: 'read',
      group: '3_look@0',
    },
    copyId: { title: 'Copy Edge App Version ID', target: 'many', access: 'read', group: '9_copy@1' },
    copyName: { title: 'Copy Edge App Version Name', target: 'many', access: 'read', group: '9_copy@2' },
  },
} as const satisfies KindManifest;

/** Production and staging. What an app can be looked at by is offered there too: `below` in the app's manifest. */
export const edgeEnvironmentManifest = {
  id: 'edgeEnvironment',
  parent: 'edgeApp',
  actions: {
    publish: {
      ...write,
      title: 'Publish Version to Edge Environment…',
      icon: 'cloud-upload',
      group: '1_release@1',
      inline: 1,
    },
    rollBack: { ...write, title: 'Roll Back Edge Environment…', icon: 'discard', group: '1_release@2' },
    copyReleased: {
      title: 'Copy ID of Released Version',
      icon: 'copy',
      target: 'one',
      access: 'read',
      group: '9_copy@1',
    },
  },
} as const satisfies KindManifest;
