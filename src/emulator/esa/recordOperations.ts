// Records: the domain names that lead to an app.
import { ApiError } from '../gateway/apiError';
import { defineOperation } from '../gateway/operation';
import { toWireTime } from '../world/clock';
import type { EdgeApp } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { esaError, missingSite } from './errors';
import { emptyListing, slicePage, sorted } from './listing';
import { appId, orderParameters, pageParameters } from './parameters';
import type { Site } from './site';

const recordParameters = {
  ...appId,
  SiteId: { type: 'string' },
  RecordName: { type: 'string', required: true, maxLength: 1024 },
} as const;
const hostForm = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

function requireSite(apps: EdgeApps, id: string | undefined): Site {
  if (id === undefined) {
    throw missingSite();
  }
  const site = apps.sites.find(({ siteId }) => String(siteId) === id);
  if (!site) {
    throw ApiError.invalid('SiteId', 'there is no such site');
  }
  return site;
}

export const listEdgeContainerAppRecords = defineOperation({
  name: 'ListEdgeContainerAppRecords',
  methods: ['GET'],
  parameters: { ...appId, ...pageParameters(500), ...orderParameters, SearchKey: { type: 'string' } },
  emptyAnswer: emptyListing('Records'),
  handle: ({ SearchKey = '', ...given }, apps: EdgeApps) => {
    const app = apps.require(given.AppId);
    const matching = app.records.filter(({ name }) => name.includes(SearchKey));
    const byTime = ({ createdAt }: { readonly createdAt: number }): number => createdAt;
    const inOrder = sorted(matching, given, { CreateTime: byTime, UpdateTime: byTime });
    const { items, ...counts } = slicePage(inOrder, given);
    return { ...counts, Records: items.map((record) => describeRecord(app, record)) };
  },
});

export const createEdgeContainerAppRecord = defineOperation({
  name: 'CreateEdgeContainerAppRecord',
  methods: ['POST'],
  parameters: recordParameters,
  handle: ({ AppId, SiteId, RecordName }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    const site = requireSite(apps, SiteId);
    if (!hostForm.test(RecordName) || !`.${RecordName}`.endsWith(`.${site.name}`)) {
      throw ApiError.invalid('RecordName', `a domain name of the site ${site.name} is expected`);
    }
    if (apps.all().some(({ records }) => records.some(({ name }) => name === RecordName))) {
      throw esaError('ParameterAlreadyExist');
    }
    apps.addRecord(app, site, RecordName, apps.clock.now());
    return {};
  },
});

export const deleteEdgeContainerAppRecord = defineOperation({
  name: 'DeleteEdgeContainerAppRecord',
  methods: ['POST'],
  parameters: recordParameters,
  handle: ({ AppId, SiteId, RecordName }, apps: EdgeApps) => {
    const app = apps.require(AppId);
    const site = requireSite(apps, SiteId);
    const left = app.records.filter(({ name, siteId }) => name !== RecordName || siteId !== site.siteId);
    if (left.length === app.records.length) {
      throw ApiError.invalid('RecordName', 'the app has no such record');
    }
    app.records = left;
    return {};
  },
});

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
