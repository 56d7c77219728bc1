// Places besides the CLI's file, and whom to sign in as when nothing was chosen.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { storeKey } from '../../../../src/cloud/credentials/entered';
import { readEnvironmentProfile } from '../../../../src/cloud/credentials/environment';
import { parseIni, readIniProfiles } from '../../../../src/cloud/credentials/iniProfiles';
import { findProfiles, choosePreferredProfile } from '../../../../src/cloud/credentials/profiles';
import type { FoundProfiles } from '../../../../src/cloud/credentials/profiles';
import { MemoryVault } from '../../../support/memoryVault';
import { TrialProfiles } from './trialProfiles';

const { signal } = new AbortController();
const key = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI1', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 's3cret' };
const environment = (env: Readonly<Record<string, string>>) =>
  readEnvironmentProfile(new TrialProfiles({ env }).around);

describe('the environment', () => {
  it('signs in with the three official variables, trimmed', async () => {
    const profile = environment({
      ...key,
      ALIBABA_CLOUD_ACCESS_KEY_ID: ' LTAI1\n',
      ALIBABA_CLOUD_SECURITY_TOKEN: 'tok',
    });
    assert.equal(profile?.id, 'environment');
    const credential = { accessKeyId: 'LTAI1', accessKeySecret: 's3cret', securityToken: 'tok' };
    assert.deepEqual(await profile.obtain(signal), credential);
  });

  it('names a region when a variable does, and has no token when that one is empty', async () => {
    assert.equal(environment({ ...key, ALIBABA_CLOUD_REGION_ID: 'cn-beijing' })?.region, 'cn-beijing');
    const profile = environment({ ...key, ALIBABA_CLOUD_SECURITY_TOKEN: ' ' });
    assert.deepEqual(await profile?.obtain(signal), { accessKeyId: 'LTAI1', accessKeySecret: 's3cret' });
  });

  it('is nobody unless both halves of a key are there, and never by names of another cloud', () => {
    assert.equal(environment({}), undefined);
    assert.equal(environment({ ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI1' }), undefined);
    assert.equal(environment({ ACCESS_KEY_ID: 'AKIA', ACCESS_KEY_SECRET: 'other' }), undefined);
  });

  it('signs in by OIDC, an address, a bearer token or the role of the machine', () => {
    const oidc = {
      ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'p',
      ALIBABA_CLOUD_OIDC_TOKEN_FILE: 'f',
      ALIBABA_CLOUD_ROLE_ARN: 'r',
    };
    assert.equal(environment(oidc)?.mode, 'OIDC');
    assert.equal(environment({ ...oidc, ...key })?.mode, 'AK');
    assert.equal(environment({ ALIBABA_CLOUD_CREDENTIALS_URI: 'http://127.0.0.1' })?.mode, 'CredentialsURI');
    assert.equal(environment({ ALIBABA_CLOUD_BEARER_TOKEN: 'b' })?.mode, 'BearerToken');
    assert.equal(environment({ ALIBABA_CLOUD_ECS_METADATA: 'role' })?.mode, 'EcsRamRole');
  });
});

describe('the credentials file of the SDKs', () => {
  const trial = new TrialProfiles();
  after(() => trial.remove());

  it('holds profiles of every type, without the disabled ones', async () => {
    const path = await trial.file(
      'credentials',
      `\ufeff# a comment
[default]
type = access_key
access_key_id = LTAI1
access_key_secret = "a;b#c"
[session]
type=sts
access_key_id=STS.1
access_key_secret=s
security_token=t==
[role]
type = ram_role_arn
access_key_id = LTAI1
access_key_secret = s
role_arn = acs:ram::1:role/r
role_session_name = me
[off]
enable = false
type = access_key
[\u2028]
type = access_key
[machine]
type = ecs_ram_role
role_name = r
[identity]
type = oidc_role_arn
oidc_provider_arn = p
oidc_token_file_path = f
role_arn = r
[pair]
type = rsa_key_pair
public_key_id = p
private_key_file = f
[carrier]
type = bearer
bearer_token = b
`,
    );
    const profiles = await readIniProfiles(path, trial.around);
    assert.deepEqual(
      profiles.map(({ id, mode, problem }) => [id, mode, problem]),
      [
        ['ini:default', 'AK', undefined],
        ['ini:session', 'StsToken', undefined],
        ['ini:role', 'RamRoleArn', undefined],
        ['ini:machine', 'EcsRamRole', undefined],
        ['ini:identity', 'OIDC', undefined],
        ['ini:pair', 'RsaKeyPair', undefined],
        ['ini:carrier', 'BearerToken', undefined],
      ],
    );
    assert.deepEqual(await profiles[0]?.obtain(signal), { accessKeyId: 'LTAI1', accessKeySecret: 'a;b#c' });
    assert.equal((await profiles[1]?.obtain(signal))?.securityToken, 't==');
  });

  it('gives back what was written, whatever the value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/), (value) => {
        fc.pre(!/^["']/.test(value));
        assert.equal(parseIni(`[s]\r\nname = ${value}\r\n`).get('s')?.['name'], value);
      }),
    );
  });
});

describe('all places together', () => {
  const trial = new TrialProfiles();
  after(() => trial.remove());

  async function find(cli: string, env: Readonly<Record<string, string>> = {}): Promise<FoundProfiles> {
    const vault = new MemoryVault();
    await storeKey(vault, {
      ...{ name: 'typed', accessKeyId: 'LTAI2', accessKeySecret: 's', securityToken: undefined, region: 'cn-beijing' },
    });
    const places = {
      cliConfigPath: await trial.file('config.json', cli),
      iniPath: await trial.file('ini', '[default]\naccess_key_id = LTAI3\naccess_key_secret = s\n'),
      vault,
    };
    return findProfiles(places, { ...trial.around, env });
  }
  const entry = { mode: 'AK', access_key_id: 'LTAI1', access_key_secret: 's' };
  const cli = JSON.stringify({
    current: 'work',
    profiles: [
      { ...entry, name: 'default' },
      { ...entry, name: 'work' },
    ],
  });

  it('are listed by source; a broken file takes away its own only', async () => {
    const ids = ({ profiles }: FoundProfiles): readonly string[] => profiles.map(({ id }) => id);
    assert.deepEqual(ids(await find(cli, key)), [
      'environment',
      'cli:default',
      'cli:work',
      'ini:default',
      'entered:typed',
    ]);
    const broken = await find('{ "access_key_secret": "s3cret"');
    assert.deepEqual(ids(broken), ['ini:default', 'entered:typed']);
    assert.deepEqual(
      broken.failures.map(({ source }) => source),
      ['cli'],
    );
    assert.doesNotMatch(String(broken.failures[0]?.error), /s3cret/);
  });

  it('are preferred in this order: setting, environment, the profile it names, the CLI’s current, the SDKs’ file', async () => {
    const preferred = (found: FoundProfiles, setting: string, env: NodeJS.ProcessEnv = {}): string | undefined =>
      choosePreferredProfile(found, setting, env)?.id;
    assert.equal(preferred(await find(cli, key), 'default', key), 'cli:default');
    assert.equal(preferred(await find(cli, key), '', key), 'environment');
    assert.equal(preferred(await find(cli), '', { ALIBABACLOUD_PROFILE: 'default' }), 'cli:default');
    assert.equal(preferred(await find(cli), ''), 'cli:work');
    assert.equal(preferred(await find('{}'), ''), 'ini:default');
    assert.equal(preferred(await find('{}'), 'typed'), 'entered:typed');
    assert.throws(() => choosePreferredProfile({ profiles: [], failures: [] }, 'typo', {}), /no profile named typo/);
  });

  it('leave the CLI’s file alone where the environment says so', async () => {
    for (const name of ['ALIBABA_CLOUD_IGNORE_PROFILE', 'ALIBABA_CLOUD_CLI_PROFILE_DISABLED']) {
      const { profiles } = await find(cli, { [name]: 'TRUE' });
      assert.ok(profiles.every(({ source }) => source !== 'cli'));
    }
  });
});
