// One input, sent through our client and through the official one: what arrives must be the same.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as Sdk from '@alicloud/esa20240910';
import { EsaClient } from '../../../src/products/esa/client';
import { esaAnswers } from '../../../src/products/esa/wire/answers';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { TransportTrial } from '../transportTrial';
import { fullVersion, requestPairs } from './esaRequests';
import { createOfficialClient } from './esaSdkClient';

const keys = { accessKeyId: 'LTAItest', accessKeySecret: 'emulator-secret-for-contract' };
const AppId = 'app-880688675783794688';
const VersionId = 'ver-879626371616510000';

/** A request as it went over the wire, as far as it says what is wanted. */
interface Sent {
  readonly action: string;
  readonly version: string;
  readonly method: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly form: Readonly<Record<string, unknown>>;
}

/** Values that are JSON are compared as what they say: the order of fields says nothing. */
function parseParameters(text: string): Readonly<Record<string, unknown>> {
  const read = (value: string): unknown => (/^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value);
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, read(value)] as const));
}

describe('The ESA client and the official one', function () {
  this.timeout(20_000);

  describe('send the same request', () => {
    const sent: Sent[] = [];
    let server: Server;
    let ours: EsaClient;
    let official: Sdk.default;

    before(async () => {
      server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { headers, method = '', url = '/' } = request;
          const [, query = ''] = url.split('?', 2);
          sent.push({
            action: String(headers['x-acs-action']),
            version: String(headers['x-acs-version']),
            method,
            query: parseParameters(query),
            form: parseParameters(Buffer.concat(chunks).toString('utf8')),
          });
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"RequestId":"R-1"}');
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      ours = new EsaClient(new TransportTrial(origin).transport);
      official = createOfficialClient(origin, keys);
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });

    for (const pair of requestPairs({ AppId, VersionId, SiteId: 540749841300001, secretName: 'reg-1' })) {
      it(`for ${pair.action}: method, query and form`, async () => {
        sent.length = 0;
        await pair.ours(ours);
        await pair.official(official);
        const [one, other] = sent;
        assert.equal(sent.length, 2);
        assert.equal(one?.action, pair.action);
        assert.deepEqual(one, other);
      });
    }

    it('and all operations of ours are among them', () => {
      const pairs = requestPairs({ AppId, VersionId, SiteId: 1, secretName: 'reg-1' });
      assert.deepEqual(pairs.map(({ action }) => action).toSorted(), Object.keys(esaAnswers).toSorted());
    });
  });

  describe('are understood alike by the emulator', () => {
    let emulator: Emulator;
    let ours: EsaClient;
    let official: Sdk.default;

    before(async () => {
      emulator = await startEmulator({ seed: 1, ...keys });
      ours = new EsaClient(new TransportTrial(emulator.endpoint, { accessKeySecret: keys.accessKeySecret }).transport);
      official = createOfficialClient(emulator.endpoint, keys);
    });
    after(() => emulator.stop());
    beforeEach(async () => {
      await emulator.reset();
      await emulator.control('POST', 'world', { putEdgeApp: { AppId } });
      await emulator.control('POST', 'world', { putEdgeAppVersion: { AppId, VersionId } });
      await emulator.clearRequests();
    });

    async function received(send: () => Promise<unknown>): Promise<readonly unknown[]> {
      await emulator.clearRequests();
      await send().catch(() => undefined);
      const { requests } = await emulator.requests();
      return requests.map(({ action, parameters, status }) => {
        const { Containers, ...others } = parameters;
        const containers = typeof Containers === 'string' ? (JSON.parse(Containers) as unknown) : undefined;
        return { action, status, parameters: others, containers };
      });
    }

    for (const pair of requestPairs({ AppId, VersionId, SiteId: 540749841300001, secretName: 'reg-1' })) {
      it(`in ${pair.action}`, async () => {
        const fromOurs = await received(() => pair.ours(ours));
        await emulator.reset();
        await emulator.control('POST', 'world', { putEdgeApp: { AppId } });
        await emulator.control('POST', 'world', { putEdgeAppVersion: { AppId, VersionId } });
        const fromOfficial = await received(() => pair.official(official));
        assert.equal(fromOurs.length, 1);
        assert.deepEqual(fromOurs, fromOfficial);
      });
    }

    it('so that a version made by one is what the other reads', async () => {
      const { signal } = new AbortController();
      const pair = requestPairs({ AppId, VersionId, SiteId: 1, secretName: 'x' }).find(
        ({ action }) => action === 'CreateEdgeContainerAppVersion',
      );
      await pair?.official(official);
      const [made] = await ours.listEdgeContainerAppVersions('cn-hangzhou', AppId, signal);
      const shown = await ours.getEdgeContainerAppVersion('cn-hangzhou', AppId, made?.VersionId ?? '', signal);
      assert.deepEqual(shown?.Containers, fullVersion(AppId).Containers);
      assert.equal(shown.Remarks, fullVersion(AppId).Remarks);
    });
  });
});
