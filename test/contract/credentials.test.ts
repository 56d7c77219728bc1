// Every way to sign in, from the CLI's own file, against the emulator: the credential it ends with signs a call that is accepted.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { Session } from '../../src/cloud/account/session';
import { systemClock } from '../../src/base/clock';
import { silentLog } from '../../src/base/log';
import { Redactor } from '../../src/base/redact';
import { Transport } from '../../src/cloud/transport/transport';
import { eci } from '../../src/products/eci/client';
import { listRegions } from '../../src/products/eci/product';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { FakeMemory } from '../support/fakeMemory';
import { allApis, allClients } from '../support/kindContext';
import { MemoryVault } from '../support/memoryVault';

const { signal } = new AbortController();
const role = { ram_role_arn: 'acs:ram::1023456789012345:role/reader', ram_session_name: 'contract' };
const later = Math.floor(Date.now() / 1000) + 86_400;

describe('signing in against the emulator', function () {
  // Keys are made, and a program is started.
  this.timeout(20_000);
  let emulator: Emulator;
  let folder: string;
  let files: Readonly<Record<'key' | 'token' | 'program', string>>;
  const broker = createServer((_, response) => response.end(JSON.stringify(brokered())));
  before(async () => {
    emulator = await startEmulator({ instances: 40 });
    folder = await mkdtemp(join(tmpdir(), 'credentials-'));
    files = { key: join(folder, 'key.pem'), token: join(folder, 'token'), program: join(folder, 'program.cjs') };
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(files.key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(files.token, 'an-identity-token\n');
    await writeFile(files.program, 'console.log(process.argv[2])');
    await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => emulator.clearRequests());
  after(async () => {
    broker.close();
    await emulator.stop();
    await rm(folder, { recursive: true });
  });

  const key = () => ({
    access_key_id: emulator.ready.accessKeyId,
    access_key_secret: emulator.ready.accessKeySecret,
  });
  const token = () => ({ ...key(), sts_token: emulator.ready.securityToken });
  function brokered(): object {
    const { accessKeyId, accessKeySecret, securityToken } = emulator.ready;
    const credential = { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken };
    return { ...credential, Code: 'Success', Expiration: new Date(Date.now() + 3_600_000).toISOString() };
  }

  async function signIn(entries: readonly object[], log = silentLog): Promise<Session> {
    const path = join(folder, 'config.json');
    const profiles = entries.map((entry, index) => ({ name: index === 0 ? 'first' : 'source', ...entry }));
    await writeFile(path, JSON.stringify({ current: 'first', profiles }));
    const origin = emulator.endpoint;
    const session = new Session({
      env: {},
      clock: systemClock,
      cliConfigPath: path,
      iniPath: join(folder, 'no-ini'),
      vault: new MemoryVault(),
      isTrusted: () => true,
      remember: () => undefined,
      askToSignIn: () => Promise.resolve(false),
      settings: () => ({
        profile: '',
        regions: [],
        endpoints: { eci: origin, ehpc: origin, esa: origin, sts: origin, metadata: origin, oauth: origin },
      }),
      memory: new FakeMemory(),
      apis: allApis,
      clients: allClients,
      listRegions,
      emulator: { isAlreadyRunning: false, access: () => Promise.reject(new Error('not asked')) },
      transport: (access, onSlow) =>
        new Transport({
          ...{ access, onSlow, clock: systemClock, log, redactor: new Redactor(), userAgent: 'test' },
        }),
    });
    await session.current();
    return session;
  }

  const list = (session: Session): Promise<unknown> => session.client(eci).describeRegions(signal);

  /** Actions the emulator was asked for, without the question who one is, which comes by itself. */
  async function asked(): Promise<readonly string[]> {
    const { requests } = await emulator.requests();
    return requests.map(({ action }) => action).filter((action) => action !== 'GetCallerIdentity');
  }

  const modes: readonly (readonly [string, () => readonly object[], readonly string[]])[] = [
    ['AK', () => [{ mode: 'AK', ...key() }], []],
    ['StsToken', () => [{ mode: 'StsToken', ...token() }], []],
    ['RamRoleArn', () => [{ mode: 'RamRoleArn', ...token(), ...role, expired_seconds: 900 }], ['AssumeRole']],
    ['EcsRamRole', () => [{ mode: 'EcsRamRole' }], ['MetadataToken', 'MetadataCredentials', 'MetadataCredentials']],
    [
      'RamRoleArnWithRoleName',
      () => [{ mode: 'RamRoleArnWithRoleName', ram_role_name: 'emulated-machine', ...role }],
      ['MetadataToken', 'MetadataCredentials', 'AssumeRole'],
    ],
    [
      'ChainableRamRoleArn',
      () => [
        { mode: 'ChainableRamRoleArn', source_profile: 'source', ...role },
        { mode: 'AK', ...key() },
      ],
      ['AssumeRole'],
    ],
    [
      'External',
      () => [
        {
          mode: 'External',
          process_command: `"${process.execPath}" "${files.program}" '${JSON.stringify({ mode: 'StsToken', ...token() })}'`,
        },
      ],
      [],
    ],
    [
      'CredentialsURI',
      () => [
        { mode: 'CredentialsURI', credentials_uri: `http://127.0.0.1:${(broker.address() as AddressInfo).port}/key` },
      ],
      [],
    ],
    [
      'OIDC',
      () => [
        {
          ...{ mode: 'OIDC', oidc_provider_arn: 'acs:ram::1023456789012345:oidc-provider/ci' },
          ...{ oidc_token_file: files.token, ...role },
        },
      ],
      ['AssumeRoleWithOIDC'],
    ],
    [
      'RsaKeyPair',
      () => [{ mode: 'RsaKeyPair', private_key: files.key, key_pair_name: 'pair' }],
      ['GenerateSessionAccessKey'],
    ],
    [
      'CloudSSO',
      () => [
        {
          mode: 'CloudSSO',
          cloud_sso_sign_in_url: 'https://signin.example/start',
          cloud_sso_account_id: '1023456789012345',
          cloud_sso_access_config: 'ac-reader',
          access_token: 'emulated-token',
          cloud_sso_access_token_expire: later,
        },
      ],
      ['CloudSsoCredentials'],
    ],
    [
      'OAuth',
      () => [
        {
          ...{ mode: 'OAuth', oauth_site_type: 'CN', oauth_access_token: 'emulated-token' },
          oauth_access_token_expire: later,
        },
      ],
      ['OAuthExchange'],
    ],
  ];
  for (const [mode, entries, exchanges] of modes) {
    it(`${mode} ends with a credential that is accepted`, async () => {
      const session = await signIn(entries());
      await list(session);
      assert.deepEqual(await asked(), [...exchanges, 'DescribeRegions']);
      session.dispose();
    });
  }

  it('says which account that is, asked once and with the first call', async () => {
    const session = await signIn([{ mode: 'RamRoleArn', ...key(), ...role }]);
    assert.equal((await session.current())?.account, undefined);
    const known = new Promise<string | undefined>((resolve) => {
      session.onDidResolve((who) => resolve(who?.account));
    });
    await Promise.all([list(session), list(session)]);
    assert.equal(await known, '1023456789012345');
    const { apis } = await emulator.requests();
    assert.equal(apis['GetCallerIdentity']?.calls, 1);
    session.dispose();
  });

  it('makes one exchange for fifty calls at once on an expired role credential', async () => {
    const session = await signIn([{ mode: 'RamRoleArn', ...key(), ...role, expired_seconds: 900 }]);
    await list(session);
    await emulator.advance(16 * 60_000);
    await emulator.clearRequests();
    await Promise.all(Array.from({ length: 50 }, () => list(session)));
    const { apis } = await emulator.requests();
    assert.equal(apis['AssumeRole']?.calls, 1, 'exchanges');
    assert.ok((apis['DescribeRegions']?.calls ?? 0) >= 50, 'calls');
    session.dispose();
  });

  const refusals: readonly (readonly [string, () => object, RegExp])[] = [
    [
      'a role that does not exist',
      () => ({ mode: 'RamRoleArn', ...key(), ram_role_arn: 'acs:ram::1:role/no-such-role' }),
      /The role of this profile does not exist/,
    ],
    [
      'a role that wants an external id',
      () => ({ mode: 'RamRoleArn', ...key(), ram_role_arn: 'acs:ram::1:role/wants-external-id' }),
      /not allowed to assume the role/,
    ],
    [
      'a role of the machine that it does not have',
      () => ({ mode: 'EcsRamRole', ram_role_name: 'another' }),
      /No credentials for the profile first: 127\.0\.0\.1:\d+ returned HTTP 404/,
    ],
  ];
  for (const [name, entry, message] of refusals) {
    it(`reports ${name}`, async () => {
      const session = await signIn([entry()]);
      await assert.rejects(list(session), message);
      session.dispose();
    });
  }

  it('gives the role its external id', async () => {
    const wants = { ram_role_arn: 'acs:ram::1:role/wants-external-id', external_id: 'open-sesame' };
    const session = await signIn([{ mode: 'RamRoleArn', ...key(), ...wants }]);
    await list(session);
    session.dispose();
  });

  it('sends calls with a bearer token, and without any key, which this gateway refuses', async () => {
    for (const entry of [{ mode: 'BearerToken', bearer_token: 'a-token' }, { mode: 'Anonymous' }]) {
      const session = await signIn([entry]);
      await assert.rejects(list(session), /Authorization|signature|Missing/i);
      session.dispose();
    }
  });
});
