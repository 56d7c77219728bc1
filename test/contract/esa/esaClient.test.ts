// Every method of our ESA client against the emulator, which checks signatures and parameters by rules of its own.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { esaEntryPoints } from '../../../src/products/esa/api';
import { EsaClient } from '../../../src/products/esa/client';
import type { EdgeContainerApp } from '../../../src/products/esa/wire/esa';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { TransportTrial } from '../transportTrial';
import { fullVersion, versionModel } from './esaRequests';
import { createOfficialClient } from './esaSdkClient';

const { signal } = new AbortController();
const secret = 'emulator-secret-for-contract';
const place = esaEntryPoints.international;

/** Code, status and text published for CreateEdgeContainerAppVersion. */
const published: readonly (readonly [number, string, string])[] = [
  [400, 'InvalidParameter.Name', 'must be between 6 and 128 characters'],
  [400, 'InvalidParameter.Percentage', 'in the range of 1-100'],
  [400, 'InvalidParameter.Image', 'The specified Image is invalid.'],
  [400, 'InvalidParameter.HttpHeaders', 'The specified HttpHeaders is invalid.'],
  [400, 'InvalidParameter.appid', 'You can call ListEdgeContainerApps to obtain the application ID.'],
  [400, 'InvalidParameter', ''],
  [400, 'ParameterAlreadyExist', 'Check for duplicate parameter values.'],
  [400, 'NameAlreadyExists', 'The name already exists.'],
  [404, 'InvalidApp.NotFound', 'The application does not exist.'],
  [500, 'InternalError', 'Failed to call the service. Try again later or contact technical support.'],
];

