// PublishEdgeContainerAppVersion, RollbackEdgeContainerAppVersion and the operations that show how far a release is.
import { ApiError } from '../gateway/apiError';
import { defineOperation } from '../gateway/operation';
import { jsonStrings } from '../gateway/rules';
import { type EdgeApp, type EdgeVersion, getStatus } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { environmentNames } from './environment';
import { esaError } from './errors';
import { appId, appIdOfBindings, percentage, remarks, versionId } from './parameters';
import { listResources, stagingStatus } from './replicas';

/** What GetEdgeContainerDeployRegions answers for every app. */
export const deployRegions = [
  ...['zhejiang', 'jiangsu', 'shanghai', 'anhui', 'fujian', 'jiangxi', 'shandong', 'guangdong', 'guangxi', 'hainan'],
  ...['hubei', 'hunan', 'henan', 'beijing', 'tianjin', 'hebei', 'shanxi', 'sichuan', 'chongqing', 'liaoning'],
] as const;

/** Only what has been made can be released. */
function requireMade(app: EdgeApp, version: EdgeVersion, now: number): void {
  const status = app.status(now) === 'created' ? getStatus(version.making, now) : app.status(now);
  if (status !== 'created') {
    throw ApiError.invalid('VersionId', `it is ${status}; only what is created can be released`);
  }
}

function readRegions(given: { readonly Regions?: readonly string[] | undefined; readonly FullRelease: boolean }) {
  if (given.FullRelease) {
    return deployRegions;
  }
  const regions = given.Regions ?? [];
  if (regions.length === 0 || !regions.every((region) => (deployRegions as readonly string[]).includes(region))) {
    throw ApiError.invalid('Regions', 'codes of GetEdgeContainerDeployRegions are expected');
  }
  return regions;
}

export const publishEdgeContainerAppVersion = defineOperation({
  name: 'PublishEdgeContainerAppVersion',
  methods: ['POST'],
  parameters: {
    ...appId,
    ...versionId,
    PublishEnv: {
      type: 'string',
      required: true,
      oneOf: environmentNames,
      refuse: () => esaError('InvalidParameter.PublishEnv'),
    },
    ...percentage,
    StartTime: { type: 'time' },
    ...remarks,
    PublishType: { type: 'string', oneOf: ['percentage', 'region'] },
    Regions: jsonStrings(100),
    FullRelease: { type: 'boolean' },
  },
  handle: (given, apps: EdgeApps) => {
    const { PublishEnv: environment, PublishType = 'percentage', FullRelease = false, Percentage = 100 } = given;
    const now = apps.clock.now();
    const app = apps.require(given.AppId);
    const version = apps.requireVersion(app, given.VersionId, esaError('InvalidParameter.VersionId'));
    requireMade(app, version, now);
    const startsAt = Math.max(given.StartTime ?? now, now);
    apps.release(
      app,
      version,
      environment,
      PublishType === 'region'
        ? { startsAt, type: 'region', regions: readRegions({ ...given, FullRelease }), fullRelease: FullRelease }
        : { startsAt, percentage: environment === 'staging' ? 100 : Percentage },
    );
    return {};
  },
});

export const rollbackEdgeContainerAppVersion = defineOperation({
  name: 'RollbackEdgeContainerAppVersion',
  methods: ['POST'],
  parameters: {
    ...appId,
    ...versionId,
    ...remarks,
    UsedPercent: { type: 'boolean' },
    Percentage: { type: 'integer', min: 1, max: 100 },
  },
  handle: ({ AppId, VersionId, UsedPercent = false, Percentage }, apps: EdgeApps) => {
    const now = apps.clock.now();
    const app = apps.require(AppId);
    const version = apps.requireVersion(app, VersionId, esaError('InvalidParameter.VersionId'));
    requireMade(app, version, now);
    if (!app.environments.prod.progress(now)) {
      throw ApiError.invalid('AppId', 'nothing is released in prod that could be rolled back');
    }
    if (UsedPercent && Percentage === undefined) {
      throw ApiError.invalid('Percentage', 'a whole number from 1 to 100 is expected');
    }
    const percentage = UsedPercent ? (Percentage ?? 100) : 100;
    apps.release(app, version, 'prod', { startsAt: now, isRollback: true, percentage });
    return {};
  },
});

export const getEdgeContainerAppStatus = defineOperation({
  name: 'GetEdgeContainerAppStatus',
  parameters: { ...appId, PublishEnv: { type: 'string', oneOf: environmentNames } },
  handle: ({ AppId, PublishEnv }, apps: EdgeApps) => {
    const { prod, staging } = apps.require(AppId).environments;
    return { AppStatus: (PublishEnv === 'staging' ? staging : prod).status(apps.clock.now()) };
  },
});

export const getEdgeContainerStagingDeployStatus = defineOperation({
  name: 'GetEdgeContainerStagingDeployStatus',
  methods: ['GET'],
  parameters: appId,
  handle: ({ AppId }, apps: EdgeApps) => stagingStatus(apps.require(AppId), apps.clock.now()),
});

export const getEdgeContainerDeployRegions = defineOperation({
  name: 'GetEdgeContainerDeployRegions',
  methods: ['GET'],
  parameters: appId,
  handle: ({ AppId }, apps: EdgeApps) => {
    apps.require(AppId);
    return { Regions: deployRegions };
  },
});

export const getEdgeContainerAppResourceStatus = defineOperation({
  name: 'GetEdgeContainerAppResourceStatus',
  parameters: appIdOfBindings,
  handle: ({ AppId }, apps: EdgeApps) => ({
    Regions: listResources(apps.require(AppId), apps.clock.now()),
  }),
});
