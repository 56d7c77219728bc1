import type { KindManifest } from '../../../model/kind';
import { createViewActions } from '../../../engine/view/viewActions';

export const imageCacheManifest = {
  id: 'imageCache',
  view: { id: 'elasticContainers.imageCaches', name: 'Image Caches' },
  panels: [{ name: 'imageCache', actions: ['create', 'createFromInstance', 'edit'] }],
  actions: {
    ...createViewActions('Image Caches'),
    create: {
      title: 'Create Image Cache…',
      icon: 'add',
      target: 'none',
      access: 'write',
      group: '1_edit@1',
      viewTitle: '0_create@1',
    },
    createFromInstance: {
      title: 'Create Image Cache from ECI Instance…',
      target: 'one',
      access: 'write',
      group: '2_operate@8',
      on: 'eciInstance',
    },
    edit: { title: 'Edit Image Cache…', icon: 'edit', target: 'one', access: 'write', group: '1_edit@1', inline: 1 },
    delete: {
      title: 'Delete Image Cache…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@2',
    },
    describe: { title: 'Describe Image Cache', icon: 'open-preview', target: 'one', access: 'read', group: '3_look@0' },
    refresh: { title: 'Refresh Image Cache', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    openInConsole: {
      title: 'Open Image Cache in Console',
      icon: 'link-external',
      target: 'one',
      access: 'read',
      group: '3_look@2',
    },
    copyId: { title: 'Copy Image Cache ID', target: 'many', access: 'read', group: '9_copy@1' },
    copyName: { title: 'Copy Image Cache Name', target: 'many', access: 'read', group: '9_copy@2' },
  },
} as const satisfies KindManifest;
