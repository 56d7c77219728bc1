// The folder that `npm start` opens: what is in it, and that it stays the user's.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../../scripts/harness/install.mjs';
import { refreshSample } from '../../../../scripts/harness/sample.mjs';
import { defaultInhabitants } from '../../../../src/emulator/world/scenario';
import { workloads } from '../../../../src/emulator/world/workloads';

describe('the copy of the sample', () => {
  let parent: string;
  let shipped: string;
  let copy: string;
  const write = (folder: string, name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const mine = (name: string): Promise<string> => readFile(join(copy, name), 'utf8');

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'elastic-containers-sample-'));
    shipped = join(parent, 'shipped');
    copy = join(parent, 'copy');
    await mkdir(join(shipped, 'deeper'), { recursive: true });
    await write(shipped, 'README.md', 'one');
    await write(shipped, 'deeper/spec.json', 'spec one');
    await refreshSample(shipped, copy);
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('has every file, also of folders', async () => {
    deepEqual([await mine('README.md'), await mine('deeper/spec.json')], ['one', 'spec one']);
  });

  it('follows what is shipped, again and again', async () => {
    for (const text of ['two', 'three']) {
      await write(shipped, 'README.md', text);
      await refreshSample(shipped, copy);
      equal(await mine('README.md'), text);
    }
  });

  it('keeps what was edited, whatever is shipped, and refreshes the rest', async () => {
    await write(copy, 'deeper/spec.json', 'edited');
    await write(shipped, 'deeper/spec.json', 'spec two');
    await write(shipped, 'README.md', 'two');
    await refreshSample(shipped, copy);
    await refreshSample(shipped, copy);
    deepEqual([await mine('README.md'), await mine('deeper/spec.json')], ['two', 'edited']);
  });

  it('keeps files of the user, and puts back what is missing', async () => {
    await write(copy, 'own.json', 'own');
    await rm(join(copy, 'README.md'));
    await refreshSample(shipped, copy);
    deepEqual([await mine('README.md'), await mine('own.json')], ['one', 'own']);
  });

  it('keeps a copy of which is not known what was given', async () => {
    await rm(`${copy}-as-given`, { recursive: true });
    await write(shipped, 'README.md', 'two');
    await refreshSample(shipped, copy);
    equal(await mine('README.md'), 'one');
  });
});

describe('the README of the sample', () => {
  const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
  const languages = [
    ['README.md', /crash loop/, ['package.nls.json', 'l10n/bundle.l10n.json']],
    ['README.zh-CN.md', /循环崩溃/, ['package.nls.zh-cn.json', 'l10n/bundle.l10n.zh-cn.json']],
  ] as const;

  for (const [file, crashLoop, uiTexts] of languages) {
    const readme = (): Promise<string> => read(`scripts/sample/${file}`);

    it(`lists five things to try, the crash loop first, in ${file}`, async () => {
      const steps = [...(await readme()).matchAll(/^\d\. \*\*(.+?)[.。]\*\*/gm)].map(([, title = '']) => title);
      equal(steps.length, 5, steps.join('\n'));
      match(steps[0] ?? '', crashLoop);
    });

    it(`calls everything as VS Code shows it in ${file}`, async () => {
      const texts = (await Promise.all(uiTexts.map(read))).map((text) => JSON.parse(text) as Record<string, string>);
      const shown = new Set(texts.flatMap((one) => Object.values(one)));
      const bold = [...(await readme()).matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) => text);
      const called = bold.filter((text) => !/[.。]$/.test(text));
      equal(called.length, 9, called.join('\n'));
      deepEqual(
        called.filter((text) => !shown.has(text)),
        [],
      );
    });

    it(`names what the emulator has in ${file}`, async () => {
      const named = [...(await readme()).matchAll(/`([a-z-]+)-…`/g)].map(([, name = '']) => name);
      const crashing = defaultInhabitants.find(({ isCrashLooping }) => isCrashLooping);
      equal(named[0], crashing && workloads[crashing.workload].name);
      equal(crashing?.region, 'cn-hangzhou');
      const names = new Set(defaultInhabitants.map(({ workload }) => workloads[workload].name));
      ok(named.length > 1 && named.every((name) => names.has(name)), named.join());
    });
  }
});
