// What the transport does when the service does not take a credential any more.
import { deepEqual, rejects } from 'node:assert/strict';
import { Redactor } from '../../../../src/base/redact';
import { RenewedCredential } from '../../../../src/cloud/credentials/renewal';
import { Transport } from '../../../../src/cloud/transport/transport';
import { eciApi } from '../../../../src/products/eci/api';
import { FakeClock } from '../../../support/fakeClock';
import { ScriptedServer, respondJson } from '../../../support/scriptedServer';

const refusal = respondJson(400, { Code: 'InvalidSecurityToken.Expired', RequestId: 'R-1' });

describe('a credential that the service refuses', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());

  /** A transport whose exchanges give these tokens in turn, the last one from then on. */
  function createTransport(...tokens: readonly string[]): Transport {
    const clock = new FakeClock();
    let exchanged = 0;
    const renewed = new RenewedCredential(() => {
      const securityToken = tokens[Math.min(exchanged++, tokens.length - 1)] ?? '';
      const expiresAt = clock.now() + 3_600_000;
      return Promise.resolve({ accessKeyId: 'STS.key', accessKeySecret: 'test-secret', securityToken, expiresAt });
    }, clock);
    const ignore = (): void => undefined;
    return new Transport({
      access: async (signal) => {
        const credential = await renewed.get(signal);
        const refused = (): boolean => renewed.reportRefused(credential);
        return { credential, endpoints: { eci: server.origin }, refused };
      },
      clock,
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      redactor: new Redactor(),
      userAgent: 'elastic-containers/0.0.0-test',
    });
  }

  const { signal } = new AbortController();
  const call = (transport: Transport): Promise<unknown> =>
    transport.call({
      api: eciApi,
      region: 'cn-hangzhou',
      action: 'DescribeRegions',
      query: {},
      repeat: 'read',
      signal,
    });
  const sent = (): readonly unknown[] => server.seen.map(({ headers }) => headers['x-acs-security-token']);

  it('is replaced within the call', async () => {
    server.answers([refusal]);
    await call(createTransport('one', 'two'));
    deepEqual(sent(), ['one', 'two']);
  });

  it('is replaced for the next call when the renewed one was refused too, and never sent again', async () => {
    server.answers([refusal, refusal]);
    const transport = createTransport('one', 'two', 'three');
    await rejects(call(transport), /session of this profile has expired/);
    await call(transport);
    await call(transport);
    deepEqual(sent(), ['one', 'two', 'three', 'three']);
  });

  it('is sent once for a call when the renewal gives the same one', async () => {
    server.answers([], refusal);
    const transport = createTransport('one');
    await rejects(call(transport), /session of this profile has expired/);
    deepEqual(sent(), ['one']);
    await rejects(call(transport), /session of this profile has expired/);
    deepEqual(sent(), ['one', 'one']);
  });
});
