// Downloads from what stands for object storage, by real connections with TLS and without. The emulator gives the links.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancelledError, UserFacingError } from '../../src/base/errors';
import { download } from '../../src/cloud/transport/download';
import { emulatedStorageHost } from '../../src/emulator/eci/capture/objectStore';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { createClients } from '../support/kindContext';
import { StorageRoute } from '../support/network/storageRoute';
import { ScriptedServer, respondText } from '../support/scriptedServer';
import { scenarioRegion, toInstanceId, putInstances } from '../support/scenario/instances';
import { TransportTrial } from './transportTrial';

const { signal } = new AbortController();
/** What is sent past the storage is a failure. */
const others: typeof fetch = () => Promise.reject(new Error('Sent to another host'));

describe('A download of a link that the emulator gives with plain http', () => {
  let emulator: Emulator;
  let url: string;
  let folder: string;
  const storage = new ScriptedServer();
  const routes: StorageRoute[] = [];

  before(async () => {
    emulator = await startEmulator({ instances: 0, quirks: ['http-links'] });
    await putInstances(emulator, { 'web-1': 'Running' });
    const { accessKeyId, accessKeySecret } = emulator.ready;
    const { eci } = createClients(new TransportTrial(emulator.endpoint, { accessKeyId, accessKeySecret }).transport);
    const id = toInstanceId('web-1');
    await eci.createInstanceOpsTask(
      scenarioRegion,
      id,
      { opsType: 'tcpdump', opsValue: '{"Enable":true,"Duration":5}' },
      signal,
    );
    await emulator.advance(60_000);
    const [record] = await eci.describeInstanceOpsRecords(scenarioRegion, id, 'tcpdump', signal);
    url = record?.ResultContent ?? '';
    await storage.start();
  });
  after(async () => {
    await storage.stop();
    await emulator.stop();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-'));
    await emulator.clearRequests();
  });
  afterEach(async () => {
    await Promise.all(routes.splice(0).map((route) => route.close()));
    await rm(folder, { recursive: true });
  });

  async function openRoute(behind: string): Promise<StorageRoute> {
    const route = await StorageRoute.open({ host: emulatedStorageHost, behind, others });
    routes.push(route);
    return route;
  }

  /** As for an account of the service: nothing may lead to this machine. */
  function start(route: StorageRoute, link = url, asked: string[] = [], agrees = false): Promise<number> {
    const confirmUnencrypted = (host: string): Promise<boolean> => Promise.resolve(asked.push(host) > 0 && agrees);
    const options = { isLocal: false, confirmUnencrypted, onProgress: () => undefined };
    return download({ ...options, url: link, path: join(folder, 'web.pcap'), signal }, undefined, route.send);
  }

  const countDownloads = async (): Promise<number> =>
    (await emulator.requests()).requests.filter(({ action }) => action === 'Download').length;

  it('names object storage, as the links of the service do', () => {
    match(url, /^http:\/\/eci-ops\.oss-emulated\.aliyuncs\.com\/.*[?&]Signature=/);
  });

  it('goes by https, whose signature holds as well', async () => {
    const route = await openRoute(emulator.endpoint);
    const asked: string[] = [];
    const bytes = await start(route, url, asked);
    equal((await readFile(join(folder, 'web.pcap'))).length, bytes);
    deepEqual([route.sent, asked], [['https:'], []]);
  });

  it('goes unencrypted only after one question', async () => {
    const route = await openRoute(emulator.endpoint);
    route.isWithoutTls = true;
    const asked: string[] = [];
    await rejects(start(route, url, asked), CancelledError);
    deepEqual([route.sent, asked, await countDownloads()], [['https:'], [emulatedStorageHost], 0]);
    ok((await start(route, url, asked, true)) > 0);
    deepEqual([route.sent.slice(1), asked.length, await countDownloads()], [['https:', 'http:'], 2, 1]);
  });

  it('is refused from another host, before anything is sent', async () => {
    const route = await openRoute(emulator.endpoint);
    for (const host of ['evil.example', '203.0.113.7', new URL(emulator.endpoint).host, 'localhost']) {
      const link = url.replace(emulatedStorageHost, host);
      await rejects(start(route, link, [], true), isRefusal);
    }
    deepEqual([route.sent, await countDownloads(), await readdir(folder)], [[], 0, []]);
  });

  it('is refused where the storage redirects to this machine or to another host without https', async () => {
    const route = await openRoute(storage.origin);
    for (const location of [url.replace(`http://${emulatedStorageHost}`, emulator.endpoint), 'http://evil.example/x']) {
      storage.answers([respondText(302, '', { location })]);
      await rejects(start(route, url, [], true), isRefusal);
      equal(storage.seen.length, 1);
    }
    deepEqual([await countDownloads(), await readdir(folder)], [0, []]);
  });
});

function isRefusal(error: unknown): boolean {
  return error instanceof UserFacingError && /address is not secure/.test(error.message);
}
