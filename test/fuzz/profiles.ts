// Where credentials come from: the aliyun CLI's config.json, the libraries' credentials file, and the environment.
import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { UserFacingError } from '../../src/base/errors';
import { choosePreferredProfile, findProfiles } from '../../src/cloud/credentials/profiles';
import type { CredentialContext, Profile } from '../../src/cloud/credentials/profile';
import { StsClient } from '../../src/cloud/account/stsClient';
import { FakeClock } from '../support/fakeClock';
import { MemoryVault } from '../support/memoryVault';
import { ScriptedTransport } from '../support/scriptedTransport';
import { jsonPieces, mutatedText } from './mutation';
import { assertNoLeak } from './promises';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

/** In every field that is a secret. */
const secret = 'canary-of-a-profile';
const key = { access_key_id: 'LTAI1', access_key_secret: secret };
const cli = {
  current: 'dev',
  profiles: [
    { name: 'dev', mode: 'AK', ...key, region_id: 'cn-hangzhou', output_format: 'json', language: 'en' },
    { name: 'sts', mode: 'StsToken', ...key, sts_token: secret, sts_expiration: 1_764_212_400 },
    { name: 'role', mode: 'RamRoleArn', ...key, ram_role_arn: 'acs:ram::1:role/a', expired_seconds: 900 },
    { name: 'chain', mode: 'ChainableRamRoleArn', source_profile: 'role', ram_role_arn: 'acs:ram::1:role/b' },
    { name: 'loop', mode: 'ChainableRamRoleArn', source_profile: 'loop', ram_role_arn: 'acs:ram::1:role/b' },
    { name: 'program', mode: 'External', process_command: 'acs-sso login', endpoint_type: 'vpc' },
    { name: 'sso', mode: 'CloudSSO', cloud_sso_sign_in_url: 'https://a/start', cloud_sso_account_id: '1' },
    { name: 'oauth', mode: 'OAuth', oauth_site_type: 'CN', oauth_access_token: secret, private_key: secret },
  ],
};
const ini = `[default]
enable = true
type = access_key
access_key_id = LTAI1
access_key_secret = "${secret}"
; a comment
[session]
type=sts
access_key_id=STS.1
access_key_secret=${secret}
security_token=${secret}
[role]
type = ram_role_arn
access_key_id = LTAI1
access_key_secret = ${secret}
role_arn = acs:ram::1:role/a
role_session_name = x
`;
const one = cli.profiles[0];
const cliSamples = [
  ...[cli, { current: 'dev', profiles: [one] }, { profiles: cli.profiles.slice(3, 6) }].flatMap((value) => [
    [JSON.stringify(value)] as const,
    [JSON.stringify(value, undefined, '\t')] as const,
  ]),
  ['\ufeff{"profiles":[]}'] as const,
  [''] as const,
];
const iniSamples = [[ini] as const, [ini.replaceAll('\n', '\r\n')] as const, [''] as const];
const cliSpice = [
  ...jsonPieces,
  ...['{"name":', '"profiles":', '"name":"dev",', '"mode":"AK",'],
  ...['"__proto__":{"name":"x"},', '"source_profile":"sso",', '"mode":{},', `"x":${'['.repeat(9)}${']'.repeat(9)},`],
  `"x":${'['.repeat(9_000)}${']'.repeat(9_000)},`,
];
const iniSpice = [
  '[',
  ']',
  '=',
  '\n',
  '\r',
  '[default]\n',
  '\n[x]\n',
  '"',
  "'",
  ';',
  '#',
  '__proto__ = 1\n',
  'enable=false\n',
];

