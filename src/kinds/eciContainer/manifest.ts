import type { KindManifest } from '../../model/kind';

export const eciContainerManifest = {
  id: 'eciContainer',
  parent: 'eciInstance',
  actions: {
    openTerminal: {
      title: 'Open Terminal in Container',
      icon: 'terminal',
      target: 'one',
      access: 'write',
      group: '1_diagnose@2',
      inline: 2,
    },
    runCommand: { title: 'Run Command in Container…', target: 'one', access: 'write', group: '1_diagnose@3' },
    refresh: { title: 'Refresh Container', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    copyName: { title: 'Copy Container Name', target: 'many', access: 'read', group: '9_copy@1' },
  },
} as const satisfies KindManifest;
