// What the control API can do to edge container apps: tests change the account behind a client's back.
import { toError } from '../../base/errors';
import type { WorldCommand } from '../eci/imageCache/control';
import { readContainers } from './containers';
import { defaultHealthCheck, type EdgeApp, type Making, type MakingStatus } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { type EnvironmentName, environmentNames } from './environment';

type Fields = Readonly<Record<string, unknown>>;

/** What is put in status creating from outside stays so this long. */
const putMs = 60_000;
const maxCrowd = 5_000;

/** Fields of the answers that may be laid over, besides those a command reads itself. */
const appFields = [
  ...['Remarks', 'ServicePort', 'TargetPort', 'GatewayType', 'CreateTime', 'UpdateTime', 'VersionCount', 'DomainName'],
  ...['QuicCid', 'HealthCheck', 'Percentage'],
];
const versionFields = ['Remarks', 'CreateTime', 'UpdateTime', 'PublishTime', 'LastPublishTime'];
const statusFields = [
  ...['DeployStatus', 'PublishStatus', 'PublishType', 'PublishPercentage', 'ExpectPercentage', 'Regions'],
  ...['FullRelease', 'PublishingVersion', 'BaseLineVersion', 'DeployedVersion', 'PublishTime', 'RollbackTime'],
  ...['DeployTime', 'UnDeployTime'],
];
const stagingFields = [
  ...['Phase', 'CreationTimestamp', 'Scheduled', 'Initialized', 'ContainersReady', 'Ready', 'PodRestartState', 'VIPs'],
];

/** The commands, by name. */
export function edgeAppCommands(apps: EdgeApps): Readonly<Record<string, WorldCommand>> {
  const appOf = (fields: Fields): EdgeApp => {
    const id = text('AppId', fields['AppId']);
    const app = apps.find(id);
    if (!app) {
      throw new RangeError(`There is no app ${id}.`);
    }
    return app;
  };
  return {
    putEdgeApp: (value) => {
      putApp(apps, record('putEdgeApp', value));
      return {};
    },
    putEdgeAppVersion: (value) => {
      const { AppId, ...fields } = record('putEdgeAppVersion', value);
      putVersion(apps, appOf({ AppId }), fields);
      return {};
    },
    putEdgeAppStatus: (value) => {
      const { AppId, PublishEnv, ...fields } = record('putEdgeAppStatus', value);
      const environment = appOf({ AppId }).environments[environmentOf(PublishEnv)];
      environment.overlay = { ...environment.overlay, ...known(fields, statusFields) };
      return {};
    },
    putEdgeStagingStatus: (value) => {
      const { AppId, ...fields } = record('putEdgeStagingStatus', value);
      const { staging } = appOf({ AppId }).environments;
      staging.stagingOverlay = { ...staging.stagingOverlay, ...known(fields, stagingFields) };
      return {};
    },
    writeEdgeLogs: (value) => {
      const { AppId, Lines } = record('writeEdgeLogs', value);
      const app = appOf({ AppId });
      const at = apps.clock.now();
      app.writtenLines = [...app.writtenLines, ...texts('Lines', Lines).map((line) => ({ at, text: line }))];
      return {};
    },
    addEdgeApps: (value) => ({ added: addCrowd(apps, value) }),
    removeEdgeApp: (value) => ({ removed: apps.remove(texts('removeEdgeApp', value)) }),
  };
}

function putApp(apps: EdgeApps, { AppId, Name, Status, ...others }: Fields): void {
  const id = text('AppId', AppId);
  const making = Status === undefined ? undefined : makingFrom(apps, Status);
  const overlay = known(others, appFields);
  const name = Name === undefined ? undefined : text('Name', Name);
  const made = { createdAt: apps.clock.now(), settlesAt: apps.clock.now(), end: 'created' } as const;
  const settings = { Name: id, Remarks: '', ServicePort: 80, TargetPort: 8080, HealthCheck: defaultHealthCheck };
  const app = apps.find(id) ?? apps.add(settings, made, id);
  app.settings = { ...app.settings, ...(name !== undefined && { Name: name }) };
  app.making = { ...app.making, ...making };
  app.overlay = { ...app.overlay, ...overlay };
}

function putVersion(apps: EdgeApps, app: EdgeApp, fields: Fields): void {
  const { VersionId, Name, Status, Containers, ...others } = fields;
  const id = text('VersionId', VersionId);
  const making = Status === undefined ? undefined : makingFrom(apps, Status);
  const overlay = known(others, versionFields);
  const name = Name === undefined ? undefined : text('Name', Name);
  const containers = Containers === undefined ? undefined : containersFrom(Containers);
  const made = { createdAt: apps.clock.now(), settlesAt: apps.clock.now(), end: 'created' } as const;
  const version =
    app.versions.get(id) ?? apps.addVersion(app, { name: id, remarks: '', containers: containers ?? [] }, made, id);
  version.name = name ?? version.name;
  version.containers = containers ?? version.containers;
  version.making = { ...version.making, ...making };
  version.overlay = { ...version.overlay, ...overlay };
}

/** From now on: creating takes its time and ends well. */
function makingFrom(apps: EdgeApps, status: unknown): Partial<Making> {
  const known: Readonly<Record<MakingStatus, Partial<Making>>> = {
    creating: { settlesAt: apps.clock.now() + putMs, end: 'created' },
    created: { settlesAt: apps.clock.now(), end: 'created' },
    failed: { settlesAt: apps.clock.now(), end: 'failed' },
  };
  if (typeof status !== 'string' || !Object.hasOwn(known, status)) {
    throw new RangeError(`${JSON.stringify(status)} is not a status: ${Object.keys(known).join(', ')}.`);
  }
  return known[status as MakingStatus];
}

function containersFrom(value: unknown): ReturnType<typeof readContainers> {
  try {
    return readContainers(JSON.stringify(value));
  } catch (thrown) {
    throw new RangeError(toError(thrown).message);
  }
}

/** Adds apps without versions, as many as a listing of several pages needs. */
function addCrowd(apps: EdgeApps, count: unknown): number {
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > maxCrowd) {
    throw new RangeError(`addEdgeApps must be a whole number from 1 to ${maxCrowd}.`);
  }
  const now = apps.clock.now();
  for (let index = 1; index <= count; index++) {
    const Name = `crowd-${String(index).padStart(5, '0')}`;
    const settings = { Name, Remarks: '', ServicePort: 80, TargetPort: 8080, HealthCheck: defaultHealthCheck };
    apps.add(settings, { createdAt: now, settlesAt: now, end: 'created' });
  }
  return count;
}

function known(fields: Fields, names: readonly string[]): Fields {
  const strange = Object.keys(fields).find((name) => !names.includes(name));
  if (strange !== undefined) {
    throw new RangeError(`There is no field ${strange}; there are ${names.join(', ')}.`);
  }
  return fields;
}

function environmentOf(value: unknown): EnvironmentName {
  const name = environmentNames.find((one) => one === value);
  if (!name) {
    throw new RangeError(`PublishEnv must be one of ${environmentNames.join(', ')}.`);
  }
  return name;
}

function record(name: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(`${name} must be an object.`);
  }
  return value as Fields;
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new RangeError(`${name} must be a string.`);
  }
  return value;
}

function texts(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) {
    throw new RangeError(`${name} must be an array of strings.`);
  }
  return value;
}
