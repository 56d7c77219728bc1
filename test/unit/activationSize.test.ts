// What every window pays for the extension before it is used (docs/decisions/0019).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Measured from '../../scripts/harness/activationSize.mjs';

describe('the code loaded on activation', function () {
  this.timeout(30_000);
  let limit: number;
  let size: Awaited<ReturnType<typeof Measured.activationSize>>;

  before(async () => {
    // By an address the bundler does not follow: the bundler itself is no part of a test bundle.
    const file = pathToFileURL(join(process.cwd(), 'scripts/harness/activationSize.mjs')).href;
    const { activationLimit, activationSize } = (await import(file)) as typeof Measured;
    limit = activationLimit;
    size = await activationSize();
  });

  it('is small', () => {
    const { bytes, heaviest } = size;
    const top = heaviest.slice(0, 20).map((one) => `${one.bytes} ${one.source}`);
    ok(bytes < limit, `${bytes} bytes, at most ${limit} are wanted. The heaviest:\n${top.join('\n')}`);
  });

  it('is extension.js and at most one file beside it, because each has to be found and read', () => {
    const [main, ...others] = size.files;
    equal(main, 'dist/extension.js');
    ok(others.length <= 1, size.files.join(', '));
  });

  it('asks VS Code and nothing else for modules, because each has to be found', () => {
    deepEqual(size.modules, ['vscode']);
  });

  it('is what registers, and nothing of what does the work', () => {
    const sources = size.heaviest.map(({ source }) => source);
    ok(sources.includes('src/workbench/registerWorkbench.ts'), 'the bundle was measured');
    const rooms = ['extension', 'base', 'workbench', 'model', 'panels/channel'].map((room) => `src/${room}[/.]`);
    // Manifests are data, and so are the statuses that they name; the entries of view actions lie beside what these do.
    const data = ['products/manifests', 'products/.+/(manifests?|status)', 'engine/view/viewActions'];
    const allowed = new RegExp(
      `^(${[...rooms, ...data.map((path) => `src/${path}\\.ts$`), 'node_modules/@vscode/l10n/'].join('|')})`,
    );
    deepEqual(
      sources.filter((source) => !allowed.test(source)),
      [],
    );
  });
});
