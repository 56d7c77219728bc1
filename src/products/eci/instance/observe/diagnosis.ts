// Why an instance failed, on one page: what its state means, its last events, the last lines it wrote, and what to try.
import * as l10n from '@vscode/l10n';
import { UserFacingError, isCancelled, toError } from '../../../../base/errors';
import { redactText } from '../../../../base/redact';
import { sanitizeOutput, toSingleLine, truncateText } from '../../../../base/text';
import { eci } from '../../client';
import type { EciClient } from '../../client';
import { eciContainerManifest } from '../../container/manifest';
import type { ContainerGroup, ContainerGroupEvent, ContainerState } from '../../wire/containerGroup';
import { type GroupContainer, listContainers } from '../../wire/groupContainers';
import { formatExit, hasFailed, formatState } from '../../errors/containerState';
import type { ActionContext, ActionHandler } from '../../../../model/action';
import { allowsAction } from '../../../../model/allowsAction';
import { toCommandId } from '../../../../model/commandId';
import { formatAge } from '../../../../base/format';
import type { ResourceRef } from '../../../../model/resource';
import { diagnosisPanel } from '../diagnosis/contract';
import type { Advice, ContainerFindings, DiagnosedEvent, Diagnosis } from '../diagnosis/contract';
import { toDetails } from '../../../../model/details';
import { eciInstanceManifest } from '../manifest';
import { instanceStatuses } from '../status';
import { type Cause, findCause, findEventCause } from './causes';

const lastLines = 40;
const lastEvents = 15;
const mostContainers = 5;

export const diagnose: ActionHandler<'one'> = (context, target) => {
  const { region, id, name } = target;
  context.show.panel({
    protocol: diagnosisPanel,
    title: l10n.t('Why: {0}', name),
    target,
    command: toCommandId(eciInstanceManifest, 'diagnose'),
    init: () => ({ target: { region, id, name }, account: context.account }),
    handlers: {
      read: (_params, signal) => readDiagnosis(context, target, signal),
      run: ({ remedy }) => context.run(eciInstanceManifest, remedy, target),
      showLog: ({ container, isPrevious }) =>
        context.run(eciContainerManifest, isPrevious ? 'showPreviousLog' : 'showLog', {
          ...{ kind: 'eciContainer', region, parent: id, id: `${id}/${container}`, name: `${name}/${container}` },
        }),
    },
  });
  return Promise.resolve(undefined);
};

/** Reads state, events and logs. Only the state is required: any other failure is shown in place of its data. */
export async function readDiagnosis(
  { client: getClient, clock }: Pick<ActionContext, 'client' | 'clock'>,
  target: ResourceRef,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const client = getClient(eci);
  const [[group], events] = await Promise.all([
    client.describeContainerGroupsById(target.region, [target.id], signal),
    tryRead(() => client.describeContainerGroupEvents(target.region, target.id, signal)),
  ]);
  if (!group) {
    throw new UserFacingError(
      l10n.t('This instance no longer exists.'),
      l10n.t('Ended instances are only kept for a while. Refresh the list.'),
    );
  }
  const happened = sortNewestFirst(events.value?.flatMap(({ Events: each }) => each ?? []) ?? group.Events ?? []);
  const containers = listContainers(group);
  const unhealthy = containers.filter(({ container }) => hasFailed(container) || container.PreviousState !== undefined);
  const examined = (unhealthy.length > 0 ? unhealthy : containers.slice(0, 1)).slice(0, mostContainers);
  const causes = examined.flatMap(({ container }) => listCauses(container));
  const ofEvents = findEventCause(
    happened.map(({ Reason: reason }) => reason ?? ''),
    happened.filter(({ Type: type }) => type === 'Warning').map(({ Message: message }) => message ?? ''),
  );
  const all = [...(ofEvents ? [ofEvents] : []), ...causes];
  return {
    verdict: formatVerdict(group, examined, all),
    isBad: all.length > 0 || hasFailedOrExpired(group),
    status: instanceStatuses.get(group.Status ?? '').text,
    containers: await Promise.all(examined.map((one) => readFindings(client, target, one, signal))),
    events: happened.slice(0, lastEvents).map((event) => toEvent(event, clock.now())),
    ...(events.problem !== undefined && { eventsProblem: events.problem }),
    advice: createAdviceList(group, all),
  };
}

interface Attempt<T> {
  readonly value?: T;
  readonly problem?: string;
}

async function tryRead<T>(read: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (isCancelled(error) || !(error instanceof UserFacingError)) {
      throw error;
    }
    return { problem: toError(error).message };
  }
}

