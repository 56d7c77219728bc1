// What each mode does with its fields, and what it says when they are wrong.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UserFacingError } from '../../../../src/base/errors';
import { parseMode, modes } from '../../../../src/cloud/credentials/modes';
import { assumed, roleCredential, TrialProfiles } from './trialProfiles';
import type { Trial } from './trialProfiles';

const ak = { name: 'work', mode: 'AK', access_key_id: 'LTAI1', access_key_secret: 's3cret' };
const role = { ram_role_arn: 'acs:ram::1:role/r', ram_session_name: 'me' };

describe('a profile', () => {
  let trial: TrialProfiles;
  const use = (options: Trial = {}): TrialProfiles => (trial = new TrialProfiles(options));
  afterEach(() => trial.remove());

  it('is of any of the fourteen modes, in any letter case', () => {
    use();
    assert.equal(modes.length, 14);
    for (const mode of modes) {
      assert.equal(parseMode({ mode: mode.toUpperCase() }), mode);
      assert.equal(parseMode({ mode: ` ${mode.toLowerCase()} ` }), mode);
    }
  });

  it('without a mode is what its fields speak of, in the order of the CLI', () => {
    use();
    const cases: readonly (readonly [object, string])[] = [
      [{ ...ak, sts_token: 't', ram_role_arn: 'r' }, 'StsToken'],
      [{ ...ak, ram_role_arn: 'r' }, 'RamRoleArn'],
      [{ private_key: 'k', key_pair_name: 'n', ram_role_name: 'r' }, 'RsaKeyPair'],
      [{ ram_role_name: 'r', process_command: 'p' }, 'EcsRamRole'],
      [{ process_command: 'p' }, 'External'],
      [{ oidc_provider_arn: 'p', oidc_token_file: 'f', ram_role_arn: 'r' }, 'OIDC'],
      [{ cloud_sso_sign_in_url: 'u' }, 'CloudSSO'],
      [{ bearer_token: 'b' }, 'BearerToken'],
    ];
    for (const [entry, mode] of cases) {
      assert.equal(parseMode({ ...entry, mode: undefined }), mode);
    }
  });

  it('RamRoleArn sends every field of the role, signed with key and token, to the STS it names', async () => {
    use();
    const entry = { ...ak, ...role, mode: 'RamRoleArn', sts_token: 'tok', external_id: 'ext', expired_seconds: 1800 };
    const credential = await trial.credentialOf({
      ...entry,
      sts_region: 'cn-beijing',
      sts_endpoint: 'sts.example.com',
    });
    assert.deepEqual(credential, roleCredential);
    const [call] = trial.calls;
    assert.deepEqual(call?.query, {
      ...{ RoleArn: role.ram_role_arn, RoleSessionName: 'me', DurationSeconds: 1800, ExternalId: 'ext' },
    });
    assert.equal(call.region, 'cn-beijing');
    assert.deepEqual(call.endpoints, { sts: 'https://sts.example.com' });
    assert.deepEqual(call.credential, { accessKeyId: 'LTAI1', accessKeySecret: 's3cret', securityToken: 'tok' });
  });

  it('sends to the STS of the machine’s settings rather than to its own', async () => {
    use({ endpoints: { sts: 'http://127.0.0.1:8123' } });
    await trial.credentialOf({ ...ak, ...role, mode: 'RamRoleArn', sts_endpoint: 'sts.example.com' });
    assert.deepEqual(trial.calls[0]?.endpoints, { sts: 'http://127.0.0.1:8123' });
  });

  it('ChainableRamRoleArn takes on role after role', async () => {
    use();
    await trial.credentialOf(
      {
        name: 'top',
        mode: 'ChainableRamRoleArn',
        source_profile: 'middle',
        ...role,
        ram_role_arn: 'acs:ram::1:role/top',
      },
      { name: 'middle', mode: 'chainableramrolearn', source_profile: 'work', ...role },
      ak,
    );
    assert.deepEqual(
      trial.calls.map(({ credential, query }) => [credential.accessKeyId, (query as { RoleArn: string }).RoleArn]),
      [
        ['LTAI1', 'acs:ram::1:role/r'],
        ['STS.role', 'acs:ram::1:role/top'],
      ],
    );
  });

  it('whose sources form a circle says so, and which', async () => {
    use();
    const one = { name: 'one', mode: 'ChainableRamRoleArn', source_profile: 'two', ...role };
    const { profiles } = await trial.cli(
      JSON.stringify({
        profiles: [
          one,
          { ...one, name: 'two', source_profile: 'one' },
          { ...one, source_profile: 'one', name: 'self' },
        ],
      }),
    );
    assert.match(profiles[0]?.problem ?? '', /form a cycle: one → two → one/);
    const self = { ...one, source_profile: 'one' };
    await assert.rejects(trial.credentialOf(self), /form a cycle: one → one/);
  });

  it('that is broken names what is missing before its credential is requested', async () => {
    use();
    const { profiles } = await trial.cli(
      JSON.stringify({ profiles: [...modes].map((mode) => ({ name: mode, mode })) }),
    );
    const whole = profiles.filter(({ problem }) => problem === undefined).map(({ name }) => name);
    assert.deepEqual(whole, ['EcsRamRole', 'Anonymous']);
  });

  it('External starts no program in a workspace that is not trusted, nor where it is forbidden', async () => {
    const entry = { name: 'work', mode: 'External', process_command: 'node -e 0' };
    use({ isTrusted: false });
    await assert.rejects(trial.credentialOf(entry), /this workspace is not trusted/);
    await trial.remove();
    for (const value of ['1', 'TRUE']) {
      use({ env: { ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS: value } });
      await assert.rejects(trial.credentialOf(entry), /ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS/);
      const uri = { name: 'work', mode: 'CredentialsURI', credentials_uri: 'https://broker.example' };
      await assert.rejects(trial.credentialOf(uri), /ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS/);
      await trial.remove();
    }
  });

  it('External never quotes what its program printed or was given', async () => {
    use();
    const command = `"${process.execPath}" -e "console.log('s3cret'); process.exit(3)" t0ken`;
    await assert.rejects(
      trial.credentialOf({ name: 'work', mode: 'External', process_command: command }),
      (error: Error) => {
        assert.match(error.message, /exited with code 3/);
        assert.doesNotMatch(`${error.message}${error.stack ?? ''}${String(error.cause)}`, /s3cret|t0ken/);
        return true;
      },
    );
  });

  /** What programs print, with what is said of it. Each holds a secret, which is not repeated. */
  const printed: readonly (readonly [string, unknown, RegExp])[] = [
    // https://github.com/okta/okta-aws-cli/issues/110
    [
      'the form of the AWS CLI',
      {
        Version: 1,
        AccessKeyId: 'a',
        SecretAccessKey: 's3cret',
        SessionToken: 't',
        Expiration: '2026-11-23T04:00:00Z',
      },
      /printed credentials in the form of another tool/,
    ],
    // https://github.com/Cox-Automotive/alks-cli/issues/129
    [
      'camel case',
      { accessKey: 'a', secretKey: 's3cret', sessionToken: 't', expires: 1581064700874 },
      /printed credentials in the form of another tool/,
    ],
    [
      'the answer of STS',
      { RequestId: 'R', Credentials: { AccessKeyId: 'a', AccessKeySecret: 's3cret', SecurityToken: 't' } },
      /printed credentials in the form of another tool/,
    ],
    [
      'the form of a credentials URI',
      { Code: 'Success', AccessKeyId: 'a', AccessKeySecret: 's3cret', SecurityToken: 't' },
      /printed credentials in the form of another tool/,
    ],
    ['a token alone', { access_token: 's3cret', expires_in: 60 }, /printed credentials in the form of another tool/],
    ['no credentials', { note: 's3cret' }, /printed no profile/],
    ['an empty object', {}, /printed no profile/],
    ['its mode alone', { mode: 'AK', note: 's3cret' }, /access_key_id, access_key_secret is missing/],
    ['another program', { mode: 'External', process_command: 'echo s3cret' }, /refers to another program/],
    ['another program without a mode', { process_command: 'echo s3cret' }, /refers to another program/],
    ['a list', ['s3cret'], /did not print a profile in JSON/],
    ['a text', 's3cret', /did not print a profile in JSON/],
  ];
  for (const [name, output, expected] of printed) {
    it(`External refuses ${name}, says what it is, and quotes none of it`, async () => {
      use();
      const path = await trial.file('printed.json', JSON.stringify(output));
      const command = `"${process.execPath}" -e "process.stdout.write(require('fs').readFileSync(process.argv[1]))" "${path}"`;
      await assert.rejects(
        trial.credentialOf({ name: 'work', mode: 'External', process_command: command }),
        (error: UserFacingError) => {
          assert.match(error.message, expected);
          assert.notEqual(error.hint, '');
          assert.doesNotMatch(`${error.message}${error.hint}${error.stack ?? ''}`, /s3cret/);
          return true;
        },
      );
    });
  }

  it('CredentialsURI takes plain http from this machine only', async () => {
    use();
    const entry = { name: 'work', mode: 'CredentialsURI', credentials_uri: 'http://broker.example/key' };
    await assert.rejects(trial.credentialOf(entry), /cannot be used/);
  });

  it('EcsRamRole sends no request where the metadata service is turned off', async () => {
    use({ env: { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' } });
    await assert.rejects(trial.credentialOf({ name: 'work', mode: 'EcsRamRole' }), /ECS_METADATA_DISABLED/);
  });

  it('CloudSSO and OAuth use the token the CLI has cached until it ends', async () => {
    use();
    const expiration = trial.clock.now() / 1000 + 600;
    const cached = { ...ak, sts_token: 'tok', sts_expiration: expiration };
    const sso = { cloud_sso_sign_in_url: 'https://s.example', cloud_sso_account_id: '1', cloud_sso_access_config: 'c' };
    for (const entry of [
      { ...cached, ...sso, mode: 'CloudSSO' },
      { ...cached, mode: 'OAuth', oauth_site_type: 'intl' },
    ]) {
      const { expiresAt, securityToken } = await trial.credentialOf(entry);
      assert.deepEqual([expiresAt, securityToken], [expiration * 1000, 'tok']);
      await assert.rejects(
        trial.credentialOf({ ...entry, sts_expiration: 1 }),
        /The session of the profile work has expired/,
      );
    }
  });

  it('BearerToken and Anonymous sign nothing', async () => {
    use();
    const none = { accessKeyId: '', accessKeySecret: '' };
    assert.deepEqual(await trial.credentialOf({ name: 'b', mode: 'BearerToken', bearer_token: 'bear' }), {
      ...none,
      bearerToken: 'bear',
    });
    assert.deepEqual(await trial.credentialOf({ name: 'a', mode: 'Anonymous' }), none);
  });

  it('takes what it leaves open from the environment, the first family first', async () => {
    use({ env: { ALICLOUD_ACCESS_KEY_ID: 'second', ALIBABA_CLOUD_ACCESS_KEY_ID: 'first', ACCESS_KEY_SECRET: 'bare' } });
    const credential = await trial.credentialOf({ name: 'work', mode: 'AK' });
    assert.deepEqual(credential, { accessKeyId: 'first', accessKeySecret: 'bare' });
  });

  it('of whatever text never makes a message that quotes a value of a secret field', async () => {
    use();
    const secret = 'S3CRETS3CRETS3CRET';
    const fields = ['access_key_secret', 'sts_token', 'private_key', 'process_command', 'access_token', 'bearer_token'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...modes, 'odd'), fc.subarray(fields), async (mode, given) => {
        const entry = { name: 'work', mode, ...Object.fromEntries(given.map((field) => [field, secret])) };
        const { profiles } = await trial.cli(JSON.stringify({ profiles: [entry] }));
        assert.ok(!(profiles[0]?.problem ?? '').includes(secret));
        assert.ok(!JSON.stringify(profiles).includes(secret));
      }),
      { numRuns: 40 },
    );
  });

  it('is refused with an error that may be shown', async () => {
    use({ sts: { AssumeRole: { Credentials: { ...assumed.Credentials, SecurityToken: '' } } } });
    await assert.rejects(trial.credentialOf({ ...ak, ...role, mode: 'RamRoleArn' }), UserFacingError);
  });
});
