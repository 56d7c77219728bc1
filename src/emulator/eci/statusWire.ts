// A group as DescribeContainerGroupStatus writes it, in the field names of that operation: some lower case, one doubled.
import { toWireTime } from '../world/clock';
import { drawnOnce } from '../world/drawnOnce';
import type { Group } from '../world/group';
import { Random } from '../world/random';
import type { Status } from '../world/timeline';
import type { WireContainerState } from '../world/wire';
import { containerCondition, initContainerCondition } from './containerStates';
import { drawAddresses } from './groupSpec';

/** The Kubernetes phase of each status. */
const phases: Readonly<Record<Status, string>> = {
  Scheduling: 'Pending',
  ScheduleFailed: 'Failed',
  Pending: 'Pending',
  Running: 'Running',
  Updating: 'Pending',
  Restarting: 'Pending',
  Terminating: 'Running',
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Expired: 'Failed',
};

/** What the service made up when it created the group and its containers. */
const drawMarks = drawnOnce((group) => {
  const random = new Random(group.seed, 4);
  return {
    uuid: new Random(group.seed, 3).uuid(),
    containers: group.workload.containers.map(({ Image: image }) => ({
      imageId: `${image.replace(/:[^:/]*$/, '')}@sha256:${random.hex(64)}`,
      containerId: `containerd://${random.hex(64)}`,
    })),
  };
});

/** The identity part shared with DescribeContainerGroupEvents. */
export function describeIdentity(group: Group): Readonly<Record<string, unknown>> {
  return {
    ContainerGroupId: group.id,
    Name: group.facts.name,
    Namespace: group.facts.namespace,
    uuid: drawMarks(group).uuid,
    Annotations: JSON.stringify({ 'tenancy.x-k8s.io/namespace': group.facts.namespace }),
  };
}

/** One element of Data. */
export function describeStatus(group: Group, now: number): Readonly<Record<string, unknown>> {
  const status = group.status(now);
  const { intranetIp } = drawAddresses(group);
  const marks = drawMarks(group);
  const isPlaced = status !== 'Scheduling' && status !== 'ScheduleFailed';
  return {
    ...describeIdentity(group),
    Status: status,
    PodStatus: {
      Phase: phases[status],
      Conditions: listConditions(group, now),
      ...(isPlaced && { HostIp: intranetIp, PodIp: intranetIp, PodIps: [{ Ip: intranetIp }] }),
      QosClass: 'Guaranteed',
      StartTime: toWireTime(group.timeline.createdAt),
      ContainerStatuses: group.workload.containers.map((container, index) => {
        const { current, previous, ready, restartCount } = containerCondition(group, index, now);
        const { imageId = '', containerId = '' } = marks.containers[index] ?? {};
        return {
          Name: container.Name,
          Image: container.Image,
          ImageID: imageId,
          Ready: ready,
          Started: current.State === 'Running',
          RestartCount: restartCount,
          State: stateWire(current, containerId),
          ...(previous && { LastState: stateWire(previous, containerId) }),
        };
      }),
    },
  };
}

function stateWire(state: WireContainerState, containerId: string): object {
  switch (state.State) {
    case 'Waiting':
      return { Waiting: { Reason: state.Reason, Message: state.Message } };
    case 'Running':
      // Sic: the doubled name is the one all sources show.
      return { Running: { StartedAtstartedAt: state.StartTime } };
    case 'Terminated':
      return {
        Terminated: {
          ContainerID: containerId,
          ExitCode: state.ExitCode,
          Signal: state.Signal,
          Reason: state.Reason,
          Message: state.Message,
          StartedAt: state.StartTime,
          FinishedAt: state.FinishTime,
        },
      };
  }
}

function listConditions(group: Group, now: number): object[] {
  const status = group.status(now);
  const since = toWireTime(group.timeline.at(now).since);
  const isScheduled = status !== 'Scheduling' && status !== 'ScheduleFailed';
  const isInitialized = (group.workload.initContainers ?? []).every(
    (_, index) => initContainerCondition(group, index, now).ready,
  );
  const isReady = group.workload.containers.every((_, index) => containerCondition(group, index, now).ready);
  const condition = (type: string, holds: boolean, reason: string): object => ({
    type,
    status: holds ? 'True' : 'False',
    ...(!holds && { Reason: reason, Message: '' }),
    lastTransitionTime: since,
  });
  return [
    condition('PodScheduled', isScheduled, status === 'ScheduleFailed' ? 'Unschedulable' : 'Scheduling'),
    condition('Initialized', isScheduled && isInitialized, 'ContainersNotInitialized'),
    condition('ContainersReady', isReady, status === 'Succeeded' ? 'PodCompleted' : 'ContainersNotReady'),
    condition('Ready', isReady, status === 'Succeeded' ? 'PodCompleted' : 'ContainersNotReady'),
  ];
}
