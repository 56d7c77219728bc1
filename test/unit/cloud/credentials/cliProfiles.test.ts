import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { UserFacingError } from '../../../../src/base/errors';
import { tryParseJson } from '../../../../src/base/json';
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
  });

  it('are distinguished by mode in any letter case', async () => {
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

  it('of an unknown mode say so', async () => {
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

  const fine = JSON.stringify({ profiles: [ak] });
  /** Files of another form, with what is said of each. */
  const forms: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['nothing', '', /config\.json is empty\.$/],
    ['blanks', ' \n ', /config\.json is empty\.$/],
    // https://github.com/coreos/mantle/pull/1105
    [
      'a list of profiles',
      '[{"name":"work","access_key_secret":"s3cret"}]',
      /config\.json contains a list, not an object/,
    ],
    ['a text', '"s3cret"', /config\.json contains a text, not an object/],
    ['a number', '12', /config\.json contains a number, not an object/],
    ['null', 'null', /config\.json contains null, not an object/],
    ['true', 'true', /config\.json contains a boolean, not an object/],
    ['profiles by name', '{"work":{"access_key_secret":"s3cret"}}', /config\.json has no list "profiles"/],
    [
      'an object of profiles',
      '{"profiles":{"work":{"access_key_secret":"s3cret"}}}',
      /"profiles" in .*config\.json is an object, not a list/,
    ],
    ['a name for profiles', '{"profiles":"work"}', /"profiles" in .*config\.json is a text, not a list/],
    [
      'a comma too many in a list',
      '{\n "profiles": [\n  {"access_key_secret": "s3cret"},\n ]\n}',
      /not valid JSON: line 3, column 34: a comma before the closing bracket/,
    ],
    [
      'a comma too many in an object',
      '{"profiles": [], \n "current": "s3cret" ,\r\n}',
      /not valid JSON: line 2, column 22: a comma before the closing bracket/,
    ],
    // https://github.com/aliyun/aliyun-cli/issues/1242 shows the file so.
    [
      'a comment',
      '{\n  "current": "foo",\n  "profiles": [\n    {\n      "name": "bar"\n// other fields\n    },\n  ]\n}',
      /not valid JSON: line 6, column 1: a comment/,
    ],
    ['a missing comma', '{"current": "s3cret"\n"profiles": []}', /not valid JSON: line 2, column 1: a missing comma/],
    ['single quotes', "{'s3cret': 1}", /not valid JSON: line 1, column 2: /],
    [
      'half of itself',
      '{"profiles": [{"access_key_secret": "s3cret"',
      /not valid JSON: line 1, column 45: the file ends too early/,
    ],
    ['another language', 'current: s3cret\nprofiles: []\n', /not valid JSON: line 1, column 1: /],
    ['two of itself', `${fine}\n${fine}`, /not valid JSON: line 2, column 1: /],
    // As PowerShell writes with > and Out-File: https://github.com/jotaen/klog/issues/217
    ['UTF-16', Buffer.from(`\ufeff${fine}`, 'utf16le'), /config\.json is encoded in UTF-16\.$/],
    ['UTF-16, big end first', Buffer.from(`\ufeff${fine}`, 'utf16le').swap16(), /config\.json is encoded in UTF-16\.$/],
    ['UTF-16 without a mark', Buffer.from(fine, 'utf16le'), /config\.json is encoded in UTF-16\.$/],
    ['10 MB', `${' '.repeat(10 * 1024 * 1024)}${fine}`, /config\.json is too large \(10\.0 MiB\)/],
  ];
  for (const [name, content, expected] of forms) {
    it(`in a file that holds ${name} are refused with what is wrong with it`, async () => {
      const path = await trial.file('config.json', content);
      await rejects(readCliProfiles(path, trial.around), (error: UserFacingError) => {
        ok(error instanceof UserFacingError);
        match(error.message, expected);
        ok(error.hint !== '' && !`${error.message}${error.hint}${String(error.cause)}`.includes('s3cret'));
        return true;
      });
    });
  }

  it('in a file that is not JSON are located for any cut of it, without quoting it', async () => {
    const text = JSON.stringify({ current: 'work', profiles: [{ ...ak, x: [1, true, null, 'é\n'] }] }, undefined, 1);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', ',', '}', '"', '/*', ':', '\0'),
        async (at, added) => {
          const cut = `${text.slice(0, at)}${added}`;
          fc.pre(tryParseJson(cut) === undefined);
          const error: unknown = await readCliProfiles('config.json', trial.around, () => Promise.resolve(cut)).catch(
            (thrown: unknown) => thrown,
          );
          ok(error instanceof UserFacingError, cut);
          match(error.message, /^config\.json (is not valid JSON: line \d+, column \d+: |is empty)/);
          ok(!/s3cret|LTAI1/.test(`${error.message}${error.hint}`));
        },
      ),
    );
  });

  it('without a name are counted, and take away no other', async () => {
    const { profiles, error } = await read(
      JSON.stringify({ profiles: [{ ...ak, name: '' }, ak, { mode: 'AK' }, null] }),
    );
    deepEqual(
      profiles.map(({ name }) => name),
      ['work'],
    );
    match(error?.message ?? '', /^Entries 1, 3, 4 of "profiles" in .*config\.json have no name\.$/);
    equal((await read(fine)).error, undefined);
    // https://github.com/aliyun/aliyun-cli/issues/60: the CLI wrote a profile without a name.
    const one = await read('{"current":"","profiles":[{"name":"","mode":"AK"}]}');
    match(one.error?.message ?? '', /^Entry 1 of "profiles" in .*config\.json has no name\.$/);
  });

  it('are none, and nothing is wrong, in the empty list that Go writes as null', async () => {
    for (const text of ['{"current":"default","profiles":null,"meta_path":""}', '{"profiles":[]}', '{}']) {
      deepEqual([(await read(text)).profiles, (await read(text)).error], [[], undefined], text);
    }
  });

  it('in a file that cannot be read say why by its code', async () => {
    await rejects(
      readCliProfiles(trial.folder, trial.around),
      (error: UserFacingError) => /EISDIR/.test(error.message) && error.hint !== '',
    );
  });
});
