import { commonActions } from '../../../model/commonActions';
import type { KindManifest } from '../../../model/kind';
import { createViewActions } from '../../../engine/view/viewActions';
import { imageCacheStatuses } from './status';

export const imageCacheManifest = {
  id: 'imageCache',
  statuses: imageCacheStatuses.codes,
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
    edit: {
      title: 'Edit Image Cache…',
      icon: 'edit',
      target: 'one',
      access: 'write',
      // Only a cache that is ready, or whose last update failed, can be updated (UpdateImageCache).
      when: { noneOf: ['Preparing', 'Creating', 'Failed', 'Updating'] },
      group: '1_edit@1',
      inline: 1,
    },
    delete: {
      title: 'Delete Image Cache…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@2',
    },
    ...commonActions('Image Cache'),
  },
} as const satisfies KindManifest<(typeof imageCacheStatuses.codes)[number]>;
