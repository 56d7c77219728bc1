// CreateEdgeContainerApp, DeleteEdgeContainerApp, GetEdgeContainerApp, ListEdgeContainerApps.
import { ApiError } from '../gateway/apiError';
import type { ErrorCode } from '../gateway/errorCodes';
import { defineOperation, type Operation } from '../gateway/operation';
import { toWireTime } from '../world/clock';
import { defaultHealthCheck, type EdgeApp, type HealthCheck, makingMs } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import {
  emptyListing,
  found,
  limit,
  orderParameters,
  pageOf,
  pageParameters,
  readNumber,
  readPage,
  sorted,
} from './listing';

const nameForm = /^[a-z][a-z0-9-]{4,126}[a-z0-9]$/;

const healthCheckParameters = {
  HealthCheckType: { type: 'string' },
  HealthCheckHost: { type: 'string' },
  HealthCheckHttpCode: { type: 'string' },
  HealthCheckMethod: { type: 'string' },
  HealthCheckURI: { type: 'string' },
  HealthCheckPort: { type: 'string' },
  HealthCheckTimeout: { type: 'string' },
  HealthCheckInterval: { type: 'string' },
  HealthCheckSuccTimes: { type: 'string' },
  HealthCheckFailTimes: { type: 'string' },
} as const;

type GivenHealthCheck = { readonly [Name in keyof typeof healthCheckParameters]: string | undefined };

/** Every field has a code of its own. */
function readHealthCheck(given: GivenHealthCheck): HealthCheck {
  const text = (name: keyof GivenHealthCheck, standard: string, form: RegExp): string => {
    const value = given[name] ?? standard;
    if (value !== '' && !form.test(value)) {
      throw ApiError.of(`InvalidParameter.${name}` satisfies ErrorCode);
    }
    return value;
  };
  const number = (name: keyof GivenHealthCheck, standard: number, max: number): number =>
    readNumber(given[name] ?? String(standard), max, `InvalidParameter.${name}` satisfies ErrorCode);
  const standard = defaultHealthCheck;
  return {
    Type: text('HealthCheckType', standard.Type, /^l[47]$/),
    Host: text('HealthCheckHost', standard.Host, /^[A-Za-z0-9.-]{1,255}$/),
    HttpCode: text('HealthCheckHttpCode', standard.HttpCode, /^http_[23]xx$/),
    Method: text('HealthCheckMethod', standard.Method, /^(HEAD|GET)$/),
    Uri: text('HealthCheckURI', standard.Uri, /^\/\S{0,79}$/),
    Port: number('HealthCheckPort', standard.Port, 65_535),
    Timeout: number('HealthCheckTimeout', standard.Timeout, 100),
    Interval: number('HealthCheckInterval', standard.Interval, 50),
    SuccTimes: number('HealthCheckSuccTimes', standard.SuccTimes, 10),
    FailTimes: number('HealthCheckFailTimes', standard.FailTimes, 10),
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

export function appOperations(apps: EdgeApps): readonly Operation[] {
  return [
    defineOperation({
      name: 'CreateEdgeContainerApp',
      methods: ['POST'],
      limit,
      parameters: {
        Name: { type: 'string', required: true },
        ServicePort: { type: 'integer', required: true, min: 80, max: 443 },
        TargetPort: { type: 'integer', required: true, min: 1, max: 65_535 },
        Remarks: { type: 'string', maxLength: 1024 },
        ...healthCheckParameters,
      },
      handle: ({ Name, ServicePort, TargetPort, Remarks = '', ...given }, { taskFails }) => {
        const now = apps.clock.now();
        if (!nameForm.test(Name)) {
          throw ApiError.of('ParamNameError');
        }
        const settings = { Name, Remarks, ServicePort, TargetPort, HealthCheck: readHealthCheck(given) };
        if (apps.all().some((app) => app.settings.Name === Name)) {
          throw ApiError.of('NameAlreadyExists');
        }
        const end = taskFails ? 'failed' : 'created';
        return { AppId: apps.add(settings, { createdAt: now, settlesAt: now + makingMs.app, end }).id };
      },
    }),
    defineOperation({
      name: 'DeleteEdgeContainerApp',
      methods: ['POST'],
      limit,
      parameters: { AppId: { type: 'string', required: true } },
      handle: ({ AppId }) => {
        const app = apps.require(AppId);
        if (app.records.length > 0) {
          throw ApiError.of('Record.AlreadyExist');
        }
        apps.remove([app.id]);
        return { State: 'ok' };
      },
    }),
    defineOperation({
      name: 'GetEdgeContainerApp',
      limit,
      parameters: { AppId: { type: 'string', required: true } },
      handle: ({ AppId }) => {
        const app = apps.require(AppId);
        return { App: { ...describeApp(app, apps.clock.now()), ...app.overlay } };
      },
    }),
    defineOperation({
      name: 'ListEdgeContainerApps',
      limit,
      parameters: {
        ...pageParameters,
        ...orderParameters,
        SearchType: { type: 'string' },
        SearchKey: { type: 'string' },
      },
      emptyAnswer: emptyListing('Apps'),
      handle: (given) => {
        const now = apps.clock.now();
        const asked = readPage(given, {
          defaultSize: 20,
          maxSize: 500,
          wrongNumber: 'InvalidParameter.PageNumber',
          wrongSize: 'InvalidPageSize.ValueNotSupported',
        });
        const matching = found(apps.all(), given, { Name: ({ settings }) => settings.Name, AppId: ({ id }) => id });
        const inOrder = sorted(matching, given, {
          CreateTime: ({ making }) => making.createdAt,
          ModifyTime: ({ changedAt }) => changedAt,
          UpdateTime: ({ changedAt }) => changedAt,
          Name: ({ settings }) => settings.Name,
        });
        const { items, ...figures } = pageOf(inOrder, asked);
        const Apps = items.map((app) => ({
          ...describeApp(app, now),
          CreateTime: toChinaTime(app.making.createdAt),
          Percentage: app.environments.prod.progress(now)?.percentage ?? 0,
          ...app.overlay,
        }));
        return { ...figures, Apps };
      },
    }),
  ];
}
