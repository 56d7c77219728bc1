// Error codes of CreateInstanceOpsTask, from its official document.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../../cloud/errors/errorWords';

/** The service does not publish how long it wants between two settings of one instance. */
const opsIntervalMs = 60_000;

export function explainOpsErrors(): Record<string, ErrorExplanation> {
  return {
    'Coredump.RefrshIntervalTooShort': {
      kind: 'throttled',
      message: l10n.t('The core dump setting of this instance was changed moments ago.'),
      hint: l10n.t('Wait about a minute, then try again.'),
      retryAfterMs: opsIntervalMs,
    },
    'Ops.IntervalTooShort': {
      kind: 'throttled',
      message: l10n.t('An O&M task was started or stopped on this instance moments ago.'),
      hint: l10n.t('Wait about a minute, then try again.'),
      retryAfterMs: opsIntervalMs,
    },
    'Ops.TypeNotSupport': {
      kind: 'input',
      message: l10n.t('The service does not support this type of O&M task.'),
      hint: l10n.t('The documented types are core dump and packet capture. If there are others, update the extension.'),
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
      message: l10n.t('This instance does not support the O&M task.'),
      hint: l10n.t('The instance must be active: an ended instance or one being deleted cannot run a task.'),
      isSpecific: true,
    },
    'Ops.OpsValueInvalid': {
      kind: 'input',
      message: l10n.t('The service did not accept the parameters of the task.'),
      hint: l10n.t('Check the values, then try again.'),
    },
    'Ops.ExecuteTaskFail': {
      kind: 'service',
      message: l10n.t('The service accepted the task but could not carry it out.'),
      hint: l10n.t('Check the O&M tasks of the instance, then try again.'),
      retryAfterMs: 0,
      isSpecific: true,
    },
    'Tcpdump.InvalidValue': {
      kind: 'input',
      message: l10n.t('The service does not accept a packet capture parameter.'),
      hint: l10n.t('Check addresses, ports, and limits, then try again.'),
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
      message: l10n.t('This instance was created with its own CorePattern, so core dump tasks do not apply.'),
      hint: l10n.t('Its core files are written to its CorePattern, usually on a mounted volume.'),
      isSpecific: true,
    },
    InvalidCorePatternValue: {
      kind: 'input',
      message: l10n.t('The service does not recognize this core dump setting.'),
      hint: l10n.t('Core dump can only be enabled or disabled.'),
      isSpecific: true,
    },
    'InvalidInstanceId.NotFound': {
      kind: 'input',
      message: l10n.t('The instance no longer exists.'),
      hint: l10n.t('Refresh the list.'),
    },
  };
}
