import type { ActionWhen } from '../../../model/action';
import { commonActions } from '../../../model/commonActions';
import type { KindManifest } from '../../../model/kind';

/** `started`: it runs or has run. `restarted`: there is a log of the container instance before this one. */
type ContainerCondition = 'Running' | 'started' | 'restarted';

type When = ActionWhen<ContainerCondition>;

const started = { anyOf: ['started'], unknown: 'refuse' } as const satisfies When;
const running = { anyOf: ['Running'], unknown: 'refuse' } as const satisfies When;

export const eciContainerManifest = {
  id: 'eciContainer',
  parent: 'eciInstance',
  actions: {
    showLog: {
      title: 'Show Container Log',
      icon: 'output',
      target: 'many',
      access: 'read',
      when: started,
      group: '1_diagnose@1',
      inline: 1,
    },
    followLog: {
      title: 'Follow Container Log',
      target: 'many',
      access: 'read',
      when: started,
      group: '1_diagnose@2',
    },
    showPreviousLog: {
      title: 'Show Log Before Last Restart',
      target: 'one',
      access: 'read',
      when: { anyOf: ['restarted'], unknown: 'refuse' },
      group: '1_diagnose@3',
    },
    followAllLogs: {
      title: 'Follow All Container Logs',
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
      when: running,
      group: '1_diagnose@4',
      inline: 2,
    },
    runCommand: {
      title: 'Run Command in Container…',
      target: 'one',
      access: 'write',
      when: running,
      group: '1_diagnose@5',
    },
    ...commonActions('Container', 'refresh', 'copyName'),
  },
} as const satisfies KindManifest<ContainerCondition>;
