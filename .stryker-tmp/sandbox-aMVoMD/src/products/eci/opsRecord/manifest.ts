import type { KindManifest } from '../../../model/kind';
import { opsRecordStatuses } from './status';

export const opsRecordManifest = {
  id: 'opsRecord',
  statuses: opsRecordStatuses.codes,
  parent: 'eciInstance',
  actions: {
    download: {
      title: 'Download Capture or Core File…',
      icon: 'cloud-download',
      target: 'one',
      access: 'read',
      when: { anyOf: ['hasResult'], unknown: 'refuse' },
      group: '1_diagnose@1',
      inline: 1,
    },
  },
} as const satisfies KindManifest<(typeof opsRecordStatuses.codes)[number] | 'hasResult'>;
