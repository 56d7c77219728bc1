import type { KindManifest } from '../../model/kind';

export const eciContainerManifest = {
  id: 'eciContainer',
  parent: 'eciInstance',
  actions: {
    refresh: { title: 'Refresh Container', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    copyName: { title: 'Copy Container Name', target: 'many', access: 'read', group: '9_copy@1' },
  },
} as const satisfies KindManifest;
