// The metadata service in both its versions, and what is asked when it has only the old one.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { obtainMetadataCredential } from '../../../../../src/cloud/credentials/exchanges/metadata';
import type { Reaction } from '../../../../support/scriptedServer';
import { ScriptedServer, respondJson, respondText } from '../../../../support/scriptedServer';
import { TrialProfiles } from '../trialProfiles';

const { signal } = new AbortController();
const key = { accessKeyId: 'STS.machine', accessKeySecret: 'machine-secret', securityToken: 'machine-token' };
const answered = respondJson(200, {
  ...{ Code: 'Success', AccessKeyId: key.accessKeyId, AccessKeySecret: key.accessKeySecret },
  ...{ SecurityToken: key.securityToken, Expiration: '2026-11-23T09:00:00Z' },
});
const role = respondText(200, 'reader');
const tokenHeader = 'x-aliyun-ecs-metadata-token';

describe('the metadata service', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());

  async function obtained(answers: readonly Reaction[], env: Readonly<Record<string, string>> = {}): Promise<unknown> {
    server.answers(answers);
    const { around } = new TrialProfiles({ env, endpoints: { metadata: server.origin } });
    return obtainMetadataCredential('work', undefined, around, signal);
  }

  const asked = (): readonly unknown[] => server.seen.map(({ method, headers }) => [method, headers[tokenHeader]]);

  it('gives a token first, which the questions carry', async () => {
    const expiresAt = Date.parse('2026-11-23T09:00:00Z');
    deepEqual(await obtained([respondText(200, 'metadata-token'), role, answered]), { ...key, expiresAt });
    deepEqual(asked(), [
      ['PUT', undefined],
      ['GET', 'metadata-token'],
      ['GET', 'metadata-token'],
    ]);
  });

  for (const status of [403, 404, 405]) {
    it(`is asked without a token, as its version 1, where it answers ${status} to the question for one`, async () => {
      await obtained([respondText(status, ''), role, answered]);
      deepEqual(asked(), [
        ['PUT', undefined],
        ['GET', undefined],
        ['GET', undefined],
      ]);
    });
  }

  it('is asked nothing without a token where version 1 is forbidden', async () => {
    await rejects(
      obtained([respondText(404, ''), role, answered], { ALIBABA_CLOUD_IMDSV1_DISABLED: 'true' }),
      /HTTP 404/,
    );
    equal(server.seen.length, 1);
  });

  it('says so where the machine has no role', async () => {
    await rejects(obtained([respondText(200, 'metadata-token'), respondText(404, '')]), /no RAM role/);
  });
});
