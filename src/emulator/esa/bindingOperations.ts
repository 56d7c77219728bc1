// What is bound to an app: records, image secrets, and the sites records belong to.
import { ApiError } from '../gateway/apiError';
import { defineOperation, type Operation } from '../gateway/operation';
import { toWireTime } from '../world/clock';
import type { EdgeApp } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { internalException } from './errorCodes';
import { emptyListing, limit, orderParameters, pageOf, pageParameters, readPage, sorted } from './listing';
import { describeSite, type Site } from './population';

const appId = { AppId: { type: 'string', required: true } } as const;
const recordParameters = {
  ...appId,
  SiteId: { type: 'string' },
  RecordName: { type: 'string', required: true, maxLength: 1024 },
} as const;
const wrongPage = { wrongNumber: 'InvalidParameter', wrongSize: 'InvalidParameter' } as const;
const hostForm = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

function requireSite(apps: EdgeApps, id: string | undefined): Site {
  if (id === undefined) {
    throw ApiError.of('InternalError', internalException, {}, 400);
  }
  const site = apps.sites.find(({ siteId }) => String(siteId) === id);
  if (!site) {
    throw ApiError.invalid('SiteId', 'there is no such site');
  }
  return site;
}

function recordOperations(apps: EdgeApps): readonly Operation[] {
  return [
    defineOperation({
      name: 'ListEdgeContainerAppRecords',
      methods: ['GET'],
      limit,
      parameters: { ...appId, ...pageParameters, ...orderParameters, SearchKey: { type: 'string' } },
      emptyAnswer: emptyListing('Records'),
      handle: ({ SearchKey = '', ...given }) => {
        const app = apps.require(given.AppId);
        const asked = readPage(given, { defaultSize: 20, maxSize: 500, ...wrongPage });
        const matching = app.records.filter(({ name }) => name.includes(SearchKey));
        const byTime = ({ createdAt }: { readonly createdAt: number }): number => createdAt;
        const inOrder = sorted(matching, given, { CreateTime: byTime, UpdateTime: byTime });
        const { items, ...figures } = pageOf(inOrder, asked);
        return { ...figures, Records: items.map((record) => describeRecord(app, record)) };
      },
    }),
    defineOperation({
      name: 'CreateEdgeContainerAppRecord',
      methods: ['POST'],
      limit,
      parameters: recordParameters,
      handle: ({ AppId, SiteId, RecordName }) => {
        const app = apps.require(AppId);
        const site = requireSite(apps, SiteId);
        if (!hostForm.test(RecordName) || !`.${RecordName}`.endsWith(`.${site.name}`)) {
          throw ApiError.invalid('RecordName', `a domain name of the site ${site.name} is expected`);
        }
        if (apps.all().some(({ records }) => records.some(({ name }) => name === RecordName))) {
          throw ApiError.of('ParameterAlreadyExist');
        }
        apps.addRecord(app, site, RecordName, apps.clock.now());
        return {};
      },
    }),
    defineOperation({
      name: 'DeleteEdgeContainerAppRecord',
      methods: ['POST'],
      limit,
      parameters: recordParameters,
      handle: ({ AppId, SiteId, RecordName }) => {
        const app = apps.require(AppId);
        const site = requireSite(apps, SiteId);
        const left = app.records.filter(({ name, siteId }) => name !== RecordName || siteId !== site.siteId);
        if (left.length === app.records.length) {
          throw ApiError.invalid('RecordName', 'the app has no such record');
        }
        app.records = left;
        return {};
      },
    }),
  ];
}

function describeRecord(app: EdgeApp, record: EdgeApp['records'][number]): Readonly<Record<string, unknown>> {
  return {
    AppId: app.id,
    RecordId: record.recordId,
    RecordName: record.name,
    SiteId: record.siteId,
    ConfigId: record.configId,
    SchemdId: 123_456,
    Cname: record.cname,
    CreateTime: toWireTime(record.createdAt),
    UpdateTime: toWireTime(record.createdAt),
  };
}

function secretOperations(apps: EdgeApps): readonly Operation[] {
  const require = (id: string): EdgeApp => apps.require(id, 'InvalidParameter.Appid');
  return [
    defineOperation({
      name: 'ListEdgeContainerAppImageSecrets',
      limit,
      parameters: appId,
      emptyAnswer: { ImageSecretList: [] },
      handle: ({ AppId }) => ({ ImageSecretList: require(AppId).secrets }),
    }),
    defineOperation({
      name: 'CreateEdgeContainerAppImageSecret',
      methods: ['POST'],
      limit,
      parameters: {
        ...appId,
        Registry: { type: 'string', required: true, maxLength: 255 },
        Username: { type: 'string', required: true, maxLength: 255 },
        Password: { type: 'string', required: true },
      },
      handle: ({ AppId, Registry, Username }) => {
        const app = require(AppId);
        app.secrets = [...app.secrets, { Name: `reg-${apps.number(12)}`, Registry, Username }];
        return {};
      },
    }),
    defineOperation({
      name: 'DeleteEdgeContainerAppImageSecret',
      methods: ['POST'],
      limit,
      parameters: { ...appId, Name: { type: 'string', required: true } },
      handle: (given) => {
        const app = require(given.AppId);
        const left = app.secrets.filter(({ Name }) => Name !== given.Name);
        if (left.length === app.secrets.length) {
          throw ApiError.invalid('Name', 'the app has no such secret');
        }
        app.secrets = left;
        return {};
      },
    }),
  ];
}

const matches: Readonly<Record<string, (name: string, asked: string) => boolean>> = {
  suffix: (name, asked) => name.endsWith(asked),
  prefix: (name, asked) => name.startsWith(asked),
  exact: (name, asked) => name === asked,
  fuzzy: (name, asked) => name.includes(asked),
};

function siteOperations(apps: EdgeApps): readonly Operation[] {
  return [
    defineOperation({
      name: 'ListSites',
      methods: ['GET'],
      limit,
      parameters: {
        ...pageParameters,
        SiteName: { type: 'string' },
        SiteSearchType: { type: 'string', oneOf: Object.keys(matches) },
        Status: { type: 'string', oneOf: ['pending', 'active', 'offline', 'moved'] },
      },
      emptyAnswer: emptyListing('Sites'),
      handle: ({ SiteName = '', SiteSearchType = 'fuzzy', Status, ...given }) => {
        const asked = readPage(given, { defaultSize: 500, maxSize: 500, ...wrongPage });
        const shown = apps.sites.filter(
          ({ name, status }) =>
            matches[SiteSearchType]?.(name, SiteName) && (Status === undefined || status === Status),
        );
        const { items, ...figures } = pageOf(shown, asked);
        return { ...figures, Sites: items.map(describeSite) };
      },
    }),
  ];
}

/** Records, image secrets and sites. */
export function bindingOperations(apps: EdgeApps): readonly Operation[] {
  return [...recordOperations(apps), ...secretOperations(apps), ...siteOperations(apps)];
}
