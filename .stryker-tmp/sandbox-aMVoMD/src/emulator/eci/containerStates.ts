// What each container of a group is doing at a moment, consistent with the group's status.
import { toWireTime } from '../world/clock';
import type { Stop } from '../world/containerRuns';
import type { Group } from '../world/group';
import type { WireContainerState } from '../world/wire';

/** A container's condition. */
export interface ContainerCondition {
  readonly current: WireContainerState;
  readonly previous: WireContainerState | undefined;
  readonly restartCount: number;
  readonly ready: boolean;
}

/** Containers start one after another. */
const staggerMs = 1_500;
const initRunMs = 6_000;

function waiting(reason: string, message = ''): WireContainerState {
  return { State: 'Waiting', DetailStatus: message, Reason: reason, Message: message };
}

function running(since: number): WireContainerState {
  return {
    State: 'Running',
    DetailStatus: '',
    Reason: 'Started',
    Message: 'Started container',
    StartTime: toWireTime(since),
  };
}

function terminated(from: number, to: number, end: Pick<Stop, 'exitCode' | 'signal' | 'reason'>): WireContainerState {
  return {
    State: 'Terminated',
    DetailStatus: end.reason,
    Reason: end.reason,
    Message: end.exitCode === 0 ? 'Completed' : `Container exited with code ${end.exitCode}`,
    StartTime: toWireTime(from),
    FinishTime: toWireTime(to),
    ExitCode: end.exitCode,
    Signal: end.signal,
  };
}

const completed = { exitCode: 0, signal: 0, reason: 'Completed' } as const;
const killed = { exitCode: 137, signal: 9, reason: 'Error' } as const;
const outOfMemory = { exitCode: 137, signal: 9, reason: 'OOMKilled' } as const;
const failed = { exitCode: 1, signal: 0, reason: 'Error' } as const;

function fixed(current: WireContainerState, restartCount = 0): ContainerCondition {
  return { current, previous: undefined, restartCount, ready: current.State === 'Running' };
}

/** The condition of a main container, by its index in the group. */
export function containerCondition(group: Group, index: number, now: number): ContainerCondition {
  const { since } = group.timeline.at(now);
  const startedAt = (group.timeline.runningSince(now) ?? since) + index * staggerMs;
  switch (group.status(now)) {
    case 'Scheduling':
    case 'ScheduleFailed':
      return fixed(waiting('ContainerCreating'));
    case 'Pending':
      return fixed(pending(group, index, now));
    case 'Running':
    case 'Updating':
    case 'Restarting':
    case 'Terminating':
      return living(group, index, now, startedAt);
    case 'Succeeded':
      return fixed(terminated(startedAt, since, completed));
    case 'Failed':
      // The first container is the one that failed; what ran beside it was stopped in good order.
      return fixed(
        terminated(startedAt, since, index > 0 ? completed : group.trouble === 'outOfMemory' ? outOfMemory : failed),
      );
    case 'Expired':
      return fixed(terminated(startedAt, since, killed));
  }
}

/** The condition of an init container, by its index; they run one after another while the group is pending. */
export function initContainerCondition(group: Group, index: number, now: number): ContainerCondition {
  const pendingSince = group.timeline.until(now).find((phase) => phase.status === 'Pending')?.since;
  const startsAt = (pendingSince ?? now) + 2_000 + index * initRunMs;
  if (pendingSince === undefined || now < startsAt) {
    return fixed(waiting('PodInitializing'));
  }
  const endsAt = startsAt + initRunMs;
  if (now < endsAt) {
    return fixed(running(startsAt));
  }
  return { ...fixed(terminated(startsAt, endsAt, completed)), ready: true };
}

function pending(group: Group, index: number, now: number): WireContainerState {
  const initializing = (group.workload.initContainers ?? []).some(
    (_, init) => initContainerCondition(group, init, now).current.State !== 'Terminated',
  );
  if (initializing) {
    return waiting('PodInitializing');
  }
  if (group.trouble === 'imagePull' && index === 0) {
    const image = group.workload.containers[0]?.Image ?? '';
    return waiting('ImagePullBackOff', `Back-off pulling image "${image}": manifest unknown`);
  }
  return waiting('ContainerCreating');
}

function living(group: Group, index: number, now: number, startedAt: number): ContainerCondition {
  const { count, last, beforeLast } = group.runs(index).upTo(now);
  if (!last) {
    return group.status(now) === 'Restarting' ? fixed(waiting('ContainerCreating')) : fixed(running(startedAt));
  }
  const previous = terminated(beforeLast?.backAt ?? Math.min(startedAt, last.at), last.at, last);
  if (now >= last.backAt) {
    return { current: running(last.backAt), previous, restartCount: count, ready: true };
  }
  const container = group.workload.containers[index]?.Name ?? '';
  const back = Math.round((last.backAt - last.at) / 1000);
  const current =
    group.status(now) === 'Restarting'
      ? waiting('ContainerCreating')
      : waiting(
          'CrashLoopBackOff',
          `Back-off ${back}s restarting failed container=${container} pod=${group.facts.name}`,
        );
  // It has stopped this often, but been started again once less.
  return { current, previous, restartCount: count - 1, ready: false };
}
