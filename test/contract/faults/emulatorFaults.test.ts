// Faults as a client meets them on the wire, seen without any client library.
import assert from 'node:assert/strict';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly json: Readonly<Record<string, unknown>>;
}

describe('The faults of the emulator', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  after(async () => {
    await emulator.stop();
  });
  afterEach(async () => {
    await emulator.clearFaults();
  });

  /** A signed call in the main region, over Node's own HTTP, which hides nothing. */
  function call(
    action = 'DescribeContainerGroups',
    { parameters = {}, signal }: { parameters?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const { accessKeyId, accessKeySecret, endpoint } = emulator.ready;
    const pairs = new URLSearchParams({ RegionId: 'cn-hangzhou', ...parameters });
    pairs.sort();
    const query = pairs.toString();
    const headers: Record<string, string> = {
      host: new URL(endpoint).host,
      'x-acs-action': action,
      'x-acs-content-sha256': createHash('sha256').digest('hex'),
      'x-acs-date': new Date().toISOString().replace(/\.\d+/, ''),
      'x-acs-signature-nonce': randomUUID(),
      'x-acs-version': '2018-08-08',
    };
    const names = Object.keys(headers);
    const canonical = ['POST', '/', query, names.map((name) => `${name}:${headers[name]}\n`).join(''), names.join(';')];
    const hash = createHash('sha256')
      .update([...canonical, headers['x-acs-content-sha256']].join('\n'))
      .digest('hex');
    const signature = createHmac('sha256', accessKeySecret).update(`ACS3-HMAC-SHA256\n${hash}`).digest('hex');
    const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
    return send(`${endpoint}/?${query}`, 'POST', { ...headers, authorization }, signal);
  }

  function send(url: string, method: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      request(url, { method, headers, agent: false, ...(signal && { signal }) }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, json: parse(body) });
        });
      })
        .on('error', reject)
        .end();
    });
  }

  function parse(body: Buffer): Record<string, unknown> {
    try {
      return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    } catch {
      return {};
    }
  }

  async function struck(name: string, action?: string): Promise<Answer> {
    await emulator.fault({ name, count: 1 });
    return call(action);
  }

  it('leave other calls alone: a signed call is answered with its request id in body and header', async () => {
    const { status, headers, json } = await call();
    assert.equal(status, 200);
    assert.equal(headers['x-acs-request-id'], json['RequestId']);
    assert.ok(headers['date']);
  });

  it('throttle without and with a time to wait', async () => {
    const bare = await struck('throttle');
    assert.deepEqual(
      [bare.status, bare.json['Code'], bare.headers['x-acs-retry-after']],
      [400, 'Throttling.User', undefined],
    );
    const timed = await struck('throttle-retry-after');
    assert.deepEqual(
      [timed.status, timed.json['Code'], timed.headers['x-acs-retry-after']],
      [400, 'Throttling.User', '1500'],
    );
    assert.equal((await call()).status, 200);
  });

  it('answer any code of the service in its body, with what is needed to look it up', async () => {
    const { status, json } = await struck('Forbidden.RAM');
    assert.deepEqual([status, json['Code'], json['HostId']], [403, 'Forbidden.RAM', new URL(emulator.endpoint).host]);
    assert.match(String(json['Recommend']), /Forbidden\.RAM/);
    assert.ok(json['RequestId'] && json['Message']);
  });

  it('answer what is not of the service at all', async () => {
    const html = await struck('html502');
    assert.deepEqual([html.status, html.headers['content-type']], [502, 'text/html']);
    assert.match(html.body.toString(), /^<html>/);
    const empty = await struck('empty500');
    assert.deepEqual([empty.status, empty.body.length], [500, 0]);
    const moved = await struck('redirect302');
    assert.deepEqual([moved.status, moved.headers['location']], [302, 'https://www.aliyun.com/']);
    assert.deepEqual([(await struck('http500')).status, (await struck('http503')).status], [500, 503]);
  });

  it('cut an answer that looks complete', async () => {
    const { status, headers, body } = await struck('truncated');
    assert.equal(status, 200);
    assert.equal(Number(headers['content-length']), body.length);
    assert.throws(() => JSON.parse(body.toString()) as unknown, SyntaxError);
  });

  it('compress a response although the client did not ask for it', async () => {
    const { headers, body } = await struck('gzip');
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal(body.readUInt16BE(0), 0x1f8b);
  });

  it('reset the connection before or after the call was handled', async () => {
    for (const name of ['reset-before', 'reset-after']) {
      await assert.rejects(struck(name, 'DescribeRegions'), { code: 'ECONNRESET' });
    }
  });

  it('let a call have its effect although its answer is lost', async () => {
    const id = 'eci-lost-answer';
    await emulator.put({ ContainerGroupId: id, RegionId: 'cn-hangzhou' });
    const remove = { ContainerGroupId: id, Force: 'true' };
    await emulator.fault({ name: 'reset-after', operation: 'DeleteContainerGroup', count: 1 });
    await assert.rejects(call('DeleteContainerGroup', { parameters: remove }), { code: 'ECONNRESET' });
    assert.equal(
      (await call('DeleteContainerGroup', { parameters: remove })).json['Code'],
      'InvalidInstanceId.NotFound',
    );
  });

  it('never answer, or never finish, until the client gives up', async () => {
    for (const name of ['stall', 'dribble']) {
      await emulator.fault({ name, count: 1 });
      await assert.rejects(call('DescribeContainerGroups', { signal: AbortSignal.timeout(400) }), /abort/i, name);
    }
  });

  it('set the clock of the server apart from that of the client', async () => {
    const { status, json, headers } = await struck('skew');
    assert.deepEqual([status, json['Code']], [400, 'InvalidTimeStamp.Expired']);
    const off = Date.parse(String(headers['date'])) - Date.now();
    assert.ok(off > 19 * 60_000 && off < 21 * 60_000, String(off));
  });

  it('say which permission is missing, or deny by showing nothing', async () => {
    const denied = await struck('denied');
    assert.deepEqual([denied.status, denied.json['Code']], [403, 'NoPermission']);
    const detail = denied.json['AccessDeniedDetail'] as Record<string, unknown>;
    assert.equal(detail['AuthAction'], 'eci:DescribeContainerGroups');
    const empty = await struck('denied-empty');
    assert.deepEqual([empty.status, empty.json['TotalCount'], empty.json['ContainerGroups']], [200, 0, []]);
  });

  it('expire the credentials', async () => {
    assert.equal((await struck('expired-token')).json['Code'], 'InvalidSecurityToken.Expired');
  });

  it('strike downloads too, in the language of the object store', async () => {
    const url = `${emulator.endpoint}/_emulator/oss/x`;
    await emulator.fault({ name: 'denied', operation: 'Download', count: 1 });
    const { status, headers, body } = await send(url, 'GET', {});
    assert.deepEqual([status, headers['content-type']], [403, 'application/xml']);
    assert.match(body.toString(), /<Code>NoPermission<\/Code>/);
    await emulator.fault({ name: 'http503', operation: 'Download', count: 1 });
    assert.equal((await send(url, 'GET', {})).status, 503);
  });

  it('do not excuse a call that is wrong: the service would not have come to the fault', async () => {
    await emulator.fault({ name: 'denied', count: 1 });
    const { json } = await send(emulator.endpoint, 'POST', {
      'x-acs-action': 'DescribeRegions',
      'x-acs-version': '2018-08-08',
    });
    assert.equal(json['Code'], 'MissingAuthorization');
  });

  it('are not needed to find an API unknown, or called by a method it does not take', async () => {
    const headers = { 'x-acs-version': '2018-08-08' };
    const answers = [
      await send(emulator.endpoint, 'POST', { ...headers, 'x-acs-action': 'DescribeMoon' }),
      await send(emulator.endpoint, 'GET', { ...headers, 'x-acs-action': 'DescribeContainerGroupStatus' }),
      await send(emulator.endpoint, 'POST', { 'x-acs-version': '1999-01-01', 'x-acs-action': 'DescribeRegions' }),
    ];
    for (const { status, json } of answers) {
      assert.deepEqual([status, json['Code']], [404, 'InvalidApi.NotFound']);
    }
  });

  it('are not needed for throttling: a client that calls too often is throttled, with the time to wait', async () => {
    await emulator.clearRequests();
    const answers = await Promise.all(Array.from({ length: 130 }, () => call('DescribeInstanceOpsRecords')));
    const refused = answers.filter(({ json }) => json['Code'] === 'Throttling.User');
    assert.ok(refused.length > 0 && refused.length <= 30, String(refused.length));
    for (const { status, headers } of refused) {
      assert.equal(status, 400);
      assert.ok(Number(headers['x-acs-retry-after']) > 0);
    }
    assert.equal((await emulator.requests()).throttled, refused.length);
    await emulator.advance(60_000);
    assert.equal((await call('DescribeInstanceOpsRecords')).json['Code'], 'MissingContainerGroupId');
  });
});
