import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '../../../src/base/errors';
import { environmentProfile, readCliProfiles } from '../../../src/cloud/credentials';
import type { CliProfiles } from '../../../src/cloud/credentials';

describe('credentials of the environment', () => {
  const keys = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI1', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 's3cret' };

  it('are the three official variables, trimmed', async () => {
    const env = { ...keys, ALIBABA_CLOUD_ACCESS_KEY_ID: ' LTAI1\n', ALIBABA_CLOUD_SECURITY_TOKEN: 'tok' };
    const profile = environmentProfile(env);
    ok(profile);
    equal(profile.id, 'environment');
    deepEqual(await profile.credential(), { accessKeyId: 'LTAI1', accessKeySecret: 's3cret', securityToken: 'tok' });
  });

  it('name a region when a variable does', () => {
    equal(environmentProfile({ ...keys, ALIBABA_CLOUD_REGION_ID: 'cn-beijing' })?.region, 'cn-beijing');
    ok(!('region' in (environmentProfile(keys) ?? {})));
  });

  it('have no token when the variable is empty', async () => {
    const profile = environmentProfile({ ...keys, ALIBABA_CLOUD_SECURITY_TOKEN: ' ' });
    deepEqual(await profile?.credential(), { accessKeyId: 'LTAI1', accessKeySecret: 's3cret' });
  });

  it('are none unless both halves of the key are there', () => {
    equal(environmentProfile({}), undefined);
    equal(environmentProfile({ ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI1' }), undefined);
    equal(environmentProfile({ ...keys, ALIBABA_CLOUD_ACCESS_KEY_SECRET: '  ' }), undefined);
  });
});

describe('profiles of the aliyun CLI', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function read(text: string): Promise<CliProfiles> {
    const path = join(folder, 'config.json');
    await writeFile(path, text);
    return readCliProfiles(path);
  }

  const ak = { name: 'work', mode: 'AK', access_key_id: 'LTAI1', access_key_secret: 's3cret' };
  const sts = { ...ak, name: 'session', mode: 'StsToken', sts_token: 'tok' };

  async function credentialOf(entry: object): Promise<unknown> {
    return (await read(JSON.stringify({ profiles: [entry] }))).profiles[0]?.credential();
  }

  it('are read with their names, regions and which one is current', async () => {
    const { current, profiles } = await read(
      JSON.stringify({ current: 'session', profiles: [{ ...ak, region_id: 'cn-hangzhou' }, sts], meta_path: '' }),
    );
    equal(current, 'session');
    deepEqual(
      profiles.map(({ id, name, source, region }) => [id, name, source, region]),
      [
        ['cli:work', 'work', 'cli', 'cn-hangzhou'],
        ['cli:session', 'session', 'cli', undefined],
      ],
    );
    deepEqual(await profiles[1]?.credential(), {
      accessKeyId: 'LTAI1',
      accessKeySecret: 's3cret',
      securityToken: 'tok',
    });
  });

  it('are none without a file', async () => {
    deepEqual(await readCliProfiles(join(folder, 'nowhere', 'config.json')), { profiles: [] });
  });

  it('may stand behind a byte order mark, among keys and values we do not know', async () => {
    const odd = { ...ak, retry_timeout: 10, plugins: [{}], region_id: 7, language: null };
    const { profiles } = await read(`\ufeff${JSON.stringify({ profiles: [odd, null, 'x', [], {}], future: {} })}`);
    deepEqual(
      profiles.map(({ name, region }) => [name, region]),
      [['work', undefined]],
    );
  });

  it('are none when the file lists none', async () => {
    deepEqual((await read('{}')).profiles, []);
    deepEqual((await read('{"profiles": {"work": {}}}')).profiles, []);
  });

  it('are told apart by mode in any letter case', async () => {
    const key = { accessKeyId: 'LTAI1', accessKeySecret: 's3cret' };
    for (const mode of ['AK', 'ak', 'Ak']) {
      deepEqual(await credentialOf({ ...ak, mode, sts_token: 'left over' }), key);
    }
    for (const mode of ['StsToken', 'STSTOKEN', 'ststoken']) {
      deepEqual(await credentialOf({ ...sts, mode }), { ...key, securityToken: 'tok' });
    }
  });

  it('without a mode are what their fields say', async () => {
    const plain = { ...ak, mode: undefined };
    const session = { ...sts, mode: undefined };
    deepEqual(await credentialOf(plain), { accessKeyId: 'LTAI1', accessKeySecret: 's3cret' });
    deepEqual(await credentialOf(session), { accessKeyId: 'LTAI1', accessKeySecret: 's3cret', securityToken: 'tok' });
  });

  it('of a mode we cannot sign in with say which and what to choose instead', async () => {
    for (const mode of ['RamRoleArn', 'EcsRamRole', 'CloudSSO', 'OAuth']) {
      await rejects(credentialOf({ ...ak, mode }), (error: UserFacingError) => {
        ok(error.message.toLowerCase().includes(mode.toLowerCase()) && error.message.includes('work'));
        ok(error.hint.includes('StsToken'));
        return error instanceof UserFacingError;
      });
    }
  });

  it('with a missing half say so without quoting the other', async () => {
    const incomplete = [
      { ...ak, access_key_secret: '' },
      { ...ak, access_key_id: undefined },
      { ...ak, access_key_id: 12345 },
      { ...sts, sts_token: ' ' },
    ];
    for (const entry of incomplete) {
      await rejects(credentialOf(entry), (error: UserFacingError) => {
        equal(error.message, `The profile ${entry.name} has no complete credentials.`);
        ok(!/s3cret|LTAI1|tok$/.test(`${error.message}${error.hint}`));
        return true;
      });
    }
  });

  const broken = [
    '{"profiles": [{"access_key_secret": "s3cret"',
    '[{"access_key_secret": "s3cret"}]',
    '"s3cret"',
    's3cret',
    '',
  ];
  for (const text of broken) {
    it(`in a file that holds ${JSON.stringify(text)} are refused without quoting it`, async () => {
      await rejects(read(text), (error: UserFacingError) => {
        ok(error instanceof UserFacingError);
        ok(error.message.includes('config.json') && error.hint !== '');
        ok(!`${error.message}${error.hint}${error.stack ?? ''}${String(error.cause)}`.includes('s3cret'));
        return true;
      });
    });
  }

  it('in a file that cannot be read say why by its code', async () => {
    await rejects(
      readCliProfiles(folder),
      (error: UserFacingError) => /EISDIR/.test(error.message) && error.hint !== '',
    );
  });
});
