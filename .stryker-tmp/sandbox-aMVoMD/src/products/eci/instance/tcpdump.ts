// Packet capture: CreateInstanceOpsTask with OpsType tcpdump, from a form and back to a stop.
import * as l10n from '@vscode/l10n';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { toCommandId } from '../../../model/commandId';
import type { ResourceRef } from '../../../model/resource';
import { toProblem } from '../../../panels/channel/problem';
import { eci } from '../client';
import { eciInstanceManifest } from './manifest';
import { startWatched } from './opsTask';
import { createStopOpsValue, toOpsValue } from './tcpdump/opsValue';
import { validateTcpdumpDraft } from './tcpdump/tcpdumpForm';
import type { TcpdumpDraft } from './tcpdump/tcpdumpForm';
import { tcpdumpPanel } from './tcpdump/tcpdumpPanel';
import type { RefusedCapture, StartedCapture } from './tcpdump/tcpdumpPanel';

/** Opens the form; the capture starts from there. */
export const startTcpdump: ActionHandler<'one'> = (context, target) => {
  const panel = context.show.panel({
    protocol: tcpdumpPanel,
    title: l10n.t('Capture: {0}', target.name),
    target,
    command: toCommandId(eciInstanceManifest, 'startTcpdump'),
    init: () => ({ target, account: context.account }),
    handlers: {
      start: async ({ draft }, signal) => {
        const answer = await start(context, target, draft, signal);
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

async function start(
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
    await startWatched(context, target, { opsType: 'tcpdump', opsValue: toOpsValue(value), signal });
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    return { started: false, problem: toProblem(error) };
  }
  return {
    started: true,
    message: l10n.t('Capturing packets on {0}. You will be notified when the capture is ready.', target.name),
  };
}

export const stopTcpdump: ActionHandler<'one'> = async (context, target) => {
  const { region, id, name } = target;
  await context.show.progress(l10n.t('Stopping packet capture'), (_progress, signal) =>
    context
      .client(eci)
      .createInstanceOpsTask(region, id, { opsType: 'tcpdump', opsValue: createStopOpsValue() }, signal),
  );
  return { message: l10n.t('Packet capture on {0} is being stopped.', name), refresh: [target] };
};
