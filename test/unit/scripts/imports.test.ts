// The import rules of the rooms, held against planted sources: what scripts/imports.mjs would say of them.
import { deepEqual, ok } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listImportProblems } from '../../../scripts/imports.mjs';

/** Breaks of the rules by name, the unused permissions of so small a tree left out. */
async function checkSources(sources: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'elastic-containers-imports-'));
  try {
    for (const [path, text] of Object.entries(sources)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const problems = await listImportProblems(folder);
    return problems
      .filter((problem) => !problem.startsWith('unused-permission'))
      .map((problem) => problem.split(':')[0] ?? '')
      .sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const exported = 'export const x = 1;\nexport interface X {\n  readonly x: number;\n}\n';
const checkImport = (from: string, to: string, specifier: string): Promise<readonly string[]> =>
  checkSources({ [from]: `import { x } from '${specifier}';\nexport const y = x;\n`, [to]: exported });

describe('the import rules of the rooms', function () {
  this.timeout(60_000);

  const manifestAndPage = ['manifests-imports', 'manifests-only'];
  const refused: readonly [string, string, string, readonly string[]][] = [
    ['src/base/a.ts', 'src/model/b.ts', '../model/b', ['base-imports']],
    ['src/model/a.ts', 'src/cloud/b.ts', '../cloud/b', ['model-imports']],
    ['src/engine/log/a.ts', 'src/cloud/b.ts', '../../cloud/b', ['engine-imports']],
    ['src/cloud/a.ts', 'src/products/eci/b.ts', '../products/eci/b', ['cloud-imports']],
    ['src/workbench/a.ts', 'src/products/eci/b.ts', '../products/eci/b', ['workbench-imports']],
    ['src/workbench/a.ts', 'src/panels/ui/b.ts', '../panels/ui/b', ['workbench-imports']],
    ['src/emulator/a.ts', 'src/cloud/b.ts', '../cloud/b', ['emulator-imports']],
    ['src/products/eci/a.ts', 'src/workbench/b.ts', '../../workbench/b', ['products-imports']],
    ['src/products/ehpc/a.ts', 'src/products/eci/client.ts', '../eci/client', ['between-products']],
    ['src/products/eci/x/page/a.ts', 'src/products/eci/y/b.ts', '../../y/b', ['page-and-its-panel']],
    ['src/products/eci/a.ts', 'src/products/manifests.ts', '../manifests', ['products-imports']],
    ['src/products/eci/x/a.ts', 'src/products/eci/x/page/b.ts', './page/b', ['products-imports']],
    ['src/products/manifests.ts', 'src/products/eci/x/kind.ts', './eci/x/kind', ['manifests-only']],
    ['src/products/manifests.ts', 'src/products/eci/x/page/b.ts', './eci/x/page/b', manifestAndPage],
    ['src/composition.ts', 'src/products/eci/client.ts', './products/eci/client', ['product-by-its-definition']],
    ['src/products/eci/imageCache/page/a.ts', 'src/products/eci/imageCache/row.ts', '../row', ['page-and-its-form']],
    ['src/products/eci/x/page/a.ts', 'src/model/b.ts', '../../../../model/b', ['pages-imports']],
    ['src/panels/ui/a.ts', 'src/model/b.ts', '../../model/b', ['types-of-the-model']],
    ['src/panels/ui/a.ts', 'src/base/b.ts', '../../base/b', ['panelUi-imports']],
    ['src/products/eci/x/page/a.ts', 'src/cloud/b.ts', '../../../../cloud/b', ['page-without-cloud', 'pages-imports']],
    ['src/extension.ts', 'src/composition.ts', './composition', ['composition-is-loaded-on-use']],
    ['src/elsewhere/a.ts', 'src/base/b.ts', '../base/b', ['no-room']],
  ];
  for (const [from, to, specifier, rules] of refused) {
    it(`refuse ${to} in ${from}`, async () => {
      deepEqual(await checkImport(from, to, specifier), rules);
    });
  }

  it('allow what docs/ARCHITECTURE.md draws', async () => {
    deepEqual(
      await checkSources({
        'src/base/b.ts': exported,
        'src/model/b.ts': "export { x } from '../base/b';\n",
        'src/cloud/b.ts': "export { x } from '../base/b';\n",
        'src/products/eci/product.ts': "export { x } from '../../cloud/b';\n",
        'src/products/ehpc/job.ts': "export { x } from '../eci/product';\n",
        'src/products/eci/x/contract.ts': exported,
        'src/products/eci/x/page/main.ts': "export { x } from '../contract';\n",
        'src/products/eci/imageCache/form/panel.ts': exported,
        'src/products/eci/imageCache/page/main.ts': "export { x } from '../form/panel';\n",
        'src/products/eci/x/manifest.ts': exported,
        'src/products/manifests.ts': "export { x } from './eci/x/manifest';\n",
        'src/panels/ui/a.ts': "import type { X } from '../../model/b';\nexport type Y = X;\n",
        'src/extension.ts': "export const load = () => import('./composition');\n",
        'src/composition.ts': "export { x } from './products/eci/product';\n",
      }),
      [],
    );
  });

  it('refuse type imports like others, and find what a page reaches by way of another file', async () => {
    const type = "import type { X } from '../cloud/b';\nexport type Y = X;\n";
    deepEqual(await checkSources({ 'src/model/a.ts': type, 'src/cloud/b.ts': exported }), ['model-imports']);
    const reached = await checkSources({
      'src/products/eci/x/page/main.ts': "export { x } from '../contract';\n",
      'src/products/eci/x/contract.ts': "export { x } from '../../../cloud/b';\n",
      'src/cloud/b.ts': exported,
    });
    deepEqual(reached, ['page-without-cloud']);
  });

  it('refuse composition.ts in extension.ts for its types too', async () => {
    const type = "import type { X } from './composition';\nexport type Y = X;\n";
    deepEqual(await checkSources({ 'src/extension.ts': type, 'src/composition.ts': exported }), [
      'composition-is-loaded-on-use',
    ]);
  });

  it('refuse circles, those of types too', async () => {
    const sources = {
      'src/base/a.ts': "import type { B } from './b';\nexport interface A {\n  readonly b: B;\n}\n",
      'src/base/b.ts': "import type { A } from './a';\nexport interface B {\n  readonly a: A;\n}\n",
    };
    deepEqual([...new Set(await checkSources(sources))], ['no-cycles']);
  });

  it('report permissions that no file uses', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'elastic-containers-imports-'));
    try {
      await mkdir(join(folder, 'src/base'), { recursive: true });
      await writeFile(join(folder, 'src/base/a.ts'), exported);
      ok((await listImportProblems(folder)).includes('unused-permission: model -> base'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
