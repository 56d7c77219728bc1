import { createViewActions } from '../../../engine/view/viewActions';
import { commonActions } from '../../../model/commonActions';
import type { KindManifest } from '../../../model/kind';

/** Offered on the rows of the app's environments as well. */
const look = { target: 'one', access: 'read', below: ['edgeEnvironment'] } as const;
const ofView = { target: 'none', access: 'read', group: '' } as const;

export const edgeAppManifest = {
  id: 'edgeApp',
  view: { id: 'elasticContainers.edgeApps', name: 'Edge Apps' },
  actions: {
    ...createViewActions('Edge Apps'),
    create: {
      title: 'Create Edge App…',
      icon: 'add',
      target: 'none',
      access: 'write',
      group: '1_edit@1',
      viewTitle: '0_create@1',
    },
    chooseEntryPoint: {
      ...ofView,
      title: 'Select ESA Endpoint…',
      icon: 'server-environment',
      viewTitle: '1_account@3',
    },
    logs: { ...look, title: 'Show Edge App Logs…', icon: 'output', group: '3_look@1', inline: 2 },
    stats: { ...look, title: 'Show Edge App Metrics…', icon: 'graph', group: '3_look@2' },
    describe: { ...look, title: 'Describe Edge App', icon: 'open-preview', group: '3_look@0' },
    refresh: { title: 'Refresh Edge App', icon: 'refresh', target: 'many', access: 'read', group: '3_look@3' },
    openInConsole: { ...look, title: 'Open ESA Console', icon: 'link-external', group: '3_look@4' },
    delete: {
      title: 'Delete Edge App…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      group: '2_operate@9',
    },
    ...commonActions('Edge App', 'copyId', 'copyName'),
  },
} as const satisfies KindManifest;
