import { deepEqual, equal, rejects } from 'node:assert/strict';
import { esaApi } from '../../../../src/products/esa/api';
import type { EsaClient } from '../../../../src/products/esa/client';
import type { Call } from '../../../../src/cloud/transport/transport';
import type { CreateEdgeContainerAppVersionRequest } from '../../../../src/products/esa/wire/esa';
import { ScriptedTransport } from '../../../support/scriptedTransport';
import { collectUncaught } from '../../base/uncaught';

const { signal } = new AbortController();
const entryPoint = 'cn-hangzhou';
const AppId = 'app-880688675783794688';
const VersionId = 'ver-880688675783794688';

const pageAsked = ({ query }: Call): number => (query as { PageNumber: number }).PageNumber;

/** Answers pages of `size` numbered items of `total`. */
function paged(list: string, size: number, total: number) {
  return (call: Call) => {
    const first = (pageAsked(call) - 1) * size;
    const length = Math.max(0, Math.min(size, total - first));
    const createItem = (_: unknown, index: number): object => {
      const number = first + index;
      return {
        ...{ Name: `n${number}`, AppId: `app-${number}`, VersionId: `ver-${number}` },
        ...{ RecordName: `r${number}.example.com`, SiteId: number },
      };
    };
    return { [list]: Array.from({ length }, createItem), TotalCount: total };
  };
}

async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const seen: T[] = [];
  for await (const page of pages) {
    seen.push(page);
  }
  return seen;
}

const version: CreateEdgeContainerAppVersionRequest = {
  AppId,
  Name: 'version-1',
  Containers: [
    {
      Name: 'web',
      Image: 'nginx:1',
      IsACRImage: false,
      Spec: '1C2G',
      Storage: '0.5G',
      ProbeType: 'tcpSocket',
      ProbeContent: { Port: 80 },
    },
  ],
};