const variables = [
  ...['ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', 'SECURITY_TOKEN', 'REGION_ID', 'PROFILE', 'BEARER_TOKEN', 'ROLE_ARN'],
  ...['IGNORE_PROFILE', 'OIDC_PROVIDER_ARN', 'OIDC_TOKEN_FILE', 'ECS_METADATA', 'CREDENTIALS_URI', 'ENDPOINT_TYPE'],
];
const environment = fc.array(
  fc.tuple(
    fc.constantFrom('ALIBABA_CLOUD_', 'ALIBABACLOUD_', 'ALICLOUD_', ''),
    fc.constantFrom(...variables),
    fc.constantFrom('LTAI1', secret, '', ' ', 'dev', 'default', 'true', 'cn-hangzhou', '\u0000', '\u202e'),
  ),
  { maxLength: 4 },
);
/** What a message may quote. */
const isName = (variable: string): boolean => variable === 'PROFILE';
const places = fc.record({
  cli: mutatedText(cliSamples, cliSpice, 3),
  ini: mutatedText(iniSamples, iniSpice, 3),
  env: environment,
  setting: fc.constantFrom('', '', 'dev', 'default', 'none', '__proto__'),
  read: fc.nat(12),
});
type Places = typeof places extends fc.Arbitrary<infer T> ? T : never;

const { signal } = new AbortController();
/** Their credential is in the profile itself. */
const localModes: ReadonlySet<string> = new Set(['AK', 'StsToken']);

export const profiles: FuzzTarget = () => Promise.resolve(createProperty(places, hold));

async function hold(given: Places): Promise<void> {
  const env = Object.fromEntries(
    given.env.map(([family, name, value]) => [family + name, isName(name) && value === secret ? 'other' : value]),
  );
  const context: CredentialContext = {
    ...{ env, clock: new FakeClock(), endpoints: () => ({}), remember: () => undefined, isTrusted: () => false },
    sts: (access) => new StsClient(new ScriptedTransport({}, access)),
  };
  const found = await findProfiles(
    {
      ...{ cliConfigPath: 'cli', iniPath: 'ini', vault: new MemoryVault() },
      read: (path) => Promise.resolve(path === 'cli' ? given.cli.text : given.ini.text),
    },
    context,
  );
  const texts = [given.cli.text, given.ini.text];
  found.failures.forEach(({ error }) => assertExplained(error, texts));
  ok(found.profiles.length <= 1 + given.cli.text.length + given.ini.text.length);
  found.profiles.forEach((profile) => assertSound(profile, texts));
  try {
    const chosen = choosePreferredProfile(found, given.setting, env);
    ok(!chosen || found.profiles.includes(chosen));
  } catch (error) {
    assertExplained(error, texts);
  }
  const profile = found.profiles[given.read % Math.max(1, found.profiles.length)];
  if (profile && localModes.has(profile.mode)) {
    await assertObtained(profile);
  }
}

/** The failure is one that people can act on, and quotes no secret. */
function assertExplained(error: unknown, given: readonly string[]): void {
  ok(error instanceof UserFacingError, `another error: ${error instanceof Error ? error.stack : String(error)}`);
  const text = `${error.message} ${error.hint}`;
  ok(error.message !== '');
  assertNoLeak(text, ...given);
  ok(!text.includes(secret), `a secret is shown: ${text}`);
}

function assertSound(profile: Profile, given: readonly string[]): void {
  const { id, name, mode, problem = '', region, identity, revision } = profile;
  ok(id !== '' && name !== '');
  ok(region === undefined || region !== '');
  for (const text of [identity, revision]) {
    ok(/^[A-Za-z0-9+/]{43}=$/.test(text), `not a digest: ${text}`);
  }
  assertNoLeak(problem, ...given);
  ok(!problem.includes(secret) || name.includes(secret) || mode.includes(secret), `a secret is shown: ${problem}`);
}

async function assertObtained(profile: Profile): Promise<void> {
  try {
    const { accessKeyId, accessKeySecret, securityToken } = await profile.obtain(signal);
    ok(profile.problem === undefined, 'a profile with a problem gives a credential');
    ok(
      [accessKeyId, accessKeySecret, securityToken ?? 'none'].every((text) => typeof text === 'string' && text !== ''),
    );
  } catch (error) {
    ok(error instanceof UserFacingError, String(error));
    ok(profile.problem !== undefined, `a profile without a problem cannot be used: ${error.message}`);
  }
}
