import type { KindManifest } from '../../../model/kind';

export const opsRecordManifest = {
  id: 'opsRecord',
  parent: 'eciInstance',
  actions: {
    download: {
      title: 'Download O&M Result…',
      icon: 'cloud-download',
      target: 'one',
      access: 'read',
      group: '1_diagnose@1',
      inline: 1,
    },
  },
} as const satisfies KindManifest;
