// Packet capture: CreateInstanceOpsTask with OpsType tcpdump, from a form and back to a stop.
import * as l10n from '@vscode/l10n';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { toCommandId } from '../../../model/commandId';
import type { ResourceRef } from '../../../model/resource';
import { createStopOpsValue, toOpsValue } from './tcpdump/opsValue';
import { validateTcpdumpDraft } from './tcpdump/tcpdumpForm';
import type { TcpdumpDraft } from './tcpdump/tcpdumpForm';
import { tcpdumpPanel } from './tcpdump/tcpdumpPanel';
import type { RefusedCapture, StartedCapture } from './tcpdump/tcpdumpPanel';
import type { OpsTasks } from './opsTask';
import { startWatched } from './opsTask';

/** Opens the form; the capture starts from there. */
export function startTcpdump(tasks: OpsTasks): ActionHandler<'one'> {
  return (context, target) => {
    const panel = context.show.panel({
      protocol: tcpdumpPanel,
      title: l10n.t('Capture: {0}', target.name),
      target,
      command: toCommandId('eciInstance', 'startTcpdump'),
      init: () => ({ target, account: context.account }),
      handlers: {
        start: async ({ draft }, signal) => {
          const answer = await start(tasks, context, target, draft, signal);
          if (answer.started) {
            context.show.message(answer.message);
            panel.close();
          }
          return answer;
        },
        copy: ({ text }) => context.show.copy(text),
      },
    });
    return Promise.resolve(undefined);
  };
}

async function start(
  tasks: OpsTasks,
  context: ActionContext,
  target: ResourceRef,
  draft: TcpdumpDraft,
  signal: AbortSignal,
): Promise<StartedCapture | RefusedCapture> {
  const { value, errors } = validateTcpdumpDraft(draft);
  if (!value) {
    const [message] = Object.values(errors);
    return { started: false, problem: { message: message ?? l10n.t('Some values are not valid.'), hint: '' } };
  }
  try {
    await startWatched(tasks, context, target, { opsType: 'tcpdump', opsValue: toOpsValue(value), signal });
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    return { started: false, problem: toProblem(error) };
  }
  return {
    started: true,
    message: l10n.t('Capturing packets on {0}. You are told when the capture is ready to download.', target.name),
  };
}

function toProblem(error: ApiError): RefusedCapture['problem'] {
  const { requestId, retry } = error.facts;
  return {
    message: error.message,
    hint: error.hint,
    ...(requestId !== undefined && { requestId }),
    ...(retry?.afterMs !== undefined && { retryAfterMs: retry.afterMs }),
  };
}

export function stopTcpdump(tasks: OpsTasks): ActionHandler<'one'> {
  return async (context, target) => {
    await context.show.progress(l10n.t('Stopping packet capture'), (_progress, signal) =>
      tasks.client().createInstanceOpsTask(target.region, target.id, 'tcpdump', createStopOpsValue(), signal),
    );
    return { message: l10n.t('Packet capture on {0} is being stopped.', target.name), refresh: [target] };
  };
}