describe('the ESA client and the emulator', function () {
  this.timeout(20_000);
  let emulator: Emulator;
  let trial: TransportTrial;
  let client: EsaClient;

  before(async () => {
    emulator = await startEmulator({ seed: 1, accessKeyId: 'LTAItest', accessKeySecret: secret });
  });
  after(() => emulator.stop());
  beforeEach(async () => {
    await emulator.clearFaults();
    await emulator.reset();
    // So that no test finds the rates of another used up.
    await emulator.advance(60_000);
    await emulator.clearRequests();
    trial = new TransportTrial(emulator.endpoint, { accessKeySecret: secret });
    client = new EsaClient(trial.transport);
  });

  async function allApps(): Promise<readonly EdgeContainerApp[]> {
    const apps: EdgeContainerApp[] = [];
    for await (const page of client.listEdgeContainerApps(place, signal)) {
      apps.push(...(page.Apps ?? []));
    }
    return apps;
  }
  async function findAppId(name: string): Promise<string> {
    return (await allApps()).find(({ Name }) => Name === name)?.AppId ?? '';
  }
  async function catchFailure(call: Promise<unknown>): Promise<ApiError> {
    let failure: unknown;
    await rejects(call, (error) => {
      failure = error;
      return true;
    });
    ok(failure instanceof ApiError, String(failure));
    return failure;
  }
  const codeOf = async (call: Promise<unknown>): Promise<string | undefined> => (await catchFailure(call)).code;
  const world = (command: object): Promise<unknown> => emulator.control('POST', 'world', command);

  it('list apps in pages, each app once', async () => {
    await world({ addEdgeApps: 1_100 });
    const apps = await allApps();
    equal(apps.length, 1_109);
    equal(new Set(apps.map(({ AppId }) => AppId)).size, 1_109);
    const asked = (await emulator.requests()).requests.map(({ parameters }) => parameters['PageNumber']);
    deepEqual([...asked].sort(), ['1', '2', '3']);
  });

  it('take an app from its creation to its deletion', async () => {
    const app = { Name: 'contract-app', ServicePort: 443, TargetPort: 8080, HealthCheckURI: '/ok' };
    const { AppId = '' } = await client.createEdgeContainerApp(place, app, signal);
    equal((await client.getEdgeContainerApp(place, AppId, signal))?.Status, 'creating');
    await emulator.advance(10_000);
    const made = await client.getEdgeContainerApp(place, AppId, signal);
    deepEqual([made?.Status, made?.ServicePort, made?.HealthCheck?.Uri], ['created', 443, '/ok']);
    await client.deleteEdgeContainerApp(place, AppId, signal);
    equal(await codeOf(client.getEdgeContainerApp(place, AppId, signal)), 'InvalidApp.NotFound');
  });

  it('take a version from its creation through a release and a rollback', async () => {
    const AppId = await findAppId('edge-hello');
    const made = await client.createEdgeContainerAppVersion(place, fullVersion(AppId), signal);
    const VersionId = made.VersionId ?? '';
    equal((await client.getEdgeContainerAppVersion(place, AppId, VersionId, signal))?.Status, 'creating');
    await emulator.advance(20_000);
    const version = await client.getEdgeContainerAppVersion(place, AppId, VersionId, signal);
    equal(version?.Status, 'created');
    deepEqual(version.Containers, fullVersion(AppId).Containers);

    await client.publishEdgeContainerAppVersion(place, { AppId, VersionId, PublishEnv: 'staging' }, signal);
    equal((await client.getEdgeContainerStagingDeployStatus(place, AppId, signal)).Phase, 'Pending');
    await emulator.advance(20_000);
    equal((await client.getEdgeContainerStagingDeployStatus(place, AppId, signal)).Phase, 'Running');

    const regions = await client.getEdgeContainerDeployRegions(place, AppId, signal);
    ok(regions.length > 2);
    const byRegion = { PublishType: 'region', Regions: regions.slice(0, 2) } as const;
    await client.publishEdgeContainerAppVersion(place, { AppId, VersionId, PublishEnv: 'prod', ...byRegion }, signal);
    await emulator.advance(60_000);
    const status = await client.getEdgeContainerAppStatus(place, AppId, 'prod', signal);
    deepEqual([status.PublishStatus, status.Regions?.Region], ['published', regions.slice(0, 2)]);
    equal((await client.getEdgeContainerAppStatus(place, AppId, 'staging', signal)).DeployStatus, 'deployed');
    equal(await codeOf(client.deleteEdgeContainerAppVersion(place, AppId, VersionId, signal)), 'InvalidParameter');

    await client.rollbackEdgeContainerAppVersion(place, { AppId, VersionId, UsedPercent: true, Percentage: 7 }, signal);
    await emulator.advance(30_000);
    const back = await client.getEdgeContainerAppStatus(place, AppId, 'prod', signal);
    deepEqual([back.PublishStatus, back.PublishPercentage], ['rollbacked', 7]);
    const replicas = await client.getEdgeContainerAppResourceStatus(place, AppId, signal);
    ok(replicas.some(({ IsStaging }) => IsStaging) && replicas.every(({ Ready, Total }) => Ready === Total));
  });

  it('list all versions, newest first, and delete one', async () => {
    const AppId = await findAppId('checkout-api');
    const versions = await client.listEdgeContainerAppVersions(place, AppId, signal);
    deepEqual([versions.length, versions[0]?.Name, versions.at(-1)?.Name], [130, 'build-1130', 'build-1001']);
    await client.deleteEdgeContainerAppVersion(place, AppId, versions.at(-1)?.VersionId ?? '', signal);
    equal((await client.listEdgeContainerAppVersions(place, AppId, signal)).length, 129);
  });

  it('bind a record to an app and take it away', async () => {
    const AppId = await findAppId('edge-hello');
    const [site] = await client.listSites(place, signal);
    const record = { AppId, SiteId: site?.SiteId ?? 0, RecordName: `contract.${site?.SiteName}` };
    await client.createEdgeContainerAppRecord(place, record, signal);
    const [shown] = await client.listEdgeContainerAppRecords(place, AppId, signal);
    deepEqual([shown?.RecordName, shown?.SiteId], [record.RecordName, record.SiteId]);
    equal(await codeOf(client.deleteEdgeContainerApp(place, AppId, signal)), 'Record.AlreadyExist');
    await client.deleteEdgeContainerAppRecord(place, record, signal);
    deepEqual(await client.listEdgeContainerAppRecords(place, AppId, signal), []);
  });

  it('keep a registry password out of answers, logs and messages', async () => {
    const AppId = await findAppId('edge-hello');
    const login = { AppId, Registry: 'registry.example.com', Username: 'robot', Password: 'secret-4711' };
    await client.createEdgeContainerAppImageSecret(place, login, signal);
    const secrets = await client.listEdgeContainerAppImageSecrets(place, AppId, signal);
    deepEqual(
      secrets.map(({ Registry, Username }) => [Registry, Username]),
      [['registry.example.com', 'robot']],
    );
    await client.deleteEdgeContainerAppImageSecret(place, AppId, secrets[0]?.Name ?? '', signal);
    deepEqual(await client.listEdgeContainerAppImageSecrets(place, AppId, signal), []);
    await emulator.fault({ name: 'html502', operation: 'CreateEdgeContainerAppImageSecret' });
    const failure = await catchFailure(client.createEdgeContainerAppImageSecret(place, login, signal));
    const report = JSON.stringify(await emulator.requests());
    const seen = [JSON.stringify(secrets), report, failure.message, failure.hint, ...trial.lines].join('\n');
    ok(seen.includes('CreateEdgeContainerAppImageSecret') && !seen.includes('secret-4711'));
  });

  it('read a log that grows, and figures', async () => {
    const AppId = await findAppId('shop-storefront');
    const before = await client.getEdgeContainerLogs(place, AppId, 20, signal);
    await emulator.advance(10_000);
    const after = await client.getEdgeContainerLogs(place, AppId, 20, signal);
    equal(before.length, 20);
    // Real time passes too, so at least five lines are new.
    ok(after.indexOf(before.at(-1) ?? '') < 15);
    await world({ writeEdgeLogs: { AppId, Lines: ['written by the test'] } });
    ok((await client.getEdgeContainerLogs(place, AppId, 20, signal)).includes('written by the test'));

    const Fields = ['pod_ready_rate', 'container_memory_rss'] as const;
    const stats = await client.describeEdgeContainerAppStats(place, { App: AppId, Fields }, signal);
    ok((stats.Points?.length ?? 0) >= 60);
    equal(stats.PodReadyRateAvg, 100);
    ok(stats.Points?.every(({ ContainerMemoryRss = 0 }) => ContainerMemoryRss > 2 ** 20));
  });

  it('turn what is wrong with a version into the code of it', async () => {
    const AppId = await findAppId('edge-hello');
    const version = fullVersion(AppId);
    const [container] = version.Containers;
    ok(container);
    const cases: readonly (readonly [string, object])[] = [
      ['InvalidParameter.Name', { Name: 'short' }],
      ['InvalidParameter.Image', { Containers: [{ ...container, Image: 'web@sha256:0a' }] }],
      [
        'InvalidParameter.HttpHeaders',
        { Containers: [{ ...container, ProbeContent: { ...container.ProbeContent, HttpHeaders: '@' } }] },
      ],
      ['InvalidParameter.appid', { AppId: 'app-1' }],
      ['InvalidApp.NotFound', { AppId: 'app-000000000000000000' }],
      ['ParameterAlreadyExist', { Containers: [container, container] }],
      ['InvalidParameter', { Containers: [{ ...container, Spec: '3C4G' }] }],
      ['InvalidParameter', { Containers: [] }],
    ];
    for (const [code, over] of cases) {
      const failure = await catchFailure(client.createEdgeContainerAppVersion(place, { ...version, ...over }, signal));
      equal(failure.code, code);
      match(failure.hint, /^[A-Z].*\.$/);
    }
    await client.createEdgeContainerAppVersion(place, version, signal);
    equal(await codeOf(client.createEdgeContainerAppVersion(place, version, signal)), 'NameAlreadyExists');
  });

  it('agree on every published code ordered as a fault, with its status and text, and the client does not retry', async () => {
    const version = fullVersion(await findAppId('edge-hello'));
    const official = createOfficialClient(emulator.endpoint, emulator.ready);
    for (const [status, code, text] of published) {
      await emulator.fault({ name: code, operation: 'CreateEdgeContainerAppVersion', count: 2 });
      await emulator.clearRequests();
      const failure = await catchFailure(client.createEdgeContainerAppVersion(place, version, signal));
      deepEqual([failure.code, failure.httpStatus], [code, status]);
      equal((await emulator.requests()).requests.length, 1, code);
      // Our own words take the place of the service's; the official client shows those.
      await rejects(official.createEdgeContainerAppVersion(versionModel(version)), (error: Error) =>
        error.message.includes(text),
      );
    }
    await client.createEdgeContainerAppVersion(place, version, signal);
  });

  it('name the action a denied account may not call, and show it empty listings', async () => {
    await emulator.fault({ name: 'denied', operation: 'GetEdgeContainerApp', count: 1 });
    const failure = await catchFailure(client.getEdgeContainerApp(place, 'app-880688675783794688', signal));
    match(failure.message, /may not call esa:GetEdgeContainerApp/);
    await emulator.fault({ name: 'denied-empty' });
    deepEqual(await allApps(), []);
    deepEqual(await client.listSites(place, signal), []);
  });

  it('never send a version twice, even when its answer is lost, but read again', async () => {
    const AppId = await findAppId('edge-hello');
    await emulator.fault({ name: 'reset-after', operation: 'CreateEdgeContainerAppVersion' });
    equal(
      (await catchFailure(client.createEdgeContainerAppVersion(place, fullVersion(AppId), signal))).kind,
      'network',
    );
    equal((await client.listEdgeContainerAppVersions(place, AppId, signal)).length, 1);
    await emulator.fault({ name: 'reset-before', operation: 'GetEdgeContainerApp', count: 1 });
    equal((await client.getEdgeContainerApp(place, AppId, signal))?.AppId, AppId);
  });

  it('wait and ask again when they were too many', async () => {
    await emulator.fault({ name: 'throttle', operation: 'ListSites', count: 1 });
    equal((await client.listSites(place, signal)).length, 3);
    const { throttled, calls } = (await emulator.requests()).apis['ListSites'] ?? {};
    deepEqual([throttled, calls], [1, 2]);
  });
});
