import { deepEqual, equal, match } from 'node:assert/strict';
import type { Credential } from '../../../../src/cloud/credentials/credential';
import { loadOfficialClient } from '../../../../src/cloud/transport/officialClient';
import type { OfficialClient, SignedCall } from '../../../../src/cloud/transport/officialClient';
import type { SeenRequest } from '../../../support/scriptedServer';
import { ScriptedServer } from '../../../support/scriptedServer';

describe('The official client', () => {
  const server = new ScriptedServer();
  let client: OfficialClient;
  before(async () => {
    await server.start();
    client = await loadOfficialClient();
  });
  after(() => server.stop());

  async function send(credential: Credential, over: Partial<SignedCall> = {}): Promise<SeenRequest['headers']> {
    server.answers([]);
    const endpoint = { protocol: 'http', host: new URL(server.origin).host } as const;
    await client.sendSigned(
      {
        ...{ endpoint, credential, action: 'DescribeRegions', version: '2018-08-08', method: 'POST', query: {} },
        ...{ form: undefined, userAgent: 'elastic-containers/0.0.0-test' },
        ...over,
      },
      { signal: new AbortController().signal, maxBytes: 1_000 },
    );
    return server.seen[0]?.headers ?? {};
  }
  const key = { accessKeyId: 'LTAItest', accessKeySecret: 'test-secret' };

  it('signs with an access key', async () => {
    const headers = await send(key);
    match(String(headers['authorization']), /^ACS3-HMAC-SHA256 Credential=LTAItest,/);
    deepEqual([headers['x-acs-security-token'], headers['x-acs-bearer-token']], [undefined, undefined]);
  });

  it('signs with a session and sends its token', async () => {
    const headers = await send({ ...key, securityToken: 'token-1' });
    match(String(headers['authorization']), /^ACS3-HMAC-SHA256 Credential=LTAItest,/);
    equal(headers['x-acs-security-token'], 'token-1');
  });

  it('sends a bearer token instead of a key', async () => {
    const headers = await send({ accessKeyId: '', accessKeySecret: '', bearerToken: 'bearer-1' });
    equal(headers['x-acs-bearer-token'], 'bearer-1');
    equal(String(headers['authorization']).includes('Credential='), false);
  });

  it('signs nothing without a key and a token', async () => {
    const headers = await send({ accessKeyId: '', accessKeySecret: '' });
    deepEqual([headers['authorization'], headers['x-acs-bearer-token']], [undefined, undefined]);
  });

  it('signs with the time that it is given, or that of this machine', async () => {
    const headers = await send(key, { sentAt: Date.parse('2026-11-23T03:20:00Z') });
    equal(headers['x-acs-date'], '2026-11-23T03:20:00Z');
    match(String(headers['authorization']), /x-acs-date/);
    match(String((await send(key))['x-acs-date']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('names parameters as they are sent', () => {
    deepEqual(client.flattenParameters({ Tag: [{ Key: 'a' }], Limit: 5 }), { 'Tag.1.Key': 'a', Limit: '5' });
  });
});
