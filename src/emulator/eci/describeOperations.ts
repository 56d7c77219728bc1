// The operations that read: regions, groups, status, events.
import { defineOperation } from '../gateway/operation';
import { perMinute } from '../gateway/rateLimit';
import { toWireTime } from '../world/clock';
import type { Group } from '../world/group';
import { regionIds, type RegionId, listZones } from '../world/regions';
import { statuses } from '../world/timeline';
import type { EciAccount } from './account';
import { listEvents, type GroupEvent } from './events';
import { describeGroup } from './groupWire';
import { listGroups, listingParameters } from './listing';
import { describeIdentity, describeStatus } from './statusWire';

/** Page sizes of DescribeContainerGroupStatus and ...Events: the schema says 50, the prose 200. */
const statusPage = { default: 50, max: 200 };
const groupPage = 20;

export const describeRegions = defineOperation({
  name: 'DescribeRegions',
  limit: perMinute(10_000),
  parameters: { RegionId: { type: 'string' } },
  handle: ({ RegionId: wanted }) => ({
    Regions: (wanted === undefined ? regionIds : regionIds.filter((region) => region === wanted)).map(describeRegion),
  }),
});

export const describeContainerGroups = defineOperation({
  name: 'DescribeContainerGroups',
  limit: perMinute(2_000),
  parameters: {
    ...listingParameters,
    ContainerGroupName: { type: 'string' },
    Status: { type: 'string', oneOf: statuses },
    ComputeCategory: { type: 'string', oneOf: ['economy', 'general'] },
    SecurityGroupId: { type: 'string' },
    WithEvent: { type: 'boolean' },
    Limit: { type: 'integer', min: 1, max: groupPage },
  },
  emptyAnswer: { TotalCount: 0, ContainerGroups: [] },
  handle: (query, { world }: EciAccount) => {
    const { groups, totalCount, nextToken } = listGroups(world, query, query.Limit ?? groupPage);
    const now = world.clock.now();
    const withEvents = query.WithEvent ?? false;
    return {
      TotalCount: totalCount,
      ...(nextToken !== undefined && { NextToken: nextToken }),
      ContainerGroups: groups.map((group) => describeGroup(group, now, { vpcId: world.getVpc(group), withEvents })),
    };
  },
});

export const describeContainerGroupStatus = defineOperation({
  name: 'DescribeContainerGroupStatus',
  methods: ['POST'],
  limit: perMinute(10_000),
  parameters: {
    ...listingParameters,
    SinceSecond: { type: 'integer', min: 60, max: 3600 },
    Limit: { type: 'integer', min: 1, max: statusPage.max },
  },
  emptyAnswer: { TotalCount: 0, Data: [] },
  handle: (query, { world }: EciAccount) => {
    const { groups, totalCount, nextToken } = listGroups(world, query, query.Limit ?? statusPage.default);
    const now = world.clock.now();
    return {
      TotalCount: totalCount,
      ...(nextToken !== undefined && { NextToken: nextToken }),
      Data: groups.map((group) => describeStatus(group, now)),
    };
  },
});

export const describeContainerGroupEvents = defineOperation({
  name: 'DescribeContainerGroupEvents',
  methods: ['POST'],
  limit: perMinute(10_000),
  parameters: {
    ...listingParameters,
    EventSource: { type: 'string', oneOf: ['EciService', 'K8sAgent'] },
    SinceSecond: { type: 'integer', min: 60, max: 3600 },
    Limit: { type: 'integer', min: 1, max: statusPage.max },
  },
  emptyAnswer: { TotalCount: 0, Data: [] },
  handle: ({ SinceSecond: sinceSecond, EventSource: source, ...query }, { world }: EciAccount) => {
    const now = world.clock.now();
    const since = sinceSecond === undefined ? 0 : now - sinceSecond * 1000;
    const { groups, totalCount, nextToken } = listGroups(world, query, query.Limit ?? statusPage.default);
    return {
      TotalCount: totalCount,
      // Not in the published schema, but its request takes one: without it a second page could not be reached.
      ...(nextToken !== undefined && { NextToken: nextToken }),
      Data: groups.map((group) => ({
        ...describeIdentity(group),
        Events: listEvents(group, now)
          .filter((event) => event.last >= since && (source === undefined || event.source === source))
          .map((event) => eventWire(group, event)),
      })),
    };
  },
});

function describeRegion(region: RegionId): object {
  const zones = listZones(region);
  return {
    RegionId: region,
    RegionEndpoint: `eci.${region}.aliyuncs.com`,
    Zones: zones,
    RecommendZones: [zones[0]],
    UnavailableZones: region === 'cn-hangzhou' ? ['cn-hangzhou-e'] : [],
  };
}

function eventWire(group: Group, event: GroupEvent): object {
  const { name, namespace, id } = group.facts;
  return {
    Type: event.type,
    Reason: event.reason,
    Message: event.message,
    Count: event.count,
    FirstTimestamp: toWireTime(event.first),
    LastTimestamp: toWireTime(event.last),
    ReportingComponent: event.source === 'K8sAgent' ? 'kubelet' : 'eci-controller',
    ReportingInstance: id,
    Source: { Component: event.source === 'K8sAgent' ? 'kubelet' : 'EciService', Host: 'eci' },
    involvedObject: { Kind: 'Pod', Name: name, Namespace: namespace, Uid: id, ApiVersion: 'v1' },
    Metadata: { Name: `${name}.${Math.floor(event.first).toString(16).padStart(16, '1')}`, Namespace: namespace },
  };
}
