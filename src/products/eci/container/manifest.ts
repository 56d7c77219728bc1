import type { KindManifest } from '../../../model/kind';

export const eciContainerManifest = {
  id: 'eciContainer',
  parent: 'eciInstance',
  actions: {
    showLog: {
      title: 'Show Log of Container',
      icon: 'output',
      target: 'many',
      access: 'read',
      group: '1_diagnose@1',
      inline: 1,
    },
    followLog: { title: 'Follow Log of Container', target: 'many', access: 'read', group: '1_diagnose@2' },
    showPreviousLog: {
      title: 'Show Log Before the Last Restart',
      target: 'one',
      access: 'read',
      group: '1_diagnose@3',
    },
    followAllLogs: {
      title: 'Follow Logs of All Containers',
      target: 'one',
      access: 'read',
      on: 'eciInstance',
      group: '1_diagnose@0',
    },
    openTerminal: {
      title: 'Open Terminal in Container',
      icon: 'terminal',
      target: 'one',
      access: 'write',
      group: '1_diagnose@4',
      inline: 2,
    },
    runCommand: { title: 'Run Command in Container…', target: 'one', access: 'write', group: '1_diagnose@5' },
    refresh: { title: 'Refresh Container', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    copyName: { title: 'Copy Container Name', target: 'many', access: 'read', group: '9_copy@1' },
  },
} as const satisfies KindManifest;
