// CreateEdgeContainerApp, DeleteEdgeContainerApp, GetEdgeContainerApp, ListEdgeContainerApps.
import type { ApiError } from '../gateway/apiError';
import { defineOperation } from '../gateway/operation';
import type { Arguments } from '../gateway/rules';
import { toWireTime } from '../world/clock';
import { defaultHealthCheck, type EdgeApp, type HealthCheck, makingMs } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { esaError, type esaErrors } from './errors';
import { emptyListing, found, slicePage, sorted } from './listing';
import { appId, orderParameters, pageParameters, remarks, wrongPageSize } from './parameters';

type HealthCheckName = Extract<keyof typeof esaErrors, `InvalidParameter.HealthCheck${string}`>;

/** Every field has a code of its own. */
const wrong = (name: HealthCheckName) => (): ApiError => esaError(name);
const healthCheckParameters = {
  HealthCheckType: { type: 'string', pattern: /^l[47]$/, refuse: wrong('InvalidParameter.HealthCheckType') },
  HealthCheckHost: {
    type: 'string',
    pattern: /^[A-Za-z0-9.-]{1,255}$/,
    refuse: wrong('InvalidParameter.HealthCheckHost'),
  },
  HealthCheckHttpCode: {
    type: 'string',
    pattern: /^http_[23]xx$/,
    refuse: wrong('InvalidParameter.HealthCheckHttpCode'),
  },
  HealthCheckMethod: { type: 'string', pattern: /^(HEAD|GET)$/, refuse: wrong('InvalidParameter.HealthCheckMethod') },
  HealthCheckURI: { type: 'string', pattern: /^\/\S{0,79}$/, refuse: wrong('InvalidParameter.HealthCheckURI') },
  HealthCheckPort: { type: 'integer', min: 1, max: 65_535, refuse: wrong('InvalidParameter.HealthCheckPort') },
  HealthCheckTimeout: { type: 'integer', min: 1, max: 100, refuse: wrong('InvalidParameter.HealthCheckTimeout') },
  HealthCheckInterval: { type: 'integer', min: 1, max: 50, refuse: wrong('InvalidParameter.HealthCheckInterval') },
  HealthCheckSuccTimes: { type: 'integer', min: 1, max: 10, refuse: wrong('InvalidParameter.HealthCheckSuccTimes') },
  HealthCheckFailTimes: { type: 'integer', min: 1, max: 10, refuse: wrong('InvalidParameter.HealthCheckFailTimes') },
} as const;

function healthCheckFrom(given: Arguments<typeof healthCheckParameters>): HealthCheck {
  const standard = defaultHealthCheck;
  return {
    Type: given.HealthCheckType ?? standard.Type,
    Host: given.HealthCheckHost ?? standard.Host,
    HttpCode: given.HealthCheckHttpCode ?? standard.HttpCode,
    Method: given.HealthCheckMethod ?? standard.Method,
    Uri: given.HealthCheckURI ?? standard.Uri,
    Port: given.HealthCheckPort ?? standard.Port,
    Timeout: given.HealthCheckTimeout ?? standard.Timeout,
    Interval: given.HealthCheckInterval ?? standard.Interval,
    SuccTimes: given.HealthCheckSuccTimes ?? standard.SuccTimes,
    FailTimes: given.HealthCheckFailTimes ?? standard.FailTimes,
  };
}

function describeApp(app: EdgeApp, now: number): Readonly<Record<string, unknown>> {
  const { HealthCheck, ...settings } = app.settings;
  return {
    AppId: app.id,
    ...settings,
    Status: app.status(now),
    GatewayType: HealthCheck.Type,
    CreateTime: toWireTime(app.making.createdAt),
    UpdateTime: toWireTime(app.changedAt),
    VersionCount: app.versions.size,
    DomainName: app.records[0]?.name ?? '',
    QuicCid: 'false',
    HealthCheck,
  };
}

/** As the example of the listing has it: nanoseconds and the offset of China. */
function toChinaTime(ms: number): string {
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, -1)}298794+08:00`;
}

export const createEdgeContainerApp = defineOperation({
  name: 'CreateEdgeContainerApp',
  methods: ['POST'],
  parameters: {
    Name: {
      type: 'string',
      required: true,
      pattern: /^[a-z][a-z0-9-]{4,126}[a-z0-9]$/,
      refuse: () => esaError('ParamNameError'),
    },
    ServicePort: { type: 'integer', required: true, min: 80, max: 443 },
    TargetPort: { type: 'integer', required: true, min: 1, max: 65_535 },
    ...remarks,
    ...healthCheckParameters,
  },
  handle: ({ Name, ServicePort, TargetPort, Remarks = '', ...given }, apps: EdgeApps, { taskFails }) => {
    const now = apps.clock.now();
    const settings = { Name, Remarks, ServicePort, TargetPort, HealthCheck: healthCheckFrom(given) };
    if (apps.all().some((app) => app.settings.Name === Name)) {
      throw esaError('NameAlreadyExists');
    }
    const end = taskFails ? 'failed' : 'created';
    return { AppId: apps.add(settings, { createdAt: now, completesAt: now + makingMs.app, end }).id };
  },
});

export const deleteEdgeContainerApp = defineOperation({
  name: 'DeleteEdgeContainerApp',
  methods: ['POST'],
  parameters: appId,
  handle: ({ AppId }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    if (app.records.length > 0) {
      throw esaError('Record.AlreadyExist');
    }
    apps.remove([app.id]);
    return { State: 'ok' };
  },
});

export const getEdgeContainerApp = defineOperation({
  name: 'GetEdgeContainerApp',
  parameters: appId,
  handle: ({ AppId }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    return { App: { ...describeApp(app, apps.clock.now()), ...app.overlay } };
  },
});

export const listEdgeContainerApps = defineOperation({
  name: 'ListEdgeContainerApps',
  parameters: {
    ...pageParameters(500, { number: () => esaError('InvalidParameter.PageNumber'), size: wrongPageSize }),
    ...orderParameters,
    SearchType: { type: 'string' },
    SearchKey: { type: 'string' },
  },
  emptyAnswer: emptyListing('Apps'),
  handle: (given, apps: EdgeApps) => {
    const now = apps.clock.now();
    const matching = found(apps.all(), given, { Name: ({ settings }) => settings.Name, AppId: ({ id }) => id });
    const inOrder = sorted(matching, given, {
      CreateTime: ({ making }) => making.createdAt,
      ModifyTime: ({ changedAt }) => changedAt,
      UpdateTime: ({ changedAt }) => changedAt,
      Name: ({ settings }) => settings.Name,
    });
    const { items, ...counts } = slicePage(inOrder, given);
    const Apps = items.map((app) => ({
      ...describeApp(app, now),
      CreateTime: toChinaTime(app.making.createdAt),
      Percentage: app.environments.prod.progress(now)?.percentage ?? 0,
      ...app.overlay,
    }));
    return { ...counts, Apps };
  },
});
