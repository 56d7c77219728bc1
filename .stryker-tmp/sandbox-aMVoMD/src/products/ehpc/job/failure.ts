// Why a job failed, as far as its containers and instances show.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { JobContainerGroup, ServerlessJob } from '../wire';
import { formatExit, hasFailed } from '../../eci/product';
import type { ContainerState } from '../../eci/product';

export interface JobFailure {
  /** Reason and exit code in a few words; empty when neither is known. */
  readonly text: string;
  readonly reason: string;
  /** Name of the container. */
  readonly container: string;
  /** The exit code with its usual meaning. */
  readonly exit: string;
  readonly message: string;
}

/** The job was read, but shows no reason. */
export const noFailure: JobFailure = { text: '', reason: '', container: '', exit: '', message: '' };

/** A job has one instance per attempt. The last one decides, and in it the first container that failed. */
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

/** No container failed: the instance never ran, or was reclaimed. */
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
