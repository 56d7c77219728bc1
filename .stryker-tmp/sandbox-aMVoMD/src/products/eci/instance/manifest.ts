import { commonActions } from '../../../model/commonActions';
import type { ActionWhen } from '../../../model/action';
import type { KindManifest } from '../../../model/kind';
import { createViewActions } from '../../../engine/view/viewActions';
import { instanceStatuses } from './status';

/** `restarted`: a container has started again. */
type InstanceCondition = (typeof instanceStatuses.codes)[number] | 'restarted';

type When = ActionWhen<InstanceCondition>;

/** Only a living instance takes an operations task. */
const alive = { anyOf: ['Pending', 'Running', 'Updating', 'Restarting'] } as const satisfies When;
/** ExecContainerCommand refuses every other status. */
const running = { anyOf: ['Running'] } as const satisfies When;

export const eciInstanceManifest = {
  id: 'eciInstance',
  statuses: instanceStatuses.codes,
  view: { id: 'elasticContainers.instances', name: 'ECI Instances' },
  panels: [
    { name: 'tcpdump', actions: ['startTcpdump'] },
    { name: 'metrics', actions: ['showMetrics'] },
    { name: 'diagnosis', actions: ['diagnose'] },
  ],
  actions: {
    ...createViewActions('ECI Instances'),
    filter: {
      title: 'Filter ECI Instances…',
      icon: 'filter',
      target: 'none',
      access: 'read',
      group: '',
      viewTitle: '1_arrange@0',
    },
    diagnose: {
      title: 'Why Did It Fail?',
      icon: 'lightbulb',
      target: 'one',
      access: 'read',
      when: { anyOf: ['ScheduleFailed', 'Pending', 'Failed', 'Expired', 'restarted'] },
      group: '0_why@1',
      inline: 3,
    },
    startTcpdump: {
      title: 'Capture Packets (tcpdump)…',
      icon: 'record',
      target: 'one',
      access: 'write',
      when: alive,
      group: '1_diagnose@1',
      inline: 1,
    },
    stopTcpdump: { title: 'Stop Packet Capture', target: 'one', access: 'write', when: alive, group: '1_diagnose@2' },
    enableCoredump: { title: 'Enable Core Dump', target: 'one', access: 'write', when: alive, group: '1_diagnose@3' },
    disableCoredump: { title: 'Disable Core Dump', target: 'one', access: 'write', when: alive, group: '1_diagnose@4' },
    openTerminal: {
      title: 'Open Terminal in ECI Instance',
      icon: 'terminal',
      target: 'one',
      access: 'write',
      when: running,
      group: '1_diagnose@5',
    },
    runCommand: {
      title: 'Run Command in ECI Instance…',
      target: 'one',
      access: 'write',
      when: running,
      group: '1_diagnose@6',
    },
    restart: {
      title: 'Restart ECI Instance…',
      icon: 'debug-rerun',
      target: 'many',
      access: 'write',
      destructive: true,
      when: { anyOf: ['Pending', 'Running'] },
      group: '2_operate@1',
      inline: 2,
    },
    delete: {
      title: 'Delete ECI Instance…',
      icon: 'trash',
      target: 'many',
      access: 'write',
      destructive: true,
      when: { noneOf: ['Terminating'] },
      group: '2_operate@2',
    },
    ...commonActions('ECI Instance'),
    showMetrics: {
      title: 'Show Metrics',
      icon: 'graph-line',
      target: 'many',
      access: 'read',
      group: '3_look@1',
    },
  },
} as const satisfies KindManifest<InstanceCondition>;
