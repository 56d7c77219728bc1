// CreateEdgeContainerAppVersion, DeleteEdgeContainerAppVersion, GetEdgeContainerAppVersion, ListEdgeContainerAppVersions.
import { ApiError } from '../gateway/apiError';
import { defineOperation, type Operation } from '../gateway/operation';
import { toWireTime } from '../world/clock';
import { readContainers } from './containers';
import { type EdgeApp, type EdgeVersion, makingMs, statusOf } from './edgeApp';
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

const ids = { AppId: { type: 'string', required: true }, VersionId: { type: 'string', required: true } } as const;

function describeVersion(app: EdgeApp, version: EdgeVersion, now: number): Readonly<Record<string, unknown>> {
  const published = version.published.filter((at) => at <= now);
  const moment = (at: number | undefined): string => (at === undefined ? '' : toWireTime(at));
  return {
    AppId: app.id,
    VersionId: version.id,
    Name: version.name,
    Remarks: version.remarks,
    Status: statusOf(version.making, now),
    CreateTime: toWireTime(version.making.createdAt),
    UpdateTime: toWireTime(changedAt(version, now)),
    PublishTime: moment(published[0]),
    LastPublishTime: moment(published.at(-1)),
    Containers: version.containers,
  };
}

function changedAt({ making, published }: EdgeVersion, now: number): number {
  return Math.max(making.createdAt, ...[making.settlesAt, ...published].filter((at) => at <= now));
}

/** The listing shows containers without what is here. */
function brief({ Containers, ...version }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const hidden = ['Storage', 'IsACRImage', 'ACRImageInfo'];
  const containers = (Containers as readonly object[]).map((container) =>
    Object.fromEntries(Object.entries(container).filter(([name]) => !hidden.includes(name))),
  );
  return { ...version, Containers: containers };
}

export function versionOperations(apps: EdgeApps): readonly Operation[] {
  return [
    defineOperation({
      name: 'CreateEdgeContainerAppVersion',
      methods: ['POST'],
      limit,
      parameters: {
        AppId: { type: 'string', required: true },
        Name: { type: 'string', required: true },
        Remarks: { type: 'string', maxLength: 1024 },
        Containers: { type: 'string', required: true },
        // No parameter of this operation, but one of its published errors speaks of it.
        Percentage: { type: 'string' },
      },
      handle: ({ AppId, Name, Remarks = '', Containers, Percentage }, { taskFails }) => {
        const app = apps.require(AppId);
        if (Name.length < 6 || Name.length > 128) {
          throw ApiError.of('InvalidParameter.Name');
        }
        readNumber(Percentage ?? '100', 100, 'InvalidParameter.Percentage');
        const containers = readContainers(Containers);
        if ([...app.versions.values()].some(({ name }) => name === Name)) {
          throw ApiError.of('NameAlreadyExists');
        }
        const now = apps.clock.now();
        const end = taskFails ? 'failed' : 'created';
        const making = { createdAt: now, settlesAt: now + makingMs.version, end } as const;
        return { VersionId: apps.addVersion(app, { name: Name, remarks: Remarks, containers }, making).id };
      },
    }),
    defineOperation({
      name: 'DeleteEdgeContainerAppVersion',
      methods: ['POST'],
      limit,
      parameters: ids,
      handle: ({ AppId, VersionId }) => {
        const app = apps.require(AppId);
        const version = apps.requireVersion(app, VersionId, 'InvalidParameter');
        const used = Object.values(app.environments).find((one) => one.uses(version.id, apps.clock.now()));
        if (used) {
          throw ApiError.invalid('VersionId', `the version is released in ${used.name}`);
        }
        app.versions.delete(version.id);
        return {};
      },
    }),
    defineOperation({
      name: 'GetEdgeContainerAppVersion',
      methods: ['GET'],
      limit,
      parameters: ids,
      handle: ({ AppId, VersionId }) => {
        const app = apps.require(AppId);
        const version = apps.requireVersion(app, VersionId, 'InvalidVersion.NotFound');
        return { Version: { ...describeVersion(app, version, apps.clock.now()), ...version.overlay } };
      },
    }),
    defineOperation({
      name: 'ListEdgeContainerAppVersions',
      methods: ['GET'],
      limit,
      parameters: {
        AppId: { type: 'string', required: true },
        ...pageParameters,
        ...orderParameters,
        SearchType: { type: 'string' },
        SearchKey: { type: 'string' },
      },
      emptyAnswer: emptyListing('Versions'),
      handle: (given) => {
        const app = apps.require(given.AppId);
        const now = apps.clock.now();
        const asked = readPage(given, {
          defaultSize: 20,
          maxSize: 100,
          wrongNumber: 'InvalidParameter',
          wrongSize: 'InvalidPageSize.ValueNotSupported',
        });
        const versions = [...app.versions.values()];
        const matching = found(versions, given, { Name: ({ name }) => name, VersionId: ({ id }) => id });
        const inOrder = sorted(matching, given, {
          CreateTime: ({ making }) => making.createdAt,
          ModifyTime: (version) => changedAt(version, now),
          UpdateTime: (version) => changedAt(version, now),
          Name: ({ name }) => name,
        });
        const { items, ...figures } = pageOf(inOrder, asked);
        const Versions = items.map((version) => ({
          ...brief(describeVersion(app, version, now)),
          ...version.overlay,
        }));
        return { ...figures, Versions };
      },
    }),
  ];
}
