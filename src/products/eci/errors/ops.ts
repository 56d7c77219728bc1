// Error codes of CreateInstanceOpsTask, from its official document.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../../cloud/errors/errorWords';

/** The service does not publish how long it wants between two settings of one instance. */
const opsIntervalMs = 60_000;

export function explainOpsErrors(): Record<string, ErrorExplanation> {
  return {
    'Coredump.RefrshIntervalTooShort': {
      kind: 'throttled',
      message: l10n.t('Core dump was switched on this instance a moment ago.'),
      hint: l10n.t('Wait about a minute, then try again.'),
      retryAfterMs: opsIntervalMs,
    },
    'Ops.IntervalTooShort': {
      kind: 'throttled',
      message: l10n.t('An operations task was started or stopped on this instance a moment ago.'),
      hint: l10n.t('Wait about a minute, then try again.'),
      retryAfterMs: opsIntervalMs,
    },
    'Ops.TypeNotSupport': {
      kind: 'input',
      message: l10n.t('The service does not offer this type of operations task.'),
      hint: l10n.t(
        'Core dump and packet capture are the types it documents; update the extension if there are others.',
      ),
      isSpecific: true,
    },
    'Ops.RegionNotSupport': {
      kind: 'input',
      message: l10n.t('Packet capture is not available in this region.'),
      hint: l10n.t('Run the workload in another region, or capture inside the container.'),
      isSpecific: true,
    },
    'Coredump.RegionNotSupport': {
      kind: 'input',
      message: l10n.t('Core dump is not available in this region.'),
      hint: l10n.t('Run the workload in another region, or write core files to a mounted volume (CorePattern).'),
      isSpecific: true,
    },
    'Ops.InstanceNotSupport': {
      kind: 'input',
      message: l10n.t('This instance does not support the operations task.'),
      hint: l10n.t('The instance must be alive: an ended instance or one being deleted cannot take a task.'),
      isSpecific: true,
    },
    'Ops.OpsValueInvalid': {
      kind: 'input',
      message: l10n.t('The service did not accept the parameters of the task.'),
      hint: l10n.t('Check the values, then send them again.'),
    },
    'Ops.ExecuteTaskFail': {
      kind: 'service',
      message: l10n.t('The service accepted the task but could not carry it out.'),
      hint: l10n.t('Look at the O&M records of the instance, then try again.'),
      retryAfterMs: 0,
      isSpecific: true,
    },
    'Tcpdump.InvalidValue': {
      kind: 'input',
      message: l10n.t('A packet capture parameter has a value the service does not accept.'),
      hint: l10n.t('Check addresses, ports and limits, then send them again.'),
      isSpecific: true,
    },
    'CorePattern.UpdateFail': {
      kind: 'service',
      message: l10n.t('The core dump setting could not be changed.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
    'Coredump.InvalidCorePatternType': {
      kind: 'input',
      message: l10n.t(
        'This instance was created with a core pattern of its own, so core dump tasks do not apply to it.',
      ),
      hint: l10n.t('Its core files are where its CorePattern writes them, usually on a mounted volume.'),
      isSpecific: true,
    },
    InvalidCorePatternValue: {
      kind: 'input',
      message: l10n.t('The service does not know this core dump setting.'),
      hint: l10n.t('Core dump can be enabled or disabled, nothing else.'),
      isSpecific: true,
    },
    'InvalidInstanceId.NotFound': {
      kind: 'input',
      message: l10n.t('The instance does not exist any more.'),
      hint: l10n.t('Refresh the list.'),
    },
  };
}
