import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { join } from 'node:path';
import { UserFacingError } from '../../../../src/base/errors';
import type { CliProfiles } from '../../../../src/cloud/credentials/cliProfiles';
import { readCliProfiles } from '../../../../src/cloud/credentials/cliProfiles';
import { TrialProfiles } from './trialProfiles';

const { signal } = new AbortController();

describe('profiles of the aliyun CLI', () => {
  const trial = new TrialProfiles();
  before(() => trial.file('config.json', '{}'));
  after(() => trial.remove());

  function read(text: string): Promise<CliProfiles> {
    return trial.cli(text);
  }

  const ak = { name: 'work', mode: 'AK', access_key_id: 'LTAI1', access_key_secret: 's3cret' };
  const sts = { ...ak, name: 'session', mode: 'StsToken', sts_token: 'tok' };

  const credentialOf = (...entries: readonly object[]): Promise<unknown> => trial.credentialOf(...entries);

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
    deepEqual(await profiles[1]?.obtain(signal), {
      accessKeyId: 'LTAI1',
      accessKeySecret: 's3cret',
      securityToken: 'tok',
    });
  });

  it('are none without a file', async () => {
    deepEqual(await readCliProfiles(join(trial.folder, 'nowhere', 'config.json'), trial.around), { profiles: [] });
  });

  it('may stand behind a byte order mark, among keys and values we do not know', async () => {
    const odd = { ...ak, retry_timeout: 10, plugins: [{}], region_id: 7, language: null };
    const { profiles } = await read(`\ufeff${JSON.stringify({ profiles: [odd, null, 'x', [], {}], future: {} })}`);
    deepEqual(
      profiles.map(({ name, region }) => [name, region]),
      [['work', undefined]],
    );
  });

  it('may have a field that nests deeper than a program can write', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const { profiles } = await trial.cli(
      `{"profiles":[{"name":"a","mode":"AK","access_key_id":"LTAI1","access_key_secret":"s","x":${deep}}]}`,
    );
    deepEqual(
      profiles.map(({ name, problem }) => [name, problem]),
      [['a', undefined]],
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

  it('of a mode nobody knows say so', async () => {
    await rejects(credentialOf({ ...ak, mode: 'Quantum' }), (error: UserFacingError) => {
      equal(error.message, 'The profile work cannot be used: its mode "Quantum" is not supported.');
      return error instanceof UserFacingError;
    });
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
        ok(error.message.startsWith(`The profile ${entry.name} cannot be used: `), error.message);
        ok(error.message.endsWith('is missing.'), error.message);
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
      readCliProfiles(trial.folder, trial.around),
      (error: UserFacingError) => /EISDIR/.test(error.message) && error.hint !== '',
    );
  });
});
