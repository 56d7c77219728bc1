// CreateEdgeContainerAppVersion, DeleteEdgeContainerAppVersion, GetEdgeContainerAppVersion, ListEdgeContainerAppVersions.
import { ApiError } from '../gateway/apiError';
import { gatewayError } from '../gateway/errors';
import { defineOperation } from '../gateway/operation';
import { toWireTime } from '../world/clock';
import { checkContainers, containersRule } from './containers';
import { type EdgeApp, type EdgeVersion, makingMs, getStatus } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { esaError } from './errors';
import { emptyListing, found, slicePage, sorted } from './listing';
import { appId, orderParameters, pageParameters, percentage, remarks, versionId, wrongPageSize } from './parameters';

function describeVersion(app: EdgeApp, version: EdgeVersion, now: number): Readonly<Record<string, unknown>> {
  const published = version.published.filter((at) => at <= now);
  const moment = (at: number | undefined): string => (at === undefined ? '' : toWireTime(at));
  return {
    AppId: app.id,
    VersionId: version.id,
    Name: version.name,
    Remarks: version.remarks,
    Status: getStatus(version.making, now),
    CreateTime: toWireTime(version.making.createdAt),
    UpdateTime: toWireTime(changedAt(version, now)),
    PublishTime: moment(published[0]),
    LastPublishTime: moment(published.at(-1)),
    Containers: version.containers,
  };
}

function changedAt({ making, published }: EdgeVersion, now: number): number {
  return Math.max(making.createdAt, ...[making.completesAt, ...published].filter((at) => at <= now));
}

/** The listing shows containers without what is here. */
function brief({ Containers, ...version }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const hidden = ['Storage', 'IsACRImage', 'ACRImageInfo'];
  const containers = (Containers as readonly object[]).map((container) =>
    Object.fromEntries(Object.entries(container).filter(([name]) => !hidden.includes(name))),
  );
  return { ...version, Containers: containers };
}

export const createEdgeContainerAppVersion = defineOperation({
  name: 'CreateEdgeContainerAppVersion',
  methods: ['POST'],
  parameters: {
    ...appId,
    Name: {
      type: 'string',
      required: true,
      pattern: /^.{6,128}$/s,
      refuse: () => esaError('InvalidParameter.Name'),
    },
    ...remarks,
    Containers: containersRule,
    // No parameter of this operation, but one of its published errors is about it.
    ...percentage,
  },
  handle: ({ AppId, Name, Remarks = '', Containers: containers }, apps: EdgeApps, { taskFails }) => {
    const app = apps.require(AppId);
    checkContainers(containers);
    if ([...app.versions.values()].some(({ name }) => name === Name)) {
      throw esaError('NameAlreadyExists');
    }
    const now = apps.clock.now();
    const end = taskFails ? 'failed' : 'created';
    const making = { createdAt: now, completesAt: now + makingMs.version, end } as const;
    return { VersionId: apps.addVersion(app, { name: Name, remarks: Remarks, containers }, making).id };
  },
});

export const deleteEdgeContainerAppVersion = defineOperation({
  name: 'DeleteEdgeContainerAppVersion',
  methods: ['POST'],
  parameters: { ...appId, VersionId: { ...versionId.VersionId, refuse: () => gatewayError('InvalidParameter') } },
  handle: ({ AppId, VersionId }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    const version = apps.requireVersion(app, VersionId, gatewayError('InvalidParameter'));
    const used = Object.values(app.environments).find((one) => one.uses(version.id, apps.clock.now()));
    if (used) {
      throw ApiError.invalid('VersionId', `the version is released in ${used.name}`);
    }
    app.versions.delete(version.id);
    return {};
  },
});

export const getEdgeContainerAppVersion = defineOperation({
  name: 'GetEdgeContainerAppVersion',
  methods: ['GET'],
  parameters: { ...appId, ...versionId },
  handle: ({ AppId, VersionId }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    const version = apps.requireVersion(app, VersionId, esaError('InvalidVersion.NotFound'));
    return { Version: { ...describeVersion(app, version, apps.clock.now()), ...version.overlay } };
  },
});

export const listEdgeContainerAppVersions = defineOperation({
  name: 'ListEdgeContainerAppVersions',
  methods: ['GET'],
  parameters: {
    ...appId,
    ...pageParameters(100, { size: wrongPageSize }),
    ...orderParameters,
    SearchType: { type: 'string' },
    SearchKey: { type: 'string' },
  },
  emptyAnswer: emptyListing('Versions'),
  handle: (given, apps: EdgeApps) => {
    const app = apps.require(given.AppId);
    const now = apps.clock.now();
    const versions = [...app.versions.values()];
    const matching = found(versions, given, { Name: ({ name }) => name, VersionId: ({ id }) => id });
    const inOrder = sorted(matching, given, {
      CreateTime: ({ making }) => making.createdAt,
      ModifyTime: (version) => changedAt(version, now),
      UpdateTime: (version) => changedAt(version, now),
      Name: ({ name }) => name,
    });
    const { items, ...counts } = slicePage(inOrder, given);
    const Versions = items.map((version) => ({
      ...brief(describeVersion(app, version, now)),
      ...version.overlay,
    }));
    return { ...counts, Versions };
  },
});
