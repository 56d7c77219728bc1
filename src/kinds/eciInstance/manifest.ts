import type { KindManifest } from '../../model/kind';
import { viewActions } from '../../model/view/viewActions';

export const eciInstanceManifest = {
  id: 'eciInstance',
  view: { id: 'elasticContainers.instances', name: 'ECI Instances' },
  panels: [{ name: 'tcpdump', actions: ['startTcpdump'] }],
  actions: {
    ...viewActions('ECI Instances'),
    filter: {
      title: 'Filter ECI Instances…',
      icon: 'filter',
      target: 'none',
      access: 'read',
      group: '',
      viewTitle: 'navigation@3',
    },
    startTcpdump: {
      title: 'Capture Packets (tcpdump)…',
      icon: 'record',
      target: 'one',
      access: 'write',
      group: '1_diagnose@1',
      inline: 1,
    },
    stopTcpdump: { title: 'Stop Packet Capture', target: 'one', access: 'write', group: '1_diagnose@2' },
    enableCoredump: { title: 'Enable Core Dump', target: 'one', access: 'write', group: '1_diagnose@3' },
    disableCoredump: { title: 'Disable Core Dump', target: 'one', access: 'write', group: '1_diagnose@4' },
    restart: {
      title: 'Restart ECI Instance…',
      icon: 'debug-rerun',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@1',
      inline: 2,
    },
    delete: {
      title: 'Delete ECI Instance…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@2',
    },
    describe: {
      title: 'Describe ECI Instance',
      icon: 'open-preview',
      target: 'one',
      access: 'read',
      group: '3_look@0',
    },
    refresh: { title: 'Refresh ECI Instance', icon: 'refresh', target: 'many', access: 'read', group: '3_look@1' },
    openInConsole: {
      title: 'Open ECI Instance in Console',
      icon: 'link-external',
      target: 'one',
      access: 'read',
      group: '3_look@2',
    },
    copyId: { title: 'Copy ECI Instance ID', target: 'many', access: 'read', group: '9_copy@1' },
    copyName: { title: 'Copy ECI Instance Name', target: 'many', access: 'read', group: '9_copy@2' },
  },
} as const satisfies KindManifest;
