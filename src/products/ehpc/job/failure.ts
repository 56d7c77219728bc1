// Why a job failed, as far as its containers and instances tell.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { ContainerState } from '../../eci/wire/containerGroup';
import type { JobContainerGroup, ServerlessJob } from '../wire';
import { formatExit, hasFailed } from '../../eci/errors/containerState';

export interface JobFailure {
  /** Reason and exit code in a few words; empty when nothing tells. */
  readonly text: string;
  readonly reason: string;
  /** Name of the container. */
  readonly container: string;
  /** The exit code with what it mostly means. */
  readonly exit: string;
  readonly message: string;
}

/** Read and found wanting: nothing tells why. */
export const noFailure: JobFailure = { text: '', reason: '', container: '', exit: '', message: '' };

/** Of several instances, one for each attempt, the last decided. In it, the first container that failed. */
export function findJobFailure(job: ServerlessJob): JobFailure {
  const groups = [...(job.ContainerGroups ?? [])].reverse();
  for (const group of groups) {
    const failed = [...(group.InitContainers ?? []), ...(group.Containers ?? [])].find(hasFailed);
    if (failed) {
      const state: ContainerState = failed.CurrentState ?? {};
      const { ExitCode: code } = state;
      const reason = toSingleLine(state.Reason ?? '', 60);
      const parts = [reason, code === undefined ? '' : l10n.t('exit code {0}', code)];
      return {
        text: parts.filter(Boolean).join(', '),
        reason,
        container: toSingleLine(failed.Name ?? '', 128),
        exit: formatExit(state),
        message: toSingleLine(state.Message ?? '', 300),
      };
    }
  }
  const [last] = groups;
  return last ? findInstanceFailure(last) : noFailure;
}

/** No container failed: the instance never ran, or was taken away. */
function findInstanceFailure({ Status: status = '', Events: events = [] }: JobContainerGroup): JobFailure {
  const at = ({ LastTimestamp: time = '' }): number => Date.parse(time.trim()) || 0;
  const [warning] = events.filter(({ Type: type }) => type === 'Warning').sort((a, b) => at(b) - at(a));
  const reason = toSingleLine(warning?.Reason ?? status, 60);
  return {
    text: reason,
    reason,
    container: '',
    exit: '',
    message: toSingleLine(warning?.Message ?? '', 300),
  };
}
