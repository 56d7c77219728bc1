// Logs of containers, as the service gives them: by asking again and again. Source: DescribeContainerLog.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import { getCallsPerMinute, getRate } from '../../../cloud/transport/rateLimits';
import { eciApi } from '../api';
import { eci } from '../client';
import type { ContainerName, EciClient } from '../client';
import { listContainers } from '../wire/groupContainers';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { maxLogBytes } from '../../../model/logSource';
import type { FailureClass, LogRate, LogSource } from '../../../model/logSource';
import type { Outcome } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import { toInstanceRef, parseContainerId } from './row';

interface Place {
  readonly region: string;
  readonly container: ContainerName;
}

/** The limit the transport enforces for all reads of logs (docs/decisions/0023). */
const published = getRate(eciApi, 'DescribeContainerLog');
const logRate: LogRate = { counted: published.counted, callsPerMinute: getCallsPerMinute(published) };

/** Literally so, with HTTP status 408. */
const timedOut = 'Request Timeout';

export const showLog: ActionHandler<'many'> = (context, targets) => openContainers(context, targets, {});

export const followLog: ActionHandler<'many'> = (context, targets) =>
  openContainers(context, targets, { follow: true });

export const showPreviousLog: ActionHandler<'one'> = (context, target) =>
  openContainers(context, [target], { previous: true });

function openContainers(
  context: ActionContext,
  targets: readonly ResourceRef[],
  { follow = false, previous = false }: Partial<Pick<LogSelection, 'follow' | 'previous'>>,
): Promise<Outcome | undefined> {
  const places = targets.flatMap((target): readonly Place[] => {
    const container = parseContainerId(target.id);
    return container ? [{ region: target.region, container }] : [];
  });
  const [first] = targets;
  const title = targets.length === 1 ? first?.name : first && toInstanceRef(first)?.name;
  return open(context, { places, title: title ?? '', follow, previous });
}

/** All containers of an instance that have started, in one document. */
export const followAllLogs: ActionHandler<'one'> = async (context, instance) => {
  const { region, id } = instance;
  const [group] = await context.client(eci).describeContainerGroupsById(region, [id], context.signal);
  const started = (group ? listContainers(group) : []).filter(
    ({ container: { CurrentState: state, RestartCount: restarts = 0 } }) =>
      restarts > 0 || state?.State === 'Running' || state?.State === 'Terminated',
  );
  const places = started.map(({ container }) => ({
    region,
    container: { instanceId: id, containerName: container.Name ?? '' },
  }));
  return open(context, { places, title: instance.name, follow: true, previous: false });
};

interface LogSelection {
  readonly places: readonly Place[];
  readonly title: string;
  readonly follow: boolean;
  readonly previous: boolean;
}

async function open(context: ActionContext, wanted: LogSelection): Promise<Outcome | undefined> {
  const { places, title, follow, previous } = wanted;
  const client = context.client(eci);
  const instances = new Set(places.map(({ container }) => container.instanceId));
  const [first, ...others] = places.map((place) => createLogSource(client, place, instances.size > 1));
  if (!first) {
    throw new UserFacingError(l10n.t('No container has started yet, so there is no log.'));
  }
  const file = title.replaceAll('/', '-');
  await context.show.logs.open(
    {
      title: previous ? l10n.t('{0} before the last restart', title) : title,
      fileName: previous ? `${file}-previous.log` : `${file}.log`,
      sources: [first, ...others],
      rate: logRate,
      isPrevious: previous,
    },
    follow,
  );
  return undefined;
}

function createLogSource(client: EciClient, { region, container }: Place, isAmbiguous: boolean): LogSource {
  return {
    id: `${region}/${container.instanceId}/${container.containerName}`,
    name: isAmbiguous ? `${container.instanceId}/${container.containerName}` : container.containerName,
    read: ({ tail, start, sinceSeconds, previous }, signal) =>
      client.describeContainerLog(
        region,
        container,
        {
          Tail: tail,
          Timestamps: true,
          LimitBytes: maxLogBytes,
          ...(start !== undefined && { StartTime: start }),
          ...(sinceSeconds !== undefined && { SinceSeconds: sinceSeconds }),
          ...(previous && { LastTime: true }),
        },
        signal,
      ),
    classifyFailure: classifyLogFailure,
  };
}

/** The owner of an expired credential renews it: the next call may use another one. */
export function classifyLogFailure(error: unknown): FailureClass {
  if (!(error instanceof ApiError)) {
    return 'final';
  }
  switch (error.kind) {
    case 'throttled':
      return 'throttled';
    case 'network':
    case 'service':
    case 'credential':
      return 'passing';
    case 'denied':
    case 'input':
      return error.code === timedOut ? 'passing' : 'final';
  }
}
