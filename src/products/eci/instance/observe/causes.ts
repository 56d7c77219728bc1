// What exit codes and reasons mean, and what to try. Codes: 128 + n is signal n; 126 and 127 are a shell's.
// Reasons: those of Kubernetes and of the service's events.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../../base/text';
import { isWaitingUnhealthy } from '../../errors/containerState';
import { findWaitingTrouble } from '../../errors/waitingReasons';
import type { WaitingTrouble } from '../../errors/waitingReasons';
import type { ContainerState } from '../../wire/containerGroup';
import type { Advice } from '../diagnosis/contract';

export interface Cause {
  readonly text: string;
  readonly advice: Advice;
}

const createAdvice = (text: string, ...remedies: Advice['remedies']): Advice => ({ text, remedies });

/** Why a container ended or cannot start; undefined when nothing is wrong with it. */
export function findCause(state: ContainerState): Cause | undefined {
  return state.State === 'Terminated'
    ? (findStartCause(state) ?? findExitCause(state))
    : isWaitingUnhealthy(state)
      ? findWaitingCause(state)
      : undefined;
}

/** It never ran: the runtime ended it, with a code of its own. */
function findStartCause({ ExitCode: code, Reason: reason }: ContainerState): Cause | undefined {
  return code !== 0 && findWaitingTrouble(reason) === 'start'
    ? createWaitingCause('start', toSingleLine(reason ?? '', 60))
    : undefined;
}

function findExitCause({ ExitCode: code, Reason: reason = '', Signal: signal }: ContainerState): Cause | undefined {
  if (/oomkill/i.test(reason)) {
    return {
      text: l10n.t('Killed because it ran out of memory'),
      advice: createMemoryAdvice(),
    };
  }
  switch (code) {
    case undefined:
    case 0:
      return undefined;
    case 1:
      return {
        text: l10n.t('Exited with a general error (1)'),
        advice: createAdvice(l10n.t('The program exited on its own. Check its last log lines.'), 'describe'),
      };
    case 2:
      return {
        text: l10n.t('Exited with 2: wrong usage, often a bad argument or an error in a shell script'),
        advice: createAdvice(l10n.t('Check the command and its arguments.'), 'describe'),
      };
    case 126:
      return {
        text: l10n.t('Could not be executed (126): not executable, or no permission'),
        advice: createAdvice(
          l10n.t('Check that the command is executable in the image and built for its architecture.'),
          'describe',
        ),
      };
    case 127:
      return {
        text: l10n.t('Command not found (127)'),
        advice: createAdvice(
          l10n.t('Check the command and the image: the file or its interpreter does not exist.'),
          'describe',
        ),
      };
    case 137:
      return {
        text: l10n.t('Killed (SIGKILL, 137), probably out of memory'),
        advice: createMemoryAdvice(),
      };
    case 134:
      return {
        text: l10n.t('Aborted (SIGABRT, 134), often after a failed assertion or heap corruption'),
        advice: createAdvice(
          l10n.t('Enable core dumps so that the next crash leaves a core file to analyze.'),
          'enableCoredump',
        ),
      };
    case 139:
      return {
        text: l10n.t('Segmentation fault (SIGSEGV, 139)'),
        advice: createAdvice(
          l10n.t(
            'A bug in the program or a library. Enable core dumps so that the next crash leaves a core file to analyze.',
          ),
          'enableCoredump',
        ),
      };
    case 143:
      return {
        text: l10n.t('Stopped on request (SIGTERM, 143)'),
        advice: createAdvice(
          l10n.t('It was stopped from outside by a restart, a deletion, or a failed liveness probe. Check the events.'),
          'describe',
        ),
      };
    default:
      return {
        text: signal
          ? l10n.t('Terminated by signal {0} (exit code {1})', signal, code)
          : l10n.t('Exited with code {0}', code),
        advice: createAdvice(l10n.t('The program defines this code. Check its last log lines.'), 'describe'),
      };
  }
}

function createMemoryAdvice(): Advice {
  return createAdvice(
    l10n.t('Check whether memory reached its limit. Increase the limit, or reduce the memory the program uses.'),
    'showMetrics',
    'describe',
  );
}

function findWaitingCause({ Reason: reason }: ContainerState): Cause | undefined {
  const trouble = findWaitingTrouble(reason);
  return trouble && createWaitingCause(trouble, toSingleLine(reason ?? '', 60));
}

function createWaitingCause(trouble: WaitingTrouble, reason: string): Cause {
  switch (trouble) {
    case 'image':
      return {
        text: l10n.t('Its image cannot be pulled ({0})', reason),
        advice: createAdvice(
          l10n.t('Check the image name and tag, the registry login, and whether the vSwitch can reach the registry.'),
          'describe',
          'startTcpdump',
        ),
      };
    case 'crash':
      return {
        text: l10n.t('Crash-looping; the service waits before the next restart'),
        advice: createAdvice(
          l10n.t('The current state is not the cause. Check the previous exit and its log.'),
          'enableCoredump',
        ),
      };
    case 'start':
      return {
        text: l10n.t('Could not be created or started ({0})', reason),
        advice: createAdvice(l10n.t('Check the command, volumes, and config files of the container.'), 'describe'),
      };
    case 'sandbox':
      return {
        text: l10n.t('The sandbox of its containers could not be set up ({0})', reason),
        advice: createAdvice(
          l10n.t('Check the events, and the vSwitch, security group, and volumes of the instance.'),
          'describe',
        ),
      };
    case 'other':
      return {
        text: l10n.t('Cannot start ({0})', reason),
        advice: createAdvice(l10n.t('Check its message and the events.'), 'describe'),
      };
  }
}

/** What the reasons of events mean for the instance as a whole, the first that is known. */
export function findEventCause(reasons: readonly string[], messages: readonly string[]): Cause | undefined {
  const text = [...reasons, ...messages].join('\n');
  if (/NoStock|StockExhaust|StockClose|no stock|CpuOptionsNotSupported/i.test(text)) {
    return {
      text: l10n.t('Its size is out of stock in the allowed zones'),
      advice: createAdvice(
        l10n.t('Create it again with vSwitches in more zones, or with another size.'),
        'describe',
        'delete',
      ),
    };
  }
  if (/InsufficientBalance/i.test(text)) {
    return {
      text: l10n.t('The account balance is insufficient'),
      advice: createAdvice(l10n.t('Top up the account, then create the instance again.'), 'openInConsole'),
    };
  }
  if (/DiskCapacityQuotaFull|QuotaExceed/i.test(text)) {
    return {
      text: l10n.t('A quota of the account is used up'),
      advice: createAdvice(l10n.t('Check quotas and usage, and request an increase.'), 'openInConsole'),
    };
  }
  if (/AttachDiskFailed|FailedMount|FailedAttachVolume/i.test(text)) {
    return {
      text: l10n.t('Could not attach a volume'),
      advice: createAdvice(
        l10n.t('Check that the volume exists, is not in use, and is in the zone of the instance.'),
        'describe',
      ),
    };
  }
  return undefined;
}
