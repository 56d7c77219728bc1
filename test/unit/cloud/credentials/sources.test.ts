// Places besides the CLI's file, and whom to sign in as when nothing was chosen.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { UserFacingError } from '../../../../src/base/errors';
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

  it('is no profile unless both halves of a key are set, and never under variable names of another cloud', () => {
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
        fc.pre(!/^["'#;]|\s[#;]/.test(value));
        assert.equal(parseIni(`[s]\r\nname = ${value}\r\n`).get('s')?.['name'], value);
      }),
    );
  });

  it('gives back what was written before a comment, and anything between quotes', () => {
    const value = fc.stringMatching(/^[!-~]{1,30}$/).filter((text) => !/^["'#;]/.test(text));
    const comment = fc
      .tuple(fc.constantFrom(' ', '\t', '   '), fc.constantFrom('#', ';'), fc.string())
      .map((parts) => parts.join('').replaceAll(/[\r\n]/g, ' '));
    const quoted = fc.stringMatching(/^[ !#-~]{0,30}$/);
    fc.assert(
      fc.property(value, quoted, comment, (plain, between, behind) => {
        const sections = parseIni(
          `[s]${behind}\nplain = ${plain}${behind}\nquoted = "${between}"${behind.replaceAll('"', '')}\n`,
        );
        assert.deepEqual({ ...sections.get('s') }, { plain, quoted: between });
      }),
    );
  });

  /** Files as people have them, with what they mean. */
  const written: readonly (readonly [string, string, Readonly<Record<string, Readonly<Record<string, string>>>>])[] = [
    [
      'the README of the official credentials writes it (https://github.com/aliyun/credentials-php)',
      '[default]\ntype = access_key                  # 认证方式为 access_key\naccess_key_id = foo                # Key\naccess_key_secret = bar            # Secret\n',
      { default: { type: 'access_key', access_key_id: 'foo', access_key_secret: 'bar' } },
    ],
    [
      'the README of the official client writes it, with comments after sections and a line of dots',
      '[default]                          # 默认客户端\nenable = true                      # 启用\ntype = access_key                  # 认证方式为 access_key\nproxy = tcp://localhost:8125       # 非必填，总代理\n#..................................# 其他配置忽略同上\n\n[client2]                          # 命名为 `client2` 的客户端\nenable = false                     # 不启用\n',
      {
        default: { enable: 'true', type: 'access_key', proxy: 'tcp://localhost:8125' },
        client2: { enable: 'false' },
      },
    ],
    [
      'https://github.com/aws/aws-sdk-ruby/issues/837 does, with a comment after the section',
      '[default] # this is my default\naccess_key_id = ACCESS_KEY_0 \naccess_key_secret = SECRET_KEY_0\n',
      { default: { access_key_id: 'ACCESS_KEY_0', access_key_secret: 'SECRET_KEY_0' } },
    ],
    [
      'https://github.com/akamai/AkamaiOPEN-edgegrid-node/issues/40 does, with a comment after quotes',
      '[default]\n;comment\n\naccess_key_id = "foo bar" ;comment\naccess_key_secret = bat ;comment\n',
      { default: { access_key_id: 'foo bar', access_key_secret: 'bat' } },
    ],
    [
      'https://github.com/devtanc/aws-profile-switcher/issues/11 does, with a comment directly after the section',
      '[some-profle]\n#this is no longer used\naccess_key_id = 1234\naccess_key_secret = abcd\n',
      { 'some-profle': { access_key_id: '1234', access_key_secret: 'abcd' } },
    ],
    [
      'secrets hold both characters',
      '[a]\naccess_key_secret = a;b#c;d#\nsecurity_token="CAIS;#x ; # y"; z\n[b];c\nx = #empty\ny =#whole\n',
      { a: { access_key_secret: 'a;b#c;d#', security_token: 'CAIS;#x ; # y' }, b: { x: '', y: '#whole' } },
    ],
    [
      'the library for Python takes it, with colons and names in upper case',
      '[default]\nType: sts\nACCESS_KEY_ID: STS.a\naccess_key_secret = b:c=d\nsecurity_token:CAIS=:x\n',
      { default: { type: 'sts', access_key_id: 'STS.a', access_key_secret: 'b:c=d', security_token: 'CAIS=:x' } },
    ],
    [
      'something other than a comment stands behind a section, or its bracket is never closed',
      '[a]\nx = 1\n[b] // b\nx = 2\n[c]]\nx = 3\n[d\nx = 4\n[]\nx = 5\n',
      { a: { x: '1' }, b: { x: '2' }, c: { x: '3' }, d: { x: '4' }, '': { x: '5' } },
    ],
    ['a quote is never closed', "[a]\nx = 'it ; is\ny = it's\n", { a: { x: "'it", y: "it's" } }],
  ];
  for (const [how, text, expected] of written) {
    it(`is read as ${how}`, () => {
      const read = Object.fromEntries([...parseIni(text)].map(([name, fields]) => [name, { ...fields }]));
      assert.deepEqual(read, expected);
    });
  }

  it('leaves out what a commented line disables, and signs in with a key that has a comment', async () => {
    const path = await trial.file(
      'readme',
      '[default]   # d\nenable = true  # e\ntype = ACCESS_KEY  ; t\naccess_key_id = foo  # i\naccess_key_secret = b#r # s\n[off]\nenable = false  # not\n[token]\ntype = bearer_token # t\nbearer_token = b\n',
    );
    const profiles = await readIniProfiles(path, trial.around);
    assert.deepEqual(
      profiles.map(({ id, mode, problem }) => [id, mode, problem]),
      [
        ['ini:default', 'AK', undefined],
        ['ini:token', 'BearerToken', undefined],
      ],
    );
    assert.deepEqual(await profiles[0]?.obtain(signal), { accessKeyId: 'foo', accessKeySecret: 'b#r' });
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

  const listed = (current: string | null | undefined, ...names: readonly string[]): string =>
    JSON.stringify({ ...(current !== undefined && { current }), profiles: names.map((name) => ({ ...entry, name })) });

  /** Files whose current profile is none of theirs. */
  const astray: readonly (readonly [string, string, string])[] = [
    // https://github.com/aliyun/aliyun-cli/issues/1242: "current" was renamed.
    ['a name that was changed', listed('foo', 'bar', 'baz'), 'foo'],
    // https://github.com/aliyun/aliyun-cli/issues/254: the default profile was deleted.
    ['the default that was deleted', listed('default', 'work'), 'default'],
    ['a name in another letter case', listed('Work', 'work', 'default'), 'Work'],
    ['a name of the SDKs’ file', listed('default', 'one'), 'default'],
    [
      'a profile without a name',
      JSON.stringify({ current: 'x', profiles: [{ ...entry }, { ...entry, name: 'y' }] }),
      'x',
    ],
    ['one of no profiles at all', listed('prod'), 'prod'],
  ];
  for (const [name, text, missing] of astray) {
    it(`use no other account when the current profile is ${name}, and say which one is missing`, async () => {
      const found = await find(text);
      assert.throws(
        () => choosePreferredProfile(found, '', {}),
        (error: UserFacingError) => {
          assert.equal(error.message, `The current profile of the aliyun CLI, ${missing}, does not exist.`);
          assert.match(error.hint, /Select a profile, or run "aliyun configure switch"/);
          assert.equal(error.facts.chooseProfile, true);
          return true;
        },
      );
      // What is chosen in another way is used.
      assert.equal(choosePreferredProfile(found, 'typed', {})?.id, 'entered:typed');
    });
  }

  it('are used in their order where the CLI has no current one, or has nothing but its initial state', async () => {
    const preferred = async (text: string): Promise<string | undefined> =>
      choosePreferredProfile(await find(text), '', {})?.id;
    assert.equal(await preferred(listed(undefined, 'one', 'default')), 'cli:default');
    assert.equal(await preferred(listed('', 'one')), 'cli:one');
    assert.equal(await preferred(listed(null, 'one')), 'cli:one');
    assert.equal(await preferred(listed('default')), 'ini:default');
  });

  it('leave the CLI’s file alone where the environment says so', async () => {
    for (const name of ['ALIBABA_CLOUD_IGNORE_PROFILE', 'ALIBABA_CLOUD_CLI_PROFILE_DISABLED']) {
      const { profiles } = await find(cli, { [name]: 'TRUE' });
      assert.ok(profiles.every(({ source }) => source !== 'cli'));
    }
  });
});
