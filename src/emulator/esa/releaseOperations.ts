// PublishEdgeContainerAppVersion, RollbackEdgeContainerAppVersion and what tells how far a release is.
import { ApiError } from '../gateway/apiError';
import { defineOperation, type Operation } from '../gateway/operation';
import { type EdgeApp, type EdgeVersion, statusOf } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { environmentNames } from './environment';
import { limit, readNumber } from './listing';
import { resourcesOf, stagingStatus } from './replicas';

/** What GetEdgeContainerDeployRegions answers for every app. */
export const deployRegions = [
  ...['zhejiang', 'jiangsu', 'shanghai', 'anhui', 'fujian', 'jiangxi', 'shandong', 'guangdong', 'guangxi', 'hainan'],
  ...['hubei', 'hunan', 'henan', 'beijing', 'tianjin', 'hebei', 'shanxi', 'sichuan', 'chongqing', 'liaoning'],
] as const;

const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const query = { AppId: { type: 'string', required: true } } as const;

/** Only what has been made can be released. */
function requireMade(app: EdgeApp, version: EdgeVersion, now: number): void {
  const status = app.status(now) === 'created' ? statusOf(version.making, now) : app.status(now);
  if (status !== 'created') {
    throw ApiError.invalid('VersionId', `it is ${status}; only what is created can be released`);
  }
}

function readStart(text: string | undefined, now: number): number {
  const start = text === undefined ? now : timeForm.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(start)) {
    throw ApiError.invalid('StartTime', 'yyyy-MM-ddTHH:mm:ssZ is expected');
  }
  return Math.max(start, now);
}

function readRegions(given: { readonly Regions: readonly string[] | undefined; readonly FullRelease: boolean }) {
  if (given.FullRelease) {
    return deployRegions;
  }
  const regions = given.Regions ?? [];
  if (regions.length === 0 || !regions.every((region) => (deployRegions as readonly string[]).includes(region))) {
    throw ApiError.invalid('Regions', 'codes of GetEdgeContainerDeployRegions are expected');
  }
  return regions;
}

export function releaseOperations(apps: EdgeApps): readonly Operation[] {
  return [
    defineOperation({
      name: 'PublishEdgeContainerAppVersion',
      methods: ['POST'],
      limit,
      parameters: {
        ...query,
        VersionId: { type: 'string', required: true },
        PublishEnv: { type: 'string', required: true },
        Percentage: { type: 'string' },
        StartTime: { type: 'string' },
        Remarks: { type: 'string', maxLength: 1024 },
        PublishType: { type: 'string', oneOf: ['percentage', 'region'] },
        Regions: { type: 'ids', maxItems: 100 },
        FullRelease: { type: 'boolean' },
      },
      handle: ({ AppId, VersionId, PublishEnv, PublishType = 'percentage', FullRelease = false, ...given }) => {
        const now = apps.clock.now();
        const app = apps.require(AppId);
        const environment = environmentNames.find((name) => name === PublishEnv);
        if (!environment) {
          throw ApiError.of('InvalidParameter.PublishEnv');
        }
        const percentage = readNumber(given.Percentage ?? '100', 100, 'InvalidParameter.Percentage');
        const version = apps.requireVersion(app, VersionId, 'InvalidParameter.VersionId');
        requireMade(app, version, now);
        const startsAt = readStart(given.StartTime, now);
        apps.release(
          app,
          version,
          environment,
          PublishType === 'region'
            ? { startsAt, type: 'region', regions: readRegions({ ...given, FullRelease }), fullRelease: FullRelease }
            : { startsAt, percentage: environment === 'staging' ? 100 : percentage },
        );
        return {};
      },
    }),
    defineOperation({
      name: 'RollbackEdgeContainerAppVersion',
      methods: ['POST'],
      limit,
      parameters: {
        ...query,
        VersionId: { type: 'string', required: true },
        Remarks: { type: 'string', maxLength: 1024 },
        UsedPercent: { type: 'boolean' },
        Percentage: { type: 'integer', min: 1, max: 100 },
      },
      handle: ({ AppId, VersionId, UsedPercent = false, Percentage }) => {
        const now = apps.clock.now();
        const app = apps.require(AppId);
        const version = apps.requireVersion(app, VersionId, 'InvalidParameter.VersionId');
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
    }),
    defineOperation({
      name: 'GetEdgeContainerAppStatus',
      limit,
      parameters: { ...query, PublishEnv: { type: 'string', oneOf: environmentNames } },
      handle: ({ AppId, PublishEnv }) => {
        const { prod, staging } = apps.require(AppId).environments;
        return { AppStatus: (PublishEnv === 'staging' ? staging : prod).status(apps.clock.now()) };
      },
    }),
    defineOperation({
      name: 'GetEdgeContainerStagingDeployStatus',
      methods: ['GET'],
      limit,
      parameters: query,
      handle: ({ AppId }) => stagingStatus(apps.require(AppId), apps.clock.now()),
    }),
    defineOperation({
      name: 'GetEdgeContainerDeployRegions',
      methods: ['GET'],
      limit,
      parameters: query,
      handle: ({ AppId }) => {
        apps.require(AppId);
        return { Regions: deployRegions };
      },
    }),
    defineOperation({
      name: 'GetEdgeContainerAppResourceStatus',
      limit,
      parameters: query,
      handle: ({ AppId }) => ({
        Regions: resourcesOf(apps.require(AppId, 'InvalidParameter.Appid'), apps.clock.now()),
      }),
    }),
  ];
}
