// What happened to a group, as the events both listings show. Derived from its timeline, newest first.
import type { Group } from '../world/group';
import type { Phase } from '../world/timeline';

/** An event before it is written in the form of either operation. */
export interface GroupEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly source: 'EciService' | 'K8sAgent';
}

/** Newest events kept per instance. */
const maxEvents = 50;

function normal(source: GroupEvent['source'], at: number, reason: string, message: string): GroupEvent {
  return { type: 'Normal', reason, message, first: at, last: at, count: 1, source };
}

/** How often it happened, and from when to when. */
interface Happened {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

function warning(source: GroupEvent['source'], reason: string, message: string, happened: Happened): GroupEvent {
  return { type: 'Warning', reason, message, ...happened, source };
}

const once = (at: number): Happened => ({ first: at, last: at, count: 1 });

/** The events of a group at a moment, newest first. */
export function listEvents(group: Group, now: number): GroupEvent[] {
  return [...group.timeline.until(now).flatMap((phase) => eventsOfPhase(group, phase, now)), ...crashEvents(group, now)]
    .filter((event) => event.last <= now)
    .sort((one, other) => other.last - one.last)
    .slice(0, maxEvents);
}

function eventsOfPhase(group: Group, { status, since }: Phase, now: number): GroupEvent[] {
  const { name, zoneId } = group.facts;
  const containers = group.workload.containers;
  switch (status) {
    case 'Scheduling':
      return [normal('EciService', since, 'Scheduling', `Start to schedule instance ${name}`)];
    case 'ScheduleFailed':
      return [
        warning(
          'EciService',
          'FailedScheduling',
          'No stock for the requested specification in the zones of the vSwitches given',
          { first: since - 20_000, last: since, count: 3 },
        ),
      ];
    case 'Pending':
      return [
        normal('EciService', since, 'Scheduled', `Instance scheduled to zone ${zoneId}`),
        ...containers.map(({ Image }, index) =>
          normal('K8sAgent', since + 2_000 + index * 500, 'Pulling', `Pulling image "${Image}"`),
        ),
        ...(group.trouble === 'imagePull' ? pullFailures(group, since, now) : []),
      ];
    case 'Running':
      return containers.flatMap(({ Name, Image }, index) => [
        normal('K8sAgent', since + index * 1_500 - 2_000, 'Pulled', `Successfully pulled image "${Image}"`),
        normal('K8sAgent', since + index * 1_500 - 1_000, 'Created', `Created container ${Name}`),
        normal('K8sAgent', since + index * 1_500, 'Started', `Started container ${Name}`),
      ]);
    case 'Updating':
      return [normal('EciService', since, 'Updating', 'Start to update the instance')];
    case 'Restarting':
      return [normal('EciService', since, 'Restarting', 'Start to restart the containers of the instance')];
    case 'Terminating':
      return containers.map(({ Name }) => normal('K8sAgent', since, 'Killing', `Stopping container ${Name}`));
    case 'Succeeded':
      return [normal('EciService', since, 'Completed', 'All containers ended with code 0')];
    case 'Failed':
      return [
        group.trouble === 'outOfMemory'
          ? warning('K8sAgent', 'OOMKilling', 'Memory cgroup out of memory: killed process 1', once(since))
          : warning('K8sAgent', 'Failed', 'Container exited with code 1', once(since)),
      ];
    case 'Expired':
      return [warning('EciService', 'SpotReclaimed', 'The spot instance was reclaimed by the system', once(since))];
    case 'Gone':
      return [];
  }
}

function pullFailures(group: Group, since: number, now: number): GroupEvent[] {
  const image = group.workload.containers[0]?.Image ?? '';
  const first = since + 12_000;
  const count = Math.max(0, Math.floor((now - first) / 30_000) + 1);
  const last = first + (count - 1) * 30_000;
  return count === 0
    ? []
    : [
        warning('K8sAgent', 'Failed', `Failed to pull image "${image}": manifest unknown`, { first, last, count }),
        warning('K8sAgent', 'BackOff', `Back-off pulling image "${image}"`, { first, last, count }),
      ];
}

function crashEvents(group: Group, now: number): GroupEvent[] {
  return group.workload.containers.flatMap(({ Name }, index) => {
    const { count, last } = group.runs(index).upTo(now);
    if (!last || last.signal === 15) {
      return [];
    }
    const first = group.timeline.runningSince(now) ?? last.at;
    return [
      warning('K8sAgent', 'BackOff', `Back-off restarting failed container ${Name}`, {
        first: Math.min(first, last.at),
        last: last.at,
        count,
      }),
      ...(last.backAt <= now ? [normal('K8sAgent', last.backAt, 'Started', `Started container ${Name}`)] : []),
    ];
  });
}
