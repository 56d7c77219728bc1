import type { KindManifest } from '../../../model/kind';

export const edgeAppRecordManifest = {
  id: 'edgeAppRecord',
  parent: 'edgeApp',
  actions: {
    add: { title: 'Add Domain to Edge App…', target: 'one', access: 'write', group: '1_edit@2', on: 'edgeApp' },
    remove: {
      title: 'Remove Domain…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@9',
      inline: 1,
    },
    copyName: { title: 'Copy Domain', target: 'many', access: 'read', group: '9_copy@2' },
  },
} as const satisfies KindManifest;

export const edgeAppSecretManifest = {
  id: 'edgeAppSecret',
  parent: 'edgeApp',
  actions: {
    add: { title: 'Add Image Secret to Edge App…', target: 'one', access: 'write', group: '1_edit@3', on: 'edgeApp' },
    remove: {
      title: 'Remove Image Secret…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@9',
      inline: 1,
    },
    copyId: { title: 'Copy Image Secret Name', target: 'many', access: 'read', group: '9_copy@1' },
  },
} as const satisfies KindManifest;
