// What exit codes and reasons mean, and what to try. Codes: 128 + n is signal n; 126 and 127 are a shell's.
// Reasons: those of Kubernetes and of the service's events.
import * as l10n from '@vscode/l10n';
import type { ContainerState } from '../../wire/containerGroup';
import type { Advice } from '../diagnosis/contract';

export interface Cause {
  readonly text: string;
  readonly advice: Advice;
}

const createAdvice = (text: string, ...remedies: Advice['remedies']): Advice => ({ text, remedies });

/** Why a container ended or cannot start; undefined when nothing is amiss with it. */
export function findCause(state: ContainerState): Cause | undefined {
  return state.State === 'Terminated'
    ? findExitCause(state)
    : state.State === 'Waiting'
      ? findWaitingCause(state)
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
        text: l10n.t('Ended by its program with a general error (1)'),
        advice: createAdvice(l10n.t('The program gave up by itself: its last log lines say why.'), 'describe'),
      };
    case 2:
      return {
        text: l10n.t('Ended with 2: wrong usage, often a bad argument or a fault in a shell script'),
        advice: createAdvice(l10n.t('Check the command and its arguments.'), 'describe'),
      };
    case 126:
      return {
        text: l10n.t('Could not be executed (126): not executable, or no permission'),
        advice: createAdvice(
          l10n.t('Check that the command is executable in the image and made for its architecture.'),
          'describe',
        ),
      };
    case 127:
      return {
        text: l10n.t('Command not found (127)'),
        advice: createAdvice(
          l10n.t('Check the command and the image: the file, or its interpreter, is not there.'),
          'describe',
        ),
      };
    case 137:
      return {
        text: l10n.t('Killed (137), probably out of memory'),
        advice: createMemoryAdvice(),
      };
    case 134:
      return {
        text: l10n.t('Aborted itself (134), often after a failed check or a broken heap'),
        advice: createAdvice(
          l10n.t('Enable core dumps, so that the next crash leaves a file to look into.'),
          'enableCoredump',
        ),
      };
    case 139:
      return {
        text: l10n.t('Crashed by a segmentation fault (139)'),
        advice: createAdvice(
          l10n.t(
            'A fault in the program or a library. Enable core dumps, so that the next crash leaves a file to look into.',
          ),
          'enableCoredump',
        ),
      };
    case 143:
      return {
        text: l10n.t('Asked to stop (143) and did'),
        advice: createAdvice(
          l10n.t(
            'Somebody or something stopped it: a restart, a deletion, or a failed liveness probe. The events tell which.',
          ),
          'describe',
        ),
      };
    default:
      return {
        text: signal
          ? l10n.t('Ended by signal {0} (exit code {1})', signal, code)
          : l10n.t('Ended with exit code {0}', code),
        advice: createAdvice(
          l10n.t('The meaning of this code is the program’s own: its last log lines say more.'),
          'describe',
        ),
      };
  }
}

function createMemoryAdvice(): Advice {
  return createAdvice(
    l10n.t('See whether memory rose up to its limit; give the container more, or make the program use less.'),
    'showMetrics',
    'describe',
  );
}

function findWaitingCause({ Reason: reason = '' }: ContainerState): Cause | undefined {
  if (/ImagePull|ErrImage|InvalidImageName|ImageInspect/i.test(reason)) {
    return {
      text: l10n.t('Its image cannot be pulled ({0})', reason),
      advice: createAdvice(
        l10n.t(
          'Check the name and tag of the image, the login to its registry, and whether the vSwitch reaches the registry.',
        ),
        'describe',
        'startTcpdump',
      ),
    };
  }
  if (/CrashLoopBackOff/i.test(reason)) {
    return {
      text: l10n.t('Crashes again and again; the service waits before the next start'),
      advice: createAdvice(
        l10n.t('What counts is why it ended before: see its previous end and log.'),
        'enableCoredump',
      ),
    };
  }
  if (/CreateContainer(Config)?Error|RunContainerError|StartError/i.test(reason)) {
    return {
      text: l10n.t('Could not be created or started ({0})', reason),
      advice: createAdvice(l10n.t('Check command, volumes and config files of the container.'), 'describe'),
    };
  }
  return undefined;
}

/** What the reasons of events mean for the instance as a whole, the first that is known. */
export function findEventCause(reasons: readonly string[], messages: readonly string[]): Cause | undefined {
  const text = [...reasons, ...messages].join('\n');
  if (/NoStock|StockExhaust|StockClose|no stock|CpuOptionsNotSupported/i.test(text)) {
    return {
      text: l10n.t('There is no stock for its size in the zones it may run in'),
      advice: createAdvice(
        l10n.t('Create it again with vSwitches in more zones, or with another size.'),
        'describe',
        'delete',
      ),
    };
  }
  if (/InsufficientBalance/i.test(text)) {
    return {
      text: l10n.t('The account has not enough balance'),
      advice: createAdvice(l10n.t('Top up the account, then create the instance again.'), 'openInConsole'),
    };
  }
  if (/DiskCapacityQuotaFull|QuotaExceed/i.test(text)) {
    return {
      text: l10n.t('A quota of the account is used up'),
      advice: createAdvice(l10n.t('See the quotas and their use, and ask for more.'), 'openInConsole'),
    };
  }
  if (/AttachDiskFailed|FailedMount|FailedAttachVolume/i.test(text)) {
    return {
      text: l10n.t('A volume could not be attached'),
      advice: createAdvice(
        l10n.t('Check that the volume exists, is free and lies in the zone of the instance.'),
        'describe',
      ),
    };
  }
  return undefined;
}
