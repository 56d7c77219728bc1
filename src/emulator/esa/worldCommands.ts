// What tests can do to edge container apps, behind a client's back.
import { definedFields } from '../gateway/rules';
import { defineWorldCommand } from '../gateway/worldCommand';
import { checkContainers, containersRule } from './containers';
import { defaultHealthCheck, type EdgeApp, type Making, type MakingStatus } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import { environmentNames } from './environment';

/** What is put in status creating stays so this long. */
const putMs = 60_000;

const id = { type: 'string', required: true, pattern: /./s, expected: 'an id' } as const;
const name = { type: 'string', pattern: /./s, expected: 'a name' } as const;
const makingStatus = { type: 'string', oneOf: ['creating', 'created', 'failed'] } as const;
const strings = { type: 'list', of: { type: 'string' }, maxItems: Infinity, expected: 'an array of strings' } as const;

/** Fields of an answer that may be overwritten with anything. */
function answerFields<const Name extends string>(
  ...names: readonly Name[]
): { readonly [N in Name]: { readonly type: 'any' } } {
  return Object.fromEntries(names.map((one) => [one, { type: 'any' }])) as { [N in Name]: { type: 'any' } };
}

const appFields = answerFields(
  ...(['Remarks', 'ServicePort', 'TargetPort', 'GatewayType', 'CreateTime', 'UpdateTime', 'VersionCount'] as const),
  ...(['DomainName', 'QuicCid', 'HealthCheck', 'Percentage'] as const),
);
const versionFields = answerFields('Remarks', 'CreateTime', 'UpdateTime', 'PublishTime', 'LastPublishTime');
const statusFields = answerFields(
  ...(['DeployStatus', 'PublishStatus', 'PublishType', 'PublishPercentage', 'ExpectPercentage', 'Regions'] as const),
  ...(['FullRelease', 'PublishingVersion', 'BaseLineVersion', 'DeployedVersion', 'PublishTime'] as const),
  ...(['RollbackTime', 'DeployTime', 'UnDeployTime'] as const),
);
const stagingFields = answerFields(
  ...(['Phase', 'CreationTimestamp', 'Scheduled', 'Initialized', 'ContainersReady', 'Ready'] as const),
  ...(['PodRestartState', 'VIPs'] as const),
);

export const esaCommands = [
  defineWorldCommand({
    name: 'putEdgeApp',
    value: { type: 'object', others: 'refused', fields: { AppId: id, Name: name, Status: makingStatus, ...appFields } },
    run: ({ AppId, Name, Status, ...overlay }, apps: EdgeApps) => {
      const app = apps.find(AppId) ?? apps.add(settingsNamed(AppId), madeNow(apps), AppId);
      app.settings = { ...app.settings, ...(Name !== undefined && { Name }) };
      app.making = { ...app.making, ...makingFrom(apps, Status) };
      app.overlay = { ...app.overlay, ...definedFields(overlay) };
      return {};
    },
  }),
  defineWorldCommand({
    name: 'putEdgeAppVersion',
    value: {
      type: 'object',
      others: 'refused',
      fields: {
        ...{ AppId: id, VersionId: id, Name: name, Status: makingStatus },
        Containers: { type: 'json', of: containersRule.of },
        ...versionFields,
      },
    },
    run: ({ AppId, VersionId, Name, Status, Containers, ...overlay }, apps: EdgeApps) => {
      const app = find(apps, AppId);
      checkContainers(Containers ?? []);
      const origin = { name: VersionId, remarks: '', containers: Containers ?? [] };
      const version = app.versions.get(VersionId) ?? apps.addVersion(app, origin, madeNow(apps), VersionId);
      version.name = Name ?? version.name;
      version.containers = Containers ?? version.containers;
      version.making = { ...version.making, ...makingFrom(apps, Status) };
      version.overlay = { ...version.overlay, ...definedFields(overlay) };
      return {};
    },
  }),
  defineWorldCommand({
    name: 'putEdgeAppStatus',
    value: {
      type: 'object',
      others: 'refused',
      fields: { AppId: id, PublishEnv: { type: 'string', required: true, oneOf: environmentNames }, ...statusFields },
    },
    run: ({ AppId, PublishEnv, ...overlay }, apps: EdgeApps) => {
      const environment = find(apps, AppId).environments[PublishEnv];
      environment.overlay = { ...environment.overlay, ...definedFields(overlay) };
      return {};
    },
  }),
  defineWorldCommand({
    name: 'putEdgeStagingStatus',
    value: { type: 'object', others: 'refused', fields: { AppId: id, ...stagingFields } },
    run: ({ AppId, ...overlay }, apps: EdgeApps) => {
      const { staging } = find(apps, AppId).environments;
      staging.stagingOverlay = { ...staging.stagingOverlay, ...definedFields(overlay) };
      return {};
    },
  }),
  defineWorldCommand({
    name: 'writeEdgeLogs',
    value: { type: 'object', fields: { AppId: id, Lines: { ...strings, required: true } } },
    run: ({ AppId, Lines }, apps: EdgeApps) => {
      const app = find(apps, AppId);
      const at = apps.clock.now();
      app.writtenLines = [...app.writtenLines, ...Lines.map((text) => ({ at, text }))];
      return {};
    },
  }),
  defineWorldCommand({
    name: 'addEdgeApps',
    value: { type: 'integer', min: 1, max: 5_000 },
    run: (count, apps: EdgeApps) => {
      for (let index = 1; index <= count; index++) {
        apps.add(settingsNamed(`crowd-${String(index).padStart(5, '0')}`), madeNow(apps));
      }
      return { added: count };
    },
  }),
  defineWorldCommand({
    name: 'removeEdgeApp',
    value: strings,
    run: (ids, apps: EdgeApps) => ({ removed: apps.remove(ids) }),
  }),
] as const;

function find(apps: EdgeApps, appId: string): EdgeApp {
  const app = apps.find(appId);
  if (!app) {
    throw new RangeError(`There is no app ${appId}.`);
  }
  return app;
}

function settingsNamed(Name: string): EdgeApp['settings'] {
  return { Name, Remarks: '', ServicePort: 80, TargetPort: 8080, HealthCheck: defaultHealthCheck };
}

function madeNow({ clock }: EdgeApps): Making {
  return { createdAt: clock.now(), completesAt: clock.now(), end: 'created' };
}

/** From now on: creating takes its time and ends well. */
function makingFrom({ clock }: EdgeApps, status: MakingStatus | undefined): Partial<Making> {
  if (status === undefined) {
    return {};
  }
  const completesAt = status === 'creating' ? clock.now() + putMs : clock.now();
  return { completesAt: completesAt, end: status === 'failed' ? 'failed' : 'created' };
}
