// How dist/ is built, shared by the build and the measurements of it. See docs/decisions/0009.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compiledSchema } from '../specSchemas.mjs';
import { dropIdleImports } from './dropIdleImports.mjs';
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

/** What runs in a page. @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function pageOptions(production) {
  return { ...shared(production), platform: 'browser', target: 'es2022', format: 'esm' };
}

/** The pages of the panels. @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function webviewOptions(production) {
  return {
    ...pageOptions(production),
    entryPoints: Object.fromEntries(pages().map(({ name, path }) => [`webviews/${name}`, path])),
    outdir: 'dist',
  };
}

/** @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function extensionOptions(production) {
  const node = nodeOptions(production);
  return {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    plugins: [...(node.plugins ?? []), dropIdleImports],
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
  };
}

/** Test tools stay outside the bundle, and so does the official SDK: it must run on its own code only. */
const testTools = [
  'mocha',
  'playwright-core',
  '@alicloud/eci20180808',
  '@alicloud/esa20240910',
  'fast-check',
  'axe-core',
  'selfsigned',
  'dependency-cruiser',
  '@vscode/test-electron',
  'jsdom',
];

/** Tests outside VS Code: test/support/vscode stands for the module `vscode`. @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function unitTestOptions(production) {
  const node = nodeOptions(production);
  return { ...node, external: testTools, alias: { ...node.alias, vscode: join(root, 'test/support/vscode/index.ts') } };
}

/** Tests that run in VS Code meet its own module `vscode`. @param {boolean} production @returns {import('esbuild').BuildOptions} */
export function hostTestOptions(production) {
  return { ...nodeOptions(production), external: [...testTools, 'vscode'] };
}

/** All that ships. @param {boolean} production @returns {import('esbuild').BuildOptions[]} */
export function productOptions(production) {
  const node = nodeOptions(production);
  return [
    extensionOptions(production),
    { ...node, entryPoints: { emulator: 'src/emulator/main.ts' }, outdir: 'dist' },
    { ...node, entryPoints: { specWorker: 'src/products/esa/spec/specWorker.ts' }, outdir: 'dist' },
    webviewOptions(production),
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
