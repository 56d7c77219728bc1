// The official credentials library as a second opinion on the emulator's OAuth doors. Its other exchanges are forced to https, go to
// a fixed address, or (CloudSSO) send no body.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { createSdkClient, catchRefusal, sdk } from './officialSdk';

interface Provider {
  getCredentials(): Promise<{
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
    readonly securityToken: string;
  }>;
}
interface Builder {
  withClientId(id: string): Builder;
  withSignInUrl(url: string): Builder;
  withRefreshToken(token: string): Builder;
  build(): Provider;
}

const installed = createRequire(import.meta.url);
const { default: oauth } = installed('@alicloud/credentials/dist/src/providers/oauth') as {
  readonly default: { builder(): Builder };
};

describe('the official credentials library over the emulator', function () {
  this.timeout(20_000);
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ instances: 1 });
  });
  after(() => emulator.stop());

  it('gets a key by OAuth that the official SDK can call with until it ends', async () => {
    const builder = oauth.builder().withClientId('test').withSignInUrl(emulator.endpoint);
    const { accessKeyId, accessKeySecret, securityToken } = await builder
      .withRefreshToken('a')
      .build()
      .getCredentials();
    const client = createSdkClient(emulator, { accessKeyId, accessKeySecret, securityToken });
    const call = () => client.describeRegions(new sdk.DescribeRegionsRequest({}));
    assert.equal((await call()).statusCode, 200);
    await emulator.advance(3_600_000);
    assert.equal((await catchRefusal(call())).code, 'InvalidSecurityToken.Expired');
  });
});