function sortNewestFirst(events: readonly ContainerGroupEvent[]): readonly ContainerGroupEvent[] {
  const at = ({ LastTimestamp: last, FirstTimestamp: first }: ContainerGroupEvent): number =>
    Date.parse(last ?? first ?? '') || 0;
  return [...events].sort((a, b) => at(b) - at(a));
}

/** The reason of the previous end is more useful than the fact that it waits for the next start. */
function listCauses({ CurrentState: now = {}, PreviousState: before }: GroupContainer['container']): readonly Cause[] {
  return [before && findCause(before), findCause(now)].filter((cause) => cause !== undefined);
}

function hasFailedOrExpired({ Status: status = '' }: ContainerGroup): boolean {
  return instanceStatuses.get(status).icon.tone === 'bad';
}

function formatVerdict(group: ContainerGroup, examined: readonly GroupContainer[], causes: readonly Cause[]): string {
  const [first] = causes;
  if (!first) {
    return hasFailedOrExpired(group)
      ? l10n.t(
          '{0}. The service gives no reason. Check the events and logs.',
          instanceStatuses.get(group.Status ?? '').text,
        )
      : l10n.t('This instance is healthy now.');
  }
  const whose = examined.find(({ container }) => listCauses(container).some(({ text }) => text === first.text));
  return whose ? l10n.t('Container {0}: {1}', toMaskedLine(whose.container.Name ?? '', 128), first.text) : first.text;
}

/** Each piece of advice once, with the actions that the state allows; at the end what always helps. */
function createAdviceList(group: ContainerGroup, causes: readonly Cause[]): readonly Advice[] {
  const row = { status: instanceStatuses.get(group.Status ?? '') };
  const byText = new Map(causes.map(({ advice }) => [advice.text, advice]));
  const general: Advice = {
    text: l10n.t('If the cause is fixed, restart the containers. Otherwise, open the full details.'),
    remedies: ['restart', 'describe', 'openInConsole'],
  };
  return [...byText.values(), general].map(({ text, remedies }) => ({
    text,
    remedies: remedies.filter((remedy) => allowsAction(eciInstanceManifest, row, remedy)),
  }));
}

async function readFindings(
  client: EciClient,
  target: ResourceRef,
  { role, container }: GroupContainer,
  signal: AbortSignal,
): Promise<ContainerFindings> {
  const { CurrentState: now = {}, PreviousState: before, RestartCount: restarts = 0 } = container;
  const name = container.Name ?? '';
  // The life that ended badly; where none came before, the present one.
  const isPrevious = before !== undefined;
  const log = await tryRead(() =>
    client.describeContainerLog(
      target.region,
      { instanceId: target.id, containerName: name },
      { Tail: lastLines, ...(isPrevious && { LastTime: true }) },
      signal,
    ),
  );
  const words = listCauses(container).map((cause) => cause.text);
  return {
    name: toMaskedLine(name, 128),
    isInit: role === 'init',
    verdict: words.length > 0 ? words.join(' · ') : formatStateDetails(now),
    facts: toDetails([
      [l10n.t('State'), formatStateDetails(now)],
      [l10n.t('Previous state'), before && formatStateDetails(before)],
      [l10n.t('Restarts'), restarts],
      [l10n.t('Message'), now.Message && redactText(now.Message)],
      [l10n.t('Ended'), (before ?? now).FinishTime],
      [l10n.t('Image'), container.Image && redactText(container.Image)],
    ]),
    log: {
      title: isPrevious ? l10n.t('Last lines before the last restart') : l10n.t('Last lines'),
      text: truncateLog(log.value ?? ''),
      isPrevious,
      ...(log.problem !== undefined && { problem: log.problem }),
    },
  };
}

function formatStateDetails(state: ContainerState): string {
  return [formatState(state), formatExit(state), toMaskedLine(state.Reason ?? '', 60)].filter(Boolean).join(' · ');
}

const longestLine = 2_000;

/** Of bounded length, without control sequences, indented as it was. */
function truncateLog(text: string): string {
  return sanitizeOutput(text)
    .trimEnd()
    .split('\n')
    .slice(-lastLines)
    .map((line) => truncateText(line, longestLine))
    .join('\n');
}

function toEvent(event: ContainerGroupEvent, now: number): DiagnosedEvent {
  const time = event.LastTimestamp ?? event.FirstTimestamp ?? '';
  return {
    time: toMaskedLine(time, 40),
    age: formatAge(time, now) ?? '',
    isWarning: event.Type === 'Warning',
    reason: toMaskedLine(event.Reason ?? event.Type ?? '', 60),
    message: toMaskedLine(event.Message ?? '', 300),
    count: event.Count ?? 1,
  };
}

/** The page shows what rows and documents show: no secret but what a container wrote itself. */
function toMaskedLine(text: string, maxLength: number): string {
  return toSingleLine(redactText(text), maxLength);
}
