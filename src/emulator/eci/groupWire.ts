// A group as DescribeContainerGroups writes it.
import { toWireTime } from '../world/clock';
import type { Group } from '../world/group';
import type { Status } from '../world/timeline';
import type { WireContainerSpec } from '../world/wire';
import { containerCondition, initContainerCondition, type ContainerCondition } from './containerStates';
import { listEvents } from './events';
import { describeSpec } from './groupSpec';

/** The field that holds the time at which a final status was reached. */
const endTimeField: Partial<Record<Status, string>> = {
  Succeeded: 'SucceededTime',
  Failed: 'FailedTime',
  Expired: 'ExpiredTime',
};

/** One element of ContainerGroups. */
export function describeGroup(
  group: Group,
  now: number,
  options: { readonly vpcId: string; readonly withEvents: boolean },
): Readonly<Record<string, unknown>> {
  const { facts } = group;
  const status = group.status(now);
  const spec = describeSpec(group);
  const endField = endTimeField[status];
  const computed = {
    ContainerGroupId: facts.id,
    ContainerGroupName: facts.name,
    RegionId: facts.regionId,
    ...(facts.zoneId !== '' && { ZoneId: facts.zoneId }),
    Status: status,
    CreationTime: toWireTime(group.timeline.createdAt),
    ...(endField && { [endField]: toWireTime(group.timeline.at(now).since) }),
    VSwitchId: facts.vSwitchId,
    SecurityGroupId: facts.securityGroupId,
    ResourceGroupId: facts.resourceGroupId,
    ComputeCategory: facts.computeCategory,
    Tags: facts.tags,
    ...spec,
    VpcId: options.vpcId,
    Containers: spec.Containers.map((container, index) =>
      withCondition(container, containerCondition(group, index, now)),
    ),
    InitContainers: spec.InitContainers.map((container, index) =>
      withCondition(container, initContainerCondition(group, index, now)),
    ),
    Events: options.withEvents ? listEvents(group, now).map((event, index) => eventWire(group, event, index)) : [],
  };
  return { ...computed, ...group.overlay };
}

function withCondition(container: WireContainerSpec, condition: ContainerCondition): object {
  return {
    ...container,
    CurrentState: condition.current,
    ...(condition.previous && { PreviousState: condition.previous }),
    RestartCount: condition.restartCount,
    Ready: condition.ready,
  };
}

function eventWire(group: Group, event: ReturnType<typeof listEvents>[number], index: number): object {
  return {
    Type: event.type,
    Name: `${group.facts.name}.${(group.seed + index).toString(16).padStart(16, '1')}`,
    Reason: event.reason,
    Message: event.message,
    Count: event.count,
    FirstTimestamp: toWireTime(event.first),
    LastTimestamp: toWireTime(event.last),
  };
}