/** Every call that is no listing by pages: what is sent where, by which method. */
const calls: readonly [string, (client: EsaClient) => Promise<unknown>, Partial<Call>][] = [
  ['GetEdgeContainerApp', (c) => c.getEdgeContainerApp(entryPoint, AppId, signal), { query: { AppId } }],
  [
    'CreateEdgeContainerApp',
    (c) => c.createEdgeContainerApp(entryPoint, { Name: 'app-one', ServicePort: 80, TargetPort: 8080 }, signal),
    { form: { Name: 'app-one', ServicePort: 80, TargetPort: 8080 }, repeat: 'refused' },
  ],
  [
    'DeleteEdgeContainerApp',
    (c) => c.deleteEdgeContainerApp(entryPoint, AppId, signal),
    { query: { AppId }, repeat: 'refused' },
  ],
  [
    'GetEdgeContainerAppVersion',
    (c) => c.getEdgeContainerAppVersion(entryPoint, AppId, VersionId, signal),
    { query: { AppId, VersionId }, method: 'GET' },
  ],
  [
    'CreateEdgeContainerAppVersion',
    (c) => c.createEdgeContainerAppVersion(entryPoint, version, signal),
    { form: { ...version, Containers: JSON.stringify(version.Containers) }, repeat: 'refused' },
  ],
  [
    'DeleteEdgeContainerAppVersion',
    (c) => c.deleteEdgeContainerAppVersion(entryPoint, AppId, VersionId, signal),
    { query: { AppId, VersionId }, repeat: 'refused' },
  ],
  [
    'PublishEdgeContainerAppVersion',
    (c) =>
      c.publishEdgeContainerAppVersion(entryPoint, { AppId, VersionId, PublishEnv: 'prod', Percentage: 5 }, signal),
    { query: { VersionId }, form: { AppId, PublishEnv: 'prod', Percentage: 5 }, repeat: 'refused' },
  ],
  [
    'PublishEdgeContainerAppVersion',
    (c) =>
      c.publishEdgeContainerAppVersion(
        entryPoint,
        {
          ...{ AppId, VersionId, PublishEnv: 'prod', PublishType: 'region', FullRelease: false },
          ...{ Regions: ['jiangsu', 'zhejiang'], StartTime: '2026-11-22T03:00:00Z', Remarks: 'r' },
        },
        signal,
      ),
    {
      query: { VersionId, PublishType: 'region', Regions: '["jiangsu","zhejiang"]', FullRelease: false },
      form: { AppId, PublishEnv: 'prod', StartTime: '2026-11-22T03:00:00Z', Remarks: 'r' },
      repeat: 'refused',
    },
  ],
  [
    'RollbackEdgeContainerAppVersion',
    (c) =>
      c.rollbackEdgeContainerAppVersion(
        entryPoint,
        { AppId, VersionId, UsedPercent: true, Percentage: 10, Remarks: 'r' },
        signal,
      ),
    { query: { VersionId, UsedPercent: true, Percentage: 10 }, form: { AppId, Remarks: 'r' }, repeat: 'refused' },
  ],
  [
    'GetEdgeContainerAppStatus',
    (c) => c.getEdgeContainerAppStatus(entryPoint, AppId, 'staging', signal),
    { query: { AppId, PublishEnv: 'staging' } },
  ],
  [
    'GetEdgeContainerStagingDeployStatus',
    (c) => c.getEdgeContainerStagingDeployStatus(entryPoint, AppId, signal),
    { query: { AppId }, method: 'GET' },
  ],
  [
    'GetEdgeContainerDeployRegions',
    (c) => c.getEdgeContainerDeployRegions(entryPoint, AppId, signal),
    { query: { AppId }, method: 'GET' },
  ],
  [
    'GetEdgeContainerAppResourceStatus',
    (c) => c.getEdgeContainerAppResourceStatus(entryPoint, AppId, signal),
    { query: { AppId } },
  ],
  [
    'CreateEdgeContainerAppRecord',
    (c) => c.createEdgeContainerAppRecord(entryPoint, { AppId, SiteId: 5, RecordName: 'a.example.com' }, signal),
    { form: { AppId, SiteId: 5, RecordName: 'a.example.com' }, repeat: 'refused' },
  ],
  [
    'DeleteEdgeContainerAppRecord',
    (c) => c.deleteEdgeContainerAppRecord(entryPoint, { AppId, SiteId: 5, RecordName: 'a.example.com' }, signal),
    { form: { AppId, SiteId: 5, RecordName: 'a.example.com' }, repeat: 'refused' },
  ],
  [
    'ListEdgeContainerAppImageSecrets',
    (c) => c.listEdgeContainerAppImageSecrets(entryPoint, AppId, signal),
    { query: { AppId } },
  ],
  [
    'CreateEdgeContainerAppImageSecret',
    (c) =>
      c.createEdgeContainerAppImageSecret(entryPoint, { AppId, Registry: 'r', Username: 'u', Password: 'p' }, signal),
    { query: { AppId, Registry: 'r', Username: 'u', Password: 'p' }, repeat: 'refused' },
  ],
  [
    'DeleteEdgeContainerAppImageSecret',
    (c) => c.deleteEdgeContainerAppImageSecret(entryPoint, AppId, 'reg-1', signal),
    { query: { AppId, Name: 'reg-1' }, repeat: 'refused' },
  ],
  [
    'GetEdgeContainerLogs',
    (c) => c.getEdgeContainerLogs(entryPoint, AppId, 500, signal),
    { query: { AppId, Lines: 500 }, method: 'GET' },
  ],
  [
    'DescribeEdgeContainerAppStats',
    (c) =>
      c.describeEdgeContainerAppStats(
        entryPoint,
        { App: AppId, Fields: ['pod_ready_rate', 'container_memory_rss'], StartTime: '2026-11-22T03:00:00Z' },
        signal,
      ),
    {
      query: { App: AppId, Fields: 'pod_ready_rate,container_memory_rss', StartTime: '2026-11-22T03:00:00Z' },
      method: 'GET',
    },
  ],
];

