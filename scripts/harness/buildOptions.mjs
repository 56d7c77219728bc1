// How dist/ is built, shared by the build and the measurements of it. See docs/decisions/0009.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compiledSchema } from '../specSchemas.mjs';
import { dropHelperImports } from './dropHelperImports.mjs';
import { exchangeForHttpx } from './exchangeForHttpx.mjs';
import { root } from './install.mjs';

const { resolve } = createRequire(import.meta.url);

/** @param {string} name of a package */
const packageFolder = (name) => dirname(resolve(`${name}/package.json`));

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
function shared(production) {
  return {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  };
}

/** What runs in Node. @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function nodeOptions(production) {
  return {
    ...shared(production),
    platform: 'node',
    target: 'node20',
    format: 'esm',
    plugins: [exchangeForHttpx, compiledSchema],
    alias: {
      // Its main file loads its parts in a way that cannot be bundled.
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      // Its file for Node is CommonJS: import() of it, bundled, has no named exports.
      yaml: join(packageFolder('yaml'), 'browser/index.js'),
      // Without what reads files, and an ES module: a CommonJS one needs helpers, which would be one more file on activation.
      '@vscode/l10n': join(packageFolder('@vscode/l10n'), 'dist/browser.js'),
    },
    // CommonJS dependencies inside an ES module ask for Node's own modules with require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  };
}

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function extensionOptions(production) {
  const node = nodeOptions(production);
  return {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    plugins: [...(node.plugins ?? []), dropHelperImports],
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
  };
}

/** All that ships. @param {boolean} production @returns {import('esbuild').BuildOptions[]} */
export function productOptions(production) {
  const node = nodeOptions(production);
  return [
    extensionOptions(production),
    { ...node, entryPoints: { emulator: 'src/emulator/main.ts' }, outdir: 'dist' },
    { ...node, entryPoints: { specWorker: 'src/products/esa/spec/specWorker.ts' }, outdir: 'dist' },
    {
      ...shared(production),
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      entryPoints: Object.fromEntries(pages().map(({ name, path }) => [`webviews/${name}`, path])),
      outdir: 'dist',
    },
  ];
}

/** The scripts of the panels' pages by the name of their panel: the folder that holds `page/main.ts`. */
function pages() {
  const folder = join(root, 'src/products');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('/page/main.ts'))
    .map((path) => ({ name: path.split('/').at(-3) ?? '', path: `src/products/${path}` }));
}
