import { deepEqual, equal } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCliProfiles } from '../../../../src/cloud/credentials/cliProfiles';
import { readIniProfiles } from '../../../../src/cloud/credentials/iniProfiles';
import { readTextFile } from '../../../../src/cloud/credentials/readTextFile';
import type { ReadText } from '../../../../src/cloud/credentials/readTextFile';
import { TrialProfiles } from './trialProfiles';

describe('a file that another program is writing', () => {
  let folder = '';
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'read-'))));
  after(() => rm(folder, { recursive: true }));

  /** The texts that were looked at, while the file grows by one character after each look. */
  async function readWhileWritten(text: string): Promise<readonly string[]> {
    const path = join(folder, 'config.json');
    const seen: string[] = [];
    writeFileSync(path, '');
    const found = await readTextFile(path, (soFar) => {
      seen.push(soFar);
      writeFileSync(path, text.slice(0, soFar.length + 1));
      return soFar === text;
    });
    equal(found, text);
    return seen;
  }

  it('is read again until it is whole', async () => {
    deepEqual(await readWhileWritten('{}'), ['', '{', '{}']);
  });

  it('is given as it is when it does not change any more', async () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '{');
    equal(await readTextFile(path, () => false), '{');
  });

  it('is not there when it goes away meanwhile', async () => {
    equal(await readTextFile(join(folder, 'nowhere.json'), () => false), undefined);
  });

  const readers: Readonly<
    Record<string, { read: (read: ReadText) => Promise<unknown>; whole: string; cut: string[] }>
  > = {
    'of the CLI': {
      read: (read) => readCliProfiles('config.json', new TrialProfiles().around, read),
      whole: '{"profiles": []}',
      cut: ['', '{"profiles": ['],
    },
    'of the libraries': {
      read: (read) => readIniProfiles('credentials', new TrialProfiles().around, read),
      whole: '[work]',
      cut: [''],
    },
  };
  for (const [name, { read, whole, cut }] of Object.entries(readers)) {
    it(`is distinguished from a whole one by the reader ${name}`, async () => {
      let judge: ((text: string) => boolean) | undefined;
      await read((_, isWhole) => {
        judge = isWhole;
        return Promise.resolve(whole);
      });
      equal(judge?.(whole), true);
      deepEqual(
        cut.map((text) => judge?.(text)),
        cut.map(() => false),
      );
    });
  }
});
