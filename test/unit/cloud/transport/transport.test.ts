// What a call does with the failures of its credential.
import { equal, rejects } from 'node:assert/strict';
import { silentLog } from '../../../../src/base/log';
import { Redactor } from '../../../../src/base/redact';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import { Transport } from '../../../../src/cloud/transport/transport';
import { eciApi } from '../../../../src/products/eci/api';
import { FakeClock } from '../../../support/fakeClock';
import { ScriptedServer, respondJson } from '../../../support/scriptedServer';

const expired = respondJson(400, { Code: 'InvalidSecurityToken.Expired', Message: 'expired' });

describe('a call whose credential is refused', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  let issued: number;
  /** Whether asking again brings another credential. */
  let canRenew: boolean;

  beforeEach(() => {
    [issued, canRenew] = [0, true];
  });

  function call(): Promise<unknown> {
    const transport = new Transport({
      access: () => {
        issued++;
        const credential = {
          accessKeyId: `STS.${issued}`,
          accessKeySecret: 'secret',
          securityToken: `token-${issued}`,
        };
        return Promise.resolve({ credential, endpoints: { eci: server.origin }, refused: () => canRenew });
      },
      ...{ clock: new FakeClock(), log: silentLog, redactor: new Redactor(), userAgent: 'test' },
    });
    return transport.call({
      ...{ api: eciApi, region: 'cn-hangzhou', action: 'RestartContainerGroup', query: {}, repeat: 'refused' },
      signal: new AbortController().signal,
    });
  }
  const tokens = (): readonly unknown[] => server.seen.map(({ headers }) => headers['x-acs-security-token']);
  const isExpired = (error: unknown): boolean =>
    error instanceof ApiError && error.code === 'InvalidSecurityToken.Expired';

  it('is sent again once, with the next credential', async () => {
    server.answers([expired]);
    await call();
    equal(tokens().join(), 'token-1,token-2');
  });

  it('fails when the next credential is refused too, without a third call', async () => {
    // The third answer would be a success.
    server.answers([expired, expired]);
    await rejects(call(), isExpired);
    equal(tokens().join(), 'token-1,token-2');
  });

  it('fails at once when there is no other credential', async () => {
    canRenew = false;
    server.answers([expired]);
    await rejects(call(), isExpired);
    equal(tokens().join(), 'token-1');
  });

  it('fails at once when it is wrong rather than expired', async () => {
    server.answers([respondJson(404, { Code: 'InvalidAccessKeyId.NotFound', Message: 'no such key' })]);
    await rejects(call(), (error) => error instanceof ApiError && error.kind === 'credential');
    equal(tokens().join(), 'token-1');
  });
});