describe('the ESA client', () => {
  for (const [action, send, sent] of calls) {
    const kind = sent.form ? (sent.query ? 'query and form' : 'form') : 'query';
    it(`writes ${action} as documented, its parameters in ${kind}`, async () => {
      const transport = new ScriptedTransport({ [action]: {} });
      await send(transport.clients.esa);
      deepEqual(transport.calls, [
        { api: esaApi, region: entryPoint, action, query: {}, repeat: 'read', signal, ...sent },
      ]);
    });
  }

  it('takes an answer without lists for an empty one', async () => {
    const { esa } = new ScriptedTransport(Object.fromEntries(calls.map(([action]) => [action, {}]))).clients;
    deepEqual(await esa.getEdgeContainerDeployRegions(entryPoint, AppId, signal), []);
    deepEqual(await esa.getEdgeContainerAppResourceStatus(entryPoint, AppId, signal), []);
    deepEqual(await esa.listEdgeContainerAppImageSecrets(entryPoint, AppId, signal), []);
    deepEqual(await esa.getEdgeContainerLogs(entryPoint, AppId, 1, signal), []);
    deepEqual(await esa.getEdgeContainerAppStatus(entryPoint, AppId, 'prod', signal), {});
    equal(await esa.getEdgeContainerApp(entryPoint, AppId, signal), undefined);
    equal(await esa.getEdgeContainerAppVersion(entryPoint, AppId, VersionId, signal), undefined);
  });

  it('lists apps by five hundred, oldest first so that what is new moves nothing', async () => {
    const transport = new ScriptedTransport({ ListEdgeContainerApps: paged('Apps', 500, 1_001) });
    const pages = await all(transport.clients.esa.listEdgeContainerApps(entryPoint, signal));
    deepEqual(
      pages.map((page) => page.Apps?.map(({ Name }) => Name)[0]),
      ['n0', 'n500', 'n1000'],
    );
    const order = { OrderKey: 'CreateTime', OrderType: 'Asc' };
    deepEqual(
      transport.queriesOf('ListEdgeContainerApps'),
      [1, 2, 3].map((PageNumber) => ({ PageNumber, PageSize: 500, ...order })),
    );
  });

  it('asks for the further pages side by side, and shows the first without waiting for them', async () => {
    const answers: (() => void)[] = [];
    const pageOf = (PageNumber: number): object => ({ PageNumber, Apps: [{ AppId: `app-${PageNumber}` }] });
    const transport = new ScriptedTransport({
      ListEdgeContainerApps: (call: Call) =>
        pageAsked(call) === 1
          ? { TotalCount: 1_500 }
          : new Promise<object>((resolve) => answers.push(() => resolve(pageOf(pageAsked(call))))),
    });
    const pages = transport.clients.esa.listEdgeContainerApps(entryPoint, signal);
    equal((await pages.next()).done, false);
    const second = pages.next();
    // The calls leave in the turn after the generator was asked.
    await Promise.resolve();
    equal(answers.length, 2);
    answers.reverse().forEach((answer) => answer());
    deepEqual(await second, { done: false, value: pageOf(2) });
    deepEqual((await pages.next()).value, pageOf(3));
    equal((await pages.next()).done, true);
  });

  it('fails with the page that fails, and nothing else is left unhandled', async () => {
    const transport = new ScriptedTransport({
      ListEdgeContainerApps: (call: Call) =>
        pageAsked(call) === 1 ? { TotalCount: 2_000 } : Promise.reject(new Error(`page ${pageAsked(call)}`)),
    });
    const thrown = await collectUncaught(async () => {
      await rejects(all(transport.clients.esa.listEdgeContainerApps(entryPoint, signal)), /page 2/);
    });
    deepEqual(thrown, []);
  });

  it('goes by the size of the pages it is given', async () => {
    const transport = new ScriptedTransport({
      ListSites: (call: Call) => ({ ...paged('Sites', 100, 250)(call), PageSize: 100 }),
    });
    equal((await transport.clients.esa.listSites(entryPoint, signal)).length, 250);
    deepEqual(
      transport.queriesOf('ListSites').map(({ PageNumber, PageSize }) => [PageNumber, PageSize]),
      [
        [1, 500],
        [2, 100],
        [3, 100],
      ],
    );
  });

  it('lists all versions by a hundred, newest first, and all records and sites by five hundred', async () => {
    const transport = new ScriptedTransport({
      ListEdgeContainerAppVersions: paged('Versions', 100, 250),
      ListEdgeContainerAppRecords: paged('Records', 500, 2),
      ListSites: paged('Sites', 500, 0),
    });
    const { esa } = transport.clients;
    const versions = await esa.listEdgeContainerAppVersions(entryPoint, AppId, signal);
    deepEqual([versions.length, versions[0]?.Name, versions.at(-1)?.Name], [250, 'n249', 'n0']);
    equal((await esa.listEdgeContainerAppRecords(entryPoint, AppId, signal)).length, 2);
    equal((await esa.listSites(entryPoint, signal)).length, 0);
    deepEqual(transport.queriesOf('ListEdgeContainerAppVersions')[2], {
      ...{ AppId, PageNumber: 3, PageSize: 100, OrderKey: 'CreateTime', OrderType: 'Asc' },
    });
    deepEqual(transport.queriesOf('ListEdgeContainerAppRecords'), [{ AppId, PageNumber: 1, PageSize: 500 }]);
    deepEqual(transport.queriesOf('ListSites'), [{ PageNumber: 1, PageSize: 500 }]);
    deepEqual([...new Set(transport.calls.map(({ method, repeat }) => `${method} ${repeat}`))], ['GET read']);
  });
});
