// Display texts of container states, for everything that shows containers. Source: ContainerState of ECI and E-HPC.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { Container, ContainerState } from '../wire/containerGroup';
import { findWaitingTrouble } from './waitingReasons';

export function formatState(state: ContainerState): string {
  switch (state.State) {
    case 'Waiting':
      return l10n.t('Waiting');
    case 'Running':
      return l10n.t('Running');
    case 'Terminated':
      return l10n.t('Terminated');
    default:
      return toSingleLine(state.State ?? '', 40);
  }
}

/** 128 + n is how a shell reports that signal n ended a process; 137 is mostly the memory limit. */
export function formatExit({ ExitCode: code, Signal: signal }: ContainerState): string {
  if (code === undefined) {
    return '';
  }
  if (code === 137) {
    return l10n.t('exit code {0}: killed, often out of memory', code);
  }
  return signal ? l10n.t('exit code {0}, signal {1}', code, signal) : l10n.t('exit code {0}', code);
}

/** Waits, and the service reports a problem. */
export function isWaitingUnhealthy({ State: state, Reason: reason }: ContainerState): boolean {
  return state !== 'Running' && state !== 'Terminated' && findWaitingTrouble(reason) !== undefined;
}

/** Ended badly, or cannot start. */
export function hasFailed({ CurrentState: state = {} }: Pick<Container, 'CurrentState'>): boolean {
  return state.State === 'Terminated' ? (state.ExitCode ?? 0) !== 0 : isWaitingUnhealthy(state);
}
